package dev.genkan.onboarding.servlet;

import dev.genkan.gate.Sessions;
import dev.genkan.onboarding.Happening;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
    final List<Happening> happened = new CopyOnWriteArrayList<>();

    People(DataSource dataSource, InstantSource clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
        jdbc.sql(
                        "create table if not exists people (id varchar(64) primary key, address varchar(254), metadata varchar(8000),"
                                + " secrets varchar(8000))")
                .update();
    }

    void add(UserId id, String address) {
        jdbc.sql("insert into people values (?, ?, '{}', '{}')")
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
        return jdbc.sql("select address, metadata, secrets from people where id = ?")
                .param(id.value())
                .query((row, number) -> new Member(
                        id, row.getString(1), Json.parseObject(row.getString(2)), Json.parseObject(row.getString(3))))
                .optional();
    }

    Map<String, @Nullable Object> publicMetadata(UserId id) {
        return jdbc.sql("select metadata from people where id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(Json::parseObject)
                .orElse(Map.of());
    }

    Map<String, @Nullable Object> privateMetadata(UserId id) {
        return Json.parseObject(jdbc.sql("select secrets from people where id = ?")
                .param(id.value())
                .query(String.class)
                .single());
    }

    @Override
    public Map<String, @Nullable Object> mergeMetadata(
            UserId id, Map<String, @Nullable Object> publicPatch, Map<String, @Nullable Object> privatePatch) {
        Map<String, @Nullable Object> merged = merged(publicMetadata(id), publicPatch);
        int excess = Json.write(merged).length() - longestMetadata;
        if (excess > 0) {
            throw new TooLarge(excess, new IllegalStateException("the metadata of " + id + " is too long"));
        }
        int written = jdbc.sql("update people set metadata = ?, secrets = ? where id = ?")
                .params(Json.write(merged), Json.write(merged(privateMetadata(id), privatePatch)), id.value())
                .update();
        if (written == 0) {
            throw new IllegalStateException("there is no user " + id);
        }
        return merged;
    }

    /// Deeply, as far as the flows need it: the versions of several of them stand side by side.
    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> stored, Map<String, @Nullable Object> patch) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(stored);
        patch.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else if (value instanceof Map<?, ?> more && merged.get(key) instanceof Map<?, ?> some) {
                Map<String, @Nullable Object> both = new LinkedHashMap<>();
                some.forEach((name, each) -> both.put(String.valueOf(name), each));
                more.forEach((name, each) -> both.put(String.valueOf(name), each));
                merged.put(key, both);
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }

    @Override
    public void happened(List<Happening> happenings) {
        happened.addAll(happenings);
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
