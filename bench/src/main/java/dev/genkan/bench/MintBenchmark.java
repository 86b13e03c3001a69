package dev.genkan.bench;

import dev.genkan.identity.session.ClaimsTemplate;
import dev.genkan.identity.session.TemplateContext;
import dev.genkan.identity.user.Metadata;
import dev.genkan.token.Claims;
import dev.genkan.token.SessionClaims;
import dev.genkan.token.SessionClaims.FactorAges;
import dev.genkan.token.SessionClaims.Status;
import dev.genkan.token.SessionId;
import dev.genkan.token.TokenSigner;
import dev.genkan.token.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a token costs beside the bare signature under it, and what reading its claims costs.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class MintBenchmark {

    enum ApplicationType {
        B2C,
        B2B
    }

    record NewApplication(String applicationName, ApplicationType applicationType) {}

    private final Floor floor = new Floor();
    private final TokenSigner signer = new TokenSigner(Tokens.KEY);
    private final ClaimsTemplate template = ClaimsTemplate.parse("{\"metadata\": \"{{user.public_metadata}}\"}");
    private final Metadata metadata = Metadata.parse("""
            {"onboardingComplete": true, "onboarding": {"welcome": 1},
             "applicationName": "Acme", "applicationType": "B2B"}
            """);
    private final byte[] signingInput;
    private final Claims claims;
    private int count;

    public MintBenchmark() {
        String token = mintToken();
        signingInput = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        Instant now = Instant.ofEpochSecond(1_795_000_000);
        claims = new Claims(
                Tokens.URL,
                new UserId("user_2abcDEFghiJKLmnoPQRstuVWXyz"),
                new SessionId("sess_2abcDEFghiJKLmnoPQRstuVWXyz"),
                now,
                now.plusSeconds(60),
                Map.of("metadata", metadata.values()));
    }

    @Benchmark
    public byte[] floorSign() {
        return floor.sign(signingInput);
    }

    /// Rendered from the template, laid out, written as JSON and signed.
    @Benchmark
    public String mintToken() {
        return signer.sign(payload());
    }

    /// The same without the signature.
    @Benchmark
    public Map<String, @Nullable Object> renderClaims() {
        return payload();
    }

    @Benchmark
    public Optional<NewApplication> readClaimsAsRecord() {
        return claims.metadata(NewApplication.class);
    }

    private Map<String, @Nullable Object> payload() {
        UserId user = new UserId("user_2abcDEFghiJKLmnoPQRstuVWXyz");
        Instant now = Instant.ofEpochSecond(1_795_000_000L + count++);
        TemplateContext context = new TemplateContext(
                user,
                "",
                "",
                "Ada",
                "Lovelace",
                "",
                "ada@example.com",
                true,
                now,
                now,
                metadata,
                Metadata.EMPTY,
                Map.of());
        return SessionClaims.v2(
                Tokens.URL,
                user,
                new SessionId("sess_2abcDEFghiJKLmnoPQRstuVWXyz"),
                now,
                Duration.ofSeconds(60),
                Tokens.URL,
                "0123456789abcdef0123456789abcdef",
                new FactorAges(0, FactorAges.NEVER),
                Status.ACTIVE,
                template.render(context));
    }
}
