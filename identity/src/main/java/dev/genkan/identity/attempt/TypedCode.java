package dev.genkan.identity.attempt;

import dev.genkan.identity.credential.EmailCodes;
import dev.genkan.identity.credential.EmailCodes.Issued;
import dev.genkan.identity.limit.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What both ways in have in common about the code from a mail.
final class TypedCode {

    private final EmailCodes codes;
    private final Limits limits;
    private final InstantSource clock;

    TypedCode(EmailCodes codes, Limits limits, InstantSource clock) {
        this.codes = codes;
        this.limits = limits;
        this.clock = clock;
    }

    /// The digits of what was typed: people put spaces and hyphens into codes.
    static String digits(String typed) {
        StringBuilder digits = new StringBuilder();
        typed.codePoints().filter(Character::isDigit).limit(20).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }

    /// How long this attempt has to wait for another code, if it has to.
    Optional<Answer.TooSoon> tooSoon(Attempt attempt) {
        Instant now = clock.instant();
        return codes.find(attempt.id())
                .map(issued -> Duration.between(now, issued.resendFrom()))
                .filter(Duration::isPositive)
                .map(Answer.TooSoon::new);
    }

    /// For whoever lost against another request of their own that asked for a code at the same moment.
    Answer.TooSoon justSent() {
        return new Answer.TooSoon(limits.resendAfter());
    }

    /// How many tries are left; empty if the code was the right one and somebody else was faster.
    Optional<Answer.WrongCode> wrong(Attempt attempt) {
        return codes.find(attempt.id())
                .filter(issued -> !issued.consumed())
                .map(issued -> new Answer.WrongCode(issued.triesLeft()));
    }

    Optional<PendingCode> pending(Attempt attempt) {
        return codes.find(attempt.id()).map(issued -> pending(attempt, issued));
    }

    private static PendingCode pending(Attempt attempt, Issued issued) {
        return new PendingCode(attempt.address().value(), issued.expiresAt(), issued.resendFrom());
    }
}
