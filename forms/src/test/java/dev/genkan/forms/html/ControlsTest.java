package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static ControlView example(String name) {
        return Objects.requireNonNull(ControlExamples.all().get(name));
    }

    private static String render(ControlView control) {
        return PAGES.render("dev/genkan/example/control", Locale.ENGLISH, Map.of("control", control));
    }
}
