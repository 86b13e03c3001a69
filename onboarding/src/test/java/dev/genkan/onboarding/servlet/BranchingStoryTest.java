package dev.genkan.onboarding.servlet;

import static dev.genkan.onboarding.Flows.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Branching;
import dev.genkan.onboarding.Happening;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A flow of five steps that branches, offers, checks and says farewell, walked with a browser; and at every step of it
/// whatever browsers and people do.
class BranchingStoryTest {

    private static final String BELOW = "/onboarding/setup/";
    private static final Map<String, Map<String, String>> TYPED = new LinkedHashMap<>();

    static {
        TYPED.put("about-you", Map.of("nickname", "Ada"));
        TYPED.put("new-application", Map.of("applicationName", "Northwind", "applicationType", "B2B"));
        TYPED.put("company", Map.of("companyName", "Northwind Ltd", "people", "120"));
        TYPED.put("invitation", Map.of("colleague", "grace@example.com"));
        TYPED.put("security", Map.of("auditLog", "true"));
        TYPED.put("check", Map.of());
    }

    private Application app;
    private Browser browser;

    @BeforeEach
    void ada_has_just_signed_up() {
        app = new Application("", Branching.checked());
        app.people.add(ADA, "ada@example.com");
        browser = app.browserOf(ADA);
    }

    @AfterEach
    void close() throws Exception {
        app.close();
    }

    @Test
    void all_is_asked_checked_once_more_and_ends_with_a_farewell_whose_button_leads_to_the_page_first_asked_for() {
        assertThat(browser.follow("/onboarding?redirect_url=/reports")).endsWith(BELOW + "about-you");
        TYPED.keySet().stream().filter(step -> !step.equals("check")).forEach(this::answer);
        HttpResponse<String> check = browser.get(BELOW + "check");
        assertThat(check.body())
                .contains("<h1>Check your answers</h1>")
                .contains("Northwind Ltd")
                .contains(BELOW + "company#people")
                .contains("Step 6 of 6");
        HttpResponse<String> finished = browser.post(BELOW + "check", Forms.with(check, Map.of()));
        assertThat(browser.location(finished)).isEqualTo(BELOW + "done");
        assertThat(browser.get(BELOW + "done").body())
                .contains("<h1>Come on in</h1>")
                .contains("href=\"/reports\"");
        assertThat(browser.metadata())
                .containsEntry("companyName", "Northwind Ltd")
                .containsEntry("colleague", "grace@example.com")
                .containsEntry("onboardingComplete", true);
        assertThat(app.receiptsOf(ADA)).hasSize(1);
        assertThat(browser.follow("/onboarding")).containsExactly("/onboarding", "/dashboard");
    }

    @Test
    void the_page_says_why_it_asks_and_is_honest_about_what_may_come() {
        assertThat(browser.get(BELOW + "about-you").body()).contains("Step 1 of at least 4");
        answer("about-you");
        answer("new-application");
        assertThat(browser.get(BELOW + "company").body())
                .contains("<small>Because you chose B2B</small>")
                .contains("Step 3 of at least 5");
        answer("company");
        assertThat(browser.get(BELOW + "invitation").body()).contains("Step 4 of 6");
    }

    @Test
    void what_is_offered_is_skipped_with_a_button_and_shown_as_skipped() {
        answer("about-you");
        answer("new-application");
        answer("company");
        assertThat(browser.get(BELOW + "company").body()).doesNotContain("value=\"skip\"");
        HttpResponse<String> offered = browser.get(BELOW + "invitation");
        assertThat(offered.body()).contains("value=\"skip\" formnovalidate");
        assertThat(browser.location(press("skip", "invitation", Map.of()))).isEqualTo(BELOW + "security");
        answer("security");
        assertThat(browser.get(BELOW + "check").body()).contains("<dt>Skipped</dt>");
    }

    @Test
    void a_change_link_leads_to_the_page_and_back_to_the_check() {
        TYPED.keySet().stream().filter(step -> !step.equals("check")).forEach(this::answer);
        HttpResponse<String> changed = browser.post(
                BELOW + "about-you", Forms.with(browser.get(BELOW + "about-you"), Map.of("nickname", "Lady Ada")));
        assertThat(browser.location(changed)).isEqualTo(BELOW + "check");
        assertThat(browser.get(BELOW + "check").body()).contains("Lady Ada");
        HttpResponse<String> smaller = browser.post(
                BELOW + "company",
                Forms.with(browser.get(BELOW + "company"), Map.of("companyName", "Northwind Ltd", "people", "3")));
        assertThat(browser.location(smaller)).isEqualTo(BELOW + "check");
        assertThat(browser.get(BELOW + "check").body()).doesNotContain("Audit log");
    }

    @Test
    void the_button_back_keeps_what_was_typed_even_if_it_would_not_do() {
        answer("about-you");
        answer("new-application");
        HttpResponse<String> back = press("back", "company", Map.of("companyName", "Northwind Ltd", "people", "many"));
        assertThat(browser.location(back)).isEqualTo(BELOW + "new-application");
        assertThat(browser.get(BELOW + "company").body())
                .contains("value=\"Northwind Ltd\"")
                .contains("value=\"many\"");
        answer("company");
        assertThat(app.browserOf(ADA).get(BELOW + "company").body()).contains("value=\"120\"");
    }

    @Test
    void who_wants_to_finish_later_finds_what_was_typed_on_another_device() {
        answer("about-you");
        HttpResponse<String> later = press("save", "new-application", Map.of("applicationName", "North"));
        assertThat(browser.location(later)).isEqualTo(BELOW + "saved");
        assertThat(browser.get(BELOW + "saved").body())
                .contains("<h1>Saved. Continue whenever you like</h1>")
                .contains("Your answers stay until December 23, 2026.")
                .contains("href=\"" + BELOW + "new-application\"")
                .doesNotContain("emailed");
        Browser telephone = app.browserOf(ADA);
        assertThat(telephone.follow("/onboarding")).endsWith(BELOW + "new-application");
        assertThat(telephone.get(BELOW + "new-application").body()).contains("value=\"North\"");
    }

    @Test
    void a_page_further_on_leads_to_the_one_that_is_open() {
        assertThat(browser.follow(BELOW + "check")).endsWith(BELOW + "about-you");
        assertThat(browser.follow(BELOW + "done")).endsWith(BELOW + "about-you");
        assertThat(browser.follow("/onboarding/setup")).endsWith(BELOW + "about-you");
        answer("about-you");
        HttpResponse<String> early =
                browser.post(BELOW + "check", Forms.with(browser.get(BELOW + "new-application"), Map.of()));
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(app.receiptsOf(ADA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"about-you", "new-application", "company", "invitation", "security", "check"})
    void at_this_step_nothing_is_lost_and_nothing_done_twice(String step) {
        answerUpTo(step);
        HttpResponse<String> page = browser.get(BELOW + step);
        Map<String, String> form = Forms.with(page, typed(step));

        // loaded again; opened on another device
        assertThat(browser.get(BELOW + step).statusCode()).isEqualTo(200);
        Browser telephone = app.browserOf(ADA);
        assertThat(telephone.follow("/onboarding")).endsWith(BELOW + step);

        // the same form twice, the second from the browser's own memory; then the same from the other device
        String next = browser.location(browser.post(BELOW + step, form));
        HttpResponse<String> again = browser.post(BELOW + step, form);
        assertThat(again.statusCode()).isEqualTo(303);
        if (!step.equals("check")) {
            assertThat(browser.location(again)).isEqualTo(next);
            Map<String, String> other = Forms.with(telephone.get(BELOW + step), typed(step));
            assertThat(telephone.location(telephone.post(BELOW + step, other))).isEqualTo(next);
        }

        // and on to the end
        List<String> left = TYPED.keySet().stream()
                .dropWhile(each -> !each.equals(step))
                .skip(1)
                .toList();
        left.forEach(this::answer);
        assertThat(app.completions).hasValue(1);
        assertThat(app.receiptsOf(ADA)).hasSize(1);
        assertThat(app.people.publicMetadata(ADA))
                .containsEntry("nickname", "Ada")
                .containsEntry("companyName", "Northwind Ltd")
                .containsEntry("auditLog", true);
        assertThat(once(new Happening.What.Reached())).containsExactlyElementsOf(TYPED.keySet());
        assertThat(app.watched)
                .filteredOn(each -> each.what() instanceof Happening.What.Answered)
                .extracting(Happening::step)
                .containsExactlyElementsOf(TYPED.keySet());
        assertThat(app.watched)
                .filteredOn(each -> each.what() instanceof Happening.What.Completed)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"about-you", "new-application", "company", "invitation", "security", "check"})
    void a_session_that_ends_at_this_step_loses_no_answer_that_was_kept(String step) {
        answerUpTo(step);
        Map<String, String> form = Forms.with(browser.get(BELOW + step), typed(step));
        app.people.endSessionsOf(ADA);
        browser.keep("__session", "");
        assertThat(browser.location(browser.post(BELOW + step, form))).startsWith("/sign-in?");
        browser = app.browserOf(ADA);
        assertThat(browser.follow("/onboarding")).endsWith(BELOW + step);
        TYPED.keySet().stream().dropWhile(each -> !each.equals(step)).forEach(this::answer);
        assertThat(app.people.publicMetadata(ADA)).containsEntry("nickname", "Ada");
    }

    private static Map<String, String> typed(String step) {
        return TYPED.getOrDefault(step, Map.of());
    }

    private List<String> once(Happening.What what) {
        return app.watched.stream()
                .filter(each -> each.what().equals(what))
                .map(Happening::step)
                .toList();
    }

    private void answerUpTo(String step) {
        TYPED.keySet().stream().takeWhile(each -> !each.equals(step)).forEach(this::answer);
    }

    private void answer(String step) {
        HttpResponse<String> page = browser.get(BELOW + step);
        HttpResponse<String> answer = browser.post(BELOW + step, Forms.with(page, typed(step)));
        assertThat(answer.statusCode()).as(step + ": " + answer.body()).isEqualTo(303);
    }

    private HttpResponse<String> press(String button, String step, Map<String, String> typed) {
        Map<String, String> form = Forms.with(browser.get(BELOW + step), typed);
        form.put("_action", button);
        return browser.post(BELOW + step, form);
    }
}
