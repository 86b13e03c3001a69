package dev.genkan.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// What an application may have as its database, good and bad.
final class TheirDatabase {

    private static final String VISITOR = "VISITOR";

    private TheirDatabase() {}

    static JdbcDataSource h2(String url) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:" + url);
        dataSource.setUser("sa");
        return dataSource;
    }

    static DataSource inMemory() {
        return h2("mem:" + UUID.randomUUID());
    }

    static DataSource ofAnotherProduct() {
        JDBCDataSource dataSource = new JDBCDataSource();
        dataSource.setUrl("jdbc:hsqldb:mem:" + UUID.randomUUID());
        dataSource.setUser("sa");
        return dataSource;
    }

    /// Beside the folder of our data.
    ///
    /// @param name of the file, and what the address says behind it
    static JdbcDataSource file(Path data, String name) {
        return h2("file:" + data.resolveSibling(name));
    }

    /// Answers as long as it is looked at, and is gone when it is to be used.
    static DataSource goingAway(Path data, String name) {
        AtomicInteger looks = new AtomicInteger();
        return new DelegatingDataSource(file(data, name)) {
            @Override
            public Connection getConnection() throws SQLException {
                if (looks.incrementAndGet() > 2) {
                    throw new SQLException("it has been shut down");
                }
                return super.getConnection();
            }
        };
    }

    /// As somebody who may do nothing there but look round.
    static DataSource ofVisitor(Path data) {
        JdbcDataSource dataSource = file(data, "theirs");
        dataSource.setUser(VISITOR);
        dataSource.setPassword("secret");
        return dataSource;
    }

    static AutoCloseable withVisitor(Path data) throws SQLException {
        return in(file(data, "theirs"), "create user " + VISITOR + " password 'secret'");
    }

    /// With a table of theirs where one of ours belongs.
    static AutoCloseable occupied(Path data, String table) throws SQLException {
        return in(file(data, "theirs"), "create schema genkan", "create table genkan." + table + " (theirs integer)");
    }

    /// The manager of the data source that the application has.
    static Refusal.Given manager(String name) {
        return (context, data) -> context.registerBean(
                name,
                PlatformTransactionManager.class,
                () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
    }

    /// It does not say of what.
    static PlatformTransactionManager managerOfAnother(Path data) {
        return new WrappedManager(new JdbcTransactionManager(file(data, "another")));
    }

    /// With these statements already run.
    static AutoCloseable in(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return () -> {};
    }
}
