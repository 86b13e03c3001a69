package dev.genkan.identity;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/// Makes ids: a prefix and 27 letters and digits, made of the seconds since 2020 and 128 random bits. Ids of later
/// seconds sort after those of earlier ones; within a second the order is random.
public final class NewId {

    private static final Instant EPOCH = Instant.parse("2020-01-01T00:00:00Z");
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    /// As many as 160 bits need at most.
    private static final int LENGTH = 27;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public NewId(InstantSource clock) {
        this.clock = clock;
    }

    /// A new id with this prefix, such as `user_`.
    public String of(String prefix) {
        byte[] chance = new byte[16];
        random.nextBytes(chance);
        long seconds = clock.instant().getEpochSecond() - EPOCH.getEpochSecond();
        byte[] bytes = ByteBuffer.allocate(20).putInt((int) seconds).put(chance).array();
        BigInteger rest = new BigInteger(1, bytes);
        char[] letters = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            letters[i] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return prefix + new String(letters);
    }
}
