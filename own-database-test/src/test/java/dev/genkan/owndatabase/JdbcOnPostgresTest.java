package dev.genkan.owndatabase;

import dev.genkan.token.UserId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JdbcOnPostgresTest extends ContractOfSharedTransactions {

    @Override
    Running start(Path data) {
        return Running.start(Acme.class, data, Running.WITHOUT_JPA, "spring.datasource.url=" + Postgres.freshUrl());
    }

    @Override
    void open(String workspace, UserId member, String name) {
        acme.jdbc()
                .sql("insert into workspaces (id, member, name) values (?, ?, ?)")
                .params(workspace, member.value(), name)
                .update();
    }

    @Test
    void a_constraint_that_is_looked_at_when_the_transaction_commits_undoes_both() {
        RefusedAtCommit.test(this);
    }
}
