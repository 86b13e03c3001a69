package dev.genkan.identity.attempt;

import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import java.util.Optional;
import java.util.function.Function;

/// Asking for a code: the same for both ways in, but for what stands in the mail.
record CodeByMail(Collaborators with, Attempts attempts, AttemptLimits limits, TypedCode typedCode) {

    /// @param put puts a code in place and says which mail tells of it; empty if one was sent just now
    CodeRequested request(ClientToken browserShows, Function<Attempt, Optional<Mail>> put) {
        Optional<Attempt> open = attempts.open(browserShows, with.clients());
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        Attempt attempt = open.get();
        Optional<Answer.TooSoon> tooSoon = typedCode.tooSoon(attempt);
        if (tooSoon.isPresent()) {
            return tooSoon.get();
        }
        Optional<Answer.TooMany> tooMany = limits.sendCode(attempt.address());
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        Optional<Mail> mail = put.apply(attempt);
        if (mail.isEmpty()) {
            return typedCode.justSent();
        }
        with.database().afterCommit(() -> with.postbox().post(mail.get()));
        return new Answer.Sent();
    }
}
