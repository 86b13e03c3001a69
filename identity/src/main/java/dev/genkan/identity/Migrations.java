package dev.genkan.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Brings the schema `genkan` to the form this release knows.
final class Migrations {

    private Migrations() {}

    /// With one connection: Flyway likes to hold two, which a pool of one could not give it.
    ///
    /// @throws IllegalStateException if the tables cannot be made; the operator's fault more often than not
    static void run(DataSource dataSource) {
        try {
            try {
                withOneConnection(dataSource);
            } catch (FlywayException othersWereFaster) {
                // a node that starts at the same moment may make the schema between our look and our making it
                withOneConnection(dataSource);
            }
        } catch (SQLException | FlywayException e) {
            throw new IllegalStateException("The tables in the schema genkan cannot be made: " + e.getMessage(), e);
        }
    }

    private static void withOneConnection(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            // Flyway always quotes; this is how the database stores a name that is written without
            boolean upperCase = connection.getMetaData().storesUpperCaseIdentifiers();
            boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            migrate(new SingleConnectionDataSource(connection, true), upperCase, postgres);
        }
    }

    private static void migrate(DataSource dataSource, boolean upperCase, boolean postgres) {
        String schema = upperCase ? "GENKAN" : "genkan";
        String history = upperCase ? "SCHEMA_HISTORY" : "schema_history";
        FluentConfiguration flyway = Flyway.configure(Migrations.class.getClassLoader());
        if (postgres) {
            // the lock has to outlast the commits of one connection, so that two nodes may start at once
            flyway.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
        }
        flyway.dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .table(history)
                .locations("classpath:dev/genkan/identity/migrations")
                .failOnMissingLocations(true)
                .placeholders(Map.of("beginsWith", isPostgres(dataSource) ? "varchar_pattern_ops" : ""))
                // onboarding keeps its tables in the same schema and may have been here first
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static boolean isPostgres(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be used: " + e.getMessage(), e);
        }
    }
}
