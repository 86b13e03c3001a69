package dev.genkan.onboarding.jdbc;

import dev.genkan.onboarding.Sealing;
import dev.genkan.onboarding.Trail;
import dev.genkan.token.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/// Moves the answers of every journey from a table of their own into its row. Of a finished journey only the names of
/// the questions stay: the answers are in the metadata.
final class AnswersIntoJourneys implements JavaMigration {

    private static final String JOURNEYS =
            "select id, version, state from genkan.journeys j where exists (select 1 from genkan.journey_answers a where"
                    + " a.journey_id = j.id)";

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement all = connection.createStatement();
                ResultSet journeys = all.executeQuery(JOURNEYS)) {
            while (journeys.next()) {
                move(
                        connection,
                        journeys.getString(1),
                        journeys.getInt(2),
                        journeys.getString(3).equals("open"));
            }
        }
        try (Statement last = connection.createStatement()) {
            last.execute("drop table genkan.journey_answers");
        }
    }

    private static void move(Connection connection, String id, int version, boolean open) throws SQLException {
        Map<String, Map<String, @Nullable Object>> answers = answers(connection, id);
        Map<String, Integer> answered = new LinkedHashMap<>();
        Map<String, List<String>> asked = new LinkedHashMap<>();
        answers.forEach((step, given) -> {
            answered.put(step, version);
            asked.put(step, List.copyOf(given.keySet()));
        });
        Trail trail = new Trail(Map.of(), answered, Map.of(), new LinkedHashSet<>(), open ? Map.of() : asked);
        String contents = open ? new Contents(answers, Map.of()).write(false, Sealing.NONE) : "";
        try (PreparedStatement update =
                connection.prepareStatement("update genkan.journeys set contents = ?, trail = ? where id = ?")) {
            update.setString(1, contents);
            update.setString(2, TrailJson.write(trail));
            update.setString(3, id);
            update.executeUpdate();
        }
    }

    private static Map<String, Map<String, @Nullable Object>> answers(Connection connection, String id)
            throws SQLException {
        Map<String, Map<String, @Nullable Object>> answers = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select step, answers from genkan.journey_answers where journey_id = ? order by step")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    answers.put(rows.getString(1), Json.parseObject(rows.getString(2)));
                }
            }
        }
        return answers;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3.1");
    }

    @Override
    public String getDescription() {
        return "answers into journeys";
    }

    /// Never changes: what it does is done once.
    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
