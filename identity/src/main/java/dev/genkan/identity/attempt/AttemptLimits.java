package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.limit.RateLimit;
import dev.genkan.identity.limit.RateLimits;
import dev.genkan.identity.user.EmailAddress;
import java.util.Optional;

/// How often signing up and in may be tried. Counted per address and per network and never per user, so that a limit
/// says nothing about who lives at an address.
final class AttemptLimits {

    private final RateLimits rateLimits;
    private final Limits limits;

    AttemptLimits(RateLimits rateLimits, Limits limits) {
        this.rateLimits = rateLimits;
        this.limits = limits;
    }

    Optional<Answer.TooMany> signUp(Browser browser) {
        return take("sign_ups", limits.signUpsPerNetwork(), browser.network());
    }

    Optional<Answer.TooMany> signIn(Browser browser) {
        return take("sign_ins", limits.signInsPerNetwork(), browser.network());
    }

    Optional<Answer.TooMany> sendCode(EmailAddress address) {
        return take("codes_sent", limits.codesPerAddress(), address.key());
    }

    Optional<Answer.TooMany> tryCode(EmailAddress address) {
        return take("code_tries", limits.codeTriesPerAddress(), address.key());
    }

    /// @param subject the address, or the address on a known device, which has tries of its own
    Optional<Answer.TooMany> tryPassword(String subject) {
        return take("password_tries", limits.passwordTriesPerAddress(), subject);
    }

    private Optional<Answer.TooMany> take(String name, int capacity, String subject) {
        return switch (rateLimits.take(new RateLimit(name, capacity), subject)) {
            case RateLimits.Answer.Allowed allowed -> Optional.empty();
            case RateLimits.Answer.Refused refused -> Optional.of(new Answer.TooMany(refused.retryAfter()));
        };
    }
}
