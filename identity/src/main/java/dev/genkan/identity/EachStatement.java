package dev.genkan.identity;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Connections that commit each statement, from a pool whose own wait for a commit (`auto-commit=false`): what is
/// written outside of a transaction would go back into such a pool and be rolled back.
final class EachStatement extends DelegatingDataSource {

    EachStatement(DataSource pool) {
        super(pool);
    }

    /// A pool puts what was changed on a connection back when it comes home.
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        connection.setAutoCommit(true);
        return connection;
    }
}
