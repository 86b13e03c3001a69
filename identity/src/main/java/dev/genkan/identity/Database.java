package dev.genkan.identity;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Where everything is kept: the schema `genkan` of an H2 or a PostgreSQL database, migrated when it is opened.
///
/// Transactions are scopes you can see: [#inTransaction] opens one with a lambda or joins the one that is open, and its
/// braces are the transaction.
public final class Database implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final JdbcClient eachStatement;
    private final TransactionOperations transactions;
    private final Runnable whenClosed;

    private Database(
            DataSource dataSource, boolean autoCommits, TransactionOperations transactions, Runnable whenClosed) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.eachStatement = autoCommits ? jdbc : JdbcClient.create(new EachStatement(dataSource));
        this.transactions = transactions;
        this.whenClosed = whenClosed;
    }

    /// Our own H2 file in `directory`, which is created for this user alone (0700; the file 0600). Every commit is
    /// written before it is acknowledged. One process at a time.
    ///
    /// @throws IllegalStateException if another process has it open
    public static Database h2File(Path directory) {
        Path file = PrivateFiles.directory(directory).resolve("genkan.mv.db");
        PrivateFiles.touch(file);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("genkan");
        pool.setJdbcUrl("jdbc:h2:file:" + directory.toAbsolutePath().resolve("genkan")
                + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE");
        pool.setUsername("sa");
        HikariDataSource dataSource;
        try {
            dataSource = new HikariDataSource(pool);
        } catch (PoolInitializationException e) {
            if (e.getCause() instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                throw new IllegalStateException(
                        "The database in " + directory.toAbsolutePath() + " is in use by another process. An H2 file"
                                + " belongs to one process at a time; stop the other one, or use PostgreSQL.",
                        e);
            }
            throw e;
        }
        try {
            Migrations.run(dataSource);
            TransactionOperations transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
            return new Database(dataSource, true, transactions, dataSource::close);
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
    }

    /// A data source that somebody else owns and closes: H2, or PostgreSQL 15 or newer.
    ///
    /// @throws IllegalArgumentException if it leads to another database, or to one that is not fit
    public static Database of(DataSource dataSource) {
        return of(dataSource, new JdbcTransactionManager(dataSource));
    }

    /// A data source together with the transaction manager that its owner uses, so that their rows and ours commit
    /// together. The manager has to be one of this data source.
    ///
    /// @throws IllegalArgumentException if it leads to another database, or to one that is not fit
    /// @throws IllegalStateException if it does not answer, or does not let us make our tables
    public static Database of(DataSource dataSource, PlatformTransactionManager manager) {
        TransactionOperations transactions = new TransactionTemplate(manager);
        if (requireSuitable(dataSource).equals(new Suitability.Lasting("H2"))) {
            transactions = WrittenAtOnce.from(dataSource, transactions);
        }
        Migrations.run(dataSource);
        return new Database(dataSource, autoCommits(dataSource), transactions, () -> {});
    }

    private static Suitability requireSuitable(DataSource dataSource) {
        return switch (Suitability.of(dataSource)) {
            case Suitability.Lasting lasting -> lasting;
            case Suitability.InMemory inMemory -> inMemory;
            case Suitability.Unfit unfit -> throw new IllegalArgumentException(unfit.sentence());
            case Suitability.OtherProduct other ->
                throw new IllegalArgumentException("This is a " + other.product()
                        + " database; Genkan keeps its tables in H2 or in PostgreSQL 15 or newer.");
        };
    }

    /// Whether a statement outside of a transaction is committed by itself.
    private static boolean autoCommits(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getAutoCommit();
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be used: " + e.getMessage(), e);
        }
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /// Takes part in the transaction that is open on this thread, if one is; otherwise each statement is committed by
    /// itself.
    public JdbcClient jdbc() {
        return TransactionSynchronizationManager.hasResource(dataSource) ? jdbc : eachStatement;
    }

    /// Whether it answers just now; the log tells why not.
    public boolean answers() {
        try {
            return jdbc.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException e) {
            LOG.log(System.Logger.Level.WARNING, "The database does not answer", e);
            return false;
        }
    }

    public TransactionOperations transactions() {
        return transactions;
    }

    /// Runs `work` in the open transaction, or in one of its own. What it throws rolls back and is thrown on.
    public <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()), "a transaction answers something");
    }

    /// Runs `work` when the open transaction has committed and before the call that opened it returns; at once if no
    /// transaction is open; never after a rollback.
    public void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }

            /// Before what others wait with, for if that fails, ours would be left out.
            @Override
            public int getOrder() {
                return HIGHEST_PRECEDENCE;
            }
        });
    }

    /// What belongs to the transaction that is open on this thread: made when it is first asked for, and forgotten with
    /// the transaction. Where none is open it is made anew each time.
    ///
    /// @param type of which there is one
    public <T> T ofTransaction(Class<T> type, Supplier<T> make) {
        return TransactionSynchronizationManager.isSynchronizationActive()
                ? OfTransaction.get(new OfTransaction.Key(this, type), type, make)
                : make.get();
    }

    /// Closes what was opened here; a data source that was given stays open.
    @Override
    public void close() {
        whenClosed.run();
    }
}
