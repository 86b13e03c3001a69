package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Answering;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `then` throws: nothing is stored, the form comes back with the answers and a reference.
class FailingCompletionTest {

    private static final Pattern REFERENCE = Pattern.compile("<code>([0-9a-f]{4}-[0-9a-f]{4})</code>");

    private final Listening log = Listening.to(Answering.class);
    private Application app;
    private Browser browser;
    private Map<String, String> fields;

    @BeforeEach
    void ada_has_filled_in_the_form() {
        app = Application.withWelcome();
        app.people.add(ADA, "ada@example.com");
        browser = app.browserOf(ADA);
        fields = Forms.good(browser.get("/onboarding?redirect_url=/reports"));
    }

    @AfterEach
    void close() throws Exception {
        log.close();
        app.close();
    }

    @Test
    void nothing_is_stored_and_the_form_comes_back_with_the_answers_and_a_reference() {
        app.alsoDoes = (member, answers) -> {
            throw new IOException("the other service is down");
        };
        HttpResponse<String> page = browser.post("/onboarding", fields);

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body())
                .contains("value=\"Northwind\"")
                .containsPattern("value=\"B2B\"[^>]*checked")
                .contains("Nothing you entered was lost")
                .doesNotContain("the other service is down");
        assertNothingStored();
        assertThat(log.heard()).hasSize(1).first().satisfies(line -> {
            assertThat(line.getMessage()).contains(referenceOn(page)).contains(ADA.value());
            assertThat(line.getThrown()).hasRootCauseMessage("the other service is down");
        });
    }

    @Test
    void the_same_form_sent_again_goes_through() {
        app.alsoDoes = (member, answers) -> {
            throw new IllegalStateException("not yet");
        };
        HttpResponse<String> page = browser.post("/onboarding", fields);
        app.alsoDoes = (member, answers) -> {};

        HttpResponse<String> answer = browser.post("/onboarding", Forms.good(page));
        assertThat(browser.location(answer)).isEqualTo("/reports");
        assertThat(app.workspaces()).containsExactly("Northwind");
        assertThat(app.receiptsOf(ADA)).hasSize(1);
    }

    @Test
    void an_error_of_the_machine_is_a_failure_too() {
        app.alsoDoes = (member, answers) -> {
            throw new NoClassDefFoundError("com/example/Billing");
        };
        assertThat(browser.post("/onboarding", fields).statusCode()).isEqualTo(500);
        assertNothingStored();
    }

    @Test
    void a_table_of_the_application_that_refuses_the_row_undoes_ours() {
        app.jdbc
                .sql("alter table workspaces add constraint short check (char_length(name) < 5)")
                .update();
        assertThat(browser.post("/onboarding", fields).statusCode()).isEqualTo(500);
        assertNothingStored();
    }

    @Test
    void a_program_gets_the_reference_as_json() {
        app.alsoDoes = (member, answers) -> {
            throw new IllegalStateException("not yet");
        };
        HttpResponse<String> refusal = browser.asProgram().post("/onboarding", fields);
        assertThat(refusal.statusCode()).isEqualTo(500);
        assertThat(refusal.body())
                .startsWith("{\"errors\":[{\"code\":\"internal_error\"")
                .contains("\"reference\":");
    }

    private void assertNothingStored() {
        assertThat(app.people.publicMetadata(ADA)).isEmpty();
        assertThat(app.workspaces()).isEmpty();
        assertThat(app.receiptsOf(ADA)).isEmpty();
        assertThat(browser.follow("/reports")).as("still asked").hasSize(2);
    }

    private static String referenceOn(HttpResponse<String> page) {
        Matcher found = REFERENCE.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
