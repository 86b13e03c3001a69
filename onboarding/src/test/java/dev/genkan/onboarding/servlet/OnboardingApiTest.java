package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Condition.where;
import static dev.genkan.onboarding.Flows.ADA;
import static dev.genkan.onboarding.Flows.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.genkan.onboarding.Answering;
import dev.genkan.onboarding.Audience;
import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Flows.AboutYou;
import dev.genkan.onboarding.Flows.ApplicationType;
import dev.genkan.onboarding.Flows.NewApplication;
import dev.genkan.onboarding.Flows.YourTeam;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Refusal;
import dev.genkan.onboarding.servlet.Program.Reply;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A flow of three steps with a branch, an offer and a check, walked by programs.
class OnboardingApiTest {

    record Company(
            @NotBlank String companyName,
            @Positive int seats,
            @Nullable LocalDate founded) {}

    private static final Onboarding SETUP = Onboarding.flow("setup", 1)
            .ask(NewApplication.class)
            .askIf(where("applicationType").is(ApplicationType.B2B), Company.class)
            .offer(AboutYou.class)
            .checkAnswers()
            .landAt("/dashboard");

    private static final Map<String, Object> NORTHWIND =
            Map.of("applicationName", "Northwind", "applicationType", "B2B");
    private static final Map<String, Object> COMPANY = Map.of("companyName", "Northwind Ltd", "seats", 12);
    private static final int HANDS = 8;

    private Application app;
    private Browser browser;
    private Program program;

    @BeforeEach
    void ada_has_just_signed_up() {
        begin(new Application("", SETUP));
    }

    private void begin(Application begun) {
        app = begun;
        app.people.add(ADA, "ada@example.com");
        browser = app.browserOf(ADA);
        program = Program.inPageOf(browser);
    }

    @AfterEach
    void close() throws Exception {
        app.close();
    }

    private Reply atTheCheck() {
        Reply company = program.answer(program.state(), NORTHWIND);
        Reply offer = program.answer(company, COMPANY);
        return program.answer(offer, Map.of("nickname", "Ada"));
    }

    @Test
    void a_branching_flow_is_walked_to_the_end_by_json_alone() {
        Reply first = program.get("/genkan/onboarding?redirect_url=/reports");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json())
                .containsEntry("flow", "setup")
                .containsEntry("version", 1L)
                .containsEntry("status", "open")
                .containsEntry("certain", false)
                .doesNotContainKey("answers");
        assertThat(first.object("step"))
                .containsEntry("name", "new-application")
                .containsEntry("title", "New application")
                .containsEntry("skippable", false)
                .containsEntry("first", true)
                .containsEntry("values", Map.of())
                .containsEntry("asked", List.of("applicationName", "applicationType"))
                .hasEntrySatisfying(
                        "schema",
                        schema -> assertThat(((Map<?, ?>) schema).get("properties"))
                                .asInstanceOf(InstanceOfAssertFactories.MAP)
                                .containsOnlyKeys("applicationName", "applicationType"));

        Reply second = program.answer(first, NORTHWIND);
        assertThat(second.step()).isEqualTo("company");
        assertThat(second.steps())
                .containsExactly("new-application answered", "company open", "about-you open", "check open");
        assertThat(second.raw().body()).contains("\"note\":\"Because you chose B2B\"");
        assertThat(second.json()).containsEntry("certain", true);

        Reply third = program.answer(second, COMPANY);
        assertThat(third.object("step")).containsEntry("skippable", true).containsEntry("first", false);
        assertThat(app.people.publicMetadata(ADA)).isEmpty();

        Reply check = program.verb("skip", third, Map.of());
        assertThat(check.json()).containsEntry("step", null);
        assertThat(check.step()).isEqualTo("check");
        assertThat(check.steps())
                .containsExactly("new-application answered", "company answered", "about-you skipped", "check open");
        assertThat(check.raw().body())
                .contains("\"values\":{\"companyName\":\"Northwind Ltd\",\"seats\":12")
                .contains("{\"label\":\"Application type\",\"lines\":[\"B2B\"]}");

        Reply done = program.verb("finish", check, Map.of());
        assertThat(done.json())
                .containsEntry("status", "finished")
                .containsEntry("journey", first.text("journey"))
                .containsEntry("landing", "/reports")
                .doesNotContainKey("jwt");
        assertThat(browser.metadata())
                .containsEntry("onboardingComplete", true)
                .containsEntry("companyName", "Northwind Ltd")
                .containsEntry("seats", 12L)
                .doesNotContainKey("nickname");
        assertThat(app.workspaces()).containsExactly("Northwind");
        assertThat(app.receiptsOf(ADA)).hasSize(1);
        assertThat(program.state().json()).containsEntry("status", "finished");
        assertThat(browser.get("/dashboard").statusCode()).isEqualTo(200);
        assertThat(app.watched)
                .extracting(happening -> happening.what().getClass().getSimpleName() + " " + happening.step())
                .contains("Answered new-application", "Answered company", "Skipped about-you", "Completed ");
    }

    @Test
    void who_bears_a_token_needs_no_origin_and_gets_the_fresh_token_in_the_answer() {
        app.people.signIn(ADA);
        program = Program.bearing(app, app.people.mint(ADA));

        Reply done = program.verb("finish", atTheCheck(), Map.of());

        assertThat(done.text("jwt").split("\\.")).hasSize(3);
        assertThat(done.raw().headers().firstValue("Set-Cookie")).isEmpty();
        Program onwards = Program.bearing(app, done.text("jwt"));
        assertThat(onwards.state().json()).containsEntry("status", "finished").doesNotContainKey("jwt");
        assertThat(program.state().json()).as("the old token knows less").containsKey("jwt");
    }

    @Test
    void going_back_loses_nothing_and_a_step_that_was_answered_can_be_shown_again() {
        Reply company = program.answer(program.state(), NORTHWIND);

        Reply back = program.verb("back", company, Map.of("companyName", "Half a na", "seats", "many"));
        assertThat(back.step()).isEqualTo("new-application");
        assertThat(back.object("step")).containsEntry("values", NORTHWIND);

        Reply again = program.state();
        assertThat(again.step()).isEqualTo("company");
        assertThat(again.object("step")).containsEntry("values", Map.of("companyName", "Half a na", "seats", "many"));
        assertThat(program.get("/genkan/onboarding/setup?step=new-application").step())
                .isEqualTo("new-application");
        assertThat(program.get("/genkan/onboarding/setup?step=about-you").step())
                .as("not to be seen yet")
                .isEqualTo("company");
    }

    @Test
    void going_back_without_answers_keeps_what_was_typed_before_and_with_none_empties_the_page() {
        Reply company = program.answer(program.state(), NORTHWIND);
        program.verb("save", company, COMPANY);
        Map<String, Object> silent = company.body(Map.of());
        silent.remove("answers");

        program.post("/genkan/onboarding/setup/back", silent);
        assertThat(program.state().object("step").get("values"))
                .isEqualTo(Map.of("companyName", "Northwind Ltd", "seats", 12L));
        program.verb("back", company, Map.of());
        assertThat(program.state().object("step")).containsEntry("values", Map.of());
    }

    @Test
    void what_is_saved_is_there_on_another_device_and_in_the_pages() {
        Reply company = program.answer(program.state(), NORTHWIND);
        Reply saved = program.verb("save", company, Map.of("seats", 12, "founded", "2020-04-01"));
        assertThat(saved.step()).isEqualTo("company");

        Reply elsewhere = Program.inPageOf(app.browserOf(ADA)).state();
        assertThat(elsewhere.object("step")).containsEntry("values", Map.of("seats", 12L, "founded", "2020-04-01"));
        assertThat(browser.get("/onboarding/setup/company").body())
                .contains("value=\"12\"")
                .contains("value=\"2020\"");
    }

    @Test
    void what_was_begun_in_pages_is_finished_in_json() {
        String page = "/onboarding/setup/new-application";
        browser.post(page, Forms.filled(browser.get(page), "Northwind", "B2C"));

        Reply offer = program.state();
        assertThat(offer.step()).isEqualTo("about-you");
        Reply check = program.answer(offer, Map.of("nickname", "Ada"));
        program.verb("finish", check, Map.of());

        assertThat(browser.metadata())
                .containsEntry("applicationName", "Northwind")
                .containsEntry("nickname", "Ada");
    }

    @Test
    void what_was_begun_in_json_is_finished_in_pages() {
        atTheCheck();

        String page = "/onboarding/setup/check";
        assertThat(browser.follow("/onboarding")).endsWith(page);
        assertThat(browser.location(browser.post(page, Browser.hidden(browser.get(page)))))
                .isEqualTo("/dashboard");
        assertThat(program.state().json()).containsEntry("status", "finished");
    }

    @Test
    void what_will_not_do_is_said_by_question_in_the_language_that_was_asked_for() {
        Reply refused = program.answer(program.state(), Map.of("applicationName", 7, "applicationType", "B2X"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("form_param_invalid");
        assertThat(refused.meta().get("step")).isEqualTo("new-application");
        assertThat(refused.fields().keySet().stream().map(String::valueOf).toList())
                .containsExactly("applicationName", "applicationType");
        assertThat(program.state().object("step")).containsEntry("values", Map.of());
        assertThat(app.people.happened).extracting(Happening::step).doesNotContain("company");
    }

    @Test
    void the_application_may_refuse_an_answer_at_a_question() throws Exception {
        app.close();
        begin(new Application(
                "",
                Onboarding.flow("setup", 1)
                        .ask(NewApplication.class)
                        .onAnswer(NewApplication.class, (member, answer) -> {
                            throw Refusal.at(NewApplication.class, "applicationName", "That name is taken");
                        })
                        .landAt("/dashboard")));

        Reply refused = program.answer(program.state(), NORTHWIND);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fields().get("applicationName")).isEqualTo("That name is taken");
    }

    @Test
    void what_belongs_to_another_version_step_or_member_is_out_of_date_and_comes_with_the_present_state() {
        app.people.add(GRACE, "grace@example.com");
        Reply hers = Program.inPageOf(app.browserOf(GRACE)).state();
        Reply mine = program.state();
        Map<String, Object> old = mine.body(NORTHWIND);
        old.put("version", 7);
        Map<String, Object> early = mine.body(Map.of("nickname", "Ada"));
        early.put("step", "about-you");
        Map<String, Object> unknown = mine.body(NORTHWIND);
        unknown.put("step", "nothing");

        for (Map<String, Object> body : List.of(old, early, unknown, hers.body(NORTHWIND))) {
            Reply refused = program.post("/genkan/onboarding/setup/answer", body);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("form_out_of_date");
            assertThat((Map<?, ?>) refused.meta().get("state"))
                    .containsEntry(cast("journey"), cast(mine.text("journey")));
        }
        assertThat(program.verb("skip", mine, Map.of()).status())
                .as("not offered")
                .isEqualTo(409);
        assertThat(program.verb("finish", mine, Map.of()).status()).isEqualTo(409);
        assertThat(app.people.happened).extracting(Happening::step).doesNotContain("company");
    }

    @SuppressWarnings("unchecked") // a map of unknown types takes no expectation else
    private static <T> T cast(Object value) {
        return (T) value;
    }

    @Test
    void a_completion_that_fails_keeps_nothing_and_may_be_tried_again() {
        app.alsoDoes = (member, answers) -> {
            throw new IllegalStateException("not today");
        };
        Reply check = atTheCheck();
        Listening log = Listening.to(Answering.class);
        Reply failed = program.verb("finish", check, Map.of(), "Idempotency-Key", "k1");
        log.close();
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.meta().get("reference")).asString().matches("[0-9a-f]{4}-[0-9a-f]{4}");

        app.alsoDoes = (member, answers) -> {};
        assertThat(program.verb("finish", check, Map.of(), "Idempotency-Key", "k1")
                        .json())
                .containsEntry("status", "finished");
    }

    @Test
    void answers_that_no_token_could_carry_name_the_one_to_shorten() {
        Reply check = atTheCheck();
        app.people.longestMetadata = 60;

        Reply refused = program.verb("finish", check, Map.of());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.meta().get("step")).isEqualTo("company");
        assertThat(refused.fields()).hasSize(1);
    }

    @Test
    void the_same_key_gets_the_first_answer_again_and_another_request_under_it_is_refused() {
        Reply first = program.state();
        Reply answered = program.answer(first, NORTHWIND, "Idempotency-Key", "one");
        program.answer(answered, COMPANY);

        Reply again = program.answer(first, NORTHWIND, "Idempotency-Key", "one");
        assertThat(again.raw().body()).isEqualTo(answered.raw().body());
        assertThat(program.state().step()).as("nothing went back").isEqualTo("about-you");

        Reply other = program.answer(first, Map.of("applicationName", "Other"), "Idempotency-Key", "one");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(program.answer(first, NORTHWIND, "Idempotency-Key", "x".repeat(256))
                        .code())
                .isEqualTo("idempotency_key_invalid");
    }

    @Test
    void the_repetition_of_a_completion_carries_a_token_of_its_own() {
        app.people.signIn(ADA);
        program = Program.bearing(app, app.people.mint(ADA));
        Reply check = atTheCheck();

        Reply first = program.verb("finish", check, Map.of(), "Idempotency-Key", "end");
        Reply again = program.verb("finish", check, Map.of(), "Idempotency-Key", "end");

        assertThat(again.json()).containsKey("jwt").contains(entry("status", "finished"));
        assertThat(again.text("jwt")).isNotEqualTo(first.text("jwt"));
        assertThat(app.jdbc
                        .sql("select body from genkan.onboarding_replies")
                        .query(String.class)
                        .list())
                .noneMatch(kept -> kept.contains("twj"));
    }

    @Test
    void many_at_once_complete_once_with_and_without_a_key() throws Exception {
        Reply check = atTheCheck();
        List<Reply> replies = new ArrayList<>();
        replies.addAll(atOnce(hand -> hand.verb("finish", check, Map.of(), "Idempotency-Key", "end")));
        replies.addAll(atOnce(hand -> hand.verb("finish", check, Map.of())));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.json()).containsEntry("status", "finished"));
        assertThat(app.completions).hasValue(1);
        assertThat(app.receiptsOf(ADA)).hasSize(1);
    }

    @Test
    void of_two_clients_that_answer_at_once_neither_is_lost() throws Exception {
        Reply first = program.state();
        List<Reply> replies = atOnce(hand -> hand.answer(first, NORTHWIND));

        assertThat(replies).allSatisfy(reply -> assertThat(reply.step()).isEqualTo("company"));
        assertThat(app.people.happened)
                .filteredOn(happening -> happening.what() instanceof Happening.What.Answered)
                .hasSize(1);
    }

    private List<Reply> atOnce(Function<Program, Reply> call) throws Exception {
        var start = new CountDownLatch(1);
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            List<Future<Reply>> running = new ArrayList<>();
            for (int i = 0; i < HANDS; i++) {
                Program hand = program.copy();
                running.add(hands.submit(() -> {
                    start.await();
                    return call.apply(hand);
                }));
            }
            start.countDown();
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> each : running) {
                replies.add(each.get());
            }
            return replies;
        }
    }

    @Test
    void every_kind_of_question_is_answered_in_its_own_type() throws Exception {
        app.close();
        begin(new Application("", Onboarding.flow("team", 1).ask(YourTeam.class).landAt("/dashboard")));
        Reply done = program.answer(
                program.state(),
                Map.of(
                        "seats",
                        12,
                        "budget",
                        1234.5,
                        "start",
                        "2027-04-01",
                        "roles",
                        List.of("OWNER"),
                        "remote",
                        true,
                        "story",
                        "One\ntwo",
                        "office",
                        Map.of("city", "Turku")));

        assertThat(done.json()).containsEntry("status", "finished");
        assertThat(browser.metadata()).containsEntry("start", "2027-04-01").containsEntry("roles", List.of("OWNER"));
    }

    @Test
    void of_several_flows_the_first_open_one_is_shown_and_a_flow_asks_its_audience_only() throws Exception {
        app.close();
        begin(new Application(List.of(
                Flows.welcome(1),
                Onboarding.flow("more", 1).ask(AboutYou.class).landAt("/dashboard"),
                Onboarding.flow("plan", 1)
                        .ask(Company.class)
                        .onlyFor(Audience.having("plan", "pro"))
                        .landAt("/dashboard"))));

        program.answer(program.state(), NORTHWIND);
        assertThat(program.state().text("flow")).isEqualTo("more");
        assertThat(program.get("/genkan/onboarding/welcome").text("status")).isEqualTo("finished");
        assertThat(program.get("/genkan/onboarding/plan").text("status")).isEqualTo("not_asked");
    }

    @Test
    void a_later_version_shows_which_questions_are_new_and_knows_the_others() throws Exception {
        app.close();
        begin(new Application("", Onboarding.flow("setup", 2).ask(Company.class).landAt("/dashboard")));
        app.people.setPublicMetadata(
                ADA, "{\"onboardingComplete\":true,\"onboarding\":{\"setup\":1},\"companyName\":\"Northwind Ltd\"}");
        program = Program.inPageOf(app.browserOf(ADA));

        Reply state = program.state();
        assertThat((List<?>) state.object("step").get("asked"))
                .asString()
                .contains("seats")
                .doesNotContain("companyName");
        program.answer(state, Map.of("seats", 3));

        assertThat(app.people.publicMetadata(ADA))
                .containsEntry("companyName", "Northwind Ltd")
                .containsEntry("seats", 3L);
    }
}
