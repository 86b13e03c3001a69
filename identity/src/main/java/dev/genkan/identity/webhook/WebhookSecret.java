package dev.genkan.identity.webhook;

import dev.genkan.identity.instance.EncryptionKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/// What an endpoint knows its requests by: 24 to 64 bytes, written `whsec_` and Base64 (Standard Webhooks, "Signature
/// scheme").
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int LEAST = 24;
    private static final int MOST = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /// A new one of 32 random bytes.
    static WebhookSecret fresh() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    /// As it is written.
    ///
    /// @throws IllegalArgumentException if it has another form; the caller's fault. The message does not repeat it
    public static WebhookSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a webhook secret is " + PREFIX + " and Base64");
        }
        if (key.length < LEAST || key.length > MOST) {
            throw new IllegalArgumentException("a webhook secret has " + LEAST + " to " + MOST + " bytes");
        }
        return new WebhookSecret(key);
    }

    /// `whsec_…`: for the one who made the endpoint, once.
    public String written() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /// One entry of the header `svix-signature`: `v1,` and the HMAC-SHA256 of id, second and body in Base64.
    ///
    /// @param timestamp seconds since 1970, as in the header `svix-timestamp`
    public String sign(String id, long timestamp, String body) {
        byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(EncryptionKey.hmac(key, signed));
    }

    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
