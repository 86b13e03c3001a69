package dev.genkan.onboarding.jdbc;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;

/// New ids in the form of the house: a prefix and 27 letters or digits that sort by the second they were made in,
/// followed by 128 random bits.
final class NewId {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int LENGTH = 27;
    private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewId() {}

    static String of(String prefix, Instant now) {
        BigInteger rest = BigInteger.valueOf(Math.max(0, now.getEpochSecond() - EPOCH))
                .shiftLeft(128)
                .or(new BigInteger(128, RANDOM));
        char[] text = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            BigInteger[] divided = rest.divideAndRemainder(BASE);
            text[i] = DIGITS.charAt(divided[1].intValue());
            rest = divided[0];
        }
        return prefix + new String(text);
    }
}
