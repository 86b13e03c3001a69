package dev.genkan.server.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What an application is given to find the Frontend API by: `pk_test_` or `pk_live_`, and the host in Base64, without
/// padding. It is no secret.
public record PublishableKey(String value) {

    private static final int SUFFIX = 8;

    /// @param host with a dot in it, and with the port if it is not the scheme's own: SDKs of today take no other
    public static PublishableKey of(boolean live, String host) {
        String encoded =
                Base64.getEncoder().withoutPadding().encodeToString((host + "$").getBytes(StandardCharsets.UTF_8));
        return new PublishableKey((live ? "pk_live_" : "pk_test_") + encoded);
    }

    /// The ending, with its underscore, by which SDKs tell the cookies of one instance from those of another.
    public String cookieSuffix() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(value.getBytes(StandardCharsets.UTF_8));
            return "_"
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, SUFFIX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
