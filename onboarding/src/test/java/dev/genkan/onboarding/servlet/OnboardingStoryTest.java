package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Receipt;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A member answers, and is where they wanted to be.
class OnboardingStoryTest {

    private Application app;
    private Browser browser;

    @BeforeEach
    void ada_has_just_signed_up() {
        app = Application.withWelcome();
        app.people.add(ADA, "ada@example.com");
        browser = app.browserOf(ADA);
    }

    @AfterEach
    void close() throws Exception {
        app.close();
    }

    @Test
    void a_member_is_led_to_the_form_and_by_one_303_to_the_page_first_asked_for() {
        assertThat(browser.follow("/reports?year=2026"))
                .containsExactly("/reports?year=2026", "/onboarding?redirect_url=%2Freports%3Fyear%3D2026");

        HttpResponse<String> form = browser.get("/onboarding?redirect_url=%2Freports%3Fyear%3D2026");
        assertThat(form.statusCode()).isEqualTo(200);
        HttpResponse<String> answer = browser.post("/onboarding", Forms.good(form));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(browser.location(answer)).isEqualTo("/reports?year=2026");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .as("the fresh token comes with the answer itself")
                .anyMatch(cookie -> cookie.startsWith("__session="));
        assertThat(browser.metadata())
                .isEqualTo(Map.of(
                        "applicationName",
                        "Northwind",
                        "applicationType",
                        "B2B",
                        "onboardingComplete",
                        true,
                        "onboarding",
                        Map.of("welcome", 1L)));
        assertThat(browser.follow("/reports?year=2026")).hasSize(1);
    }

    @Test
    void a_completion_is_written_once_everywhere() {
        browser.post("/onboarding", Forms.good(browser.get("/onboarding")));

        assertThat(app.completions).hasValue(1);
        assertThat(app.workspaces()).containsExactly("Northwind");
        assertThat(app.people.publicMetadata(ADA)).containsEntry("onboardingComplete", true);
        Receipt receipt = app.receiptsOf(ADA).getFirst();
        assertThat(app.receiptsOf(ADA)).hasSize(1);
        assertThat(receipt.user()).isEqualTo(ADA);
        assertThat(receipt.actor()).isEqualTo(ADA);
        assertThat(receipt.flow()).isEqualTo("welcome");
        assertThat(receipt.version()).isEqualTo(1);
        assertThat(receipt.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(receipt.textHash()).matches("[0-9a-f]{64}");
        assertThat(receipt.completedAt()).isEqualTo(Application.NOON);
    }

    @Test
    void without_a_page_asked_for_the_flow_lands_where_it_says() {
        HttpResponse<String> answer = browser.post("/onboarding", Forms.good(browser.get("/onboarding")));
        assertThat(browser.location(answer)).isEqualTo("/dashboard");
    }

    @Test
    void the_form_is_closed_to_those_who_are_through() {
        browser.post("/onboarding", Forms.good(browser.get("/onboarding")));
        assertThat(browser.follow("/onboarding")).containsExactly("/onboarding", "/dashboard");
        assertThat(browser.follow("/onboarding?redirect_url=%2Freports")).hasSize(2);
        assertThat(app.journeysOf(ADA)).isEqualTo(1);
    }

    @Test
    void an_empty_form_comes_back_with_every_error_at_once() {
        HttpResponse<String> page = browser.post("/onboarding", Browser.hidden(browser.get("/onboarding")));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("<title>Error: New application – Acme</title>")
                .contains("There are 2 things to fix")
                .contains("href=\"#applicationName\"")
                .contains("href=\"#applicationType\"");
        assertThat(app.completions).hasValue(0);
        assertThat(app.people.publicMetadata(ADA)).isEmpty();
    }

    @Test
    void what_was_typed_well_stays_when_the_rest_is_wrong_and_the_page_first_asked_for_is_kept() {
        HttpResponse<String> form = browser.get("/onboarding?redirect_url=/reports");
        HttpResponse<String> page = browser.post("/onboarding", Forms.filled(form, "Ben & <b>Jerry</b>", "B2D"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("value=\"Ben &amp; &lt;b&gt;Jerry&lt;/b&gt;\"")
                .doesNotContain("<b>Jerry");
        HttpResponse<String> answer = browser.post("/onboarding", Forms.good(page));
        assertThat(browser.location(answer)).isEqualTo("/reports");
    }

    @Test
    void a_token_that_knows_less_than_the_store_is_renewed_and_its_member_led_on() {
        Browser other = browser.copy();
        other.post("/onboarding", Forms.good(other.get("/onboarding")));

        assertThat(browser.metadata()).isEmpty();
        assertThat(browser.follow("/onboarding")).containsExactly("/onboarding", "/dashboard");
        assertThat(browser.metadata()).containsEntry("onboardingComplete", true);
    }

    @Test
    void answers_for_a_door_that_closed_meanwhile_are_not_taken() {
        HttpResponse<String> form = browser.get("/onboarding");
        app.people.setPublicMetadata(ADA, "{\"onboardingComplete\":true,\"applicationName\":\"By hand\"}");

        HttpResponse<String> answer = browser.post("/onboarding", Forms.good(form));
        assertThat(browser.location(answer)).isEqualTo("/dashboard");
        assertThat(app.people.publicMetadata(ADA)).containsEntry("applicationName", "By hand");
        assertThat(app.completions).hasValue(0);
    }

    @Test
    void removing_the_flag_opens_the_form_again_for_a_new_journey_and_a_second_receipt() {
        browser.post("/onboarding", Forms.good(browser.get("/onboarding?redirect_url=/reports")));
        app.people.setPublicMetadata(ADA, "{\"onboarding\":{\"welcome\":1}}");
        browser.keep("__session", app.people.mint(ADA));

        assertThat(browser.follow("/reports")).containsExactly("/reports", "/onboarding?redirect_url=%2Freports");
        HttpResponse<String> form = browser.get("/onboarding");
        assertThat(form.body()).as("a new journey begins empty").doesNotContain("Northwind");
        browser.post("/onboarding", Forms.filled(form, "Contoso", "B2C"));

        assertThat(app.receiptsOf(ADA)).hasSize(2).extracting(Receipt::journey).doesNotHaveDuplicates();
        assertThat(app.workspaces()).containsExactly("Northwind", "Contoso");
        assertThat(browser.metadata()).containsEntry("applicationName", "Contoso");
    }

    @Test
    void other_metadata_stays() {
        app.people.setPublicMetadata(ADA, "{\"plan\":\"free\",\"applicationName\":\"Old\"}");
        browser.post("/onboarding", Forms.good(browser.get("/onboarding")));
        assertThat(app.people.publicMetadata(ADA))
                .containsEntry("plan", "free")
                .containsEntry("applicationName", "Northwind");
    }

    @Test
    void a_flow_of_two_steps_is_asked_one_after_the_other() throws Exception {
        try (Application two = new Application("", Flows.twoSteps())) {
            two.people.add(ADA, "ada@example.com");
            Browser ada = two.browserOf(ADA);
            assertThat(ada.follow("/onboarding?redirect_url=/reports"))
                    .containsExactly("/onboarding?redirect_url=/reports", "/onboarding/setup/about-you");
            HttpResponse<String> first = ada.get("/onboarding/setup/about-you");
            HttpResponse<String> next = ada.post("/onboarding", Forms.with(first, Map.of("nickname", "Ada")));
            assertThat(ada.location(next)).isEqualTo("/onboarding/setup/new-application");
            assertThat(two.completions).hasValue(0);

            HttpResponse<String> second = ada.get("/onboarding/setup/new-application");
            assertThat(second.body()).contains("applicationName").doesNotContain("nickname");
            assertThat(ada.location(ada.post("/onboarding", Forms.good(second))))
                    .isEqualTo("/reports");
            assertThat(ada.metadata())
                    .containsEntry("nickname", "Ada")
                    .containsEntry("applicationName", "Northwind")
                    .containsEntry("onboarding", Map.of("setup", 1L));
        }
    }

    @Test
    void a_second_step_sent_before_the_first_leads_back_to_the_first() throws Exception {
        try (Application two = new Application("", Flows.twoSteps())) {
            two.people.add(ADA, "ada@example.com");
            Browser ada = two.browserOf(ADA);
            Map<String, String> fields = Forms.good(ada.get("/onboarding/setup/about-you"));
            fields.put("genkan_step", "new-application");
            HttpResponse<String> page = ada.post("/onboarding", fields);
            assertThat(page.statusCode()).isEqualTo(409);
            assertThat(page.body()).contains("name=\"nickname\"");
        }
    }

    @Test
    void below_a_path_of_its_own_the_application_works_alike() throws Exception {
        try (Application mounted = new Application("/shop", Flows.welcome(1))) {
            mounted.people.add(ADA, "ada@example.com");
            Browser ada = mounted.browserOf(ADA);
            assertThat(ada.follow("/reports")).containsExactly("/reports", "/onboarding?redirect_url=%2Freports");
            HttpResponse<String> form = ada.get("/onboarding?redirect_url=%2Freports");
            assertThat(form.body())
                    .contains("action=\"/shop/onboarding\"")
                    .contains("href=\"/shop/genkan/assets/")
                    .contains("action=\"/shop/sign-out\"");
            HttpResponse<String> answer = ada.post("/onboarding", Forms.good(form));
            assertThat(answer.headers().firstValue("Location")).contains("/shop/reports");
            assertThat(answer.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.contains("Path=/shop;"));
            assertThat(ada.follow("/reports")).hasSize(1);
        }
    }

    @Test
    void addresses_of_single_steps_lead_to_the_page_that_asks_them() {
        assertThat(browser.follow("/onboarding/welcome/new-application"))
                .containsExactly("/onboarding/welcome/new-application", "/onboarding");
        assertThat(browser.get("/onboarding/welcome/elsewhere").statusCode()).isEqualTo(404);
        assertThat(List.of(browser.get("/onboarding-help").statusCode()))
                .as("another path is the application's own")
                .containsExactly(303);
    }
}
