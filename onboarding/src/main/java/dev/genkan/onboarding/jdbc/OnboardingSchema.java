package dev.genkan.onboarding.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The tables of journeys and receipts, brought up to date.
final class OnboardingSchema {

    private OnboardingSchema() {}

    /// With one connection: Flyway likes to hold two, which a pool of one could not give it.
    static void migrate(DataSource dataSource) {
        try {
            try {
                withOneConnection(dataSource);
            } catch (FlywayException othersWereFaster) {
                // A node that starts at the same moment may make the schema between our look and our making it.
                withOneConnection(dataSource);
            }
        } catch (SQLException | FlywayException failure) {
            throw new IllegalStateException(
                    "The tables of the journeys cannot be made: " + failure.getMessage(), failure);
        }
    }

    private static void withOneConnection(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            // Flyway quotes names: where they are folded to upper case, a quoted "genkan" would be another schema.
            boolean upperCase = connection.getMetaData().storesUpperCaseIdentifiers();
            boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            migrate(new SingleConnectionDataSource(connection, true), upperCase, postgres);
        }
    }

    private static void migrate(DataSource dataSource, boolean upperCase, boolean postgres) {
        String schema = inCase("genkan", upperCase);
        FluentConfiguration flyway = Flyway.configure(OnboardingSchema.class.getClassLoader());
        if (postgres) {
            // The lock has to outlast the commits of one connection, so that two nodes may start at once.
            flyway.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
        }
        flyway.dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .table(inCase("onboarding_history", upperCase))
                .locations("classpath:dev/genkan/onboarding/migrations")
                .javaMigrations(new AnswersIntoJourneys())
                // The schema is shared with the tables of the people, which keep a history of their own.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static String inCase(String name, boolean upperCase) {
        return upperCase ? name.toUpperCase(Locale.ROOT) : name;
    }
}
