package dev.genkan.onboarding.jdbc;

import static dev.genkan.onboarding.Flows.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Sessions;
import dev.genkan.onboarding.Aftermath;
import dev.genkan.onboarding.Answers;
import dev.genkan.onboarding.Completion;
import dev.genkan.onboarding.Due;
import dev.genkan.onboarding.Dues;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Flows.AboutYou;
import dev.genkan.onboarding.Flows.NewApplication;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Members;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Sealing;
import dev.genkan.token.Claims;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AftermathTest {

    private static final Map<String, Map<String, @Nullable Object>> ANSWERS = Map.of(
            "about-you", Map.of("nickname", "Ada"),
            "new-application", Map.of("applicationName", "Notes", "applicationType", "B2C"));

    private final List<Answers> seen = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private JdbcConnectionPool pool;
    private JdbcJourneys journeys;

    @BeforeEach
    void open_the_book() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        InstantSource clock = () -> now;
        journeys = new JdbcJourneys(
                pool, new TransactionTemplate(new DataSourceTransactionManager(pool)), Sealing.NONE, clock);
        journeys.owe(new Due(new JourneyId("jrn_1"), ADA, "setup", 1, ANSWERS, 0));
    }

    @AfterEach
    void close() {
        JdbcClient.create(pool).sql("shutdown").update();
        pool.dispose();
    }

    @Test
    void it_is_done_once_with_the_member_and_the_answers_and_the_journey_as_its_key() {
        Aftermath aftermath = aftermath((member, answers) -> {
            assertThat(member.emailAddress()).isEqualTo("ada@example.com");
            seen.add(answers);
        });

        assertThat(aftermath.doDue(() -> true)).isEqualTo(1);
        assertThat(aftermath.doDue(() -> true)).isZero();
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().journey()).isEqualTo(new JourneyId("jrn_1"));
        assertThat(seen.getFirst().get(AboutYou.class).nickname()).isEqualTo("Ada");
        assertThat(seen.getFirst().value("applicationName")).isEqualTo("Notes");
        assertThat(journeys.dues().count()).isEqualTo(new Dues.Count(0, 0));
    }

    @Test
    void what_fails_is_tried_again_after_growing_pauses_and_given_up_after_a_day_and_a_half() {
        Aftermath aftermath = aftermath((member, answers) -> {
            seen.add(answers);
            throw new IllegalStateException("the mail server is not there");
        });

        assertThat(aftermath.doDue(() -> true)).isEqualTo(1);
        for (long pause : List.of(5L, 60L, 600L, 3_600L, 21_600L, 86_400L)) {
            now = now.plusSeconds(pause).minusMillis(1);
            assertThat(aftermath.doDue(() -> true)).isEqualTo(0);
            now = now.plusMillis(1);
            assertThat(aftermath.doDue(() -> true)).isEqualTo(1);
        }
        assertThat(seen).hasSize(7);
        assertThat(journeys.dues().count()).isEqualTo(new Dues.Count(0, 1));
        now = now.plus(Duration.ofDays(7));
        assertThat(aftermath.doDue(() -> true)).isZero();
        assertThat(journeys.dues().retryGivenUp()).isEqualTo(1);
        assertThat(aftermath.doDue(() -> true)).isEqualTo(1);
    }

    @Test
    void what_somebody_died_at_is_done_by_another_after_a_while_and_not_before() {
        assertThat(journeys.dues().next(Set.of("setup"))).isPresent();
        Aftermath another = aftermath((member, answers) -> seen.add(answers));

        assertThat(another.doDue(() -> true)).isZero();
        now = now.plus(Dues.CLAIM);
        assertThat(another.doDue(() -> true)).isEqualTo(1);
        assertThat(seen).hasSize(1);
    }

    @Test
    void a_flow_that_is_gone_leaves_what_is_due_and_one_that_is_back_finds_it() {
        Aftermath gone = new Aftermath(List.of(Editions.of(Flows.welcome(1), Flows.VALIDATOR)), journeys.dues(), ADAS);
        gone.tellOfOrphans();
        assertThat(gone.doDue(() -> true)).isZero();
        assertThat(journeys.dues().count()).isEqualTo(new Dues.Count(1, 0));

        assertThat(aftermath((member, answers) -> seen.add(answers)).doDue(() -> true))
                .isEqualTo(1);
    }

    @Test
    void answers_that_the_records_of_today_cannot_hold_are_as_if_skipped() {
        now = now.plusSeconds(1);
        journeys.dues().done(journeys.dues().next(Set.of("setup")).orElseThrow());
        Map<String, Map<String, @Nullable Object>> older =
                Map.of("about-you", Map.of("nickname", "Ada"), "new-application", Map.of("name", "Notes"));
        journeys.owe(new Due(new JourneyId("jrn_2"), ADA, "setup", 7, older, 0));

        aftermath((member, answers) -> seen.add(answers)).doDue(() -> true);
        assertThat(seen.getFirst().find(AboutYou.class)).isPresent();
        assertThat(seen.getFirst().find(NewApplication.class)).isEmpty();
    }

    @Test
    void of_somebody_who_is_gone_nothing_is_done() {
        journeys.owe(new Due(new JourneyId("jrn_2"), new UserId("user_gone"), "setup", 1, ANSWERS, 0));
        aftermath((member, answers) -> seen.add(answers)).doDue(() -> true);
        assertThat(seen).hasSize(1);
        assertThat(journeys.dues().count()).isEqualTo(new Dues.Count(0, 0));
    }

    @Test
    void who_is_told_to_stop_begins_nothing() {
        assertThat(aftermath((member, answers) -> seen.add(answers)).doDue(() -> false))
                .isZero();
        assertThat(seen).isEmpty();
    }

    private Aftermath aftermath(Completion completion) {
        Onboarding flow = Onboarding.flow("setup", 1)
                .ask(AboutYou.class)
                .ask(NewApplication.class)
                .afterwards(completion)
                .landAt("/dashboard");
        return new Aftermath(List.of(Editions.of(flow, Flows.VALIDATOR)), journeys.dues(), ADAS);
    }

    /// There is nobody but Ada.
    private static final Members ADAS = new Members() {
        @Override
        public Optional<Member> find(UserId id) {
            return id.equals(ADA) ? Optional.of(new Member(id, "ada@example.com")) : Optional.empty();
        }

        @Override
        public Map<String, @Nullable Object> mergeMetadata(
                UserId id, Map<String, @Nullable Object> publicPatch, Map<String, @Nullable Object> privatePatch) {
            throw new IllegalStateException("nothing is written afterwards");
        }

        @Override
        public Sessions.Fresh fresh(Claims claims) {
            return new Sessions.Fresh.SignedOut();
        }
    };
}
