package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.servlet.Program.Reply;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers send to the JSON API. Nothing of it is taken, and everything gets an answer that says why.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileJsonTest {

    private static final String ANSWER = "/genkan/onboarding/welcome/answer";

    private Application app;
    private Program program;

    @BeforeAll
    void ada_has_just_signed_up() {
        app = Application.withWelcome();
        app.people.add(ADA, "ada@example.com");
        program = Program.inPageOf(app.browserOf(ADA));
    }

    @AfterAll
    void close() throws Exception {
        assertThat(app.people.publicMetadata(ADA)).isEmpty();
        assertThat(app.completions).hasValue(0);
        app.close();
    }

    private Reply sent(String body) {
        return sent(body, "application/json");
    }

    private Reply sent(String body, String contentType) {
        return Reply.of(program.raw(ANSWER, body.getBytes(StandardCharsets.UTF_8), contentType));
    }

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nothing", "{\"journey\":", "{\"journey\":\"\\u0000\"}", "{\"a\":1,\"a\":2}"})
    void what_is_no_json_object(String body) {
        assertRefused(sent(body), 400, "request_body_invalid");
    }

    @Test
    void what_is_nested_too_deeply() {
        assertRefused(sent("{\"answers\":".repeat(40) + "1" + "}".repeat(40)), 400, "request_body_invalid");
    }

    @Test
    void what_is_no_utf_8() {
        byte[] octets = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
        assertRefused(Reply.of(program.raw(ANSWER, octets, "application/json")), 400, "encoding_invalid");
    }

    @Test
    void what_is_too_large() {
        assertRefused(sent("{\"journey\":\"" + "x".repeat(70_000) + "\"}"), 413, "body_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "text/json"
            })
    void what_a_form_of_another_site_could_send(String contentType) {
        assertRefused(sent("{}", contentType), 415, "unsupported_content_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"journey\":7,\"version\":1,\"step\":\"new-application\",\"answers\":{}}",
                "{\"journey\":\"jrn_1\",\"version\":\"1\",\"step\":\"new-application\",\"answers\":{}}",
                "{\"journey\":\"jrn_1\",\"version\":1.5,\"step\":\"new-application\",\"answers\":{}}",
                "{\"journey\":\"jrn_1\",\"version\":1,\"step\":null,\"answers\":{}}",
                "{\"journey\":\"jrn_1\",\"version\":1,\"step\":\"new-application\",\"answers\":[]}",
                "{\"journey\":\"jrn_1\",\"version\":1,\"step\":\"new-application\"}"
            })
    void what_has_other_types_than_the_state_had(String body) {
        assertRefused(sent(body), 422, "form_param_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jrn_1", "", "jrn_", "' or 1=1 --"})
    void what_belongs_to_no_journey_of_theirs(String journey) {
        assertRefused(
                sent("{\"journey\":\"" + journey
                        + "\",\"version\":1,\"step\":\"new-application\",\"answers\":{\"applicationName\":\"x\"}}"),
                409,
                "form_out_of_date");
    }

    @Test
    void names_of_the_form_itself_are_no_answers() {
        Reply state = program.state();
        Reply refused = program.answer(
                state, Map.of("genkan_step", "check", "_action", "skip", "onboardingComplete", true, "nothing", 1));
        assertRefused(refused, 422, "form_param_invalid");
    }

    @Test
    void what_comes_from_elsewhere() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Browser browser = app.browserOf(ADA).asProgram();
        HttpResponse<String> foreign = browser.post(ANSWER, body, "application/json", "Origin", "https://evil.example");
        assertRefused(Reply.of(foreign), 403, "origin_invalid");
        HttpResponse<String> silent = browser.post(ANSWER, body, "application/json");
        assertRefused(Reply.of(silent), 403, "csrf_invalid");
        HttpResponse<String> sibling = browser.post(ANSWER, body, "application/json", "Sec-Fetch-Site", "same-site");
        assertRefused(Reply.of(sibling), 403, "origin_invalid");
    }

    @Test
    void who_is_nobody() {
        Program nobody = Program.inPageOf(app.strangersBrowser());
        assertRefused(nobody.state(), 401, "authentication_invalid");
        assertRefused(nobody.post(ANSWER, Map.of()), 401, "authentication_invalid");
        assertRefused(Program.bearing(app, "not.a.token").state(), 401, "authentication_invalid");
    }

    @Test
    void what_is_nowhere_or_done_otherwise() {
        assertRefused(program.get("/genkan/onboarding/nothing"), 404, "resource_not_found");
        assertRefused(program.post("/genkan/onboarding/welcome/eat", Map.of()), 404, "resource_not_found");
        assertRefused(program.post("/genkan/onboarding/nothing/answer", Map.of()), 404, "resource_not_found");
        assertRefused(program.post("/genkan/onboarding/welcome/answer/more", Map.of()), 404, "resource_not_found");
        assertRefused(program.post("/genkan/onboarding", Map.of()), 405, "method_not_allowed");
        assertRefused(program.get(ANSWER), 405, "method_not_allowed");
    }
}
