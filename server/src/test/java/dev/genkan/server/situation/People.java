package dev.genkan.server.situation;

import dev.genkan.forms.html.Brand;
import dev.genkan.gate.Gate;
import dev.genkan.gate.servlet.Cookies;
import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.NewUser;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Engine;
import dev.genkan.server.EngineSettings;
import dev.genkan.server.FrontDoor;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// An engine on a database in memory, without a port, and the people it knows.
final class People implements AutoCloseable {

    static final String PUBLIC_URL = "http://localhost:8080";

    final TurnableClock clock = new TurnableClock();
    final Engine engine;
    private final JdbcConnectionPool pool;
    private final Clients clients;
    private final String suffix;
    private int number;

    /// Somebody who has signed in.
    record Person(UserId id, SessionId session, String clientToken) {}

    /// @param claims the template of the session token
    People(Path directory, String claims) throws Exception {
        this(directory, claims, "people-" + UUID.randomUUID());
    }

    private People(Path directory, String claims, String name) throws Exception {
        this.pool = JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
        JdbcTransactionManager manager = new JdbcTransactionManager(pool);
        EngineSettings usual =
                EngineSettings.development(Files.createDirectories(directory.resolve(name)), Brand.named("Acme"));
        EngineSettings settings = new EngineSettings(
                usual.environment(),
                usual.dataDirectory(),
                new EngineSettings.Storage.Joined(pool, manager),
                usual.key(),
                claims,
                usual.claimsVersion(),
                usual.limits(),
                usual.paths(),
                usual.brand(),
                usual.bundles(),
                usual.mail(),
                usual.forwardingTrusted(),
                usual.rotateKeysEvery());
        this.engine = Engine.open(settings, clock);
        this.clients = new Clients(Database.of(pool, manager), new NewId(clock), clock);
        this.suffix = cookieSuffix();
        // tokens of the second of the start are looked at once; let it pass
        clock.turn(Duration.ofSeconds(5));
    }

    FrontDoor door(Gate gate, Onboarding... flows) {
        return doorAt(PUBLIC_URL, gate, flows);
    }

    FrontDoor doorAt(String publicUrl, Gate gate, Onboarding... flows) {
        return engine.frontDoor(URI.create(publicUrl), gate, List.of(flows), House.VALIDATOR);
    }

    Person member(Map<String, @Nullable Object> metadata) {
        EmailAddress address =
                EmailAddress.parse("p" + number++ + "@example.com").orElseThrow();
        UserId id =
                engine.users().create(NewUser.at(address), Actor.APPLICATION).id();
        if (!metadata.isEmpty()) {
            engine.users().mergeMetadata(id, MetadataPatch.ofPublic(metadata));
        }
        Clients.Opened client = clients.open(dev.genkan.identity.session.ClientToken.NONE);
        SessionId session = engine.sessions().begin(client.id(), id, Browser.NONE);
        return new Person(id, session, client.token().value());
    }

    /// What nobody of this process hears of: another node, a hand in the database.
    void writeUnheard(Person person, String metadata) {
        JdbcClient.create(pool)
                .sql("update genkan.users set public_metadata = ? where id = ?")
                .params(metadata, person.id().value())
                .update();
    }

    String sessionCookie() {
        return "__session" + suffix;
    }

    String clientCookie() {
        return "__client" + suffix;
    }

    /// A token minted by the gate itself for this browser; empty if it does not get one.
    String token(FrontDoor door, Person person) {
        Exchange exchange = new Exchange(
                "GET", "/user", "", Map.of(clientCookie(), person.clientToken()), "Accept", "text/html", "Host", "x");
        exchange.through(door.filter(), (request, response) -> {});
        return exchange.setCookies().stream()
                .filter(cookie -> cookie.startsWith(sessionCookie() + "="))
                .map(cookie -> cookie.split(";", 2)[0].substring(sessionCookie().length() + 1))
                .findFirst()
                .orElse("");
    }

    private String cookieSuffix() {
        Exchange exchange = new Exchange("GET", "/sign-in", "", Map.of(), "Accept", "text/html", "Host", "x");
        exchange.through(door(Gate.publicRoutes("/")).filter(), (request, response) -> {});
        String name = exchange.setCookies().getFirst().split("=", 2)[0];
        if (!name.startsWith("__csrf_")
                || name.length() != "__csrf".length() + Cookies.suffixOf("").length()) {
            throw new IllegalStateException("the first cookie is " + name);
        }
        return name.substring("__csrf".length());
    }

    @Override
    public void close() {
        engine.close();
        pool.dispose();
    }
}
