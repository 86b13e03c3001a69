package dev.genkan.identity.instance;

import java.time.Duration;

/// When signing keys change. A new key is published for a while before it signs, and an old one for a while after, so
/// that a change signs nobody out: neither here nor where somebody keeps a copy of our public keys.
///
/// @param every how long a key signs before the next one is made by itself; zero for never
/// @param lead how long a new key is published before it signs
/// @param overlap how long an old key stays published after the next one began to sign
public record KeyRotation(Duration every, Duration lead, Duration overlap) {

    /// How long other people keep a copy of our public keys: Clerk's SDKs, and most readers of a JWK Set, an hour.
    static final Duration COPIES_LIVE = Duration.ofHours(1);

    /// How often the database is asked for keys that another process made, and whether it is time. Far below the lead,
    /// so that every process knows a key before it signs.
    static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofDays(1);

    /// @throws IllegalArgumentException for less than a day that is not zero, or a lead that does not cover the copies;
    ///     whose fault, the message says
    public KeyRotation {
        if (!every.isZero() && every.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "a signing key signs for a day (1d) at least, or, with 0, until it is changed by hand");
        }
        if (lead.compareTo(COPIES_LIVE) < 0 || overlap.compareTo(COPIES_LIVE) < 0) {
            throw new IllegalArgumentException("public keys are copied for up to " + COPIES_LIVE + "; lead " + lead
                    + " and overlap " + overlap + " are too short for that");
        }
    }

    /// A new key each time that one has signed for so long.
    ///
    /// @param every zero for never by itself
    /// @param tokensLive how long a token is believed, the tolerated skew included
    /// @throws IllegalArgumentException if `every` is shorter than a day and not zero; the operator's fault
    public static KeyRotation every(Duration every, Duration tokensLive) {
        return new KeyRotation(every, COPIES_LIVE, tokensLive.plus(COPIES_LIVE));
    }

    /// Only when it is asked for.
    ///
    /// @param tokensLive how long a token is believed, the tolerated skew included
    public static KeyRotation byHand(Duration tokensLive) {
        return every(Duration.ZERO, tokensLive);
    }
}
