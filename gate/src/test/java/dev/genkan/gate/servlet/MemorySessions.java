package dev.genkan.gate.servlet;

import dev.genkan.gate.Sessions;
import dev.genkan.token.Algorithm;
import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import dev.genkan.token.Expectations;
import dev.genkan.token.KeySet;
import dev.genkan.token.SessionClaims;
import dev.genkan.token.SessionId;
import dev.genkan.token.SigningKey;
import dev.genkan.token.TokenSigner;
import dev.genkan.token.TokenVerifier;
import dev.genkan.token.UserId;
import dev.genkan.token.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Sessions that live in memory and really sign their tokens. Counts what it is asked.
final class MemorySessions implements Sessions {

    private static final SigningKey KEY = SigningKey.generate("key_1", Algorithm.RS256);
    static final KeySet KEYS = KeySet.of(KEY);

    private final TokenSigner signer = new TokenSigner(KEY);
    private final String issuer;
    private final InstantSource clock;
    private final Map<String, Session> byClient = new ConcurrentHashMap<>();
    private final Map<SessionId, Instant> changes = new ConcurrentHashMap<>();
    private final Set<String> mintedSince = ConcurrentHashMap.newKeySet();

    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger verifications = new AtomicInteger();

    record Session(UserId user, SessionId id, String clientToken, Map<String, @Nullable Object> metadata) {}

    MemorySessions(String issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    TokenVerifier verifier() {
        return new TokenVerifier(
                () -> {
                    verifications.incrementAndGet();
                    return KEYS;
                },
                new Expectations(issuer, issuer, Duration.ofSeconds(5)),
                clock);
    }

    Session begin(UserId user, Map<String, @Nullable Object> metadata) {
        String random = UUID.randomUUID().toString().replace("-", "");
        Session session = new Session(user, new SessionId("sess_" + random), "client." + random, metadata);
        byClient.put(session.clientToken(), session);
        return session;
    }

    /// Another thread, another node: the metadata is something else now, and the feed says that something happened.
    void change(Session session, Map<String, @Nullable Object> metadata) {
        changeUnnoticed(session, metadata);
        publish(session);
    }

    /// The feed is lost: only the store knows.
    void changeUnnoticed(Session session, Map<String, @Nullable Object> metadata) {
        byClient.put(session.clientToken(), new Session(session.user(), session.id(), session.clientToken(), metadata));
    }

    void end(Session session) {
        byClient.remove(session.clientToken());
        publish(session);
    }

    String mint(Session session) {
        String jti = UUID.randomUUID().toString();
        mintedSince.add(jti);
        return signer.sign(SessionClaims.v2(
                issuer,
                session.user(),
                session.id(),
                clock.instant(),
                Duration.ofSeconds(60),
                issuer,
                jti,
                new SessionClaims.FactorAges(0, SessionClaims.FactorAges.NEVER),
                SessionClaims.Status.ACTIVE,
                Map.of("metadata", session.metadata())));
    }

    @Override
    public boolean suspect(Claims claims) {
        Instant change = changes.get(claims.sessionId());
        return change != null
                && claims.issuedAt().getEpochSecond() <= change.getEpochSecond()
                && !(claims.all().get("jti") instanceof String jti && mintedSince.contains(jti));
    }

    @Override
    public Fresh freshFor(String clientToken) {
        looks.incrementAndGet();
        Session session = byClient.get(clientToken);
        return session == null ? new Fresh.SignedOut() : fresh(session);
    }

    @Override
    public Fresh freshFor(Claims genuine) {
        looks.incrementAndGet();
        return byClient.values().stream()
                .filter(session -> session.id().equals(genuine.sessionId()))
                .findFirst()
                .<Fresh>map(this::fresh)
                .orElseGet(Fresh.SignedOut::new);
    }

    private void publish(Session session) {
        changes.put(session.id(), clock.instant());
        mintedSince.clear();
    }

    private Fresh fresh(Session session) {
        String token = mint(session);
        return switch (verifier().verify(token)) {
            case Verdict.Genuine genuine -> {
                verifications.decrementAndGet();
                yield new Fresh.SignedIn(new Auth.SignedIn(genuine.claims()), token);
            }
            case Verdict.Expired expired -> throw new AssertionError("expired at once");
            case Verdict.Rejected rejected -> throw new AssertionError("rejected: " + rejected.reason());
        };
    }
}
