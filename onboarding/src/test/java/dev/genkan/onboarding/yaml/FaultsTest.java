package dev.genkan.onboarding.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.genkan.onboarding.Flows;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is wrong in a file is told by its place, all of it at once.
class FaultsTest {

    static List<Fault> faults(String yaml) {
        WrongFlowFile wrong =
                catchThrowableOfType(WrongFlowFile.class, () -> FlowFile.read(yaml, "flows.yaml", Flows.VALIDATOR));
        assertThat(wrong).as(yaml).isNotNull();
        return wrong.faults();
    }

    private static void finds(String yaml, String... said) {
        assertThat(faults(yaml)).extracting(Fault::toString).containsExactly(said);
    }

    @Test
    void all_of_it_at_once_with_line_and_column_flow_step_field_and_the_remedy() {
        finds(
                """
                - flow: welcome
                  vesrion: 2
                  steps:
                    - ask: NewApplication
                      fields:
                        - { field: applicationName, type: txt }
                        - { field: applicationType, type: choice, max-length: 3 }
                        - { field: born, type: date, lies-in: passed, required: maybe }
                    - ask: Company
                      if: { planet: [earth] }
                      fields:
                        - { field: people, type: int, min: few }
                        - { field: people, type: int }
                """,
                "1:3: flow welcome: needs a place where it leads: land-at: /dashboard",
                "2:3: flow welcome: there is no vesrion here; did you mean version?",
                "6:43: flow welcome, step NewApplication, field applicationName: type is never txt; did you mean text?",
                "7:37: flow welcome, step NewApplication, field applicationType: needs options: of: [B2C, B2B]",
                "7:51: flow welcome, step NewApplication, field applicationType: max-length does not go with choice;"
                        + " it goes with text, lines, email, link",
                "8:47: flow welcome, step NewApplication, field born: lies-in is never passed; there are"
                        + " future, future-or-today, past, past-or-today",
                "8:65: flow welcome, step NewApplication, field born: required is true or false",
                "12:44: flow welcome, step Company, field people: min is a number, such as 12 or 0.5",
                "13:13: flow welcome, step Company, field people: is there twice; rename one of them");
    }

    @Test
    void what_no_form_can_ask_and_no_flow_can_say_is_told_where_it_stands() {
        finds(
                """
                - flow: welcome
                  steps:
                    - ask: A
                      fields:
                        - { field: a, type: choice, of: [x, y] }
                        - { field: b, type: text, if: { a: z } }
                        - { field: c, type: date, left-open: empty }
                  land-at: nowhere
                - flow: other
                  steps:
                    - ask: A
                      fields: [{ field: a, type: choice, of: [x, y] }]
                    - ask: B
                      if: { a: z }
                      fields: [{ field: b, type: text }]
                  at: here
                  land-at: /
                """,
                "6:13: flow welcome, step A, field b: A.b is asked if a is z, which can be x or y.",
                "7:13: flow welcome, step A, field c: A.c has no empty value: it must be answered, or is null when it"
                        + " is left open.",
                "14:7: flow other, step B: The flow \"other\" asks B if a is z, but the answer to a is never z; it is"
                        + " one of x, y.",
                "16:3: flow other: The flow \"other\" is answered at \"here\", which is no path of this application; a"
                        + " path begins with one slash, like /dashboard.");
    }

    @Test
    void versions_are_told_apart() {
        String flow =
                "- { flow: w, version: %s, %s steps: [{ ask: A, fields: [{ field: a, type: text }] }], land-at: / }\n";
        finds(
                flow.formatted(1, "") + flow.formatted(2, ""),
                "1:14: flow w: nobody is asked version 1; say let-finish: [1] in version 2, or take it away");
        finds(
                flow.formatted(2, "let-finish: [1],"),
                "1:39: flow w: let-finish names earlier versions that are in this file too, as in let-finish: [1]");
        finds(
                flow.formatted(2, "") + flow.formatted(2, ""),
                "2:14: flow w: is there twice in version 2; count on, or take one away");
        assertThat(FlowFile.read(
                                flow.formatted(2, "let-finish: [1],") + flow.formatted(1, ""),
                                "flows.yaml",
                                Flows.VALIDATOR)
                        .getFirst()
                        .finishedFirst())
                .hasSize(1);
    }

    @Test
    void what_is_no_yaml_or_too_much_of_it_is_refused() {
        assertThat(faults("- flow: [").getFirst().what()).startsWith("this is no YAML");
        assertThat(faults("").getFirst().what()).startsWith("a file of flows is a list");
        assertThat(faults("a: b").getFirst().what()).startsWith("a file of flows is a list");
        assertThat(faults("[".repeat(100) + "]".repeat(100)).getFirst().what()).contains("Nesting Depth");
        assertThat(faults("# " + "x".repeat(300_000)).getFirst().what()).contains("256 KiB");
        assertThat(faults("- &a [x]\n" + "- *a\n".repeat(60)).getFirst().what()).contains("aliases");
        assertThat(faults("- !!javax.script.ScriptEngineManager [x]").getFirst().what())
                .startsWith("this is no YAML: Global tag is not allowed");
    }

    @Test
    void a_group_that_contains_itself_ends() {
        assertThat(faults("""
            - flow: w
              steps:
                - ask: A
                  fields: &f
                    - { field: a, type: group, fields: *f }
              land-at: /
            """)).isNotEmpty();
    }
}
