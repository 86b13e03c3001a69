package dev.genkan.owndatabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A whole application on a database that we do not speak: it keeps its rows there, and we keep ours in a file.
@ExtendWith(OutputCaptureExtension.class)
class HsqldbTest {

    @TempDir
    Path data;

    @Test
    void the_story_runs_beside_it_and_the_log_says_what_is_not_shared(CapturedOutput output) {
        String address = Running.freshAddress();
        try (Running acme = start()) {
            assertThat(output.getAll())
                    .contains("WARN", "leads to a HSQL Database Engine database, which Genkan does not speak; Genkan")
                    .contains("keeps its tables in a file of its own in " + data.resolve("data") + ", and \"then\""
                            + " shares no transaction with the application.");
            acme.then((member, answers) -> open(acme, member.id().value(), "Northwind"));
            Visitor ada = acme.newcomer(address);

            assertThat(ada.answer("Northwind").statusCode()).isEqualTo(303);
            assertThat(ada.open("/me").body()).isEqualTo("me, Northwind");
            assertThat(acme.count("workspaces")).isEqualTo(1);
            assertThat(acme.count("information_schema.schemata where lower(schema_name) = 'genkan'"))
                    .isZero();
            assertThat(data.resolve("data/genkan.mv.db")).exists();
        }
        try (Running again = start()) {
            assertThat(again.userAt(address).publicMetadata().values()).containsEntry("name", "Northwind");
            assertThat(again.count("workspaces")).isEqualTo(1);
        }
    }

    @Test
    void what_the_application_wrote_before_it_failed_stays_and_the_member_is_asked_again() {
        try (Running acme = start()) {
            acme.then((member, answers) -> {
                open(acme, member.id().value(), "first try");
                throw new IllegalStateException("the other service is down");
            });
            String address = Running.freshAddress();
            Visitor ada = acme.newcomer(address);

            assertThat(ada.answer("Northwind").statusCode()).isEqualTo(500);
            assertThat(ada.open("/me").statusCode()).isEqualTo(303);
            assertThat(acme.userAt(address).publicMetadata().values()).isEmpty();
            assertThat(acme.count("workspaces where name = 'first try'")).isEqualTo(1);
        }
    }

    private Running start() {
        return Running.start(
                Acme.class,
                data,
                Running.WITHOUT_JPA,
                "logging.level.dev.genkan=info",
                "spring.datasource.url=jdbc:hsqldb:file:" + data.resolve("theirs") + ";shutdown=true",
                "spring.datasource.username=sa",
                "spring.flyway.enabled=false",
                "spring.sql.init.mode=always",
                "spring.sql.init.schema-locations=classpath:db/by-hand.sql");
    }

    private static void open(Running acme, String member, String name) {
        acme.jdbc()
                .sql("insert into workspaces (id, member, name) values (?, ?, ?)")
                .params(member, member, name)
                .update();
    }
}
