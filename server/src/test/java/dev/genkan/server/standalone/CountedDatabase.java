package dev.genkan.server.standalone;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// A database that remembers which statements it was asked by requests: not by the house's own threads, and without the
/// look at H2's settings that belongs to each beginning of a transaction.
public final class CountedDatabase extends AbstractDataSource {

    private final DataSource real;
    private final List<String> statements = new CopyOnWriteArrayList<>();

    public CountedDatabase(Path directory) {
        this.real =
                JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("counted") + ";WRITE_DELAY=0", "sa", "");
    }

    /// What was asked since it was last looked at.
    public List<String> taken() {
        List<String> all = List.copyOf(statements);
        statements.clear();
        return all;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && isOfRequest()) {
                        statements.add(String.valueOf(arguments[0]));
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static boolean isOfRequest() {
        return !Thread.currentThread().getName().startsWith("genkan-");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
