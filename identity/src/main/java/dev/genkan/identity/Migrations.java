package dev.genkan.identity;

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
                .placeholderReplacement(false)
                // onboarding keeps its tables in the same schema and may have been here first
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
