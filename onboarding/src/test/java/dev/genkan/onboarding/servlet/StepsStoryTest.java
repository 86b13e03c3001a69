package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static dev.genkan.onboarding.Flows.GRACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Answering;
import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Flows.Office;
import dev.genkan.onboarding.Flows.Role;
import dev.genkan.onboarding.Flows.YourTeam;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.RecordMapper;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A flow of three steps, walked forwards, backwards, in two tabs and on another day.
class StepsStoryTest {

    private static final String ABOUT = "/onboarding/long/about-you";
    private static final String APPLICATION = "/onboarding/long/new-application";
    private static final String TEAM = "/onboarding/long/your-team";

    private Application app;
    private Browser browser;

    @BeforeEach
    void ada_has_just_signed_up() {
        app = new Application("", Flows.threeSteps());
        app.people.add(ADA, "ada@example.com");
        browser = app.browserOf(ADA);
    }

    @AfterEach
    void close() throws Exception {
        app.close();
    }

    @Test
    void three_steps_are_asked_one_after_the_other_and_the_last_leads_to_the_page_first_asked_for() {
        assertThat(browser.follow("/onboarding?redirect_url=/reports"))
                .containsExactly("/onboarding?redirect_url=/reports", ABOUT);
        assertThat(browser.location(about("Ada"))).isEqualTo(APPLICATION);
        assertThat(browser.location(application("Northwind"))).isEqualTo(TEAM);
        assertThat(app.people.publicMetadata(ADA))
                .as("drafts are nobody else's")
                .isEmpty();
        assertThat(browser.location(team())).isEqualTo("/reports");

        YourTeam answered = new YourTeam(
                12,
                new BigDecimal("1234.5"),
                LocalDate.of(2027, 4, 1),
                List.of(Role.OWNER),
                null,
                true,
                "One\ntwo",
                new Office("Turku", null));
        assertThat(RecordMapper.read(YourTeam.class, browser.metadata())).contains(answered);
        assertThat(browser.metadata())
                .containsEntry("nickname", "Ada")
                .containsEntry("applicationName", "Northwind")
                .containsEntry("onboardingComplete", true)
                .containsEntry("seats", 12L)
                .containsEntry("start", "2027-04-01")
                .containsEntry("remote", true);
        assertThat(app.receiptsOf(ADA)).hasSize(1);
        assertThat(app.workspaces()).containsExactly("Northwind");
    }

    @Test
    void every_page_says_where_one_is_and_how_to_go_back() {
        assertThat(browser.get(ABOUT).body())
                .contains("<title>About you, step 1 of 3 – Acme</title>")
                .contains("action=\"" + ABOUT + "\"")
                .doesNotContain("gk-back");
        about("Ada");
        assertThat(browser.get(APPLICATION).body())
                .contains("<title>New application, step 2 of 3 – Acme</title>")
                .contains("class=\"gk-back\" name=\"_action\" value=\"back\"")
                .contains("<a href=\"" + ABOUT + "\">About you</a>")
                .doesNotContain("href=\"" + TEAM + "\"");
        assertThat(browser.get(ABOUT).body()).contains("step 1 of 3").contains("value=\"Ada\"");
    }

    @Test
    void a_later_step_opened_early_leads_to_the_first_open_one() {
        assertThat(browser.follow(TEAM)).containsExactly(TEAM, ABOUT);
        about("Ada");
        assertThat(browser.follow(TEAM)).containsExactly(TEAM, APPLICATION);
        assertThat(browser.follow("/onboarding")).containsExactly("/onboarding", APPLICATION);
    }

    @Test
    void a_later_step_sent_early_is_not_taken() {
        HttpResponse<String> refused =
                browser.post(TEAM, Forms.with(browser.get(ABOUT), Map.of("nickname", "Ada", "seats", "3")));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("name=\"nickname\"").contains("action=\"" + ABOUT + "\"");
        assertThat(browser.follow("/onboarding")).containsExactly("/onboarding", ABOUT);
    }

    @Test
    void who_goes_back_finds_the_answer_changes_it_and_keeps_the_later_ones() {
        about("Ada");
        application("Northwind");
        HttpResponse<String> first = browser.get(ABOUT);
        assertThat(first.body()).contains("value=\"Ada\"");
        assertThat(browser.location(browser.post(ABOUT, Forms.with(first, Map.of("nickname", "Lady Ada")))))
                .isEqualTo(TEAM);
        assertThat(browser.get(APPLICATION).body())
                .contains("value=\"Northwind\"")
                .containsPattern("value=\"B2B\"[^>]*checked");
        team();
        assertThat(browser.metadata())
                .containsEntry("nickname", "Lady Ada")
                .containsEntry("applicationName", "Northwind");
    }

    @Test
    void the_back_button_of_the_browser_and_a_form_sent_again_do_no_harm() {
        HttpResponse<String> first = browser.get(ABOUT);
        about("Ada");
        application("Northwind");
        // the page of before, from the browser's own memory, sent once more
        assertThat(browser.location(browser.post(ABOUT, Forms.with(first, Map.of("nickname", "Ada")))))
                .isEqualTo(TEAM);
        assertThat(browser.get(TEAM).statusCode()).isEqualTo(200);
        assertThat(browser.get(TEAM).statusCode()).as("loaded again").isEqualTo(200);
    }

    @Test
    void an_answer_that_will_not_do_is_not_kept_and_all_that_was_typed_stays_on_the_page() {
        about("Ada");
        application("Northwind");
        Map<String, String> fields = Forms.with(browser.get(TEAM), Flows.TEAM);
        fields.put("budget", "1.000");
        fields.put("start.day", "31");
        fields.put("office.city", "");
        HttpResponse<String> page = browser.post(TEAM, fields);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("<title>Error: Your team, step 3 of 3")
                .contains("There are 3 things to fix")
                .contains("href=\"#office.city\"")
                .contains("Enter budget as 1000 or as 1.0000")
                .contains("value=\"1.000\"")
                .contains(
                        "name=\"start.day\" autocomplete=\"off\" dir=\"ltr\" inputmode=\"numeric\" maxlength=\"20\" aria-invalid")
                .contains("value=\"31\"")
                .containsPattern("name=\"remote\" value=\"true\" checked")
                .containsPattern("value=\"OWNER\" checked")
                .contains(">\nOne\ntwo</textarea>");
        assertThat(app.journeys.find(idOn(page)).orElseThrow().answers()).doesNotContainKey("your-team");
    }

    private static JourneyId idOn(HttpResponse<String> page) {
        return new JourneyId(Browser.hidden(page).getOrDefault("genkan_journey", ""));
    }

    @Test
    void after_signing_out_and_on_another_browser_one_goes_on_where_one_was() {
        about("Ada");
        Browser elsewhere = app.browserOf(ADA);
        assertThat(elsewhere.follow("/onboarding")).containsExactly("/onboarding", APPLICATION);
        assertThat(elsewhere.get(ABOUT).body()).contains("value=\"Ada\"");
        assertThat(app.strangersBrowser().follow(APPLICATION))
                .containsExactly(APPLICATION, "/sign-in?redirect_url=%2Fonboarding");
    }

    @Test
    void two_tabs_lose_nothing() {
        about("Ada");
        HttpResponse<String> tabAtTwo = browser.get(APPLICATION);
        HttpResponse<String> tabAtOne = browser.get(ABOUT);
        assertThat(browser.location(browser.post(APPLICATION, Forms.good(tabAtTwo))))
                .isEqualTo(TEAM);
        assertThat(browser.location(browser.post(ABOUT, Forms.with(tabAtOne, Map.of("nickname", "Lady Ada")))))
                .isEqualTo(TEAM);
        team();
        assertThat(browser.metadata())
                .containsEntry("nickname", "Lady Ada")
                .containsEntry("applicationName", "Northwind");
    }

    @Test
    void two_tabs_at_once_lose_nothing_either() throws Exception {
        about("Ada");
        Map<String, String> two = Forms.good(browser.get(APPLICATION));
        Map<String, String> one = Forms.with(browser.get(ABOUT), Map.of("nickname", "Lady Ada"));
        List<HttpResponse<String>> answers = atOnce(List.of(
                () -> browser.copy().post(APPLICATION, two),
                () -> browser.copy().post(ABOUT, one),
                () -> browser.copy().post(APPLICATION, two),
                () -> browser.copy().post(ABOUT, one)));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(303));
        assertThat(browser.follow("/onboarding")).containsExactly("/onboarding", TEAM);
        team();
        assertThat(browser.metadata())
                .containsEntry("nickname", "Lady Ada")
                .containsEntry("applicationName", "Northwind");
    }

    @Test
    void an_earlier_answer_that_was_taken_while_the_last_is_sent_is_in_the_completion() throws Exception {
        for (int round = 0; round < 10; round++) {
            app.people.setPublicMetadata(ADA, "{}");
            Browser ada = app.browserOf(ADA);
            browser = ada;
            about("Ada");
            application("Northwind");
            Map<String, String> last = Forms.with(ada.get(TEAM), Flows.TEAM);
            Map<String, String> changed = Forms.with(ada.get(ABOUT), Map.of("nickname", "Lady Ada"));
            List<HttpResponse<String>> answers = atOnce(
                    List.of(() -> ada.copy().post(TEAM, last), () -> ada.copy().post(ABOUT, changed)));
            assertThat(ada.location(answers.getFirst())).isEqualTo("/dashboard");
            boolean taken = ada.location(answers.getLast()).equals(TEAM);
            assertThat(app.people.publicMetadata(ADA)).containsEntry("nickname", taken ? "Lady Ada" : "Ada");
        }
        assertThat(app.receiptsOf(ADA)).hasSize(10);
    }

    @Test
    void sixteen_times_the_last_step_is_one_completion() throws Exception {
        about("Ada");
        application("Northwind");
        Map<String, String> last = Forms.with(browser.get(TEAM), Flows.TEAM);
        List<Callable<HttpResponse<String>>> hands = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Browser window = browser.copy();
            hands.add(() -> window.post(TEAM, last));
        }
        assertThat(atOnce(hands)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains("/dashboard");
        });
        assertThat(app.receiptsOf(ADA)).hasSize(1);
        assertThat(app.completions).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/onboarding/long/elsewhere",
                "/onboarding/short/about-you",
                "/onboarding/about-you",
                "/onboarding/long/about-you/more"
            })
    void a_flow_or_step_that_does_not_exist_is_not_found(String path) {
        HttpResponse<String> page = browser.get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>This page isn’t here</h1>");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(browser.asProgram().get(path).body()).contains("\"code\":\"resource_not_found\"");
        assertThat(browser.post(path, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_step_without_the_hidden_field_is_refused_and_keeps_what_was_typed() {
        Map<String, String> fields = Forms.with(browser.get(ABOUT), Map.of("nickname", "Ada"));
        fields.remove("genkan_csrf");
        HttpResponse<String> page = browser.post(ABOUT, fields);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("value=\"Ada\"").contains("step 1 of 3");
        assertThat(browser.follow("/onboarding")).containsExactly("/onboarding", ABOUT);
    }

    @Test
    void nobody_sees_the_draft_of_another() {
        about("Ada");
        app.people.add(GRACE, "grace@example.com");
        Browser grace = app.browserOf(GRACE);
        assertThat(grace.get(ABOUT).body()).doesNotContain("value=\"Ada\"");
        Map<String, String> fields = Forms.with(grace.get(ABOUT), Map.of("nickname", "Grace"));
        fields.put("genkan_journey", Browser.hidden(browser.get(ABOUT)).get("genkan_journey"));
        assertThat(grace.post(ABOUT, fields).statusCode()).isEqualTo(409);
        assertThat(browser.get(ABOUT).body()).contains("value=\"Ada\"");
    }

    @Test
    void answers_too_large_for_a_token_come_back_with_the_one_to_shorten_and_nothing_is_stored() {
        app.people.setPublicMetadata(ADA, "{\"secret\":\"of somebody else\"}");
        app.people.longestMetadata = 400;
        about("Ada");
        application("Northwind");
        Map<String, String> fields = Forms.with(browser.get(TEAM), Flows.TEAM);
        fields.put("story", "once upon a time ".repeat(30));
        HttpResponse<String> page = browser.post(TEAM, fields);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("<a href=\"#story\">Shorten story. It takes 511 bytes")
                .contains("once upon a time")
                .doesNotContain("secret")
                .doesNotContain("somebody else");
        assertThat(app.people.publicMetadata(ADA)).containsOnlyKeys("secret");
        assertThat(app.receiptsOf(ADA)).isEmpty();
        assertThat(app.workspaces()).isEmpty();
        assertThat(browser.asProgram().post(TEAM, fields).body())
                .contains("form_param_invalid")
                .contains("\"fields\":{\"story\":\"Shorten story");

        fields.put("story", "once");
        assertThat(browser.location(browser.post(TEAM, fields))).isEqualTo("/dashboard");
    }

    @Test
    void an_earlier_answer_too_large_is_named_with_its_page() {
        app.people.longestMetadata = 330;
        about("n".repeat(40));
        application("a".repeat(80));
        HttpResponse<String> page = team();
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Go back to “New application” and shorten “Application name”. It takes 82 bytes");
    }

    @Test
    void what_no_answer_could_make_fit_is_our_fault_and_not_the_members() {
        app.people.longestMetadata = -4_000;
        about("Ada");
        application("Northwind");
        Listening log = Listening.to(Answering.class);
        int status = team().statusCode();
        log.close();
        assertThat(status).isEqualTo(500);
        assertThat(log.heard()).hasSize(1);
        assertThat(app.receiptsOf(ADA)).isEmpty();
    }

    @Test
    void below_a_path_of_its_own_every_address_is_below_it() throws Exception {
        try (Application mounted = new Application(
                "/shop",
                Onboarding.flow("long", 1)
                        .ask(Flows.AboutYou.class)
                        .ask(Flows.NewApplication.class)
                        .landAt("/dashboard"))) {
            mounted.people.add(ADA, "ada@example.com");
            Browser ada = mounted.browserOf(ADA);
            HttpResponse<String> first = ada.get(ABOUT);
            assertThat(first.body()).contains("action=\"/shop" + ABOUT + "\"");
            ada.post(ABOUT, Forms.with(first, Map.of("nickname", "Ada")));
            assertThat(ada.get(APPLICATION).body()).contains("href=\"/shop" + ABOUT + "\"");
        }
    }

    private HttpResponse<String> about(String nickname) {
        return browser.post(ABOUT, Forms.with(browser.get(ABOUT), Map.of("nickname", nickname)));
    }

    private HttpResponse<String> application(String name) {
        return browser.post(APPLICATION, Forms.filled(browser.get(APPLICATION), name, "B2B"));
    }

    private HttpResponse<String> team() {
        return browser.post(TEAM, Forms.with(browser.get(TEAM), Flows.TEAM));
    }

    private static List<HttpResponse<String>> atOnce(List<? extends Callable<HttpResponse<String>>> works)
            throws Exception {
        var start = new CountDownLatch(1);
        try (ExecutorService hands = Executors.newFixedThreadPool(works.size())) {
            List<Future<HttpResponse<String>>> running = new ArrayList<>();
            for (var work : works) {
                running.add(hands.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
