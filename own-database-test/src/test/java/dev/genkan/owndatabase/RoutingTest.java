package dev.genkan.owndatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A data source that leads elsewhere from case to case.
class RoutingTest {

    private static final ThreadLocal<@Nullable String> TENANT = new ThreadLocal<>();

    @TempDir
    Path data;

    /// A database for each tenant, and one for people.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Acme.class)
    static class ByTenant {

        @Bean
        DataSource people(Environment environment) {
            return file(environment, "people");
        }

        @Bean
        @Primary
        DataSource routed(Environment environment) {
            AbstractRoutingDataSource routed = new AbstractRoutingDataSource() {
                @Override
                protected @Nullable Object determineCurrentLookupKey() {
                    return TENANT.get();
                }
            };
            routed.setTargetDataSources(
                    Map.of("north", withTable(environment, "north"), "south", withTable(environment, "south")));
            return routed;
        }
    }

    /// One for reading and one for writing, which have the same in them.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Acme.class)
    static class ReadingApart {

        @Bean
        DataSource routed(Environment environment) {
            AbstractRoutingDataSource routed = new AbstractRoutingDataSource() {
                @Override
                protected Object determineCurrentLookupKey() {
                    return TransactionSynchronizationManager.isCurrentTransactionReadOnly() ? "reader" : "writer";
                }
            };
            routed.setTargetDataSources(
                    Map.of("reader", file(environment, "theirs"), "writer", withTable(environment, "theirs")));
            return routed;
        }
    }

    @Test
    void people_live_in_the_plain_one_that_is_named_and_each_tenants_rows_in_the_tenants() {
        try (Running acme = start(ByTenant.class, "genkan.datasource=people")) {
            acme.then((member, answers) -> {
                TENANT.set("north");
                try {
                    open(acme, member.id().value());
                } finally {
                    TENANT.remove();
                }
            });
            Visitor ada = acme.newcomer(Running.freshAddress());

            assertThat(ada.answer("Northwind").statusCode()).isEqualTo(303);
            assertThat(ada.open("/me").body()).isEqualTo("me, Northwind");
            assertThat(count(acme, "people", "genkan.receipts")).isEqualTo(1);
            assertThat(count(acme, "north", "workspaces")).isEqualTo(1);
            assertThat(count(acme, "south", "workspaces")).isZero();
            String ours = "information_schema.schemata where schema_name = 'GENKAN'";
            assertThat(count(acme, "north", ours)).isZero();
            assertThat(count(acme, "south", ours)).isZero();
        }
    }

    @Test
    void one_that_leads_nowhere_without_a_tenant_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> start(ByTenant.class, "some.property=1").close())
                .hasStackTraceContaining(
                        "CannotStart: The database does not answer: Cannot determine target DataSource");
    }

    @Test
    void one_that_leads_to_the_same_place_each_time_is_joined() {
        try (Running acme = start(ReadingApart.class, "some.property=1")) {
            acme.then((member, answers) -> {
                open(acme, member.id().value());
                throw new IllegalStateException("the other service is down");
            });
            Visitor ada = acme.newcomer(Running.freshAddress());
            assertThat(ada.answer("Northwind").statusCode()).isEqualTo(500);
            assertThat(acme.count("workspaces")).isZero();
            assertThat(acme.count("genkan.receipts")).isZero();

            acme.then((member, answers) -> open(acme, member.id().value()));
            assertThat(ada.answer("Northwind").statusCode()).isEqualTo(303);
            assertThat(acme.count("workspaces")).isEqualTo(1);
            assertThat(acme.count("genkan.receipts")).isEqualTo(1);
            assertThat(data.resolve("data/genkan.mv.db")).doesNotExist();
        }
    }

    private Running start(Class<?> application, String property) {
        return Running.start(
                application,
                data,
                Running.WITHOUT_JPA,
                "spring.flyway.enabled=false",
                "their.folder=" + data,
                property);
    }

    private static DataSource file(Environment environment, String name) {
        // it has no pool, and opening a file for each connection takes its time
        return new DriverManagerDataSource(
                "jdbc:h2:file:" + environment.getRequiredProperty("their.folder") + "/" + name + ";DB_CLOSE_DELAY=2",
                "sa",
                "");
    }

    private static DataSource withTable(Environment environment, String name) {
        DataSource database = file(environment, name);
        new ResourceDatabasePopulator(new ClassPathResource("db/by-hand.sql")).execute(database);
        return database;
    }

    private static long count(Running acme, String database, String query) {
        return JdbcClient.create(file(acme.context.getEnvironment(), database))
                .sql("select count(*) from " + query)
                .query(Long.class)
                .single();
    }

    private static void open(Running acme, String member) {
        acme.jdbc()
                .sql("insert into workspaces (id, member, name) values ('1', ?, 'Northwind')")
                .param(member)
                .update();
    }
}
