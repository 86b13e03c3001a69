package dev.genkan.owndatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What an application has by way of a database, and what becomes of it.
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    private static final String LOGGED = "logging.level.dev.genkan=info";

    @TempDir
    Path data;

    @Test
    void a_database_that_spring_boot_made_up_in_memory_is_not_joined_and_the_log_says_what_follows(
            CapturedOutput output) {
        try (Running acme = Running.start(Acme.class, data, LOGGED)) {
            TransactionTemplate theirs =
                    new TransactionTemplate(acme.context.getBean(PlatformTransactionManager.class));
            acme.then((member, answers) -> {
                theirs.executeWithoutResult(status ->
                        Entities.persist(acme, new Workspace("1", member.id().value(), "kept")));
                throw new IllegalStateException("and ours is not");
            });
            Visitor ada = acme.newcomer(Running.freshAddress());

            assertThat(ada.answer("Northwind").statusCode()).isEqualTo(500);
            assertThat(ada.open("/me").statusCode()).isEqualTo(303);
            assertThat(acme.count("workspaces")).isEqualTo(1);
            assertThat(data.resolve("data/genkan.mv.db")).exists();
            assertThat(acme.count("information_schema.schemata where lower(schema_name) = 'genkan'"))
                    .isZero();
            assertThat(output.getAll())
                    .contains("leads to an H2 database in memory, which would forget everybody;"
                            + " Genkan keeps its tables in a file of its own");
        }
    }

    @Test
    void a_joined_database_is_announced_and_outlives_the_engine(CapturedOutput output) {
        String url = "spring.datasource.url=jdbc:h2:file:" + data.resolve("theirs");
        try (Running acme =
                Running.start(Acme.class, data, Running.WITHOUT_JPA, LOGGED, url, "spring.datasource.username=sa")) {
            assertThat(output.getAll())
                    .contains("Genkan keeps its tables in the schema genkan of the application's H2 database")
                    .contains("acknowledged commits up to 500 ms before they were on the disk; WRITE_DELAY is 0");
            assertThat(data.resolve("data/genkan.mv.db")).doesNotExist();
            assertThat(acme.context.getBeansOfType(DataSource.class)).hasSize(1);

            acme.engine().close();
            assertThat(acme.count("genkan.users")).isZero();
            assertThat(acme.context.getBean(HikariDataSource.class).isClosed()).isFalse();
        }
    }

    /// A pool of one is the proof that no request of ours ever holds two connections; and nothing of ours may depend on
    /// a pool that commits by itself.
    @ParameterizedTest
    @CsvSource({"1, true, true", "1, false, false", "2, false, true"})
    void the_story_runs_in_a_small_pool(int connections, boolean jpa, boolean autoCommit) {
        try (Running acme = Running.start(
                Acme.class,
                data,
                jpa ? "some.property=1" : Running.WITHOUT_JPA,
                "spring.datasource.url=" + Postgres.freshUrl(),
                // Boot's own Flyway wants two
                "spring.flyway.enabled=false",
                "spring.jpa.hibernate.ddl-auto=none",
                "spring.datasource.hikari.maximum-pool-size=" + connections,
                "spring.datasource.hikari.connection-timeout=5000",
                "spring.datasource.hikari.auto-commit=" + autoCommit)) {
            Visitor ada = acme.newcomer(Running.freshAddress());

            assertThat(ada.answer("Northwind").statusCode()).isEqualTo(303);
            assertThat(ada.open("/me").body()).isEqualTo("me, Northwind");
            assertThat(acme.count("genkan.rate_limits")).isPositive();
        }
    }

    @Test
    void a_lazy_data_source_is_joined_through_its_proxy() {
        try (Running acme = Running.start(
                Acme.class,
                data,
                "spring.datasource.url=" + Postgres.freshUrl(),
                "spring.datasource.connection-fetch=lazy")) {
            assertThat(acme.context.getBean(DataSource.class)).isInstanceOf(LazyConnectionDataSourceProxy.class);
            acme.then((member, answers) -> {
                Entities.persist(acme, new Workspace("1", member.id().value(), "kept"));
                throw new IllegalStateException("or not");
            });
            Visitor ada = acme.newcomer(Running.freshAddress());
            assertThat(ada.answer("Northwind").statusCode()).isEqualTo(500);
            assertThat(acme.count("workspaces")).isZero();
            assertThat(acme.count("genkan.receipts")).isZero();
        }
    }

    @Test
    void settings_of_the_applications_flyway_are_not_ours() {
        try (Running acme = Running.start(
                Acme.class,
                data,
                Running.WITHOUT_JPA,
                "spring.datasource.url=" + Postgres.freshUrl(),
                "spring.flyway.table=their_history",
                "spring.flyway.schemas=theirs",
                "spring.flyway.baseline-version=7",
                "spring.flyway.validate-migration-naming=true")) {
            assertThat(acme.count("theirs.their_history where script = 'V1__theirs.sql'"))
                    .isEqualTo(1);
            assertThat(acme.count("genkan.schema_history where script = 'V1__the_house.sql'"))
                    .isEqualTo(1);
            assertThat(acme.count("information_schema.tables where table_name = 'flyway_schema_history'"))
                    .isZero();
        }
    }

    @Test
    void a_joined_database_is_named_on_purpose_in_production() {
        String[] production = {
            Running.WITHOUT_JPA,
            "genkan.environment=production",
            "genkan.public-url=https://acme.example",
            "genkan.mail.host=127.0.0.1",
            "genkan.mail.from=Acme <door@acme.example>",
            "genkan.encryption-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
        };
        try (Running acme = Running.bare(with(production, "spring.datasource.url=" + Postgres.freshUrl()))) {
            assertThat(acme.count("genkan.signing_keys")).isEqualTo(1);
            assertThat(Path.of("genkan-data")).doesNotExist();
        }
        String memory = "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID();
        assertThatThrownBy(() -> Running.bare(with(production, memory)).close())
                .hasStackTraceContaining("Production needs a database named on purpose");
    }

    private static String[] with(String[] properties, String another) {
        String[] all = Arrays.copyOf(properties, properties.length + 1);
        all[properties.length] = another;
        return all;
    }
}
