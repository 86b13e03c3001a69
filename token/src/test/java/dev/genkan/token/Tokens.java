package dev.genkan.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ada's tokens, as the house makes them and as it never would.
final class Tokens {

    static final String ISSUER = "https://id.example";
    static final String ORIGIN = "https://shop.example";
    static final UserId ADA = new UserId("user_2ada");
    static final SessionId SESSION = new SessionId("sess_2one");
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final Duration LIFETIME = Duration.ofSeconds(60);
    static final Expectations EXPECTATIONS = Expectations.of(ISSUER, ORIGIN);

    static final SigningKey RSA = SigningKey.generate("key-rsa", Algorithm.RS256);
    static final SigningKey EC = SigningKey.generate("key-ec", Algorithm.ES256);
    static final KeySet KEYS = KeySet.of(RSA, EC);

    private Tokens() {}

    /// The payload of a token that Ada gets at noon.
    static Map<String, @Nullable Object> payload() {
        return SessionClaims.v2(
                ISSUER,
                ADA,
                SESSION,
                NOON,
                LIFETIME,
                ORIGIN,
                "one-of-a-kind",
                new SessionClaims.FactorAges(0, SessionClaims.FactorAges.NEVER),
                SessionClaims.Status.ACTIVE,
                Map.of("metadata", Map.of("onboardingComplete", true, "seats", 3L)));
    }

    /// The same with one claim changed.
    static Map<String, @Nullable Object> payloadWith(String name, @Nullable Object value) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>(payload());
        payload.put(name, value);
        return payload;
    }

    static Map<String, @Nullable Object> payloadWithout(String... names) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>(payload());
        List.of(names).forEach(payload::remove);
        return payload;
    }

    static String signed(Map<String, @Nullable Object> payload) {
        return new TokenSigner(RSA).sign(payload);
    }

    /// A token under a genuine signature whose header and payload are any text at all.
    static String signedRaw(SigningKey key, String header, String payload) {
        return signedRaw(key, header.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8));
    }

    static String signedRaw(SigningKey key, byte[] header, byte[] payload) {
        String input = Base64Url.encode(header) + "." + Base64Url.encode(payload);
        byte[] signature =
                Signatures.signing(key.algorithm(), key.privateKey()).sign(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64Url.encode(signature);
    }

    static TokenVerifier verifierAt(Instant now) {
        return new TokenVerifier(() -> KEYS, EXPECTATIONS, () -> now);
    }
}
