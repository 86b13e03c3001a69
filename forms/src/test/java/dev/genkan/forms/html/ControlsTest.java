package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlsTest {

    private static final Pages PAGES = new Pages(Brand.named("Acme"), Words.ours());

    static Stream<Map.Entry<String, ControlView>> examples() {
        return ControlExamples.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_looks_as_it_was_approved(Map.Entry<String, ControlView> example) {
        Goldens.check("controls/" + example.getKey() + ".html", render(example.getValue()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_description_named_is_there(Map.Entry<String, ControlView> example) {
        String html = render(example.getValue());

        for (String id : example.getValue().describedBy().split(" ", -1)) {
            if (!id.isEmpty()) {
                assertThat(html).contains("id=\"" + id + "\"").containsPattern("aria-describedby=\"[^\"]*" + id);
            }
        }
        assertThat(html).contains("id=\"" + example.getValue().id() + "\"");
    }

    @Test
    void an_error_leads_to_the_first_card() {
        assertThat(render(example("choice/cards-bad")))
                .containsPattern("<input type=\"radio\" id=\"cards\" name=\"cards\" value=\"SMALL_TEAM\"")
                .containsOnlyOnce("id=\"cards\"");
    }

    @Test
    void what_may_stay_open_can_be_opened_again() {
        assertThat(render(example("choice/cards-optional"))).containsPattern("value=\"\"[^>]*checked");
        assertThat(render(example("choice/list-optional"))).containsPattern("<option value=\"\"[^>]*selected");
    }

    @Test
    void a_text_cannot_leave_its_box_and_keeps_its_lines() {
        assertThat(render(example("lines/filled"))).contains(">\nOne\n  two &lt;/textarea&gt;\n\nthree</textarea>");
    }

    @Test
    void an_error_of_an_inner_question_leads_to_it() {
        assertThat(render(example("group/bad")))
                .contains("id=\"company.name\" name=\"company.name\"")
                .contains("aria-describedby=\"company.name-e\"");
    }

    @Test
    void a_question_that_is_asked_for_an_answer_stands_below_it_and_is_named_by_its_number() {
        String html = render(example("asking/cards"));

        assertThat(html)
                .containsPattern("value=\"SMALL_TEAM\"[^>]*data-gk-asks=\"2\"")
                .containsPattern("value=\"COMPANY\"[^>]*data-gk-asks=\"1 2\"")
                .containsPattern("name=\"agreed\"[^>]*data-gk-asks=\"1\"")
                .containsSubsequence("gk-reveal--1", "id=\"seats\"", "name=\"agreed\"", "gk-reveal--1", "id=\"by\"")
                .containsSubsequence("id=\"by\"", "gk-reveal--2", "id=\"note\"");
        assertThat(render(example("asking/list"))).containsPattern("<option value=\"SUNDAY\"[^>]*data-gk-asks=\"1\"");
        assertThat(render(example("choice/cards"))).doesNotContain("gk-asks");
    }

    @Test
    void what_must_be_answered_when_it_is_asked_is_not_called_optional() {
        assertThat(render(example("asking/cards")))
                .contains("<label for=\"seats\">Seats</label>")
                .contains("<label for=\"note\">Note <span class=\"gk-opt\">(optional)</span></label>");
        assertThat(render(example("asking/list")))
                .contains("<legend>Sunday</legend>")
                .doesNotContain("No answer");
    }

    /// More sets of answers than the style sheet counts would be shown to everybody.
    @Test
    void the_style_sheet_hides_as_many_as_a_question_may_ask_for() throws IOException {
        String css = Files.readString(Path.of("src/main/resources/dev/genkan/forms/html/assets/pages.css"));

        for (int i = 1; i <= 8; i++) {
            assertThat(css).contains("[data-gk-asks~=\"" + i + "\"]:checked)) > .gk-reveal--" + i);
        }
        assertThat(css).doesNotContain("gk-reveal--9");
    }

    private static ControlView example(String name) {
        return Objects.requireNonNull(ControlExamples.all().get(name));
    }

    private static String render(ControlView control) {
        return PAGES.render("dev/genkan/example/control", Locale.ENGLISH, Map.of("control", control));
    }
}
