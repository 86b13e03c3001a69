package dev.genkan.token;

import dev.genkan.token.Verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells whether a session token can be believed, from the token, the keys and the clock alone: no network, no store.
///
/// A browser shows the same token many times in its minute, so those found genuine are kept, 10,000 at most, and only
/// as long as the keys are the same instance. Everything about time is asked of the clock each time.
///
/// Safe for use by many threads.
public final class TokenVerifier {

    private final Supplier<KeySet> keys;
    private final Expectations expectations;
    private final InstantSource clock;
    private final VerifiedTokens kept;
    private final SignatureCheck signatures;

    /// @param keys the keys believed now; asked for each token, so it returns the same instance while they stay the
    /// same
    public TokenVerifier(Supplier<KeySet> keys, Expectations expectations, InstantSource clock) {
        this(keys, expectations, clock, VerifiedTokens.USUAL);
    }

    /// With another bound.
    ///
    /// @param most how many genuine tokens are kept at most, each under its whole text: about four kilobytes of memory
    /// for a usual one, and never more than 1,024 characters of text on average; 0 for none
    /// @throws IllegalArgumentException for a negative number; the caller's fault
    public TokenVerifier(Supplier<KeySet> keys, Expectations expectations, InstantSource clock, int most) {
        this(keys, expectations, clock, new VerifiedTokens(most), new JwsVerifier());
    }

    TokenVerifier(
            Supplier<KeySet> keys,
            Expectations expectations,
            InstantSource clock,
            VerifiedTokens kept,
            SignatureCheck signatures) {
        this.keys = keys;
        this.expectations = expectations;
        this.clock = clock;
        this.kept = kept;
        this.signatures = signatures;
    }

    /// Any text may be given, and a verdict is always returned.
    public Verdict verify(String token) {
        KeySet believed = keys.get();
        Optional<SessionPayload.Fitting> known = kept.find(token, believed);
        return known.isPresent() ? inTime(token, believed, known.get()) : verify(token, believed);
    }

    private Verdict verify(String token, KeySet believed) {
        return switch (signatures.verify(token, believed)) {
            case SignatureCheck.Outcome.Refused refused -> new Verdict.Rejected(refused.reason());
            case SignatureCheck.Outcome.Sound sound ->
                switch (SessionPayload.read(sound.payload(), expectations)) {
                    case SessionPayload.Refused refused -> new Verdict.Rejected(refused.reason());
                    case SessionPayload.Fitting fitting -> inTime(token, believed, fitting);
                };
        };
    }

    private Verdict inTime(String token, KeySet believed, SessionPayload.Fitting fitting) {
        Instant now = clock.instant();
        Claims claims = fitting.claims();
        Duration skew = expectations.skew();
        Instant latestStart = now.plus(skew);
        if (fitting.notBefore().isAfter(latestStart) || claims.issuedAt().isAfter(latestStart)) {
            return new Verdict.Rejected(Reason.NOT_YET_VALID);
        }
        if (now.isAfter(claims.expiresAt().plus(skew))) {
            return new Verdict.Expired(claims);
        }
        kept.keep(token, believed, fitting, now);
        return new Verdict.Genuine(claims);
    }
}
