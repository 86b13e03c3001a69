package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.forms.Form;
import dev.genkan.forms.Submission;
import dev.genkan.forms.Validators;
import dev.genkan.forms.guide.NewApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The question page, as the guide's application has it.
class OnboardingPageTest {

    private static final String STEP = "dev/genkan/forms/html/step";
    private static final Form<NewApplication> GUIDE = Form.of(NewApplication.class, Validators.VALIDATOR);
    private static final Words WORDS = Words.of(OnboardingPageTest.class.getClassLoader(), "guide");
    private static final Pages PAGES = new Pages(new Brand("Acme", "/acme.svg", "/acme.css"), WORDS);

    private static Map<String, Object> model(FormView form) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("action", "/onboarding");
        model.put("who", "mika@example.com");
        model.put("csrf", "c5rf");
        return model;
    }

    private static FormView posted(Map<String, List<String>> fields) {
        return switch (GUIDE.read(fields)) {
            case Submission.Accepted<NewApplication> accepted ->
                FormView.of(GUIDE, GUIDE.typed(accepted.record()), List.of(), WORDS, Locale.ENGLISH);
            case Submission.Rejected<NewApplication> rejected ->
                FormView.of(GUIDE, rejected.values(), rejected.errors(), WORDS, Locale.ENGLISH);
        };
    }

    /// The hash of the assets is no part of a golden: a new colour is not a new page.
    private static String render(Map<String, Object> model) {
        return PAGES.render(STEP, Locale.ENGLISH, model).replace(PAGES.assets().hash(), "HASH");
    }

    @Test
    void the_form_is_first_met_empty() {
        Goldens.check("onboarding.html", render(model(FormView.empty(GUIDE, WORDS, Locale.ENGLISH))));
    }

    @Test
    void an_empty_answer_comes_back_with_everything_there_is_to_fix() {
        String html = render(model(posted(Map.of())));

        assertThat(html)
                .contains("<title>Error: Set up your application – Acme</title>")
                .contains("There are 2 things to fix")
                .contains("<a href=\"#applicationName\">Enter a name for your application</a>")
                .contains("<a href=\"#applicationType\">Choose who signs up</a>");
        Goldens.check("onboarding-errors.html", html);
    }

    @Test
    void one_thing_to_fix_is_counted_as_one_and_the_good_answer_stays() {
        String html = render(
                model(posted(Map.of("applicationName", List.of("x".repeat(81)), "applicationType", List.of("B2B")))));

        assertThat(html)
                .contains("There is 1 thing to fix")
                .contains("Application name must be 80 characters or fewer")
                .contains("value=\"" + "x".repeat(81) + "\"")
                .containsPattern("value=\"B2B\"[^>]* checked=\"checked\"");
    }

    @Test
    void what_failed_on_our_side_comes_back_with_the_answers_and_a_reference() {
        Map<String, Object> model =
                model(posted(Map.of("applicationName", List.of("Tidepool"), "applicationType", List.of("B2B"))));
        model.put("failure", WORDS.text("error.generic", Locale.ENGLISH));
        model.put("reference", "7f3c-20d1");
        model.put("hidden", Map.of("genkan_journey", "jrn_1"));
        model.put("theme", "dark");
        model.put("base", "/shop");

        String html = render(model);

        assertThat(html)
                .contains("data-theme=\"dark\"")
                .contains("value=\"Tidepool\"")
                .contains("<code>7f3c-20d1</code>")
                .contains("action=\"/shop/onboarding\"")
                .contains("action=\"/shop/sign-out\"")
                .contains("href=\"/shop/genkan/assets/HASH/tokens.css\"")
                .contains("href=\"/shop/acme.css\"")
                .contains("src=\"/shop/acme.svg\"");
        Goldens.check("onboarding-failed.html", html);
    }

    @Test
    void a_flow_of_several_steps_shows_where_one_is() {
        Map<String, Object> model = model(FormView.empty(GUIDE, WORDS, Locale.ENGLISH));
        model.put("back", "/onboarding/setup/about");
        model.put(
                "progress",
                new Progress(List.of(
                        new Progress.Step(1, "About you", Progress.State.DONE, "/onboarding/setup/about", ""),
                        new Progress.Step(2, "Your application", Progress.State.NOW, "", ""),
                        new Progress.Step(3, "Your team", Progress.State.TODO, "", "Because you chose B2B"))));

        String html = render(model);

        assertThat(html)
                .contains("<title>Set up your application, step 2 of 3 – Acme</title>")
                .contains("<main id=\"main\" class=\"gk-flow--nav\">");
        Goldens.check("onboarding-step.html", html);
    }

    @Test
    void nothing_anybody_typed_or_named_becomes_markup() {
        String evil = "\"><script>alert(1)</script>'&[[${brand}]]";
        FormView form = new FormView(
                evil,
                evil,
                List.of(
                        new ControlView.Text("a", "a", evil, evil, evil, true, 80, evil),
                        new ControlView.Choice(
                                "b",
                                "b",
                                evil,
                                evil,
                                evil,
                                true,
                                true,
                                List.of(new ControlView.Answer(evil, evil, evil, false, true))),
                        new ControlView.Choice(
                                "c",
                                "c",
                                evil,
                                evil,
                                evil,
                                false,
                                false,
                                List.of(new ControlView.Answer(evil, evil, evil, true, true)))),
                List.of(new ErrorLine("a", evil), new ErrorLine("", evil)));
        Map<String, Object> model = model(form);
        model.put("who", evil);
        model.put("csrf", evil);
        model.put("failure", evil);
        model.put("reference", evil);
        model.put("action", evil);
        model.put("back", evil);
        model.put("theme", evil);
        model.put("hidden", Map.of(evil, evil));
        model.put("progress", new Progress(List.of(new Progress.Step(1, evil, Progress.State.NOW, evil, evil))));

        String html = render(model);

        assertThat(html).doesNotContain("<script>").doesNotContain("\"><script").contains("&lt;script&gt;");
        assertThat(html).contains("[[${brand}]]");
    }

    @Test
    void a_language_the_application_speaks_is_spoken_and_announced() {
        Locale swiss = Locale.forLanguageTag("de-CH");
        String html = PAGES.render(STEP, swiss, model(FormView.empty(GUIDE, WORDS, swiss)));

        assertThat(html)
                .contains("<html lang=\"de\" dir=\"ltr\">")
                .contains("<h1>Deine Anwendung</h1>")
                .contains("Weiter");
    }

    @Test
    void a_language_that_begins_on_the_right_says_so_and_what_does_not_is_kept_in_order() {
        Locale arabic = Locale.of("ar", "EG");
        Map<String, Object> model = model(FormView.empty(GUIDE, WORDS, arabic));
        String html = PAGES.render(STEP, arabic, model);

        assertThat(html)
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("<title>\u2068Set up your application\u2069 – \u2068Acme\u2069</title>")
                .contains("متابعة <svg class=\"gk-i gk-i--flip\"")
                .contains("<bdi class=\"gk-hide-s\">mika@example.com</bdi>");
    }

    @Test
    void a_language_nobody_wrote_is_answered_in_english_and_says_so() {
        String html = PAGES.render(STEP, Locale.of("fa"), model(FormView.empty(GUIDE, WORDS, Locale.FRENCH)));

        assertThat(html).contains("<html lang=\"en\" dir=\"ltr\">").contains("Continue");
    }
}
