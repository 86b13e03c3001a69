package dev.genkan.onboarding.jdbc;

import static dev.genkan.onboarding.Flows.ADA;
import static dev.genkan.onboarding.Flows.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Happening.What;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Sealing;
import dev.genkan.onboarding.funnel.Count;
import dev.genkan.onboarding.funnel.CountedByHand;
import dev.genkan.onboarding.funnel.Crowd;
import dev.genkan.onboarding.funnel.Figures;
import dev.genkan.onboarding.funnel.Funnel;
import dev.genkan.onboarding.funnel.FunnelQuery;
import dev.genkan.onboarding.funnel.FunnelReport;
import dev.genkan.onboarding.funnel.Ledger.FlowVersion;
import dev.genkan.onboarding.funnel.Period;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the funnel promises on every database.
abstract class ContractOfFunnel {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final FunnelQuery WELCOME = FunnelQuery.of("welcome", 1);
    private static final int HANDS = 16;

    private DataSource dataSource;
    private TransactionTemplate transactions;
    private JdbcLedger ledger;

    /// A fresh, empty database that gives at least 16 connections.
    abstract DataSource freshDatabase() throws Exception;

    @BeforeEach
    void open_the_book() throws Exception {
        dataSource = freshDatabase();
        transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        ledger = JdbcLedger.open(dataSource, transactions);
    }

    @Test
    void of_ten_thousand_people_every_figure_is_exact() throws Exception {
        List<Funnel> nodes = List.of(new Funnel(ledger), new Funnel(ledger));
        atOnce(hand -> {
            Funnel node = nodes.get(hand % 2);
            for (int person = hand; person < Crowd.PEOPLE; person += HANDS) {
                Crowd.walk(person, node);
                if (hand < 4 && person / HANDS == 300) {
                    node.flush();
                }
            }
        });
        nodes.forEach(Funnel::close);

        knownDropOff(report(WELCOME), 700);
        knownDropOff(report(FunnelQuery.of("welcome", 2)), 300);
        CountedByHand byHand = new CountedByHand(Crowd.everything());
        for (int version = 1; version <= 2; version++) {
            FunnelReport report = report(FunnelQuery.of("welcome", version));
            assertThat(report.locales()).containsOnlyKeys(Crowd.LOCALES);
            assertThat(report.days()).hasSize(4);
            same(report.all(), byHand, version, "", "");
            for (String locale : Crowd.LOCALES) {
                same(report.locales().get(locale), byHand, version, locale, "");
            }
            for (LocalDate day : report.days().keySet()) {
                same(report.days().get(day), byHand, version, "", day.toString());
                FunnelQuery ofThatDay = FunnelQuery.of("welcome", version)
                        .during(new Period(day, day))
                        .in("de");
                same(report(ofThatDay).days().get(day), byHand, version, "de", day.toString());
            }
        }
    }

    private static void knownDropOff(FunnelReport report, long tenth) {
        Figures way = report.all().way();
        assertThat(way.of(Count.STARTED)).isEqualTo(10 * tenth);
        assertThat(way.of(Count.COMPLETED)).isEqualTo(7 * tenth);
        assertThat(way.left()).isEqualTo(3 * tenth);
        assertThat(report.all().steps()).extracting(Figures::step).containsExactlyElementsOf(Crowd.STEPS);
        assertThat(report.all().steps())
                .extracting(step -> step.of(Count.REACHED))
                .containsExactly(10 * tenth, 9 * tenth, 8 * tenth);
        assertThat(report.all().steps())
                .extracting(step -> step.of(Count.ANSWERED))
                .containsExactly(9 * tenth, 7 * tenth, 7 * tenth);
        assertThat(report.all().steps())
                .extracting(step -> step.of(Count.SKIPPED))
                .containsExactly(0L, tenth, 0L);
        assertThat(report.all().steps()).extracting(Figures::left).containsOnly(tenth);
        assertThat(report.all().step("team").of(Count.PAUSED)).isEqualTo(tenth);
        assertThat(report.all().step("name").of(Count.CHANGED)).isEqualTo(2 * tenth);
        assertThat(report.all().step("name").refusedFields())
                .isEqualTo(Map.of("nickname", 10 * tenth / 4, "", 10 * tenth / 4));
    }

    private static void same(
            FunnelReport.@Nullable Part part, CountedByHand byHand, int version, String locale, String day) {
        FunnelReport.Part known = Objects.requireNonNull(part);
        assertThat(known.way()).isEqualTo(byHand.figures(version, "", locale, day));
        for (Figures step : known.steps()) {
            assertThat(step).isEqualTo(byHand.figures(version, step.step(), locale, day));
        }
    }

    @Test
    void sixteen_nodes_write_the_same_new_lines_at_once_and_no_stroke_is_lost() throws Exception {
        atOnce(hand -> {
            try (Funnel node = new Funnel(ledger)) {
                for (int round = 0; round < 5; round++) {
                    node.saw(happening("name", new What.Reached()));
                    node.saw(happening("name", new What.Refused(List.of("nickname"))));
                    node.flush();
                }
            }
        });
        Figures name = report(WELCOME).all().step("name");
        assertThat(name.of(Count.REACHED)).isEqualTo(HANDS * 5);
        assertThat(name.of(Count.REFUSED)).isEqualTo(HANDS * 5);
        assertThat(name.refusedFields()).isEqualTo(Map.of("nickname", HANDS * 5L));
    }

    @Test
    void what_cannot_be_written_waits_and_is_written_once() {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        try (Funnel node = new Funnel(ledger)) {
            node.saw(happening("name", new What.Reached()));
            jdbc.sql("alter table genkan.funnel rename to away").update();
            assertThatThrownBy(node::flush).isInstanceOf(RuntimeException.class);
            node.saw(happening("name", new What.Reached()));
            jdbc.sql("alter table genkan.away rename to funnel").update();
            assertThat(node.report(WELCOME).all().step("name").of(Count.REACHED))
                    .isEqualTo(2);
        }
        assertThat(report(WELCOME).all().step("name").of(Count.REACHED)).isEqualTo(2);
    }

    @Test
    void a_transaction_of_the_application_cannot_undo_what_was_counted() {
        Funnel node = new Funnel(ledger);
        transactions.executeWithoutResult(status -> {
            node.saw(happening("name", new What.Reached()));
            assertThat(node.report(WELCOME).all().steps()).isEmpty();
            status.setRollbackOnly();
        });
        assertThat(node.report(WELCOME).all().step("name").of(Count.REACHED)).isEqualTo(1);
    }

    @Test
    void a_node_writes_by_itself_and_whatever_is_left_when_it_stops() {
        Funnel node = new Funnel(ledger);
        node.start();
        node.saw(happening("", new What.Started()));
        node.close();
        assertThat(report(WELCOME).all().way().of(Count.STARTED)).isEqualTo(1);
    }

    @Test
    void who_is_there_is_asked_of_the_journeys() {
        JdbcJourneys journeys = new JdbcJourneys(dataSource, transactions, Sealing.NONE, InstantSource.fixed(NOON));
        Journey ada = ContractOfJourneys.open(journeys, ADA, Flows.twoSteps(), "");
        ContractOfJourneys.open(journeys, GRACE, Flows.twoSteps(), "");
        FunnelQuery query = FunnelQuery.of("setup", 1);
        assertThat(report(query).there()).isEqualTo(Map.of("about-you", 2L));

        journeys.save(ada.in(new JourneyState.Open("new-application")), false);
        FunnelReport report = report(query);
        assertThat(report.there("about-you")).isEqualTo(1);
        assertThat(report.there("new-application")).isEqualTo(1);
        assertThat(report.all().steps())
                .as("steps at which somebody is, though nothing was counted")
                .extracting(Figures::step)
                .containsExactly("about-you", "new-application");
        journeys.finish(journeys.find(ada.id()).orElseThrow().in(new JourneyState.Finished(NOON)));
        assertThat(report(query).there("new-application")).isZero();
    }

    @Test
    void a_funnel_that_nobody_has_come_to_is_all_zeros() {
        FunnelReport report = report(WELCOME.inOrder(List.of("name")).during(new Period(TODAY, TODAY)));
        assertThat(report.all().way().of(Count.STARTED)).isZero();
        assertThat(report.all().way().times().median()).isEmpty();
        assertThat(report.all().step("name").left()).isZero();
        assertThat(report.locales()).isEmpty();
        assertThat(report.days()).isEmpty();
        assertThat(new Funnel(ledger).flows()).isEmpty();
    }

    @Test
    void the_versions_that_people_came_to_are_known() {
        Funnel node = new Funnel(ledger);
        node.saw(happening("", new What.Upgraded(1)));
        node.saw(happening("", new What.Started()));
        assertThat(node.flows()).containsExactly(new FlowVersion("welcome", 1), new FlowVersion("welcome", 2));
    }

    @Test
    void no_row_is_about_anybody() {
        Funnel node = new Funnel(ledger);
        Crowd.walk(15, node);
        node.flush();
        assertThat(JdbcClient.create(dataSource)
                        .sql("select * from genkan.funnel")
                        .query()
                        .listOfRows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.values().toString()).doesNotContain("jrn_", "user_"));
    }

    private FunnelReport report(FunnelQuery query) {
        return new Funnel(ledger).report(query);
    }

    private static Happening happening(String step, What what) {
        int version = what instanceof What.Upgraded ? 2 : 1;
        return new Happening(new JourneyId("jrn_1"), ADA, "welcome", version, step, Locale.ENGLISH, NOON, what);
    }

    private static void atOnce(IntConsumer work) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var hands = Executors.newFixedThreadPool(HANDS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < HANDS; i++) {
                int hand = i;
                running.add(hands.submit(() -> {
                    start.await();
                    work.accept(hand);
                    return hand;
                }));
            }
            start.countDown();
            for (Future<?> each : running) {
                each.get();
            }
        }
    }
}
