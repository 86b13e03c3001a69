package dev.genkan.identity.attempt;

import dev.genkan.identity.credential.EmailCodes;
import dev.genkan.identity.credential.EmailLinks;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import java.util.Optional;

/// What somebody brings out of their mailbox, once.
interface Proof {

    /// Uses it up, in the caller's transaction. However many callers try at once, one gets an attempt.
    ///
    /// @return the attempt, in the hands of the browser that is to be let in; empty if the proof is none, or used
    Optional<Attempt> use(Attempt attempt);

    /// The digits, in the browser that asked for them.
    ///
    /// @param typed everything but digits is passed over
    static Proof code(EmailCodes codes, String typed) {
        return attempt ->
                codes.consume(attempt.id(), TypedCode.digits(typed)) ? Optional.of(attempt) : Optional.empty();
    }

    /// The link, in any browser: another one than that which asked takes the attempt over, without what it had typed.
    static Proof link(EmailLinks links, LinkToken link, Clients clients, ClientToken browserShows) {
        return attempt -> {
            if (!links.consume(link)) {
                return Optional.empty();
            }
            boolean here =
                    clients.find(browserShows).filter(attempt.client()::equals).isPresent();
            return Optional.of(
                    here
                            ? attempt
                            : attempt.takenOverBy(clients.open(browserShows).id()));
        };
    }
}
