package dev.genkan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource
class DatabaseTest {

    private final Store store;

    DatabaseTest(Store store) {
        this.store = store;
    }

    @Test
    void an_empty_database_gets_our_schema_with_its_history() {
        Database database = Database.of(store.fresh());
        assertThat(count(database, "genkan.users")).isZero();
        assertThat(count(database, "genkan.schema_history")).isPositive();
    }

    @Test
    void a_database_full_of_other_tables_gets_it_too_and_keeps_them() {
        DataSource theirs = store.fresh();
        JdbcClient jdbc = JdbcClient.create(theirs);
        jdbc.sql("create table users (id integer primary key)").update();
        jdbc.sql("insert into users (id) values (7)").update();
        Database database = Database.of(theirs);
        assertThat(count(database, "genkan.users")).isZero();
        assertThat(count(database, "users")).isEqualTo(1);
    }

    @Test
    void a_schema_in_which_onboarding_was_first_is_no_hindrance() {
        DataSource theirs = store.fresh();
        JdbcClient jdbc = JdbcClient.create(theirs);
        jdbc.sql("create schema genkan").update();
        jdbc.sql("create table genkan.journeys (id integer primary key)").update();
        assertThat(count(Database.of(theirs), "genkan.users")).isZero();
    }

    @Test
    void another_kind_of_database_is_refused_with_a_sentence() {
        DataSource theirs = renamed(store.fresh(), "MariaDB");
        assertThatThrownBy(() -> Database.of(theirs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("This is a MariaDB database; Genkan keeps its tables in H2 or in PostgreSQL 15 or newer.");
    }

    @Test
    void opening_it_again_changes_nothing() {
        DataSource theirs = store.fresh();
        Database.of(theirs);
        assertThat(count(Database.of(theirs), "genkan.users")).isZero();
    }

    @Test
    void two_nodes_that_start_at_once_both_start() {
        DataSource theirs = store.fresh();
        Race.of(store == Store.H2 ? 1 : 2, i -> count(Database.of(theirs), "genkan.users"));
    }

    @Test
    void what_waits_for_the_commit_runs_after_it_and_before_the_call_returns() {
        Database database = store.of(getClass());
        List<String> order = new ArrayList<>();
        database.inTransaction(() -> {
            database.afterCommit(() -> order.add("after the commit"));
            return order.add("inside");
        });
        order.add("returned");
        assertThat(order).containsExactly("inside", "after the commit", "returned");
    }

    @Test
    void without_a_transaction_it_runs_at_once_and_after_a_rollback_never() {
        Database database = store.of(getClass());
        List<String> order = new ArrayList<>();
        database.afterCommit(() -> order.add("at once"));
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    database.afterCommit(() -> order.add("never"));
                    throw new IllegalStateException("changed our mind");
                }))
                .hasMessage("changed our mind");
        assertThat(order).containsExactly("at once");
    }

    /// The same data source, whose database calls itself something else.
    private static DataSource renamed(DataSource source, String product) {
        return wrap(
                DataSource.class,
                source,
                (name, answer) -> answer instanceof Connection connection
                        ? wrap(
                                Connection.class,
                                connection,
                                (asked, metaData) -> metaData instanceof DatabaseMetaData data
                                        ? wrap(
                                                DatabaseMetaData.class,
                                                data,
                                                (what, value) ->
                                                        what.equals("getDatabaseProductName") ? product : value)
                                        : metaData)
                        : answer);
    }

    private static <T> T wrap(Class<T> type, T inner, BiFunction<String, Object, Object> change) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> change.apply(method.getName(), method.invoke(inner, arguments))));
    }

    private static long count(Database database, String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
