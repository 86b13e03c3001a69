package dev.genkan.campaign;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// The database a campaign runs on: our own file, or one of the application's that the house joins.
sealed interface Base extends AutoCloseable {

    /// What `bin/campaign` was told; our own file if nothing.
    static Base asTold(Path folder) {
        return of(System.getProperty("campaign.database", "file"), folder);
    }

    /// @param name `file`, `h2` or `postgres`
    static Base of(String name, Path folder) {
        return switch (name) {
            case "file" -> new OwnFile(folder.resolve("data"));
            case "h2" -> new JoinedH2(folder.resolve("data"), folder.resolve("shop"));
            case "postgres" -> JoinedPostgres.start(folder.resolve("data"));
            default -> throw new IllegalArgumentException("a campaign runs on file, h2 or postgres, not on " + name);
        };
    }

    /// The folder of the key, and of the file if it is ours.
    Path data();

    /// What the application is told.
    List<String> settings();

    /// Whether the application's rows are in the same database, and so in the same transactions.
    boolean isJoined();

    @Override
    void close();

    record OwnFile(Path data) implements Base {

        @Override
        public List<String> settings() {
            return List.of();
        }

        @Override
        public boolean isJoined() {
            return false;
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return "H2 file of our own";
        }
    }

    /// @param file the application's, without its ending
    record JoinedH2(Path data, Path file) implements Base {

        @Override
        public List<String> settings() {
            return List.of("campaign.url=jdbc:h2:file:" + file.toAbsolutePath(), "campaign.user=sa");
        }

        @Override
        public boolean isJoined() {
            return true;
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return "H2 file of the application";
        }
    }

    record JoinedPostgres(Path data, EmbeddedPostgres server) implements Base {

        static JoinedPostgres start(Path data) {
            try {
                return new JoinedPostgres(data, EmbeddedPostgres.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<String> settings() {
            return List.of("campaign.url=" + server.getJdbcUrl("postgres", "postgres"), "campaign.user=postgres");
        }

        @Override
        public boolean isJoined() {
            return true;
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return "PostgreSQL of the application";
        }
    }
}
