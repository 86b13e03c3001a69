package dev.genkan.onboarding.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Happening.What;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.jdbc.JdbcLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FunnelTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcLedger ledger =
            JdbcLedger.open(pool, new TransactionTemplate(new DataSourceTransactionManager(pool)));

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void lines_that_have_no_room_are_not_counted_and_those_that_are_there_go_on() {
        Funnel node = new Funnel(ledger, 10);
        for (int i = 0; i < 12; i++) {
            node.saw(happening("step-" + i, 1, Locale.ENGLISH, new What.Reached()));
        }
        node.saw(happening("step-0", 1, Locale.ENGLISH, new What.Reached()));

        FunnelReport report = node.report(FunnelQuery.of("welcome", 1));
        assertThat(report.all().steps()).hasSize(10);
        assertThat(report.all().step("step-0").of(Count.REACHED)).isEqualTo(2);
        assertThat(report.all().step("step-11").of(Count.REACHED)).isZero();

        node.saw(happening("step-11", 1, Locale.ENGLISH, new What.Reached()));
        assertThat(node.report(FunnelQuery.of("welcome", 1))
                        .all()
                        .step("step-11")
                        .of(Count.REACHED))
                .as("there is room again")
                .isEqualTo(1);
    }

    @Test
    void who_moves_over_in_the_middle_of_a_step_has_left_neither_version() {
        Funnel node = new Funnel(ledger);
        node.saw(happening("", 1, Locale.ENGLISH, new What.Started()));
        node.saw(happening("name", 1, Locale.ENGLISH, new What.Reached()));
        node.saw(happening("name", 2, Locale.ENGLISH, new What.Upgraded(1)));
        node.saw(happening("name", 2, Locale.ENGLISH, new What.Answered(Duration.ofSeconds(5))));
        node.saw(happening("", 2, Locale.ENGLISH, new What.Completed(Duration.ofSeconds(5))));

        for (int version = 1; version <= 2; version++) {
            FunnelReport.Part all =
                    node.report(FunnelQuery.of("welcome", version)).all();
            assertThat(all.step("name").left()).isZero();
            assertThat(all.way().left()).isZero();
        }
    }

    @Test
    void who_changes_the_language_on_the_way_has_left_it_and_nobody_is_lost_altogether() {
        Funnel node = new Funnel(ledger);
        node.saw(happening("name", 1, Locale.GERMAN, new What.Reached()));
        node.saw(happening("name", 1, Locale.ENGLISH, new What.Answered(Duration.ZERO)));

        FunnelReport report = node.report(FunnelQuery.of("welcome", 1));
        assertThat(report.all().step("name").left()).isZero();
        assertThat(report.locales().values())
                .extracting(part -> part.step("name").left())
                .containsExactly(1L, -1L);
    }

    @Test
    void the_last_days_end_today_in_utc() {
        assertThat(Period.last(28, InstantSource.fixed(NOON)))
                .isEqualTo(new Period(LocalDate.of(2026, 10, 27), LocalDate.of(2026, 11, 23)));
    }

    private static Happening happening(String step, int version, Locale locale, What what) {
        return new Happening(new JourneyId("jrn_1"), Flows.ADA, "welcome", version, step, locale, NOON, what);
    }
}
