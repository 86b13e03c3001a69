package dev.genkan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import dev.genkan.identity.Suitability.InMemory;
import dev.genkan.identity.Suitability.Lasting;
import dev.genkan.identity.Suitability.Unfit;
import dev.genkan.identity.user.EmailAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Databases of others: which of them keep what they are given.
class SuitabilityTest {

    @TempDir
    Path folder;

    @Test
    void a_file_lasts_and_memory_does_not() {
        assertThat(Suitability.of(h2("file:" + folder.resolve("theirs")))).isEqualTo(new Lasting("H2"));
        assertThat(Suitability.of(h2("nio:" + folder.resolve("nio")))).isEqualTo(new Lasting("H2"));
        assertThat(Suitability.of(h2("mem:" + UUID.randomUUID()))).isEqualTo(new InMemory());
        assertThat(Suitability.of(h2("mem:"))).isEqualTo(new InMemory());
        for (String fileSystem : new String[] {"memFS", "memLZF", "nioMemFS", "nioMemLZF"}) {
            assertThat(Suitability.of(h2(fileSystem + ":" + UUID.randomUUID()))).isEqualTo(new InMemory());
        }
    }

    @Test
    void a_server_is_asked_what_it_has() throws SQLException {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
                .start();
        try {
            String at = "tcp://localhost:" + server.getPort() + "/";
            assertThat(Suitability.of(h2(at + "./theirs"))).isEqualTo(new Lasting("H2"));
            assertThat(Suitability.of(h2(at + "mem:theirs"))).isEqualTo(new InMemory());
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";MODE=STRICT",
                ";MODE=LEGACY",
                ";MODE=PostgreSQL",
                ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                ";MODE=MySQL",
                ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE",
                ";DATABASE_TO_UPPER=FALSE",
                ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                ";DATABASE_TO_LOWER=TRUE",
                ";CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            })
    void whatever_case_and_dialect_an_h2_database_prefers_people_live_in_it(String settings) {
        DataSource theirs = h2("file:" + folder.resolve("theirs") + settings);
        assertThat(Suitability.of(theirs)).isEqualTo(new Lasting("H2"));
        House house = new House(Database.of(theirs));
        String ada = House.freshAddress("ada");

        house.member(ada);
        house.member(House.freshAddress("grace"));

        assertThat(new House(Database.of(theirs)).signIn(ada).userId())
                .isEqualTo(house.users
                        .findByEmailAddress(EmailAddress.parse(ada).orElseThrow())
                        .orElseThrow()
                        .id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Oracle", "MSSQLServer", "DB2", "Derby", "HSQLDB"})
    void dialects_in_which_null_means_something_else_are_refused(String mode) {
        assertThat(sentence(h2("mem:" + UUID.randomUUID() + ";MODE=" + mode)))
                .startsWith("It is an H2 database in MODE=" + mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IGNORECASE=TRUE", "INIT=set collation english strength primary"})
    void ids_that_differ_in_case_have_to_differ(String setting) {
        assertThat(sentence(h2("mem:" + UUID.randomUUID() + ";" + setting))).contains("without regard to case");
    }

    @Test
    void what_cannot_be_written_is_refused() {
        JdbcClient.create(h2("file:" + folder.resolve("theirs")))
                .sql("create table t (id integer)")
                .update();
        assertThat(sentence(h2("file:" + folder.resolve("theirs") + ";ACCESS_MODE_DATA=r")))
                .contains("read-only");
        try (HikariDataSource theirs = Store.POSTGRESQL.fresh(
                config -> config.setConnectionInitSql("set default_transaction_read_only = on"))) {
            assertThat(sentence(theirs)).isEqualTo("It is read-only.");
        }
    }

    @Test
    void connections_that_begin_at_another_isolation_level_are_refused() {
        for (Store store : Store.values()) {
            try (HikariDataSource theirs =
                    store.fresh(config -> config.setTransactionIsolation("TRANSACTION_SERIALIZABLE"))) {
                assertThat(sentence(theirs)).contains("READ COMMITTED");
            }
        }
    }

    @Test
    void postgresql_lasts_unless_it_cannot_hold_every_name() {
        try (HikariDataSource theirs = Store.POSTGRESQL.fresh()) {
            assertThat(Suitability.of(theirs)).isEqualTo(new Lasting("PostgreSQL"));
            JdbcClient.create(theirs)
                    .sql("create database narrow encoding 'LATIN1' locale 'C' template template0")
                    .update();
            try (HikariDataSource narrow = new HikariDataSource()) {
                narrow.setJdbcUrl(theirs.getJdbcUrl().replaceFirst("/test_[a-z0-9_]+", "/narrow"));
                narrow.setUsername("postgres");
                assertThat(sentence(narrow)).startsWith("Its encoding is LATIN1");
            }
        }
    }

    @Test
    void a_user_who_may_not_keep_commits_safe_is_told_so() {
        String url = "file:" + folder.resolve("theirs");
        JdbcClient admin = JdbcClient.create(h2(url));
        admin.sql("create user visitor password 'secret'").update();
        admin.sql("grant alter any schema to visitor").update();
        JdbcDataSource visitor = h2(url);
        visitor.setUser("visitor");
        visitor.setPassword("secret");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Database.of(visitor))
                .withMessageContaining("may not set WRITE_DELAY=0");
    }

    @Test
    void a_user_who_may_not_make_our_schema_can_be_given_one() {
        try (HikariDataSource owner = Store.POSTGRESQL.fresh();
                HikariDataSource theirs = new HikariDataSource()) {
            JdbcClient admin = JdbcClient.create(owner);
            admin.sql("create role tenant login").update();
            theirs.setJdbcUrl(owner.getJdbcUrl().replace("user=postgres", "user=tenant"));
            assertThatIllegalStateException()
                    .isThrownBy(() -> Database.of(theirs))
                    .withMessageStartingWith("The tables in the schema genkan cannot be made: ")
                    .withMessageContaining("permission denied");

            admin.sql("create schema genkan authorization tenant").update();
            assertThat(new House(Database.of(theirs))
                            .member(House.freshAddress("ada"))
                            .userId())
                    .isNotNull();
        }
    }

    @Test
    void commits_of_a_borrowed_file_are_written_at_once_even_when_it_was_closed_in_between() throws SQLException {
        DataSource theirs = h2("file:" + folder.resolve("theirs"));
        Database database = Database.of(theirs);
        // without a pool the file is closed and opened again all the time; this keeps it open
        try (Connection open = theirs.getConnection()) {
            assertThat(writeDelay(open)).isEqualTo(500);
            database.inTransaction(() -> "anything");
            assertThat(writeDelay(open)).isZero();
        }
    }

    private static int writeDelay(Connection connection) throws SQLException {
        try (ResultSet row = connection
                .createStatement()
                .executeQuery("select max(cast(setting_value as integer)) from information_schema.settings"
                        + " where setting_name = 'WRITE_DELAY'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String sentence(DataSource theirs) {
        assertThatIllegalArgumentException().isThrownBy(() -> Database.of(theirs));
        return ((Unfit) Suitability.of(theirs)).sentence();
    }

    private static JdbcDataSource h2(String url) {
        JdbcDataSource theirs = new JdbcDataSource();
        theirs.setUrl("jdbc:h2:" + url);
        theirs.setUser("sa");
        return theirs;
    }
}
