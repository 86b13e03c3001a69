package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.genkan.server.CannotStart;
import dev.genkan.server.EngineSettings.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.ResourceTransactionManager;

/// Whose database it is, from the beans an application has.
class StorageChoiceTest {

    @TempDir
    Path folder;

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    private final Map<String, String> properties = new HashMap<>();
    private final Listening log = new Listening();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void an_application_without_a_database_gets_a_file_of_ours_and_nothing_is_said() {
        assertThat(choose()).isEqualTo(new Storage.OwnFile());
        assertThat(log.heard()).isEmpty();
    }

    @Test
    void the_only_data_source_is_joined_if_it_lasts() {
        DataSource theirs = file("theirs");
        bean("theirs", DataSource.class, theirs, false);
        assertThat(joined().dataSource()).isSameAs(theirs);
    }

    @Test
    void memory_is_not_joined() {
        bean("theirs", DataSource.class, TheirDatabase.inMemory(), false);
        assertThat(choose()).isEqualTo(new Storage.OwnFile());
    }

    @Test
    void another_product_is_not_joined_and_the_log_warns_of_what_follows() {
        bean("theirs", DataSource.class, TheirDatabase.ofAnotherProduct(), false);
        assertThat(choose()).isEqualTo(new Storage.OwnFile());
        assertThat(log.heard())
                .containsExactly("WARNING The application's data source leads to a HSQL Database Engine database, which"
                        + " Genkan does not speak; Genkan keeps its tables in a file of its own in "
                        + folder.resolve("data") + ", and \"then\" shares no transaction with the application.");
    }

    @Test
    void what_was_named_and_cannot_be_joined_is_refused() {
        bean("memory", DataSource.class, TheirDatabase.inMemory(), false);
        bean("other", DataSource.class, TheirDatabase.ofAnotherProduct(), false);
        assertThat(refusal("memory"))
                .isEqualTo("genkan.datasource names \"memory\", which leads to an H2 database in memory, which would"
                        + " forget everybody.");
        assertThat(refusal("other")).contains("which Genkan does not speak");
        assertThat(refusal("elsewhere"))
                .isEqualTo(
                        "genkan.datasource names \"elsewhere\", and there is no DataSource bean of that name; there is"
                                + " memory, other.");
    }

    @Test
    void of_several_it_is_the_primary_one_or_the_one_that_is_named() {
        DataSource orders = file("orders");
        DataSource people = file("people");
        bean("orders", DataSource.class, orders, false);
        bean("people", DataSource.class, people, false);
        assertThat(refusal(""))
                .startsWith("There are 2 DataSource beans and none of them is @Primary; name the one")
                .endsWith(": orders, people.");

        properties.put("genkan.datasource", "people");
        assertThat(joined().dataSource()).isSameAs(people);
        properties.put("genkan.datasource", "none");
        assertThat(choose()).isEqualTo(new Storage.OwnFile());

        properties.remove("genkan.datasource");
        DataSource main = file("main");
        bean("main", DataSource.class, main, true);
        assertThat(joined().dataSource()).isSameAs(main);
    }

    @Test
    void what_is_unfit_is_refused_with_a_way_out() {
        bean("theirs", DataSource.class, TheirDatabase.h2("file:" + folder.resolve("theirs") + ";MODE=Oracle"), false);
        assertThat(refusal(""))
                .startsWith("Genkan cannot share the application's database. It is an H2 database in MODE=Oracle")
                .endsWith("genkan.datasource names another one, or none for a file of Genkan's own.");
    }

    @Test
    void a_database_that_does_not_answer_is_a_sentence() {
        bean("theirs", DataSource.class, TheirDatabase.h2("tcp://localhost:1/theirs"), false);
        assertThat(refusal("")).startsWith("The database does not answer: ");
    }

    @Test
    void people_in_a_file_of_ours_from_before_are_not_forgotten_without_a_word() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.createFile(folder.resolve("data/genkan.mv.db"));
        bean("theirs", DataSource.class, file("theirs"), false);
        joined();
        assertThat(log.heard())
                .element(1)
                .asString()
                .startsWith("WARNING The database in ")
                .contains("was Genkan's own and is not used any more");
    }

    @Test
    void without_a_transaction_manager_there_is_one_of_ours() {
        DataSource theirs = file("theirs");
        bean("theirs", DataSource.class, theirs, false);
        assertThat(joined().manager())
                .isInstanceOfSatisfying(
                        JdbcTransactionManager.class,
                        manager -> assertThat(manager.getDataSource()).isSameAs(theirs));
    }

    @Test
    void of_several_transaction_managers_it_is_the_one_of_this_data_source() {
        DataSource theirs = file("theirs");
        PlatformTransactionManager right = new DataSourceTransactionManager(theirs);
        bean("theirs", DataSource.class, theirs, false);
        bean("ofAnother", PlatformTransactionManager.class, new JdbcTransactionManager(file("other")), true);
        bean("ofABroker", PlatformTransactionManager.class, new OfABroker(), false);
        bean(
                "unreachable",
                PlatformTransactionManager.class,
                new JdbcTransactionManager(TheirDatabase.h2("tcp://localhost:1/x")),
                false);
        bean("right", PlatformTransactionManager.class, right, false);
        assertThat(joined().manager()).isSameAs(right);
    }

    @Test
    void of_several_of_this_data_source_it_is_the_primary_one() {
        DataSource theirs = file("theirs");
        PlatformTransactionManager primary = new DataSourceTransactionManager(theirs);
        bean("theirs", DataSource.class, theirs, false);
        bean("one", PlatformTransactionManager.class, new DataSourceTransactionManager(theirs), false);
        bean("two", PlatformTransactionManager.class, new DataSourceTransactionManager(theirs), false);
        assertThat(refusal(""))
                .isEqualTo("There are 2 transaction managers of the data source that Genkan shares, and none of them is"
                        + " @Primary: one, two.");
        bean("three", PlatformTransactionManager.class, primary, true);
        assertThat(joined().manager()).isSameAs(primary);
    }

    @Test
    void a_manager_of_another_kind_is_judged_by_what_it_does() {
        DataSource theirs = file("theirs");
        bean("theirs", DataSource.class, theirs, false);
        bean(
                "wrapped",
                PlatformTransactionManager.class,
                new WrappedManager(new JdbcTransactionManager(theirs)),
                false);
        assertThat(joined().manager()).isInstanceOf(WrappedManager.class);
    }

    @Test
    void one_of_which_it_cannot_be_told_is_refused() {
        bean("theirs", DataSource.class, file("theirs"), false);
        bean(
                "global",
                PlatformTransactionManager.class,
                new WrappedManager(new JdbcTransactionManager(file("x"))),
                false);
        assertThat(refusal(""))
                .startsWith("It cannot be told whether a transaction of global is one of the data source");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_proxy_is_joined_as_the_application_joins_it(boolean lazy) {
        DataSource theirs = file("theirs");
        DataSource proxy =
                lazy ? new LazyConnectionDataSourceProxy(theirs) : new TransactionAwareDataSourceProxy(theirs);
        PlatformTransactionManager manager = new DataSourceTransactionManager(proxy);
        bean("proxy", DataSource.class, proxy, false);
        bean("manager", PlatformTransactionManager.class, manager, false);
        assertThat(joined()).isEqualTo(new Storage.Joined(lazy ? proxy : theirs, manager));
    }

    private Storage choose() {
        properties.putIfAbsent("genkan.data-dir", folder.resolve("data").toString());
        GenkanProperties bound = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("genkan", GenkanProperties.class);
        return new StorageChoice(bound, beans).choose();
    }

    private Storage.Joined joined() {
        return (Storage.Joined) choose();
    }

    private String refusal(String named) {
        properties.put("genkan.datasource", named);
        return String.valueOf(
                catchThrowableOfType(CannotStart.class, this::choose).getMessage());
    }

    private <T> void bean(String name, Class<T> type, T instance, boolean primary) {
        beans.registerBeanDefinition(
                name,
                BeanDefinitionBuilder.genericBeanDefinition(type, () -> instance)
                        .setPrimary(primary)
                        .getBeanDefinition());
    }

    private DataSource file(String name) {
        return TheirDatabase.h2("file:" + folder.resolve(name));
    }

    /// Would have to reach its broker to begin a transaction, and is never asked to.
    private static final class OfABroker extends AbstractPlatformTransactionManager
            implements ResourceTransactionManager {

        private static final long serialVersionUID = 1;

        @Override
        public Object getResourceFactory() {
            return "a broker";
        }

        @Override
        protected Object doGetTransaction() {
            throw new AssertionError("the broker was asked");
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            throw new CannotCreateTransactionException("no broker");
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
