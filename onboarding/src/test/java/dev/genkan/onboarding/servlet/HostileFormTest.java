package dev.genkan.onboarding.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Flows;
import dev.genkan.token.UserId;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything about a form that is not as we sent it.
class HostileFormTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static Application app;
    private static int visitors;

    private UserId ada;
    private UserId grace;
    private Browser browser;
    private Map<String, String> fields;

    @BeforeAll
    static void open() {
        app = Application.withWelcome();
    }

    @AfterAll
    static void close() throws Exception {
        app.close();
    }

    @BeforeEach
    void a_member_has_filled_in_the_form() {
        visitors++;
        ada = new UserId("user_ada" + visitors);
        grace = new UserId("user_grace" + visitors);
        app.people.add(ada, "ada@example.com");
        app.people.add(grace, "grace@example.com");
        browser = app.browserOf(ada);
        fields = Forms.good(browser.get("/onboarding"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void without_the_right_hidden_field_nothing_is_taken_and_what_was_typed_stays(String posted) {
        fields.put("genkan_csrf", posted);
        HttpResponse<String> page = browser.post("/onboarding", fields);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("value=\"Northwind\"").contains("Nothing was saved");
        assertNothingTaken();
        assertThat(browser.location(browser.post("/onboarding", Forms.good(page))))
                .isEqualTo("/dashboard");
    }

    @Test
    void the_hidden_field_of_another_browser_does_not_count() {
        fields.put(
                "genkan_csrf",
                Browser.hidden(app.browserOf(grace).get("/onboarding")).get("genkan_csrf"));
        assertThat(browser.post("/onboarding", fields).statusCode()).isEqualTo(403);
        assertNothingTaken();
    }

    @Test
    void a_program_without_the_hidden_field_gets_json() {
        fields.remove("genkan_csrf");
        HttpResponse<String> refusal = browser.asProgram().post("/onboarding", fields);
        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(refusal.body()).contains("\"code\":\"csrf_invalid\"");
    }

    @Test
    void a_form_of_another_site_is_refused_before_anybody_reads_it() {
        assertThat(browser.post("/onboarding", fields, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertNothingTaken();
    }

    @Test
    void a_form_over_64_kilobytes_is_refused() {
        fields.put("more", "x".repeat(64 * 1024));
        assertThat(browser.post("/onboarding", fields).statusCode()).isEqualTo(413);
        assertNothingTaken();
    }

    @Test
    void a_form_that_does_not_say_how_long_it_is_is_refused_at_64_kilobytes_too() {
        fields.put("more", "x".repeat(64 * 1024));
        byte[] body = Browser.encoded(fields).getBytes(US_ASCII);
        HttpResponse<String> refusal = browser.send(browser.request("/onboarding")
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        assertThat(refusal.statusCode()).isEqualTo(413);
        assertNothingTaken();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/x-www-form-urlencoded; charset=iso-8859-1",
                "application/x-www-form-urlencodedx"
            })
    void only_a_form_in_utf8_is_a_form(String contentType) {
        byte[] body = Browser.encoded(fields).getBytes(US_ASCII);
        assertThat(browser.post("/onboarding", body, contentType).statusCode()).isEqualTo(415);
        assertNothingTaken();
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM + "; charset=UTF-8", "Application/X-WWW-Form-URLencoded;charset=\"utf-8\""})
    void a_form_may_say_that_it_is_utf8(String contentType) {
        byte[] body = Browser.encoded(fields).getBytes(US_ASCII);
        assertThat(browser.post("/onboarding", body, contentType).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%G1", "%ff", "%c3", "%ed%a0%80", "%c0%80"})
    void text_that_is_no_utf8_is_refused(String value) {
        fields.remove("applicationName");
        byte[] body = (Browser.encoded(fields) + "&applicationName=" + value).getBytes(US_ASCII);
        assertThat(browser.post("/onboarding", body, FORM).statusCode()).isEqualTo(400);
        assertNothingTaken();
    }

    @Test
    void a_character_that_cannot_be_kept_is_an_error_at_its_field() {
        fields.put("applicationName", "North\0wind");
        HttpResponse<String> page = browser.post("/onboarding", fields);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("href=\"#applicationName\"");
        assertNothingTaken();
    }

    @Test
    void two_answers_to_one_question_are_an_error_at_its_field() {
        byte[] body = (Browser.encoded(fields) + "&applicationName=Contoso").getBytes(US_ASCII);
        assertThat(browser.post("/onboarding", body, FORM).statusCode()).isEqualTo(422);
        assertNothingTaken();
    }

    @Test
    void fields_that_nobody_asked_for_are_never_written() {
        fields.put("plan", "enterprise");
        fields.put("onboardingComplete", "false");
        browser.post("/onboarding", fields);
        assertThat(app.people.publicMetadata(ada)).doesNotContainKey("plan").containsEntry("onboardingComplete", true);
    }

    @Test
    void fields_in_the_address_are_none_of_the_form() {
        fields.remove("applicationName");
        assertThat(browser.post("/onboarding?applicationName=Northwind", fields).statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-1", "", "one", "99999999999999999999"})
    void a_form_of_another_version_comes_back_with_what_was_typed_and_a_word_about_it(String version) {
        fields.put("genkan_version", version);
        HttpResponse<String> page = browser.post("/onboarding", fields);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("value=\"Northwind\"").contains("These questions have changed");
        assertThat(Browser.hidden(page)).containsEntry("genkan_version", "1");
        assertNothingTaken();
        assertThat(browser.post("/onboarding", Forms.good(page)).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jrn_unknown", "x", "jrn_'; drop table genkan.journeys; --"})
    void a_form_of_no_known_journey_comes_back_with_what_was_typed(String journey) {
        fields.put("genkan_journey", journey);
        HttpResponse<String> page = browser.post("/onboarding", fields);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("value=\"Northwind\"");
        assertNothingTaken();
    }

    @Test
    void nobody_goes_on_with_the_journey_of_another() {
        String hers = Browser.hidden(app.browserOf(grace).get("/onboarding")).get("genkan_journey");
        String own = fields.put("genkan_journey", hers);
        HttpResponse<String> page = browser.post("/onboarding", fields);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(Browser.hidden(page)).containsEntry("genkan_journey", own);
        assertNothingTaken();
        assertThat(app.people.publicMetadata(grace)).isEmpty();
    }

    @Test
    void nobody_learns_where_the_finished_journey_of_another_led() {
        Browser other = app.browserOf(grace);
        Map<String, String> hers = Forms.good(other.get("/onboarding?redirect_url=/secret-plans"));
        other.post("/onboarding", hers);
        fields.put("genkan_journey", hers.get("genkan_journey"));
        HttpResponse<String> page = browser.post("/onboarding", fields);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).doesNotContain("secret-plans");
        assertThat(app.people.publicMetadata(ada)).isEmpty();
    }

    @Test
    void a_form_that_does_not_name_its_step_means_the_open_one() {
        fields.remove("genkan_step");
        assertThat(browser.location(browser.post("/onboarding", fields))).isEqualTo("/dashboard");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%2F/evil.example",
                "/%5cevil.example",
                "javascript:alert(1)",
                "http:evil.example",
                "https://app.example@evil.example/",
                "https://app.example.evil.example/",
                "/\t/evil.example",
                "/a\r\nSet-Cookie: x=y",
                "",
                "dashboard",
                "/onboarding",
                "/onboarding/",
                "/onboarding?redirect_url=/x",
                "/onboarding/welcome/new-application",
                "/sign-in",
                "/sign-in/code",
                "/sign-up",
                "/sign-out",
                "/%6fnboarding"
            })
    void no_address_outside_and_no_door_of_ours_is_remembered(String address) {
        HttpResponse<String> form = browser.get("/onboarding?redirect_url=" + Browser.encode(address));
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(browser.location(browser.post("/onboarding", Forms.good(form))))
                .isEqualTo("/dashboard");
    }

    @ParameterizedTest
    @CsvSource({
        "/reports, /reports",
        "/reports?q=%26x, /reports?q=%26x",
        "https://app.example/reports, /reports",
        "/onboarding-help, /onboarding-help",
        "/sign-in-help?x=1, /sign-in-help?x=1",
        "/, /"
    })
    void an_address_inside_is_remembered(String address, String remembered) {
        HttpResponse<String> form = browser.get("/onboarding?redirect_url=" + Browser.encode(address));
        assertThat(browser.location(browser.post("/onboarding", Forms.good(form))))
                .isEqualTo(remembered);
    }

    @Test
    void an_address_that_cannot_be_read_or_is_named_twice_is_forgotten() {
        browser.get("/onboarding?redirect_url=%ff");
        HttpResponse<String> form = browser.get("/onboarding?redirect_url=/a&redirect_url=/b");
        assertThat(browser.location(browser.post("/onboarding", Forms.good(form))))
                .isEqualTo("/dashboard");
    }

    private void assertNothingTaken() {
        assertThat(app.people.publicMetadata(ada)).isEmpty();
        assertThat(app.receiptsOf(ada)).isEmpty();
        assertThat(Flows.welcome(1).isDone(browser.metadata())).isFalse();
    }
}
