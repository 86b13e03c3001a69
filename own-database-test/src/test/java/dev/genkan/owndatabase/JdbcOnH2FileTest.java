package dev.genkan.owndatabase;

import dev.genkan.token.UserId;
import java.nio.file.Path;

class JdbcOnH2FileTest extends ContractOfSharedTransactions {

    @Override
    Running start(Path data) {
        return Running.start(
                Acme.class,
                data,
                Running.WITHOUT_JPA,
                "spring.datasource.url=jdbc:h2:file:" + data.resolve("theirs"),
                "spring.datasource.username=sa");
    }

    @Override
    void open(String workspace, UserId member, String name) {
        acme.jdbc()
                .sql("insert into workspaces (id, member, name) values (?, ?, ?)")
                .params(workspace, member.value(), name)
                .update();
    }
}
