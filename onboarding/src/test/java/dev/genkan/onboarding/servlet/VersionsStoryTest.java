package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static dev.genkan.onboarding.Flows.GRACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Branching;
import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Flows.AboutYou;
import dev.genkan.onboarding.Flows.NewApplication;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Receipt;
import dev.genkan.token.UserId;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A flow changes while people are on their way through it, or have long finished.
class VersionsStoryTest {

    private static final Onboarding FIRST =
            Onboarding.flow("welcome", 1).ask(NewApplication.class).landAt("/dashboard");

    private Application app = new Application("", FIRST);

    @AfterEach
    void close() throws Exception {
        app.close();
    }

    @Test
    void who_finished_the_first_version_is_asked_one_question_on_one_page() throws Exception {
        adaFinishes();
        app = app.redeployed(Branching.second());
        Browser ada = app.browserOf(ADA);
        assertThat(ada.follow("/reports")).containsExactly("/reports", "/onboarding?redirect_url=%2Freports");
        HttpResponse<String> page = ada.get("/onboarding");
        assertThat(page.body())
                .contains("name=\"region\"")
                .doesNotContain("name=\"applicationName\"")
                .doesNotContain("name=\"applicationType\"")
                .doesNotContain("gk-stairs");
        HttpResponse<String> answer = ada.post("/onboarding", Forms.with(page, Map.of("region", "Nordics")));
        assertThat(ada.location(answer)).isEqualTo("/reports");
        assertThat(ada.metadata())
                .containsEntry("applicationName", "Northwind")
                .containsEntry("applicationType", "B2B")
                .containsEntry("region", "Nordics")
                .containsEntry("onboarding", Map.of("welcome", 2L));
        assertThat(app.receiptsOf(ADA)).extracting(Receipt::version).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void what_strangers_post_for_questions_that_were_not_asked_does_not_count() throws Exception {
        adaFinishes();
        app = app.redeployed(Branching.second());
        Browser ada = app.browserOf(ADA);
        Map<String, String> form =
                Forms.with(ada.get("/onboarding"), Map.of("region", "Nordics", "applicationName", "Evil"));
        ada.post("/onboarding", form);
        assertThat(ada.metadata()).containsEntry("applicationName", "Northwind").containsEntry("region", "Nordics");
    }

    @Test
    void an_answer_that_is_missing_on_the_page_of_the_difference_comes_back_at_its_field() throws Exception {
        adaFinishes();
        app = app.redeployed(Branching.second());
        Browser ada = app.browserOf(ADA);
        HttpResponse<String> page = ada.post("/onboarding", Forms.with(ada.get("/onboarding"), Map.of()));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("href=\"#region\"").doesNotContain("name=\"applicationName\"");
    }

    @Test
    void somebody_new_is_asked_everything() throws Exception {
        app = app.redeployed(Branching.second());
        app.people.add(GRACE, "grace@example.com");
        assertThat(app.browserOf(GRACE).get("/onboarding").body())
                .contains("name=\"region\"")
                .contains("name=\"applicationName\"");
    }

    @Test
    void who_finished_in_another_program_is_asked_what_that_did_not_write() throws Exception {
        app = app.redeployed(Branching.second());
        app.people.add(ADA, "ada@example.com");
        app.people.setPublicMetadata(
                ADA, "{\"onboardingComplete\":true,\"applicationName\":\"Northwind\",\"applicationType\":\"B2B\"}");
        assertThat(app.browserOf(ADA).get("/onboarding").body())
                .contains("name=\"region\"")
                .doesNotContain("name=\"applicationName\"");
    }

    @Test
    void an_answer_that_is_not_good_any_more_is_asked_again() throws Exception {
        app = app.redeployed(Branching.second());
        app.people.add(ADA, "ada@example.com");
        app.people.setPublicMetadata(
                ADA,
                "{\"onboardingComplete\":true,\"applicationName\":\"Northwind\",\"applicationType\":\"B2X\","
                        + "\"region\":\"Nordics\"}");
        assertThat(app.browserOf(ADA).get("/onboarding").body())
                .contains("name=\"applicationType\"")
                .doesNotContain("name=\"applicationName\"")
                .doesNotContain("name=\"region\"");
    }

    @Test
    void a_version_that_asks_nothing_new_shows_the_answers_once_more() throws Exception {
        adaFinishes();
        app = app.redeployed(Flows.welcome(2));
        Browser ada = app.browserOf(ADA);
        assertThat(ada.follow("/onboarding")).endsWith("/onboarding/welcome/check");
        HttpResponse<String> check = ada.get("/onboarding/welcome/check");
        assertThat(check.body()).contains("Northwind");
        assertThat(ada.location(ada.post("/onboarding/welcome/check", Forms.with(check, Map.of()))))
                .isEqualTo("/dashboard");
        assertThat(ada.metadata()).containsEntry("onboarding", Map.of("welcome", 2L));
    }

    @Test
    void rolling_back_asks_nobody_again() throws Exception {
        adaFinishes();
        app = app.redeployed(Branching.second());
        Browser ada = app.browserOf(ADA);
        ada.post("/onboarding", Forms.with(ada.get("/onboarding"), Map.of("region", "Nordics")));
        app = app.redeployed(FIRST);
        assertThat(app.browserOf(ADA).follow("/reports")).containsExactly("/reports");
    }

    @Test
    void who_is_in_the_middle_moves_over_with_the_answers() throws Exception {
        app = app.redeployed(twoSteps(1));
        app.people.add(ADA, "ada@example.com");
        Browser ada = app.browserOf(ADA);
        HttpResponse<String> first = ada.get("/onboarding/setup/about-you");
        ada.post("/onboarding/setup/about-you", Forms.with(first, Map.of("nickname", "Ada")));
        HttpResponse<String> second = ada.get("/onboarding/setup/new-application");

        app = app.redeployed(twoSteps(2));
        ada = app.browserOf(ADA);
        Map<String, String> old = Forms.good(second);
        old.put(
                "genkan_csrf",
                Browser.hidden(ada.get("/onboarding/setup/new-application")).get("genkan_csrf"));
        HttpResponse<String> late = ada.post("/onboarding/setup/new-application", old);
        assertThat(late.statusCode()).as("with the form of the version before").isEqualTo(409);
        assertThat(late.body()).contains("value=\"Northwind\"");
        assertThat(ada.location(ada.post("/onboarding/setup/new-application", Forms.good(late))))
                .isEqualTo("/dashboard");
        assertThat(ada.metadata()).containsEntry("nickname", "Ada").containsEntry("onboarding", Map.of("setup", 2L));
        assertThat(app.receiptsOf(ADA)).extracting(Receipt::version).containsExactly(2);
    }

    @Test
    void the_page_of_the_difference_has_no_way_back_to_what_was_answered_long_ago() throws Exception {
        app = app.redeployed(twoSteps(1));
        app.people.add(ADA, "ada@example.com");
        Browser first = app.browserOf(ADA);
        first.post(
                "/onboarding/setup/about-you",
                Forms.with(first.get("/onboarding/setup/about-you"), Map.of("nickname", "Ada")));
        HttpResponse<String> second = first.get("/onboarding/setup/new-application");
        assertThat(second.body()).contains("value=\"back\"");
        first.post("/onboarding/setup/new-application", Forms.good(second));

        app = app.redeployed(Onboarding.flow("setup", 2)
                .ask(AboutYou.class)
                .ask(dev.genkan.onboarding.second.NewApplication.class)
                .landAt("/dashboard"));
        assertThat(app.browserOf(ADA).get("/onboarding/setup/new-application").body())
                .contains("name=\"region\"")
                .doesNotContain("name=\"applicationName\"")
                .doesNotContain("value=\"back\"");
    }

    @Test
    void or_finishes_the_version_before_if_that_is_wanted_and_is_asked_for_the_difference_then() throws Exception {
        app.people.add(ADA, "ada@example.com");
        app.browserOf(ADA).get("/onboarding");
        app = app.redeployed(Onboarding.flow("welcome", 2)
                .ask(dev.genkan.onboarding.second.NewApplication.class)
                .letFinish(FIRST)
                .landAt("/dashboard"));
        Browser ada = app.browserOf(ADA);
        HttpResponse<String> first = ada.get("/onboarding");
        assertThat(first.body()).doesNotContain("name=\"region\"");
        assertThat(ada.location(ada.post("/onboarding", Forms.good(first)))).isEqualTo("/onboarding");
        HttpResponse<String> difference = ada.get("/onboarding");
        assertThat(difference.body()).contains("name=\"region\"").doesNotContain("name=\"applicationName\"");
        ada.post("/onboarding", Forms.with(difference, Map.of("region", "Nordics")));
        assertThat(app.receiptsOf(ADA)).extracting(Receipt::version).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void ten_thousand_people_on_the_first_version_need_no_migration() throws Exception {
        app.jdbc.sql("""
                        insert into people select 'user_' || x, 'p' || x || '@example.com',
                            '{"onboardingComplete":true,"onboarding":{"welcome":1},"applicationName":"App ' || x
                            || '","applicationType":"B2C"}', '{}'
                        from system_range(1, 10000)
                        """).update();
        app = app.redeployed(Branching.second());
        for (int each = 1; each <= 10_000; each += 101) {
            Browser browser = app.browserOf(new UserId("user_" + each));
            HttpResponse<String> page = browser.get("/onboarding");
            assertThat(page.body())
                    .contains("name=\"region\"")
                    .doesNotContain("name=\"applicationName\"", "name=\"applicationType\"");
            browser.post("/onboarding", Forms.with(page, Map.of("region", "Nordics")));
            assertThat(browser.metadata()).containsEntry("applicationName", "App " + each);
            assertThat(browser.follow("/reports")).as("and nothing else").containsExactly("/reports");
        }
    }

    /// As while a release is rolled out, when either of two nodes answers.
    @Test
    void two_releases_side_by_side_lose_no_answer_and_nobody_finishes_twice() throws Exception {
        app = app.redeployed(twoSteps(1));
        try (Application next = app.beside(twoSteps(2))) {
            app.people.add(ADA, "ada@example.com");
            Browser before = app.browserOf(ADA);
            Browser after = next.browserOf(ADA);
            before.post(
                    "/onboarding/setup/about-you",
                    Forms.with(before.get("/onboarding/setup/about-you"), Map.of("nickname", "Ada")));
            HttpResponse<String> page = after.get("/onboarding/setup/new-application");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(before.get("/onboarding/setup/about-you").body()).contains("value=\"Ada\"");

            HttpResponse<String> answer = after.post("/onboarding/setup/new-application", Forms.good(page));
            if (answer.statusCode() == 409) {
                assertThat(answer.body()).contains("value=\"Northwind\"");
                answer = after.post("/onboarding/setup/new-application", Forms.good(answer));
            }

            assertThat(after.location(answer)).isEqualTo("/dashboard");
            assertThat(after.metadata())
                    .containsEntry("nickname", "Ada")
                    .containsEntry("applicationName", "Northwind")
                    .containsEntry("onboarding", Map.of("setup", 2L));
            assertThat(before.follow("/reports"))
                    .as("asked by the release before")
                    .containsExactly("/reports");
            assertThat(app.receiptsOf(ADA)).extracting(Receipt::version).containsExactly(2);
            assertThat(app.completions.get() + next.completions.get()).isEqualTo(1);
        }
    }

    private static Onboarding twoSteps(int version) {
        return Onboarding.flow("setup", version)
                .ask(AboutYou.class)
                .ask(NewApplication.class)
                .landAt("/dashboard");
    }

    private void adaFinishes() {
        app.people.add(ADA, "ada@example.com");
        Browser ada = app.browserOf(ADA);
        ada.post("/onboarding", Forms.good(ada.get("/onboarding")));
        assertThat(ada.metadata()).containsEntry("onboarding", Map.of("welcome", 1L));
    }
}
