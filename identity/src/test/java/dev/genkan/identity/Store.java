package dev.genkan.identity;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The two kinds of database on which every class of SQL has to keep its contract.
public enum Store {
    H2 {
        @Override
        String freshUrl(String name) {
            return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
        }
    },
    POSTGRESQL {
        @Override
        String freshUrl(String name) {
            EmbeddedPostgres server = Server.RUNNING;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return server.getJdbcUrl("postgres", name);
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, Database> BY_TEST = new ConcurrentHashMap<>();

    /// A fresh database for this test class, the same one for all of its tests. On PostgreSQL its pool waits for
    /// commits, as that of many an application does: what is written outside of a transaction has to stay there too.
    public Database of(Class<?> test) {
        return BY_TEST.computeIfAbsent(
                this + test.getName(), name -> Database.of(fresh(config -> config.setAutoCommit(this == H2))));
    }

    /// A data source of a database in which nothing is yet.
    public HikariDataSource fresh() {
        return fresh(config -> {});
    }

    /// @param their how its owner likes it
    public HikariDataSource fresh(Consumer<HikariConfig> their) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(freshUrl("test_" + toString().toLowerCase(Locale.ROOT) + "_" + COUNT.incrementAndGet()));
        config.setUsername(this == H2 ? "sa" : "postgres");
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(8);
        // every test class has a pool, and one server stands behind all of them
        config.setIdleTimeout(10_000);
        their.accept(config);
        return new HikariDataSource(config);
    }

    abstract String freshUrl(String name);

    /// One server for all tests of the run. It ends with the virtual machine.
    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
