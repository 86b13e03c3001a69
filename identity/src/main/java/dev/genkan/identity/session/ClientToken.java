package dev.genkan.identity.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// What a browser shows to be recognised: the raw value of its `__client` cookie, 256 random bits in Base64url. Any
/// text may be looked up; only its SHA-256 is stored. It prints as its name.
public record ClientToken(String value) {

    /// The browser shows nothing.
    public static final ClientToken NONE = new ClientToken("");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /// One that nobody has yet.
    public static ClientToken fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ClientToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public boolean isNone() {
        return value.isEmpty();
    }

    /// The form in which it is stored. 256 random bits need no salt and no slow hash.
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ClientToken";
    }
}
