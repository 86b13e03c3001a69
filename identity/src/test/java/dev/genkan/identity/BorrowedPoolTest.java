package dev.genkan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.SignInBegun;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.session.ClientToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The pool of an application, which has its own ideas of how many connections there are and who commits.
class BorrowedPoolTest {

    private static final Limits ONE_SIGN_IN = Limits.defaults().perNetwork(1, 100);

    /// Whoever held one connection while waiting for another would wait here until the pool gives up.
    @ParameterizedTest
    @EnumSource
    void one_connection_is_enough_for_everything(Store store) {
        try (HikariDataSource pool = store.fresh(config -> {
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        })) {
            House house = new House(Database.of(pool));
            String ada = House.freshAddress("ada");

            house.member(ada);
            Answer.SignedIn again = house.signIn(ada);

            assertThat(house.sessions.live(again.userId())).hasSize(2);
            assertThat(house.tokens.mintFor(again.sessionId())).isNotNull();
            assertThat(house.sessions.endOthers(again.sessionId(), House.FIREFOX))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void many_at_once_share_two_connections(Store store) {
        try (HikariDataSource pool = store.fresh(config -> config.setMaximumPoolSize(2))) {
            House house = new House(Database.of(pool));
            assertThat(Race.of(
                            8,
                            number -> house.member(House.freshAddress("ada" + number))
                                    .userId()))
                    .doesNotHaveDuplicates();
        }
    }

    /// With `auto-commit=false` a pool rolls back what nobody has committed.
    @ParameterizedTest
    @EnumSource
    void what_is_written_outside_of_transactions_stays_in_a_pool_that_waits_for_commits(Store store) {
        try (HikariDataSource pool = store.fresh(config -> config.setAutoCommit(false))) {
            House house = new House(Database.of(pool), ONE_SIGN_IN);
            String ada = House.freshAddress("ada");
            house.member(ada);
            house.signIn(ada);

            // counted outside of any transaction
            SignInBegun second = house.signingIn.begin(ada, "", ClientToken.NONE, House.FIREFOX);
            assertThat(second).isInstanceOf(Answer.TooMany.class);
            // and inside of one nothing is kept that is rolled back
            assertThatIllegalStateException()
                    .isThrownBy(() -> house.database.inTransaction(() -> {
                        house.member(House.freshAddress("grace"));
                        throw new IllegalStateException("changed our mind");
                    }));
        }
    }

    /// An application that waits for the same commit may fail in it; the transaction is committed then.
    @ParameterizedTest
    @EnumSource
    void a_change_is_told_even_if_the_application_fails_after_the_commit(Store store) {
        try (HikariDataSource pool = store.fresh()) {
            JdbcTransactionManager theirs = new JdbcTransactionManager(pool);
            Database database = Database.of(pool, theirs);
            List<String> told = new ArrayList<>();
            assertThatIllegalStateException()
                    .isThrownBy(() -> new TransactionTemplate(theirs).executeWithoutResult(status -> {
                        TransactionSynchronizationManager.registerSynchronization(failing());
                        database.afterCommit(() -> told.add("changed"));
                    }));
            assertThat(told).containsExactly("changed");
        }
    }

    private static TransactionSynchronization failing() {
        return new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                throw new IllegalStateException("their mail server is down");
            }
        };
    }
}
