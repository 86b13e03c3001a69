package dev.genkan.onboarding.servlet;

import dev.genkan.gate.Sessions;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Members;
import dev.genkan.token.Algorithm;
import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import dev.genkan.token.Json;
import dev.genkan.token.SessionClaims;
import dev.genkan.token.SessionId;
import dev.genkan.token.SigningKey;
import dev.genkan.token.TokenSigner;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The people of a small application, in a table of the same database as the journeys: what is written here is rolled
/// back with them. Whoever knows the client token of a session is that member.
final class People implements Members, Sessions {

    static final SigningKey KEY = SigningKey.generate("key_1", Algorithm.RS256);
    static final String ISSUER = "https://app.example";

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final TokenSigner signer = new TokenSigner(KEY);
    private final Map<String, UserId> sessions = new ConcurrentHashMap<>();
    private boolean metadataInTokens = true;
    volatile int longestMetadata = 4_000;

    People(DataSource dataSource, InstantSource clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
        jdbc.sql("create table people (id varchar(64) primary key, address varchar(254), metadata varchar(8000))")
                .update();
    }

    void add(UserId id, String address) {
        jdbc.sql("insert into people values (?, ?, '{}')")
                .params(id.value(), address)
                .update();
    }

    void delete(UserId id) {
        jdbc.sql("delete from people where id = ?").param(id.value()).update();
    }

    /// As an operator would write it by hand.
    void setPublicMetadata(UserId id, String json) {
        jdbc.sql("update people set metadata = ? where id = ?")
                .params(json, id.value())
                .update();
    }

    void forgetMetadataInTokens() {
        metadataInTokens = false;
    }

    String signIn(UserId id) {
        String clientToken = "client" + UUID.randomUUID().toString().replace("-", "");
        sessions.put(clientToken, id);
        return clientToken;
    }

    void endSessionsOf(UserId id) {
        sessions.values().removeIf(id::equals);
    }

    String mint(UserId id) {
        Map<String, @Nullable Object> custom = metadataInTokens ? Map.of("metadata", publicMetadata(id)) : Map.of();
        return signer.sign(SessionClaims.v2(
                ISSUER,
                id,
                sessionOf(id),
                clock.instant(),
                Duration.ofSeconds(60),
                ISSUER,
                UUID.randomUUID().toString(),
                new SessionClaims.FactorAges(0, SessionClaims.FactorAges.NEVER),
                SessionClaims.Status.ACTIVE,
                custom));
    }

    private static SessionId sessionOf(UserId id) {
        return new SessionId("sess_" + id.value().substring("user_".length()));
    }

    @Override
    public Optional<Member> find(UserId id) {
        return jdbc.sql("select address from people where id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(address -> new Member(id, address));
    }

    @Override
    public Map<String, @Nullable Object> publicMetadata(UserId id) {
        return jdbc.sql("select metadata from people where id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(Json::parseObject)
                .orElse(Map.of());
    }

    @Override
    public void mergePublicMetadata(UserId id, Map<String, @Nullable Object> patch) {
        var merged =
                new LinkedHashMap<>(Json.parseObject(jdbc.sql("select metadata from people where id = ? for update")
                        .param(id.value())
                        .query(String.class)
                        .single()));
        merged.putAll(patch);
        int excess = Json.write(merged).length() - longestMetadata;
        if (excess > 0) {
            throw new TooLarge(excess, new IllegalStateException("the metadata of " + id + " is too long"));
        }
        setPublicMetadata(id, Json.write(merged));
    }

    @Override
    public Fresh fresh(Claims claims) {
        return freshFor(claims);
    }

    @Override
    public boolean suspect(Claims claims) {
        return false;
    }

    @Override
    public Fresh freshFor(String clientToken) {
        UserId id = sessions.get(clientToken);
        return id == null ? new Fresh.SignedOut() : freshFor(id);
    }

    @Override
    public Fresh freshFor(Claims genuine) {
        return sessions.containsValue(genuine.userId()) ? freshFor(genuine.userId()) : new Fresh.SignedOut();
    }

    private Fresh freshFor(UserId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, @Nullable Object> all = metadataInTokens ? Map.of("metadata", publicMetadata(id)) : Map.of();
        Claims claims = new Claims(ISSUER, id, sessionOf(id), now, now.plusSeconds(60), all);
        return new Fresh.SignedIn(new Auth.SignedIn(claims), mint(id));
    }
}
