package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Attempts.Asked;
import dev.genkan.identity.attempt.Attempts.Kind;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.credential.EmailLinks;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.session.ClientToken;
import java.time.Duration;
import java.util.Optional;

/// The links that stand in mails beside a code. Whoever follows one is first shown whose it is and who asked for it,
/// and comes in with the press of a button: in the browser that asked, by finishing what was begun there, or in any
/// other one, by taking it over.
public final class MailedLinks {

    private final Collaborators with;
    private final SigningIn signingIn;
    private final SigningUp signingUp;
    private final Resetting resetting;

    public MailedLinks(Collaborators with, SigningIn signingIn, SigningUp signingUp, Resetting resetting) {
        this.with = with;
        this.signingIn = signingIn;
        this.signingUp = signingUp;
        this.resetting = resetting;
    }

    /// What a link leads to. Changes nothing.
    public LinkSeen look(LinkToken link, ClientToken browserShows) {
        Optional<EmailLinks.Found> found = with.links().find(link);
        if (found.isEmpty()) {
            return new LinkSeen.Unknown();
        }
        if (found.get().consumed()) {
            return new LinkSeen.Used();
        }
        Optional<Asked> asked = asked(found.get());
        return asked.isEmpty() ? new LinkSeen.Expired() : open(asked.get(), browserShows);
    }

    /// Ends in the house. However many follow it at once, by this link or by the code beside it, one gets in.
    ///
    /// @param password the new one, where the link resets it; not looked at otherwise
    public LinkFollowed follow(LinkToken link, String password, ClientToken browserShows, Browser browser) {
        Optional<Attempt> open = with.links()
                .find(link)
                .filter(found -> !found.consumed())
                .flatMap(this::asked)
                .map(Asked::attempt);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        Attempt attempt = open.get();
        Proof proof = Proof.link(with.links(), link, with.clients(), browserShows);
        return switch (Kind.of(attempt.id())) {
            case SIGN_IN -> signingIn.follow(attempt, proof, browser);
            case SIGN_UP -> signingUp.follow(attempt, proof, browser);
            case PASSWORD_RESET -> resetting.follow(attempt, proof, password, browser);
        };
    }

    private Optional<Asked> asked(EmailLinks.Found found) {
        AttemptId id = found.attempt();
        Factors factors = with.factors();
        boolean works = factors.emailLink() && (Kind.of(id) != Kind.PASSWORD_RESET || factors.password());
        return found.expired() || !works
                ? Optional.empty()
                : Attempts.of(with, Kind.of(id)).find(id);
    }

    private LinkSeen.Open open(Asked asked, ClientToken browserShows) {
        Attempt attempt = asked.attempt();
        LinkSeen.Purpose purpose = switch (Kind.of(attempt.id())) {
            case SIGN_IN -> LinkSeen.Purpose.SIGN_IN;
            case SIGN_UP -> LinkSeen.Purpose.SIGN_UP;
            case PASSWORD_RESET -> LinkSeen.Purpose.RESET;
        };
        boolean here = with.clients()
                .find(browserShows)
                .filter(attempt.client()::equals)
                .isPresent();
        Duration ago = Duration.between(asked.at(), with.clock().instant());
        return new LinkSeen.Open(purpose, attempt.address().value(), here, asked.browser(), ago);
    }
}
