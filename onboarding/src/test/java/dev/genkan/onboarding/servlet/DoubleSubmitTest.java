package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Answering;
import dev.genkan.onboarding.Flows;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The form sent twice: one completion and the same answer.
class DoubleSubmitTest {

    private static final int HANDS = 16;

    private Application app;
    private Browser browser;
    private Map<String, String> fields;

    @BeforeEach
    void ada_has_filled_in_the_form() {
        begin(Application.withWelcome());
    }

    private void begin(Application another) {
        app = another;
        app.people.add(ADA, "ada@example.com");
        browser = app.browserOf(ADA);
        fields = Forms.good(browser.get("/onboarding?redirect_url=/reports"));
    }

    @AfterEach
    void close() throws Exception {
        app.close();
    }

    @Test
    void once_more_after_the_flag_was_taken_away_begins_anew() {
        browser.post("/onboarding", fields);
        app.people.setPublicMetadata(ADA, "{}");
        Browser asked = app.browserOf(ADA);
        asked.get("/onboarding");

        HttpResponse<String> answer = asked.post("/onboarding", withFieldOf(asked));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(asked.post("/onboarding", Forms.good(answer)).statusCode()).isEqualTo(303);
    }

    /// The old form with the hidden field that this browser's cookie belongs to.
    private Map<String, String> withFieldOf(Browser asked) {
        Map<String, String> old = new HashMap<>(fields);
        old.put("genkan_csrf", Browser.hidden(asked.get("/onboarding")).get("genkan_csrf"));
        return old;
    }

    @Test
    void one_after_the_other() {
        Browser impatient = browser.copy();
        assertThat(browser.location(browser.post("/onboarding", fields))).isEqualTo("/reports");
        assertThat(impatient.location(impatient.post("/onboarding", fields)))
                .as("with the cookie of before")
                .isEqualTo("/reports");
        assertThat(impatient.metadata()).containsEntry("onboardingComplete", true);
        assertThat(browser.location(browser.post("/onboarding", fields)))
                .as("with the cookie of after")
                .isEqualTo("/reports");
        assertOneCompletion();
    }

    @Test
    void sixteen_at_once() throws Exception {
        List<HttpResponse<String>> answers = atOnce(fields);

        assertThat(answers).hasSize(HANDS).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains("/reports");
            assertThat(answer.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("__session="));
        });
        assertOneCompletion();
    }

    @Test
    void the_second_waits_for_a_first_that_takes_longer_than_the_database_waits_and_holds_no_connection()
            throws Exception {
        app.close();
        begin(new Application("", Flows.welcome(1), ";LOCK_TIMEOUT=200"));
        app.haveConnections(2);
        CountDownLatch inside = new CountDownLatch(1);
        app.alsoDoes = (member, answers) -> {
            inside.countDown();
            // every other one has been turned away, let go of its connection and come again
            while (app.journeys.busy() < 3 * (HANDS - 1)) {
                Thread.onSpinWait();
            }
        };
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            List<Future<HttpResponse<String>>> all = new ArrayList<>();
            all.add(hands.submit(() -> browser.copy().post("/onboarding", fields)));
            inside.await();
            for (int i = 1; i < HANDS; i++) {
                all.add(hands.submit(() -> browser.copy().post("/onboarding", fields)));
            }
            for (Future<HttpResponse<String>> each : all) {
                assertThat(each.get().headers().firstValue("Location")).contains("/reports");
            }
        }
        assertOneCompletion();
    }

    @Test
    void sixteen_at_once_of_whom_the_first_fails() throws Exception {
        app.alsoDoes = (member, answers) -> {
            if (app.completions.get() == 1) {
                throw new IllegalStateException("not this time");
            }
        };
        Listening log = Listening.to(Answering.class);
        List<HttpResponse<String>> answers = atOnce(fields);
        log.close();

        assertThat(log.heard()).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 500).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 303).hasSize(HANDS - 1);
        assertThat(app.workspaces()).containsExactly("Northwind");
        assertThat(app.receiptsOf(ADA)).hasSize(1);
    }

    private void assertOneCompletion() {
        assertThat(app.completions).hasValue(1);
        assertThat(app.workspaces()).containsExactly("Northwind");
        assertThat(app.receiptsOf(ADA)).hasSize(1);
        assertThat(app.journeysOf(ADA)).isEqualTo(1);
    }

    private List<HttpResponse<String>> atOnce(Map<String, String> form) throws Exception {
        var start = new CountDownLatch(1);
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            List<Future<HttpResponse<String>>> running = new ArrayList<>();
            for (int i = 0; i < HANDS; i++) {
                Browser window = browser.copy();
                running.add(hands.submit(() -> {
                    start.await();
                    return window.post("/onboarding", form);
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
