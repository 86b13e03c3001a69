package dev.genkan.identity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// What a PostgreSQL database has to be like.
final class SuitablePostgres {

    private static final int OLDEST = 15;

    private SuitablePostgres() {}

    static Suitability judge(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            return new Suitability.Unfit("This is PostgreSQL " + version + "; Genkan needs " + OLDEST + " or newer.");
        }
        try (Statement statement = connection.createStatement();
                ResultSet settings = statement.executeQuery(
                        "select current_setting('server_encoding'), current_setting('transaction_read_only')")) {
            settings.next();
            if (!settings.getString(1).equals("UTF8")) {
                return new Suitability.Unfit(
                        "Its encoding is " + settings.getString(1) + "; names in all scripts need UTF8.");
            }
            if (settings.getString(2).equals("on")) {
                return new Suitability.Unfit("It is read-only.");
            }
        }
        return new Suitability.Lasting("PostgreSQL");
    }
}
