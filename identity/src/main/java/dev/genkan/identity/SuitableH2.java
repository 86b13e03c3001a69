package dev.genkan.identity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an H2 database has to be like. Names are written in upper case here: with `DATABASE_TO_UPPER=FALSE` H2 knows
/// its own by no others.
final class SuitableH2 {

    private static final int OLDEST = 2;

    /// The others take an empty text for null, or let a unique column be null only once.
    private static final Set<String> MODES = Set.of("REGULAR", "STRICT", "LEGACY", "POSTGRESQL", "MYSQL", "MARIADB");

    private static final Pattern IN_MEMORY = Pattern.compile("(\\w+:)*(mem|nioMem)(FS|LZF):");

    private SuitableH2() {}

    static Suitability judge(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
            return new Suitability.Unfit(
                    "It is H2 " + connection.getMetaData().getDatabaseProductVersion() + "; H2 2 or newer is needed.");
        }
        String mode = setting(connection, "MODE");
        if (mode != null && !MODES.contains(mode.toUpperCase(Locale.ROOT))) {
            return new Suitability.Unfit("It is an H2 database in MODE=" + mode
                    + ", in which empty texts or unique columns mean something else.");
        }
        if (isTrue(connection, "select cast('a' as varchar(1)) = cast('A' as varchar(1))")) {
            return new Suitability.Unfit(
                    "It is an H2 database that compares texts without regard to case (IGNORECASE or COLLATION).");
        }
        if (isTrue(connection, "select readonly()")) {
            return new Suitability.Unfit("It is an H2 database that is read-only.");
        }
        return isInMemory(one(connection, "select database_path()"))
                ? new Suitability.InMemory()
                : new Suitability.Lasting("H2");
    }

    /// @param path none for `jdbc:h2:mem:`, on a server too; otherwise with the name of H2's file system in front
    private static boolean isInMemory(@Nullable String path) {
        return path == null || IN_MEMORY.matcher(path).lookingAt();
    }

    /// Makes H2 write a commit before it acknowledges it. By itself it does half a second later, and a killed process
    /// loses what it had acknowledged.
    ///
    /// @return how many milliseconds it waited until now; none if it did not
    /// @throws SQLException if the connection's user may not
    static int writeAtOnce(Connection connection) throws SQLException {
        // two rows: what is stored, which H2 itself does not heed when it opens a file, and what holds
        String delay = one(
                connection,
                "select max(cast(SETTING_VALUE as integer)) from INFORMATION_SCHEMA.SETTINGS"
                        + " where SETTING_NAME = 'WRITE_DELAY'");
        if (delay == null || delay.equals("0")) {
            return 0;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("set write_delay 0");
        }
        return Integer.parseInt(delay);
    }

    private static @Nullable String setting(Connection connection, String name) throws SQLException {
        return one(
                connection,
                "select SETTING_VALUE from INFORMATION_SCHEMA.SETTINGS where SETTING_NAME = '" + name + "'");
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static @Nullable String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
