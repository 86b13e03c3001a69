package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.genkan.onboarding.Flows.AboutYou;
import dev.genkan.onboarding.Onboarding;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may see the form, and how it is served.
class AtTheDoorTest {

    private Application app;

    @BeforeEach
    void open() {
        app = Application.withWelcome();
        app.people.add(ADA, "ada@example.com");
    }

    @AfterEach
    void close() throws Exception {
        app.close();
    }

    @Test
    void a_stranger_signs_in_first_and_comes_back_with_the_page_asked_for() {
        Browser stranger = app.strangersBrowser();
        assertThat(stranger.location(stranger.get("/onboarding"))).isEqualTo("/sign-in?redirect_url=%2Fonboarding");
        assertThat(stranger.location(stranger.get("/onboarding?redirect_url=%2Freports")))
                .isEqualTo("/sign-in?redirect_url=%2Fonboarding%3Fredirect_url%3D%252Freports");
    }

    @Test
    void a_form_sent_by_a_stranger_leads_to_sign_in() {
        Browser stranger = app.strangersBrowser();
        HttpResponse<String> answer = stranger.post("/onboarding", Map.of("applicationName", "Northwind"));
        assertThat(stranger.location(answer)).isEqualTo("/sign-in?redirect_url=%2Fonboarding");
    }

    @Test
    void a_strangers_program_gets_401_and_a_reason() {
        HttpResponse<String> refusal = app.strangersBrowser().asProgram().get("/onboarding");
        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(refusal.body()).contains("\"code\":\"authentication_invalid\"");
    }

    @Test
    void a_members_program_gets_422_and_the_fields_to_fix() {
        Browser ada = app.browserOf(ADA);
        HttpResponse<String> refusal = ada.asProgram().post("/onboarding", Browser.hidden(ada.get("/onboarding")));
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(refusal.body())
                .contains("\"code\":\"form_param_invalid\"")
                .contains("\"applicationName\":\"Enter application name\"");
    }

    @Test
    void somebody_who_was_deleted_a_moment_ago_is_a_stranger() {
        Browser ada = app.browserOf(ADA);
        app.people.delete(ADA);
        assertThat(ada.location(ada.get("/onboarding"))).isEqualTo("/sign-in?redirect_url=%2Fonboarding");
        assertThat(ada.cookie("__session")).isEmpty();
        assertThat(ada.cookie("__client")).isEmpty();
    }

    @Test
    void a_session_that_ends_while_the_form_is_on_its_way_is_over_afterwards() {
        Browser ada = app.browserOf(ADA);
        Map<String, String> fields = Forms.good(ada.get("/onboarding"));
        app.people.endSessionsOf(ADA);
        ada.post("/onboarding", fields);
        assertThat(ada.cookie("__session")).isEmpty();
        assertThat(ada.follow("/dashboard")).containsExactly("/dashboard", "/sign-in?redirect_url=%2Fdashboard");
    }

    @Test
    void the_page_is_guarded_by_its_headers_and_kept_by_nobody() {
        HttpResponse<String> page = app.browserOf(ADA).get("/onboarding");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/html;charset=utf-8"));
        assertThat(page.headers().firstValue("Content-Language")).contains("en");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
        assertThat(page.body())
                .contains("<title>New application – Acme</title>")
                .contains("ada@example.com")
                .contains("action=\"/onboarding\"")
                .contains("action=\"/sign-out\"");
        assertThat(Browser.hidden(page))
                .containsKeys("genkan_csrf", "genkan_journey")
                .containsEntry("genkan_version", "1")
                .containsEntry("genkan_step", "new-application");
    }

    @Test
    void head_is_answered_as_get_without_the_page() {
        HttpResponse<String> head = app.browserOf(ADA).send("HEAD", "/onboarding");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void the_page_can_be_read_and_sent_and_no_more(String method) {
        HttpResponse<String> refusal = app.browserOf(ADA).send(method, "/onboarding");
        assertThat(refusal.statusCode()).isEqualTo(405);
        assertThat(refusal.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }

    @Test
    void tokens_without_metadata_end_on_a_page_that_has_a_reference_and_not_in_circles() {
        Listening log = Listening.to(OnboardingPages.class);
        app.people.forgetMetadataInTokens();
        Browser ada = app.browserOf(ADA);
        HttpResponse<String> answer = ada.post("/onboarding", Forms.good(ada.get("/onboarding")));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).containsPattern("<code>[0-9a-f]{4}-[0-9a-f]{4}</code>");
        assertThat(app.completions).hasValue(1);
        assertThat(ada.follow("/dashboard")).hasSize(2);
        assertThat(ada.get("/onboarding").statusCode()).isEqualTo(500);
        assertThat(log.heard())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.getMessage()).contains("{{user.public_metadata}}"));
        log.close();
    }

    @Test
    void a_flow_that_is_answered_elsewhere_than_the_site_says_stops_the_start() {
        Onboarding elsewhere =
                Onboarding.flow("welcome", 1).ask(AboutYou.class).at("/welcome").landAt("/dashboard");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Application("", elsewhere))
                .withMessageContaining("say at(\"/onboarding\") before landAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-in/code", "/sign-up", "/sign-out", "/sign-in?from=onboarding"})
    void a_flow_that_lands_at_a_door_which_leads_on_to_where_it_lands_stops_the_start(String door) {
        Onboarding circle = Onboarding.flow("welcome", 1).ask(AboutYou.class).landAt(door);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Application("", circle))
                .withMessageContaining("lands at " + door);
    }
}
