package dev.genkan.token;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long a token will be, told without signing it: header and payload are what [TokenSigner] would write, and every
/// signature of an algorithm has the same length.
public final class TokenLength {

    private TokenLength() {}

    /// In characters, which are bytes, as a compact JWS is ASCII.
    ///
    /// @throws IllegalArgumentException if the payload is not JSON as [Json#write] takes it; the caller's fault
    public static int of(Algorithm algorithm, String kid, Map<String, @Nullable Object> payload) {
        return inBase64Url(bytesOf(JwsHeader.forSession(algorithm, kid)))
                + 1
                + inBase64Url(bytesOf(payload))
                + 1
                + inBase64Url(algorithm.signatureBytes());
    }

    /// What so many bytes become in Base64url without padding.
    public static int inBase64Url(int bytes) {
        return (bytes * 4 + 2) / 3;
    }

    private static int bytesOf(Map<String, @Nullable Object> json) {
        return Json.write(json).getBytes(StandardCharsets.UTF_8).length;
    }
}
