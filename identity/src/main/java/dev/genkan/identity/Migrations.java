package dev.genkan.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the schema `genkan` to the form this release knows.
final class Migrations {

    private Migrations() {}

    /// @param upperCase how this database stores a name that is written without quotes; Flyway always quotes
    static void run(DataSource dataSource, boolean upperCase) {
        String schema = upperCase ? "GENKAN" : "genkan";
        String history = upperCase ? "SCHEMA_HISTORY" : "schema_history";
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
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
