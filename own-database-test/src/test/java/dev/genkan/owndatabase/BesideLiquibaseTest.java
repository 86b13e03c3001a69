package dev.genkan.owndatabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An application whose tables are made by Liquibase, with ours beside them in the same database.
class BesideLiquibaseTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void both_migrate_what_is_theirs_and_share_transactions(boolean postgres) {
        String url = postgres ? Postgres.freshUrl() : "jdbc:h2:file:" + data.resolve("theirs") + ";USER=sa";
        String address = Running.freshAddress();
        try (Running acme = start(url)) {
            Visitor ada = acme.newcomer(address);
            acme.then((member, answers) -> {
                open(acme, member.id().value());
                throw new IllegalStateException("the other service is down");
            });
            assertThat(ada.answer("Northwind").statusCode()).isEqualTo(500);
            assertThat(acme.count("workspaces")).isZero();
            assertThat(acme.count("genkan.receipts")).isZero();

            acme.then((member, answers) -> open(acme, member.id().value()));
            assertThat(ada.answer("Northwind").statusCode()).isEqualTo(303);
            assertThat(ada.open("/me").body()).isEqualTo("me, Northwind");
        }
        // neither of them takes the other's tables for its own when it comes back
        try (Running again = start(url)) {
            assertThat(again.userAt(address).publicMetadata().values()).containsEntry("name", "Northwind");
            assertThat(again.count("workspaces")).isEqualTo(1);
            assertThat(again.count("databasechangelog")).isEqualTo(2);
            assertThat(again.count("genkan.schema_history")).isGreaterThan(1);
            assertThat(again.count("information_schema.tables where lower(table_schema) = 'genkan'"
                            + " and lower(table_name) like 'databasechangelog%'"))
                    .isZero();
        }
    }

    private Running start(String url) {
        return Running.start(
                Acme.class,
                data,
                Running.WITHOUT_JPA,
                "spring.datasource.url=" + url,
                "spring.flyway.enabled=false",
                "spring.liquibase.enabled=true",
                "spring.liquibase.change-log=classpath:db/changelog.sql");
    }

    private static void open(Running acme, String member) {
        acme.jdbc()
                .sql("insert into workspaces (id, member, name) values ('1', ?, 'Northwind')")
                .param(member)
                .update();
    }
}
