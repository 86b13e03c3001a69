package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.credential.EmailLinks;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.session.ClientId;
import dev.genkan.identity.session.ClientToken;
import java.util.Optional;

/// The links in mails of sign-ups and sign-ins that programs have begun. They work at once, without a button, and in
/// the browser that asked alone: in any other one, which may be a mail program looking at links, they use nothing up.
public final class AttemptLinks {

    private final Collaborators with;
    private final SignUpAttempts signUps;
    private final SignInAttempts signIns;
    private final SignUpRows signUpRows;
    private final SignInRows signInRows;

    public AttemptLinks(Collaborators with, SignUpAttempts signUps, SignInAttempts signIns) {
        this.with = with;
        this.signUps = signUps;
        this.signIns = signIns;
        this.signUpRows = SignUpRows.of(with);
        this.signInRows = SignInRows.of(with);
    }

    private record Asked(AttemptId id, ClientId client, String linkTo, boolean over) {}

    /// Ends in the house, or proves the mailbox. However many follow it at once, by this link or by the code beside it,
    /// one does.
    public LinkOpened follow(LinkToken link, ClientToken browserShows, Browser browser) {
        Optional<EmailLinks.Found> found = with.links().find(link);
        Optional<Asked> asked = found.map(EmailLinks.Found::attempt).flatMap(this::asked);
        if (asked.isEmpty()) {
            return new LinkOpened.Failed("");
        }
        String linkTo = asked.get().linkTo();
        boolean here = with.clients()
                .find(browserShows)
                .filter(asked.get().client()::equals)
                .isPresent();
        if (!here) {
            return new LinkOpened.OtherBrowser(linkTo);
        }
        if (found.orElseThrow().consumed()) {
            return asked.get().over() ? new LinkOpened.Again(linkTo) : new LinkOpened.Failed(linkTo);
        }
        return found.orElseThrow().expired() || !with.factors().emailLink()
                ? new LinkOpened.Expired(linkTo)
                : opened(follow(asked.get(), link, browserShows, browser), linkTo);
    }

    private AttemptMoved follow(Asked asked, LinkToken link, ClientToken browserShows, Browser browser) {
        Proof proof = Proof.link(with.links(), link, with.clients(), browserShows);
        return isSignUp(asked.id())
                ? signUps.prove(asked.id(), proof, Strategy.EMAIL_LINK, browserShows, browser)
                : signIns.follow(asked.id(), proof, browserShows, browser);
    }

    private static LinkOpened opened(AttemptMoved moved, String linkTo) {
        return switch (moved) {
            case Proven in -> new LinkOpened.Verified(in, linkTo);
            case Answer.Standing standing -> new LinkOpened.Proved(standing, linkTo);
            case Answer.Rejected rejected -> new LinkOpened.Failed(linkTo);
            case Answer.NoAttempt over -> new LinkOpened.Failed(linkTo);
            case Answer.WrongCode code -> new LinkOpened.Failed(linkTo);
            case Answer.ExpiredCode code -> new LinkOpened.Expired(linkTo);
            case Answer.WrongPassword password -> new LinkOpened.Failed(linkTo);
            case Answer.CompromisedPassword password -> new LinkOpened.Failed(linkTo);
            case Answer.Locked locked -> new LinkOpened.Failed(linkTo);
            case Answer.Busy busy -> new LinkOpened.Failed(linkTo);
            case Answer.TooMany tooMany -> new LinkOpened.Failed(linkTo);
        };
    }

    private Optional<Asked> asked(AttemptId id) {
        return isSignUp(id)
                ? signUpRows.find(id).map(row -> new Asked(row.id(), row.client(), row.linkTo(), row.session() != null))
                : signInRows
                        .find(id)
                        .map(row -> new Asked(row.id(), row.client(), row.linkTo(), row.session() != null));
    }

    private static boolean isSignUp(AttemptId id) {
        return id.value().startsWith("sua_");
    }
}
