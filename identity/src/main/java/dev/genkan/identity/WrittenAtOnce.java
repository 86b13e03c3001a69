package dev.genkan.identity;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Transactions on an H2 file or server of somebody else, whose commits are on the disk when they are acknowledged.
///
/// H2 forgets `WRITE_DELAY=0` when the last connection is closed, as a small pool does now and then, and any new
/// connection may bring a delay along in its URL. So it is looked at before each transaction.
record WrittenAtOnce(DataSource dataSource, TransactionOperations transactions) implements TransactionOperations {

    private static final System.Logger LOG = System.getLogger("dev.genkan");

    /// Looks for the first time, and says what was changed.
    ///
    /// @throws IllegalArgumentException if the connection's user may not set it
    static WrittenAtOnce from(DataSource dataSource, TransactionOperations transactions) {
        WrittenAtOnce writtenAtOnce = new WrittenAtOnce(dataSource, transactions);
        int delay = writtenAtOnce.ensure();
        if (delay > 0) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "The H2 database acknowledged commits up to " + delay + " ms before they were on the disk;"
                            + " WRITE_DELAY is 0 from now on.");
        }
        return writtenAtOnce;
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            ensure();
        }
        return transactions.execute(action);
    }

    private int ensure() {
        try (Connection connection = dataSource.getConnection()) {
            return SuitableH2.writeAtOnce(connection);
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.ADMIN_RIGHTS_REQUIRED) {
                throw new IllegalArgumentException(
                        "The user of the H2 database has no administrator rights and may not set WRITE_DELAY=0,"
                                + " without which a killed process loses what it has acknowledged.",
                        e);
            }
            throw new IllegalStateException("The database cannot be used: " + e.getMessage(), e);
        }
    }
}
