package dev.genkan.onboarding.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;

class FunnelOnH2Test extends ContractOfFunnel {

    private final List<JdbcConnectionPool> pools = new ArrayList<>();

    @Override
    DataSource freshDatabase() {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        pool.setMaxConnections(20);
        pools.add(pool);
        return pool;
    }

    @AfterEach
    void close() {
        for (JdbcConnectionPool pool : pools) {
            JdbcClient.create(pool).sql("shutdown").update();
            pool.dispose();
        }
    }
}
