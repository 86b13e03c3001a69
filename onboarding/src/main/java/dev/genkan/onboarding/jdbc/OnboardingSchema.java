package dev.genkan.onboarding.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The tables of journeys and receipts, brought up to date.
final class OnboardingSchema {

    private OnboardingSchema() {}

    static void migrate(DataSource dataSource) {
        boolean upperCase = storesUpperCase(dataSource);
        String schema = inCase("genkan", upperCase);
        Flyway.configure(OnboardingSchema.class.getClassLoader())
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .table(inCase("onboarding_history", upperCase))
                .locations("classpath:dev/genkan/onboarding/migrations")
                // The schema is shared with the tables of the people, which keep a history of their own.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    // Flyway quotes names: on H2, which folds to upper case, a quoted "genkan" would be another schema than ours.
    private static boolean storesUpperCase(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().storesUpperCaseIdentifiers();
        } catch (SQLException failure) {
            throw new IllegalStateException("the database of the journeys cannot be asked for its name case", failure);
        }
    }

    private static String inCase(String name, boolean upperCase) {
        return upperCase ? name.toUpperCase(Locale.ROOT) : name;
    }
}
