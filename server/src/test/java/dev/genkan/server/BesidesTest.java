package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.genkan.gate.Gate;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Events;
import dev.genkan.onboarding.Dues;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.mail.Letter;
import dev.genkan.server.standalone.CountedDatabase;
import dev.genkan.server.webhook.Listener;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// What happens besides, when somebody answers a flow.
class BesidesTest {

    private static final String ADA = "ada@example.com";

    record AboutYou(@NotBlank String nickname) {}

    record YourTown(@NotBlank String town) {}

    record Invitations(@NotBlank String colleagues) {}

    enum Taste {
        A_TASTE_WITH_A_NAME_SO_LONG_THAT_NOBODY_WOULD_CHOOSE_IT_FOR_A_CONSTANT_1,
        A_TASTE_WITH_A_NAME_SO_LONG_THAT_NOBODY_WOULD_CHOOSE_IT_FOR_A_CONSTANT_2,
        A_TASTE_WITH_A_NAME_SO_LONG_THAT_NOBODY_WOULD_CHOOSE_IT_FOR_A_CONSTANT_3,
        A_TASTE_WITH_A_NAME_SO_LONG_THAT_NOBODY_WOULD_CHOOSE_IT_FOR_A_CONSTANT_4,
        A_TASTE_WITH_A_NAME_SO_LONG_THAT_NOBODY_WOULD_CHOOSE_IT_FOR_A_CONSTANT_5,
        A_TASTE_WITH_A_NAME_SO_LONG_THAT_NOBODY_WOULD_CHOOSE_IT_FOR_A_CONSTANT_6
    }

    record Tastes(
            @NotEmpty List<Taste> first,
            @NotEmpty List<Taste> second,
            @NotEmpty List<Taste> third,
            @NotEmpty List<Taste> fourth,
            @NotEmpty List<Taste> fifth,
            @NotEmpty List<Taste> sixth,
            @NotEmpty List<Taste> seventh) {}

    @TempDir
    Path directory;

    private final TurnableClock clock = new TurnableClock();

    private static Onboarding.Draft steps(int version) {
        return Onboarding.flow("welcome", version).ask(AboutYou.class).ask(YourTown.class);
    }

    private static Onboarding flow() {
        return steps(1).landAt("/dashboard");
    }

    @Test
    void an_intermediate_step_costs_three_statements_and_a_completion_seven() {
        CountedDatabase database = new CountedDatabase(directory);
        EngineSettings settings = House.settings(directory)
                .storedIn(new EngineSettings.Storage.Joined(database, new JdbcTransactionManager(database)));
        try (House house = new House(settings, directory, clock, flow())) {
            // what metadata weighs is raised in steps, and longer names have been here before
            finish(house.memberAt("charles@example.com"), "Charles Babbage");
            Browser ada = house.memberAt(ADA);
            ada.open(ada.open("/onboarding").location());
            database.taken();

            Answer next = ada.send("/onboarding/welcome/about-you", "nickname", "Ada");
            assertThat(next.status()).isEqualTo(303);
            assertThat(counted(database)).hasSizeLessThanOrEqualTo(3);

            ada.open(next.location());
            database.taken();
            assertThat(ada.send(next.location(), "town", "Turku").location()).isEqualTo("/dashboard");
            assertThat(counted(database)).hasSizeLessThanOrEqualTo(7);
            assertThat(types(house)).endsWith("user.updated", "onboarding.step_completed", "onboarding.completed");
        }
    }

    private static List<String> counted(CountedDatabase database) {
        return database.taken().stream()
                .filter(sql -> !sql.contains("WRITE_DELAY"))
                .toList();
    }

    @Test
    void events_tell_where_somebody_is_and_nothing_of_the_answers() {
        Onboarding flow = Onboarding.flow("welcome", 1)
                .ask(AboutYou.class)
                .offer(Invitations.class)
                .landAt("/dashboard");
        try (House house = new House(directory, clock, flow)) {
            Browser ada = house.memberAt(ADA);
            ada.open(ada.open("/onboarding").location());
            ada.send("/onboarding/welcome/about-you", "nickname", "");
            Answer next = ada.send("/onboarding/welcome/about-you", "nickname", "Countess");
            ada.open(next.location());
            ada.send(next.location(), "_action", "skip");

            List<Events.Stored> events = house
                    .engine
                    .events
                    .of(house.userAt(ADA).id(), 50)
                    .stream()
                    .filter(event -> event.type().startsWith("onboarding."))
                    .toList();
            assertThat(events)
                    .extracting(Events.Stored::type)
                    .containsExactly(
                            "onboarding.started",
                            "onboarding.step_completed",
                            "onboarding.step_completed",
                            "onboarding.completed");
            assertThat(events.toString()).doesNotContain("Countess");
            assertThat(events.get(1).data())
                    .containsEntry("flow", "welcome")
                    .containsEntry("version", 1L)
                    .containsEntry("step", "about-you")
                    .containsEntry("skipped", false)
                    .containsEntry("user_id", house.userAt(ADA).id().value());
            assertThat(events.get(2).data())
                    .containsEntry("step", "invitations")
                    .containsEntry("skipped", true);
            assertThat(String.valueOf(events.get(3).data().get("id"))).startsWith("jrn_");
        }
    }

    @Test
    void a_webhook_that_wants_only_these_is_told_them_in_order() throws Exception {
        try (House house = new House(directory, clock, flow());
                Listener listener = new Listener()) {
            Set<String> wanted = Set.of("onboarding.started", "onboarding.step_completed", "onboarding.completed");
            house.engine.webhooks().add(listener.url(), wanted, Actor.APPLICATION);
            finish(house.memberAt(ADA), "Countess");
            String user = house.userAt(ADA).id().value();
            String journey =
                    String.valueOf(listener.next("onboarding.started").data().get("id"));
            assertThat(listener.next("onboarding.step_completed").data().get("step"))
                    .isEqualTo("about-you");
            assertThat(listener.next("onboarding.step_completed").data().get("step"))
                    .isEqualTo("your-town");
            assertThat(listener.next("onboarding.completed").data())
                    .isEqualTo(Map.of(
                            "object",
                            "onboarding",
                            "id",
                            journey,
                            "user_id",
                            user,
                            "flow",
                            "welcome",
                            "version",
                            1L,
                            "locale",
                            "en"));
        }
    }

    @Test
    void somebody_in_the_middle_who_moves_over_to_another_version_is_told_of() {
        Browser before;
        try (House house = new House(directory, clock, flow())) {
            before = house.memberAt(ADA);
            before.open(before.open("/onboarding").location());
        }
        try (House house = new House(directory, clock, steps(2).landAt("/dashboard"))) {
            Browser ada = before.movedTo(house.door.publicUrl());
            ada.open(ada.open("/onboarding").location());
            Events.Stored last =
                    house.engine.events.of(house.userAt(ADA).id(), 50).getLast();
            assertThat(last.type()).isEqualTo("onboarding.version_upgraded");
            assertThat(last.data()).containsEntry("version", 2L).containsEntry("from_version", 1L);
        }
    }

    @Test
    void what_follows_a_completion_survives_a_stop_and_is_done_by_the_next_process() throws Exception {
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        Onboarding refused = steps(1).afterwards((member, answers) -> {
                    done.add("tried");
                    throw new IllegalStateException("the other system is not there");
                })
                .landAt("/dashboard");
        try (House house = new House(directory, clock, refused)) {
            finish(house.memberAt(ADA), "Ada");
            assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("tried");
            assertThat(house.engine.afterwards().count()).isEqualTo(new Dues.Count(1, 0));
        }

        clock.turn(Duration.ofMinutes(10));
        BlockingQueue<JourneyId> journeys = new LinkedBlockingQueue<>();
        Onboarding again = steps(1).afterwards((member, answers) -> {
                    done.add(member.emailAddress() + " of "
                            + answers.get(YourTown.class).town());
                    journeys.add(answers.journey());
                })
                .landAt("/dashboard");
        try (House house = new House(directory, clock, again)) {
            assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo(ADA + " of Turku");
            assertThat(house.engine.journeys().find(journeys.take())).isPresent();
        }
        try (House house = new House(directory, clock, again)) {
            assertThat(house.engine.afterwards().count()).isEqualTo(new Dues.Count(0, 0));
            assertThat(done).isEmpty();
        }
    }

    @Test
    void whoever_finishes_later_has_a_letter_that_leads_back_at_most_one_an_hour() {
        try (House house = new House(directory, clock, flow())) {
            Browser ada = house.memberAt(ADA);
            ada.open(ada.open("/onboarding").location());
            int letters = house.lettersTo(ADA).size();
            Answer saved = ada.send("/onboarding/welcome/about-you", "nickname", "Ada", "_action", "save");

            assertThat(ada.open(saved.location()).body()).contains("emailed");
            assertThat(house.lettersTo(ADA)).hasSize(letters + 1);
            Letter letter = house.newestLetter(ADA);
            assertThat(letter.subject()).isEqualTo("Finish setting up Acme when you like");
            assertThat(letter.text()).contains("\n" + house.door.publicUrl() + "/onboarding/welcome/about-you\n");
            assertThat(letter.text().replace('\n', ' ')).contains("kept until December 23, 2026.");

            ada.open("/onboarding/welcome/about-you");
            ada.send("/onboarding/welcome/about-you", "_action", "save");
            assertThat(house.lettersTo(ADA)).hasSize(letters + 1);
            clock.turn(Duration.ofHours(1));
            Browser german = ada.sending("Accept-Language", "de");
            german.open("/onboarding/welcome/about-you");
            german.send("/onboarding/welcome/about-you", "_action", "save");
            assertThat(house.lettersTo(ADA)).hasSize(letters + 2);
            assertThat(house.newestLetter(ADA).text().replace('\n', ' '))
                    .contains("bis zum 23. Dezember 2026 gespeichert");
        }
    }

    @Test
    void answers_of_those_who_do_not_come_back_are_exported_until_they_are_forgotten() {
        Onboarding flow =
                steps(1).encryptDrafts().keepDraftsFor(Duration.ofDays(7)).landAt("/dashboard");
        try (House house = new House(directory, clock, flow)) {
            Browser ada = house.memberAt(ADA);
            ada.open(ada.open("/onboarding").location());
            ada.send("/onboarding/welcome/about-you", "nickname", "Countess");
            var user = house.userAt(ADA).id();
            assertThat(house.engine.exportOnboarding(user).toString()).contains("Countess", "your-town");

            clock.turn(Duration.ofDays(7));
            house.engine.goRound();
            assertThat(house.engine.journeys().journeys(user)).hasSize(1);
            clock.turn(Duration.ofHours(1));
            house.engine.goRound();
            assertThat(house.engine.journeys().journeys(user)).isEmpty();
            assertThat(house.engine.exportOnboarding(user))
                    .isEqualTo(Map.of(
                            "object",
                            "onboarding_export",
                            "user_id",
                            user.value(),
                            "journeys",
                            List.of(),
                            "receipts",
                            List.of(),
                            "afterwards",
                            List.of()));
        }
    }

    @Test
    void a_flow_that_nobody_could_finish_stops_the_start_with_its_name_and_its_largest_questions() {
        Onboarding flow = Onboarding.flow("tastes", 1).ask(Tastes.class).landAt("/dashboard");
        try (Engine engine = Engine.open(House.settings(directory), clock)) {
            Gate gate = Gate.publicRoutes("/").require(flow);
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() ->
                            engine.frontDoor(URI.create("http://localhost:8080"), gate, List.of(flow), House.VALIDATOR))
                    .withMessageStartingWith("The flow \"tastes\" asks for more than a session token can carry, even"
                            + " with every text left empty")
                    .withMessageContaining("The largest answers: f");
        }
    }

    @Test
    void everybody_who_watches_is_told_and_one_who_fails_spoils_nothing() {
        List<Happening.What> seen = new CopyOnWriteArrayList<>();
        try (House house = new House(directory, clock, flow())) {
            house.engine.watch(happening -> {
                throw new IllegalStateException("out of order");
            });
            house.engine.watch(happening -> seen.add(happening.what()));
            finish(house.memberAt(ADA), "Ada");
        }
        assertThat(seen)
                .hasAtLeastOneElementOfType(Happening.What.Started.class)
                .hasAtLeastOneElementOfType(Happening.What.Completed.class);
    }

    private static void finish(Browser member, String nickname) {
        member.open(member.open("/onboarding").location());
        Answer next = member.send("/onboarding/welcome/about-you", "nickname", nickname);
        member.open(next.location());
        assertThat(member.send(next.location(), "town", "Turku").location()).isEqualTo("/dashboard");
    }

    private static List<String> types(House house) {
        return house.engine.events.of(house.userAt(ADA).id(), 50).stream()
                .map(Events.Stored::type)
                .toList();
    }
}
