package dev.genkan.onboarding.jdbc;

import static dev.genkan.onboarding.Flows.ADA;
import static dev.genkan.onboarding.Flows.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.forms.html.Words;
import dev.genkan.onboarding.Due;
import dev.genkan.onboarding.Dues;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Opening;
import dev.genkan.onboarding.Receipt;
import dev.genkan.onboarding.ReceiptQuery;
import dev.genkan.onboarding.Repeats;
import dev.genkan.onboarding.Replies;
import dev.genkan.onboarding.Sealing;
import dev.genkan.onboarding.ShownText;
import dev.genkan.onboarding.Underway;
import dev.genkan.onboarding.UnderwayQuery;
import dev.genkan.onboarding.Watch;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What journeys and receipts promise on every database.
abstract class ContractOfJourneys {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final int HANDS = 16;
    private static final Map<String, @Nullable Object> NORTHWIND = Map.of("applicationName", "Northwind");

    /// Turns texts round, so that it can be seen.
    private static final Sealing SEALING = new Sealing() {
        @Override
        public String seal(String plain) {
            return new StringBuilder(plain).reverse().toString();
        }

        @Override
        public String open(String sealed) {
            return seal(sealed);
        }
    };

    private final Onboarding welcome = Flows.welcome(1);
    private JdbcJourneys journeys;
    private DataSource dataSource;

    /// A fresh, empty database that gives at least 16 connections.
    abstract DataSource freshDatabase() throws Exception;

    @BeforeEach
    void open_the_book() throws Exception {
        dataSource = freshDatabase();
        journeys = journeysOn(dataSource);
    }

    /// What the pages do when a member comes.
    private Journey open(UserId user, Onboarding flow, String returnTo) {
        return open(journeys, user, flow, returnTo);
    }

    static Journey open(Journeys journeys, UserId user, Onboarding flow, String returnTo) {
        return new Opening(
                        Editions.of(flow, Flows.VALIDATOR),
                        journeys,
                        new NobodyIsTold(),
                        new ShownText(Words.ours()),
                        Watch.NOBODY,
                        InstantSource.fixed(NOON))
                .open(new Member(user, ""), returnTo, Locale.ENGLISH);
    }

    private boolean save(Journey journey) {
        return journeys.save(journey, false);
    }

    private static JdbcJourneys journeysOn(DataSource dataSource) {
        return journeysOn(dataSource, InstantSource.fixed(NOON));
    }

    private static JdbcJourneys journeysOn(DataSource dataSource, InstantSource clock) {
        return new JdbcJourneys(
                dataSource, new TransactionTemplate(new DataSourceTransactionManager(dataSource)), SEALING, clock);
    }

    @Test
    void a_new_journey_is_open_at_the_first_step() {
        Journey journey = open(ADA, Flows.twoSteps(), "/reports?year=2026");

        assertThat(journey.id().value()).matches("jrn_[0-9A-Za-z]{27}");
        assertThat(journey.user()).isEqualTo(ADA);
        assertThat(journey.flow()).isEqualTo("setup");
        assertThat(journey.version()).isEqualTo(1);
        assertThat(journey.state()).isEqualTo(new JourneyState.Open("about-you"));
        assertThat(journey.answers()).isEmpty();
        assertThat(journey.returnTo()).isEqualTo("/reports?year=2026");
        assertThat(journeys.find(journey.id())).contains(journey);
    }

    @Test
    void a_journey_is_found_again_and_not_begun_twice() {
        Journey journey = open(ADA, welcome, "");
        assertThat(open(ADA, welcome, "")).isEqualTo(journey);
        assertThat(open(GRACE, welcome, "").id()).isNotEqualTo(journey.id());
        assertThat(open(ADA, Flows.twoSteps(), "").id()).isNotEqualTo(journey.id());
    }

    @Test
    void the_page_asked_for_last_is_remembered_and_none_forgets_nothing() {
        open(ADA, welcome, "/first");
        assertThat(open(ADA, welcome, "/second").returnTo()).isEqualTo("/second");
        assertThat(open(ADA, welcome, "").returnTo()).isEqualTo("/second");
    }

    @Test
    void an_open_journey_goes_on_in_a_later_version_with_its_answers() {
        Journey journey = open(ADA, welcome, "/first");
        assertThat(save(answered(journey, new JourneyState.Open("new-application"))))
                .isTrue();

        Journey later = open(ADA, Flows.welcome(2), "");
        assertThat(later.id()).isEqualTo(journey.id());
        assertThat(later.version()).isEqualTo(2);
        assertThat(later.answers()).isEqualTo(Map.of("new-application", NORTHWIND));
        assertThat(later.returnTo()).isEqualTo("/first");
        assertThat(journeys.finish(answered(journey, new JourneyState.Finished(NOON))))
                .as("with the form of the version before")
                .isFalse();
    }

    @Test
    void who_stands_at_a_step_is_found_page_by_page_and_by_name() {
        Journey ada = open(ADA, Flows.twoSteps(), "");
        Journey grace = open(GRACE, Flows.twoSteps(), "");
        open(ADA, welcome, "");
        String step = Flows.twoSteps().steps().getFirst().name();
        UnderwayQuery one = UnderwayQuery.at("setup", step, 1);

        List<Underway> first = journeys.underway(one);
        List<Underway> second = journeys.underway(one.after(first.getFirst()));

        // of the same instant, by their ids
        assertThat(Stream.concat(first.stream(), second.stream()))
                .extracting(Underway::journey)
                .containsExactlyElementsOf(Stream.of(ada.id(), grace.id())
                        .sorted(Comparator.comparing(JourneyId::value).reversed())
                        .toList());
        assertThat(journeys.underway(one.after(second.getFirst()))).isEmpty();
        assertThat(journeys.underway(UnderwayQuery.at("setup", "nowhere", 5))).isEmpty();
        assertThat(journeys.underway(List.of(ADA, GRACE)))
                .extracting(Underway::user, Underway::flow, Underway::step)
                .containsExactlyInAnyOrder(
                        tuple(ADA, "setup", step),
                        tuple(GRACE, "setup", step),
                        tuple(ADA, "welcome", welcome.steps().getFirst().name()));
        assertThat(journeys.underway(List.of())).isEmpty();
    }

    @Test
    void who_has_finished_stands_nowhere() {
        Journey journey = open(ADA, welcome, "");
        journeys.finish(journey.in(new JourneyState.Finished(NOON)));

        assertThat(journeys.underway(List.of(ADA))).isEmpty();
        assertThat(journeys.underway(
                        UnderwayQuery.at("welcome", welcome.steps().getFirst().name(), 5)))
                .isEmpty();
    }

    @Test
    void nobody_finds_a_journey_that_never_was() {
        assertThat(journeys.find(new JourneyId("jrn_0"))).isEmpty();
    }

    @Test
    void answers_are_kept_as_they_are_and_can_be_changed() {
        Journey journey = open(ADA, welcome, "");
        Map<String, @Nullable Object> hard = new LinkedHashMap<>();
        hard.put("text", "„Ünï—çødé“ 🏠 ' \" \\ \n <b>");
        hard.put("nothing", null);
        hard.put("number", 7L);
        hard.put("list", List.of("a", "b"));
        Journey saved = journey.with(Map.of("new-application", hard));
        assertThat(save(saved)).isTrue();
        Journey kept = journeys.find(journey.id()).orElseThrow();
        assertThat(kept.answers()).isEqualTo(saved.answers());
        assertThat(kept.revision()).isEqualTo(journey.revision() + 1);

        assertThat(save(answered(kept, kept.state()))).isTrue();
        assertThat(journeys.find(journey.id()).orElseThrow().answers()).isEqualTo(Map.of("new-application", NORTHWIND));
    }

    @Test
    void a_finished_journey_is_closed_for_good_and_the_next_one_is_another() {
        Journey journey = open(ADA, welcome, "/first");
        Journey finished = answered(journey, new JourneyState.Finished(NOON));
        assertThat(journeys.finish(finished)).isTrue();
        Journey closed = journeys.find(journey.id()).orElseThrow();
        assertThat(closed.state()).isEqualTo(finished.state());
        assertThat(closed.answers()).isEqualTo(finished.answers());

        assertThat(journeys.finish(closed)).isFalse();
        assertThat(save(closed.in(journey.state()))).isFalse();
        Journey next = open(ADA, welcome, "");
        assertThat(next.id()).isNotEqualTo(journey.id());
        assertThat(next.returnTo()).isEmpty();
        assertThat(next.answers()).isEmpty();
    }

    @Test
    void only_an_open_journey_is_saved_and_only_a_finished_one_closed() {
        Journey open = open(ADA, welcome, "");
        Journey finished = answered(open, new JourneyState.Finished(NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> journeys.finish(open));
        assertThatIllegalArgumentException().isThrownBy(() -> save(finished));
    }

    @Test
    void what_throws_leaves_no_trace() {
        Journey journey = open(ADA, welcome, "");
        Journey finished = answered(journey, new JourneyState.Finished(NOON));
        assertThatThrownBy(() -> journeys.inTransaction(() -> {
                    journeys.finish(finished);
                    journeys.keep(receiptOf(finished, NOON));
                    throw new IllegalStateException("the application said no");
                }))
                .hasMessage("the application said no");
        assertThat(journeys.find(journey.id())).contains(journey);
        assertThat(journeys.receipts(ADA)).isEmpty();
        assertThat(open(ADA, welcome, "").id()).isEqualTo(journey.id());
    }

    @Test
    void receipts_come_back_as_they_were_given_the_oldest_first() {
        Journey first = open(ADA, welcome, "");
        assertThat(journeys.finish(answered(first, new JourneyState.Finished(NOON))))
                .isTrue();
        Journey second = open(ADA, welcome, "");
        Receipt early = receiptOf(first, NOON.minusSeconds(1));
        Receipt late = receiptOf(second, NOON);
        journeys.keep(late);
        journeys.keep(early);
        assertThat(journeys.receipts(ADA)).containsExactly(early, late);
        assertThat(journeys.receipts(GRACE)).isEmpty();
    }

    @Test
    void who_goes_leaves_nothing_behind_and_nobody_else_is_touched() {
        Journey finished = open(ADA, welcome, "");
        journeys.finish(answered(finished, new JourneyState.Finished(NOON)));
        journeys.keep(receiptOf(finished, NOON));
        Journey open = open(ADA, welcome, "");
        save(answered(open, new JourneyState.Open("new-application")));
        Journey other = open(GRACE, welcome, "");
        journeys.keep(receiptOf(other, NOON));

        journeys.forget(ADA);

        assertThat(journeys.find(finished.id())).isEmpty();
        assertThat(journeys.find(open.id())).isEmpty();
        assertThat(journeys.receipts(ADA)).isEmpty();
        assertThat(journeys.find(other.id())).isPresent();
        journeys.forget(ADA);
        assertThat(open(ADA, welcome, "").answers()).isEmpty();
    }

    @Test
    void a_journey_has_one_receipt() {
        Journey journey = open(ADA, welcome, "");
        journeys.keep(receiptOf(journey, NOON));
        assertThatThrownBy(() -> journeys.keep(receiptOf(journey, NOON))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void sixteen_tabs_begin_one_journey() throws Exception {
        assertThat(atOnce(() -> open(ADA, welcome, "").id()))
                .hasSize(HANDS)
                .containsOnly(open(ADA, welcome, "").id());
    }

    @Test
    void of_sixteen_who_finish_one_wins() throws Exception {
        Journey journey = open(ADA, welcome, "");
        Journey finished = answered(journey, new JourneyState.Finished(NOON));
        List<Boolean> kept = atOnce(() -> journeys.inTransaction(() -> {
            boolean closed = journeys.finish(finished);
            if (closed) {
                journeys.keep(receiptOf(finished, NOON));
            }
            return closed;
        }));
        assertThat(kept).hasSize(HANDS).containsOnlyOnce(true);
        assertThat(journeys.receipts(ADA)).hasSize(1);
        assertThat(journeys.finish(finished)).isFalse();
    }

    @Test
    void nobody_waits_for_a_winner_who_takes_time() {
        Journey journey = open(ADA, welcome, "");
        Journey finished = answered(journey, new JourneyState.Finished(NOON));
        journeys.inTransaction(() -> {
            assertThat(journeys.finish(finished)).isTrue();
            assertThat(elsewhere(() -> journeys.inTransaction(() -> journeys.take(journey.id()))))
                    .isEqualTo(new Journeys.Taken.Busy());
            assertThat(elsewhere(() -> open(ADA, welcome, "/reports").id())).isEqualTo(journey.id());
            return true;
        });
        assertThat(journeys.finish(finished)).isFalse();
    }

    private static <T> T elsewhere(Callable<T> work) {
        try (var hand = Executors.newSingleThreadExecutor()) {
            return hand.submit(work).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void when_the_winner_fails_the_next_one_wins() {
        Journey journey = open(ADA, welcome, "");
        Journey finished = answered(journey, new JourneyState.Finished(NOON));
        assertThatThrownBy(() -> journeys.inTransaction(() -> {
                    journeys.finish(finished);
                    throw new IllegalStateException("not this time");
                }))
                .hasMessage("not this time");
        assertThat(journeys.finish(finished)).isTrue();
    }

    @Test
    void of_two_tabs_that_read_the_same_neither_undoes_the_other() {
        Journey journey = open(ADA, Flows.threeSteps(), "");
        Journey one = journey.with(Map.of("about-you", Map.of("nickname", "Ada")));
        Journey other = journey.with(Map.of("about-you", Map.of("nickname", "Grace")));
        assertThat(save(one)).isTrue();
        assertThat(save(other)).isFalse();
        assertThat(journeys.find(journey.id()).orElseThrow().answers()).isEqualTo(one.answers());
    }

    @Test
    void sixteen_who_keep_reading_and_saving_all_come_through() throws Exception {
        Journey journey = open(ADA, Flows.threeSteps(), "");
        var next = new AtomicInteger();
        atOnce(() -> {
            String step = "step-" + next.incrementAndGet();
            Journey now;
            do {
                now = journeys.find(journey.id()).orElseThrow();
                Map<String, Map<String, @Nullable Object>> more = new LinkedHashMap<>(now.answers());
                more.put(step, NORTHWIND);
                now = now.with(more);
            } while (!save(now));
            return step;
        });
        Journey all = journeys.find(journey.id()).orElseThrow();
        assertThat(all.answers()).hasSize(HANDS);
        assertThat(all.revision()).isEqualTo(journey.revision() + HANDS);
    }

    @Test
    void the_tables_live_beside_those_of_others_and_open_a_second_time() {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("create table genkan.of_others (id integer)").update();
        Journey journey = open(ADA, welcome, "");
        assertThat(journeysOn(dataSource).find(journey.id())).contains(journey);
        assertThat(jdbc.sql("select count(*) from genkan.onboarding_history")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void the_tables_move_into_a_schema_that_others_have_furnished() throws Exception {
        DataSource furnished = freshDatabase();
        JdbcClient jdbc = JdbcClient.create(furnished);
        jdbc.sql("create schema genkan").update();
        jdbc.sql("create table genkan.of_others (id integer)").update();
        assertThat(open(journeysOn(furnished), ADA, welcome, "").user()).isEqualTo(ADA);
    }

    @Test
    void drafts_that_are_to_be_encrypted_cannot_be_read_in_the_database() {
        Journey journey = open(ADA, welcome, "");
        assertThat(journeys.save(answered(journey, journey.state()), true)).isTrue();
        assertThat(contentsOf(journey)).startsWith("sealed:").doesNotContain("Northwind");
        assertThat(journeys.find(journey.id()).orElseThrow().answers()).isEqualTo(Map.of("new-application", NORTHWIND));
        assertThat(save(journeys.find(journey.id()).orElseThrow())).isTrue();
        assertThat(contentsOf(journey)).contains("Northwind");
    }

    private String contentsOf(Journey journey) {
        return JdbcClient.create(dataSource)
                .sql("select contents from genkan.journeys where id = ?")
                .param(journey.id().value())
                .query(String.class)
                .single();
    }

    @Test
    void drafts_that_nobody_has_touched_for_long_are_forgotten_and_others_are_not() {
        Journey open = open(ADA, welcome, "");
        Journey finished = open(GRACE, welcome, "");
        journeys.finish(answered(finished, new JourneyState.Finished(NOON)));
        assertThat(journeys.forgetDrafts("welcome", NOON)).isZero();
        assertThat(journeys.forgetDrafts("setup", NOON.plusSeconds(1))).isZero();
        assertThat(journeys.forgetDrafts("welcome", NOON.plusSeconds(1))).isEqualTo(1);
        assertThat(journeys.find(open.id())).isEmpty();
        assertThat(journeys.find(finished.id())).isPresent();
    }

    @Test
    void all_journeys_of_a_member_are_found_the_oldest_first_and_the_one_finished_last_by_itself() {
        assertThat(journeys.findFinished(ADA, "welcome")).isEmpty();
        Journey first = open(ADA, welcome, "");
        journeys.finish(answered(first, new JourneyState.Finished(NOON)));
        Journey second = open(ADA, welcome, "");
        journeys.finish(answered(second, new JourneyState.Finished(NOON.plusSeconds(1))));
        open(GRACE, welcome, "");
        assertThat(journeys.findFinished(ADA, "welcome").orElseThrow().id()).isEqualTo(second.id());
        assertThat(journeys.journeys(ADA)).extracting(Journey::id).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void receipts_of_a_flow_are_read_page_by_page_the_oldest_first_also_where_several_are_of_one_instant() {
        List<JourneyId> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Journey journey = open(new UserId("user_" + i), i == 6 ? Flows.welcome(2) : welcome, "");
            journeys.keep(receiptOf(journey, NOON.plusSeconds(i / 3)));
            all.add(journey.id());
        }
        journeys.keep(receiptOf(open(ADA, Flows.twoSteps(), ""), NOON));

        List<JourneyId> read = new ArrayList<>();
        ReceiptQuery query = ReceiptQuery.of("welcome").atMost(2);
        for (var page = journeys.receipts(query); !page.isEmpty(); page = journeys.receipts(query)) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(receipt -> read.add(receipt.journey()));
            query = query.after(page.getLast());
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(all);
        assertThat(journeys.receipts(ReceiptQuery.of("welcome").ofVersion(2)))
                .extracting(Receipt::journey)
                .containsExactly(all.getLast());
        assertThat(journeys.receipts(ReceiptQuery.of("nothing"))).isEmpty();
    }

    @Test
    void what_is_due_is_taken_by_one_of_many_sealed_until_then_and_gone_when_it_is_done() throws Exception {
        Due owed = new Due(new JourneyId("jrn_1"), ADA, "welcome", 1, Map.of("new-application", NORTHWIND), 0);
        journeys.owe(owed);
        assertThat(JdbcClient.create(dataSource)
                        .sql("select contents from genkan.afterwards")
                        .query(String.class)
                        .single())
                .startsWith("sealed:")
                .doesNotContain("Northwind");
        assertThat(journeys.dues().next(Set.of("setup"))).isEmpty();
        assertThat(journeys.dues().flows()).containsExactly("welcome");

        List<Optional<Due>> taken = atOnce(() -> journeys.dues().next(Set.of("welcome")));
        List<Due> mine = taken.stream().flatMap(Optional::stream).toList();
        assertThat(mine).hasSize(1);
        assertThat(mine.getFirst().answers()).isEqualTo(owed.answers());
        assertThat(mine.getFirst().tries()).isEqualTo(1);

        journeys.dues().giveUp(mine.getFirst());
        assertThat(journeys.dues().count()).isEqualTo(new Dues.Count(0, 1));
        assertThat(journeys.dues().next(Set.of("welcome"))).isEmpty();
        assertThat(journeys.dues().retryGivenUp()).isEqualTo(1);
        Due again = journeys.dues().next(Set.of("welcome")).orElseThrow();
        assertThat(again.tries()).isEqualTo(1);
        assertThat(journeys.dues().of(ADA)).hasSize(1);
        journeys.dues().done(again);
        assertThat(journeys.dues().count()).isEqualTo(new Dues.Count(0, 0));
    }

    @Test
    void what_is_due_goes_with_the_member() {
        journeys.owe(new Due(new JourneyId("jrn_1"), ADA, "welcome", 1, Map.of(), 0));
        journeys.forget(ADA);
        assertThat(journeys.dues().count()).isEqualTo(new Dues.Count(0, 0));
    }

    private static Journey answered(Journey journey, JourneyState state) {
        return journey.with(Map.of("new-application", NORTHWIND)).in(state);
    }

    private static Receipt receiptOf(Journey journey, Instant at) {
        return new Receipt(
                journey.id(),
                journey.user(),
                journey.flow(),
                journey.version(),
                Locale.forLanguageTag("de-AT"),
                "0f".repeat(32),
                at,
                journey.user());
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var hands = Executors.newFixedThreadPool(HANDS)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < HANDS; i++) {
                running.add(hands.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> done = new ArrayList<>();
            for (Future<T> each : running) {
                done.add(each.get());
            }
            return done;
        }
    }

    @Test
    void a_key_is_worked_on_once_and_answered_the_same_for_a_day() {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        Replies replies = journeysOn(dataSource, now::get).replies();
        Repeats repeats = new Repeats(replies);
        AtomicInteger worked = new AtomicInteger();
        Supplier<Replies.Reply> work = () -> new Replies.Reply(200, "{\"n\":" + worked.incrementAndGet() + "}");

        Repeats.Outcome first = new Repeats.Outcome.Answered(new Replies.Reply(200, "{\"n\":1}"));
        assertThat(repeats.once(ADA, "key", "this", work)).isEqualTo(first);
        assertThat(repeats.once(ADA, "key", "this", work)).isEqualTo(first);
        assertThat(repeats.once(ADA, "key", "that", work)).isEqualTo(new Repeats.Outcome.OtherRequest());
        assertThat(repeats.once(GRACE, "key", "that", work)).isNotEqualTo(first);
        assertThat(bodies()).hasSize(2).allMatch(body -> body.startsWith("}"));

        now.set(NOON.plus(Duration.ofDays(1)));
        assertThat(repeats.once(ADA, "key", "that", work))
                .isEqualTo(new Repeats.Outcome.Answered(new Replies.Reply(200, "{\"n\":3}")));
        assertThat(bodies()).as("what is a day old is swept").hasSize(1);
        journeys.forget(ADA);
        assertThat(bodies()).isEmpty();
    }

    private List<String> bodies() {
        return JdbcClient.create(dataSource)
                .sql("select body from genkan.onboarding_replies")
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    @Test
    void a_fault_is_not_kept_and_a_key_whose_owner_is_gone_is_taken_over_after_a_minute() {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        Replies replies = journeysOn(dataSource, now::get).replies();
        Repeats repeats = new Repeats(replies);
        Replies.Reply good = new Replies.Reply(422, "{}");

        repeats.once(ADA, "key", "this", () -> new Replies.Reply(500, "{}"));
        assertThatThrownBy(() -> repeats.once(ADA, "key", "this", () -> {
                    throw new IllegalStateException("a fault");
                }))
                .hasMessage("a fault");
        assertThat(repeats.once(ADA, "key", "this", () -> good)).isEqualTo(new Repeats.Outcome.Answered(good));

        Replies.Claim.Mine lost = (Replies.Claim.Mine) replies.claim(ADA, "other", "this");
        assertThat(replies.claim(ADA, "other", "this")).isEqualTo(new Replies.Claim.Busy());
        now.set(NOON.plusSeconds(60));
        assertThat(repeats.once(ADA, "other", "this", () -> good)).isEqualTo(new Repeats.Outcome.Answered(good));
        replies.keep(lost, new Replies.Reply(200, "{}"));
        replies.release(lost);
        assertThat(replies.claim(ADA, "other", "this")).isEqualTo(new Replies.Claim.Known(good));
    }

    @Test
    void of_many_who_bring_the_same_key_at_once_one_works_and_all_get_its_answer() throws Exception {
        Repeats repeats = new Repeats(journeys.replies());
        AtomicInteger worked = new AtomicInteger();
        var start = new CountDownLatch(1);
        List<Future<Repeats.Outcome>> all = new ArrayList<>();
        try (var hands = Executors.newFixedThreadPool(HANDS)) {
            for (int i = 0; i < HANDS; i++) {
                all.add(hands.submit(() -> {
                    start.await();
                    return repeats.once(
                            ADA,
                            "key",
                            "this",
                            () -> new Replies.Reply(200, "{\"n\":" + worked.incrementAndGet() + "}"));
                }));
            }
            start.countDown();
            for (Future<Repeats.Outcome> each : all) {
                assertThat(each.get()).isEqualTo(new Repeats.Outcome.Answered(new Replies.Reply(200, "{\"n\":1}")));
            }
        }
        assertThat(worked).hasValue(1);
    }
}
