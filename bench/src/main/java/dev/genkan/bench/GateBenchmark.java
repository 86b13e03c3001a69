package dev.genkan.bench;

import com.clerk.backend_api.helpers.security.VerifyToken;
import com.clerk.backend_api.helpers.security.models.TokenVerificationException;
import com.clerk.backend_api.helpers.security.models.VerifyTokenOptions;
import dev.genkan.gate.Gate;
import dev.genkan.gate.GateDecision;
import dev.genkan.gate.Look;
import dev.genkan.gate.RequestPath;
import dev.genkan.identity.session.RecentChanges;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import dev.genkan.token.Expectations;
import dev.genkan.token.TokenVerifier;
import dev.genkan.token.Verdict;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// What it costs to decide on one request that carries a session token.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
public class GateBenchmark {

    record Answers(String applicationName) {}

    private final Tokens tokens = new Tokens();
    private final Floor floor = new Floor();
    private final InstantSource clock = InstantSource.system();
    private final Expectations expectations = Expectations.of(Tokens.URL, Tokens.URL);
    private final TokenVerifier remembering = new TokenVerifier(() -> Tokens.KEYS, expectations, clock);
    private final TokenVerifier forgetting = new TokenVerifier(() -> Tokens.KEYS, expectations, clock, 0);
    // opened an hour ago: tokens from before a start are looked up in the store, which is not what is measured
    private final RecentChanges changes = new RecentChanges(
            () -> clock.instant().minus(Duration.ofHours(1)), Duration.ofSeconds(60), Expectations.USUAL_SKEW);
    private final Gate gate = Gate.publicRoutes("/", "/about", "/blog/(.*)")
            .ignoredRoutes("/assets/(.*)", "/favicon.ico")
            .require(Onboarding.flow("welcome", 1).ask(Answers.class).landAt("/dashboard"));
    private final NimbusJwtDecoder nimbus = NimbusJwtDecoder.withPublicKey((RSAPublicKey) Tokens.KEY.publicKey())
            .build();
    private final VerifyTokenOptions clerk = VerifyTokenOptions.jwtKey("-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(Tokens.KEY.publicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----")
            .authorizedParty(Tokens.URL)
            .build();
    private final Auth.SignedIn member = new Auth.SignedIn(genuine(remembering, tokens.next()));

    /// What every other line contains.
    @Benchmark
    public String makeTheText() {
        return tokens.next();
    }

    @Benchmark
    public boolean floorVerify() {
        return floor.verify(tokens.next());
    }

    @Benchmark
    public GateDecision seenFirst() {
        return pass(forgetting);
    }

    @Benchmark
    public GateDecision seenBefore() {
        return pass(remembering);
    }

    @Benchmark
    public GateDecision decideAlone() {
        return gate.decide(member, Look.TOKEN, "/dashboard");
    }

    /// A public route that never asks who is there: the checks of the path, and nothing else.
    @Benchmark
    public boolean publicPath() {
        String path = "/blog/2026/a-post";
        return RequestPath.isClean(path) && !gate.isIgnored(path) && gate.isOpen(path);
    }

    @Benchmark
    public boolean ignoredPath() {
        String path = "/assets/app.css";
        return RequestPath.isClean(path) && gate.isIgnored(path);
    }

    @Benchmark
    public Jwt peerSpringNimbus() {
        return nimbus.decode(tokens.next());
    }

    @Benchmark
    public Object peerClerkSdk() throws TokenVerificationException, IOException, InterruptedException {
        return VerifyToken.verifyToken(tokens.next(), clerk);
    }

    private GateDecision pass(TokenVerifier verifier) {
        Claims claims = genuine(verifier, tokens.next());
        if (changes.suspect(claims)) {
            throw new IllegalStateException("this would have been a look at the store");
        }
        GateDecision decision = gate.decide(new Auth.SignedIn(claims), Look.TOKEN, "/dashboard");
        if (!(decision instanceof GateDecision.Pass)) {
            throw new IllegalStateException("nobody has passed: " + decision);
        }
        return decision;
    }

    private static Claims genuine(TokenVerifier verifier, String token) {
        return switch (verifier.verify(token)) {
            case Verdict.Genuine known -> known.claims();
            case Verdict.Expired late -> throw new IllegalStateException("expired");
            case Verdict.Rejected bad -> throw new IllegalStateException("rejected: " + bad.reason());
        };
    }
}
