package dev.genkan.token;

import dev.genkan.token.Verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Tells whether a session token can be believed, from the token, the keys and the clock alone: no network, no store.
///
/// Safe for use by many threads.
public final class TokenVerifier {

    private final Supplier<KeySet> keys;
    private final Expectations expectations;
    private final InstantSource clock;
    private final JwsVerifier signatures = new JwsVerifier();

    /// @param keys the keys believed now; asked for each token, so it returns the same instance while they stay the
    /// same
    public TokenVerifier(Supplier<KeySet> keys, Expectations expectations, InstantSource clock) {
        this.keys = keys;
        this.expectations = expectations;
        this.clock = clock;
    }

    /// Any text may be given, and a verdict is always returned.
    public Verdict verify(String token) {
        return switch (signatures.verify(token, keys.get())) {
            case JwsVerifier.Outcome.Refused refused -> new Verdict.Rejected(refused.reason());
            case JwsVerifier.Outcome.Sound sound ->
                switch (SessionPayload.read(sound.payload(), expectations)) {
                    case SessionPayload.Refused refused -> new Verdict.Rejected(refused.reason());
                    case SessionPayload.Fitting fitting -> inTime(fitting, clock.instant());
                };
        };
    }

    private Verdict inTime(SessionPayload.Fitting fitting, Instant now) {
        Claims claims = fitting.claims();
        Duration skew = expectations.skew();
        Instant latestStart = now.plus(skew);
        if (fitting.notBefore().isAfter(latestStart) || claims.issuedAt().isAfter(latestStart)) {
            return new Verdict.Rejected(Reason.NOT_YET_VALID);
        }
        return now.isAfter(claims.expiresAt().plus(skew)) ? new Verdict.Expired(claims) : new Verdict.Genuine(claims);
    }
}
