package dev.genkan.identity.account;

import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.CodeRequested;
import dev.genkan.identity.attempt.Collaborators;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.credential.EmailCodes;
import dev.genkan.identity.limit.RateLimit;
import dev.genkan.identity.limit.RateLimits;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A code from a mail that a member types, under the limits that hold for codes at the entrance too.
record MailedCode(Collaborators with) {

    /// @param limited whose mail it is
    /// @param put puts a code in place and says which mail tells of it; empty if one was sent just now
    CodeRequested send(AttemptId id, EmailAddress limited, Supplier<Optional<Mail>> put) {
        Instant now = with.clock().instant();
        Optional<Duration> wait = with.codes()
                .find(id)
                .filter(issued -> !issued.consumed())
                .map(issued -> Duration.between(now, issued.resendFrom()))
                .filter(Duration::isPositive);
        if (wait.isPresent()) {
            return new Answer.TooSoon(wait.get());
        }
        Optional<Duration> refused = take("codes_sent", with.limits().codesPerAddress(), limited.key());
        if (refused.isPresent()) {
            return new Answer.TooMany(refused.get());
        }
        Optional<Mail> mail = put.get();
        if (mail.isEmpty()) {
            return new Answer.TooSoon(with.limits().resendAfter());
        }
        with.database().afterCommit(() -> with.postbox().post(mail.get()));
        return new Answer.Sent();
    }

    /// @param right takes the code out of circulation and does what it was for, in one transaction
    Proof enter(AttemptId id, EmailAddress limited, BooleanSupplier right) {
        Optional<Duration> refused = take("code_tries", with.limits().codeTriesPerAddress(), limited.key());
        if (refused.isPresent()) {
            return new Proof.TooMany(refused.get());
        }
        if (!with.codes().count(id)) {
            return new Proof.ExpiredCode();
        }
        if (right.getAsBoolean()) {
            return new Proof.Proven();
        }
        return with.codes()
                .find(id)
                .filter(issued -> !issued.consumed())
                .map(EmailCodes.Issued::triesLeft)
                .<Proof>map(Proof.WrongCode::new)
                .orElse(new Proof.Nothing());
    }

    /// The digits of what was typed: people put spaces and hyphens into codes.
    static String digits(String typed) {
        StringBuilder digits = new StringBuilder();
        typed.codePoints().filter(Character::isDigit).limit(20).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }

    /// @return how long to wait, if there is no try left
    Optional<Duration> take(String limit, int perHour, String subject) {
        return switch (with.rateLimits().take(new RateLimit(limit, perHour), subject)) {
            case RateLimits.Answer.Allowed allowed -> Optional.empty();
            case RateLimits.Answer.Refused refused -> Optional.of(refused.retryAfter());
        };
    }
}
