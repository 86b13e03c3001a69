package dev.genkan.identity;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Whether a database that somebody else owns can keep our tables, found out by asking it.
public sealed interface Suitability {

    /// H2 on a file or a server, or PostgreSQL: what is written there stays.
    ///
    /// @param product what it calls itself
    record Lasting(String product) implements Suitability {}

    /// H2 in memory: gone with its process.
    record InMemory() implements Suitability {}

    /// Neither H2 nor PostgreSQL.
    ///
    /// @param product what it calls itself
    record OtherProduct(String product) implements Suitability {}

    /// The right product, set up in a way in which our rules would not hold.
    ///
    /// @param sentence what is in the way, for the operator
    record Unfit(String sentence) implements Suitability {}

    /// One connection, which is given back.
    ///
    /// @throws IllegalStateException if the database does not answer
    static Suitability of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            String product = about.getDatabaseProductName();
            Suitability suitability = switch (product) {
                case "H2" -> SuitableH2.judge(connection);
                case "PostgreSQL" -> SuitablePostgres.judge(connection);
                default -> new OtherProduct(product);
            };
            return suitability instanceof OtherProduct
                            || connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED
                    ? suitability
                    // races are settled by conditional updates, which at a stricter level fail instead of finding
                    // nothing
                    : new Unfit("Its connections do not begin at the isolation level READ COMMITTED.");
        } catch (SQLException | IllegalStateException e) {
            // the latter from one that routes, and has nowhere to lead whoever is nobody's tenant
            throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
        }
    }
}
