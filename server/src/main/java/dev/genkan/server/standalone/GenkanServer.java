package dev.genkan.server.standalone;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.genkan.identity.Browser;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.instance.Instance;
import dev.genkan.identity.instance.InstanceSettings;
import dev.genkan.server.CannotStart;
import dev.genkan.server.Engine;
import dev.genkan.server.EngineSettings;
import dev.genkan.server.ServerDoor;
import jakarta.servlet.Filter;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// A server of its own: hosted pages and both APIs of the wire, on one port.
public final class GenkanServer implements AutoCloseable {

    private static final Actor START = new Actor("configuration", Browser.NONE);

    private final Engine engine;
    private final ServerDoor door;
    private final Container container;
    private final @Nullable HikariDataSource database;
    private final int port;

    private GenkanServer(
            Engine engine, ServerDoor door, Container container, @Nullable HikariDataSource database, int port) {
        this.engine = engine;
        this.door = door;
        this.container = container;
        this.database = database;
        this.port = port;
    }

    /// Opens the database and listens.
    ///
    /// @throws CannotStart if something is missing or wrong; its message is for the operator
    public static GenkanServer start(ServerConfiguration configuration, InstantSource clock) {
        HikariDataSource database = database(configuration);
        Engine engine = null;
        try {
            engine = Engine.open(configuration.engine().storedIn(storage(database)), clock);
            return start(configuration, engine, database, clock);
        } catch (RuntimeException e) {
            if (engine != null) {
                engine.close();
            }
            if (database != null) {
                database.close();
            }
            throw e;
        }
    }

    private static GenkanServer start(
            ServerConfiguration configuration,
            Engine engine,
            @Nullable HikariDataSource database,
            InstantSource clock) {
        ServerDoor door = configuration.flows().isEmpty()
                ? engine.serverDoor(configuration.publicUrl(), configuration.live())
                : DeclaredFlows.door(engine, configuration, clock);
        settle(engine.instance(), configuration);
        engine.configuredBy(configuration.homeUrl().isEmpty() ? Map.of() : Map.of("home_url", "genkan.home-url"));
        Container container = new Container(
                configuration.port(),
                configuration.engine().dataDirectory().toAbsolutePath(),
                filters(configuration, door),
                new LastServlet(engine.instance(), door.door().errorPages()));
        return new GenkanServer(engine, door, container, database, container.start());
    }

    private static List<Filter> filters(ServerConfiguration configuration, ServerDoor door) {
        List<Filter> filters = new ArrayList<>();
        AccountsFilter.of(door.place()).ifPresent(filters::add);
        filters.add(new ScriptsFilter(configuration.scripts()));
        filters.add(new WireFilter(door.frontend(), door.backend()));
        filters.add(door.door().filter());
        return filters;
    }

    /// What the configuration says is kept beside what was changed at run time, so that commands know it too.
    private static void settle(Instance instance, ServerConfiguration configuration) {
        InstanceSettings before = instance.settingsNow();
        InstanceSettings after =
                before.with("public_url", configuration.publicUrl().toString()).with("live", configuration.live());
        if (!configuration.homeUrl().isEmpty()) {
            after = after.with("home_url", configuration.homeUrl());
        }
        for (String origin : configuration.allowedOrigins()) {
            after = after.allowing(origin);
        }
        if (!after.equals(before)) {
            InstanceSettings settled = after;
            instance.change(known -> settled, "instance.start", START);
        }
    }

    private static EngineSettings.Storage storage(@Nullable HikariDataSource database) {
        return database == null
                ? new EngineSettings.Storage.OwnFile()
                : new EngineSettings.Storage.Joined(database, new JdbcTransactionManager(database));
    }

    private static @Nullable HikariDataSource database(ServerConfiguration configuration) {
        if (configuration.databaseUrl().isEmpty()) {
            return null;
        }
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("genkan");
        pool.setJdbcUrl(configuration.databaseUrl());
        pool.setUsername(configuration.databaseUser());
        pool.setPassword(configuration.databasePassword());
        try {
            return new HikariDataSource(pool);
        } catch (RuntimeException e) {
            throw new CannotStart("The database at genkan.database-url cannot be opened: " + e.getMessage(), e);
        }
    }

    public Engine engine() {
        return engine;
    }

    public ServerDoor door() {
        return door;
    }

    /// Where it listens.
    public int port() {
        return port;
    }

    public URI publicUrl() {
        return door.place().publicUrl();
    }

    /// What is printed when a first secret key was made: once, when there is none.
    Optional<String> firstKey() {
        return engine.secretKeys().list().isEmpty()
                ? Optional.of(engine.secretKeys()
                        .make(door.place().secretPrefix(), "first start", START)
                        .secret())
                : Optional.empty();
    }

    @Override
    public void close() {
        container.close();
        engine.close();
        if (database != null) {
            database.close();
        }
    }
}
