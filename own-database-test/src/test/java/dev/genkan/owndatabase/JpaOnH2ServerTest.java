package dev.genkan.owndatabase;

import dev.genkan.token.UserId;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;

class JpaOnH2ServerTest extends ContractOfSharedTransactions {

    private static Server server;

    @Override
    Running start(Path data) {
        try {
            server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", data.toString())
                    .start();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Running.start(
                Acme.class,
                data,
                "spring.datasource.url=jdbc:h2:tcp://localhost:" + server.getPort() + "/./theirs",
                "spring.datasource.username=sa");
    }

    @AfterAll
    static void stop_the_server() {
        server.stop();
    }

    @Override
    void open(String workspace, UserId member, String name) {
        Entities.persist(acme, new Workspace(workspace, member.value(), name));
    }
}
