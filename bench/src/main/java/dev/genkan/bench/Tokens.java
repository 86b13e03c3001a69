package dev.genkan.bench;

import dev.genkan.token.Algorithm;
import dev.genkan.token.KeySet;
import dev.genkan.token.SessionClaims;
import dev.genkan.token.SessionClaims.FactorAges;
import dev.genkan.token.SessionClaims.Status;
import dev.genkan.token.SessionId;
import dev.genkan.token.SigningKey;
import dev.genkan.token.TokenSigner;
import dev.genkan.token.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A thousand members of one application, each with a token that outlives the run.
public final class Tokens {

    public static final int MEMBERS = 1_000;
    static final String URL = "https://acme.example";
    public static final SigningKey KEY = SigningKey.generate("key_bench", Algorithm.RS256);
    static final KeySet KEYS = KeySet.of(KEY);

    private final byte[][] tokens = new byte[MEMBERS][];
    private int next;

    public Tokens() {
        TokenSigner signer = new TokenSigner(KEY);
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        for (int member = 0; member < MEMBERS; member++) {
            tokens[member] = signer.sign(payload(member, now)).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /// The next one, as a text of its own, as a container makes it of the bytes of a request: a hash code that was
    /// computed before helps nobody.
    public String next() {
        byte[] token = tokens[next];
        next = next + 1 == MEMBERS ? 0 : next + 1;
        return new String(token, StandardCharsets.ISO_8859_1);
    }

    private static Map<String, @Nullable Object> payload(int member, Instant now) {
        Map<String, Object> metadata = Map.of(
                "onboardingComplete",
                true,
                "onboarding",
                Map.of("welcome", 1L),
                "applicationName",
                "Acme " + member,
                "applicationType",
                "B2B");
        return SessionClaims.v2(
                URL,
                new UserId("user_2abcDEFghiJKLmnoPQRstu%05d".formatted(member)),
                new SessionId("sess_2abcDEFghiJKLmnoPQRstu%05d".formatted(member)),
                now,
                Duration.ofHours(4),
                URL,
                "%032x".formatted(member),
                new FactorAges(0, FactorAges.NEVER),
                Status.ACTIVE,
                Map.of("metadata", metadata));
    }
}
