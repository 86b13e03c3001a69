package dev.genkan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.forms.html.ControlView;
import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Words;
import dev.genkan.forms.schema.JsonSchema;
import dev.genkan.forms.schema.TypeScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A form without a record is the same form.
class DeclaredTest {

    private static final Form<Declared> DECLARED = Form.of(Everything.SPEC, Validators.VALIDATOR);

    @Test
    void a_record_and_a_declared_form_that_say_the_same_are_the_same_plain_value() {
        assertThat(DECLARED.outline()).isEqualTo(Everything.SPEC).isEqualTo(Everything.FORM.outline());
        assertThat(DECLARED.fields()).isEqualTo(Everything.FORM.fields());
    }

    @Test
    void another_rule_is_another_value() {
        FieldSpec text = FieldSpec.of("text", new Kind.Text(), WhenEmpty.REFUSED, new Rule.Length(0, 9));
        assertThat(text).isNotEqualTo(FieldSpec.of("text", new Kind.Text(), WhenEmpty.REFUSED, new Rule.Length(0, 8)));
        assertThat(text).isNotEqualTo(text.since(2)).isNotEqualTo(text.writtenTo(Destination.APPLICATION));
    }

    @Test
    void page_schema_and_type_are_the_same() {
        Words words = Words.ours();
        assertThat(FormView.empty(DECLARED, words, Locale.GERMAN))
                .isEqualTo(FormView.empty(Everything.FORM, words, Locale.GERMAN));
        assertThat(JsonSchema.of(DECLARED, words, Locale.GERMAN))
                .isEqualTo(JsonSchema.of(Everything.FORM, words, Locale.GERMAN));
        assertThat(TypeScript.type(DECLARED)).isEqualTo(TypeScript.type(Everything.FORM));
    }

    /// The words for an error are the same; only the names of constraints may differ.
    @Test
    void the_same_answers_are_good_and_the_same_errors_are_found() {
        SomeAnswers some = new SomeAnswers(11);
        for (int i = 0; i < 1_000; i++) {
            Map<String, @Nullable Object> json = some.next(List.of(0, 10, 50).get(i % 3));
            assertThat(outcome(DECLARED, DECLARED.readJson(json)))
                    .as("%s", json)
                    .isEqualTo(outcome(Everything.FORM, Everything.FORM.readJson(json)));
            assertThat(DECLARED.missing(json)).isEqualTo(Everything.FORM.missing(json));
        }
    }

    private static <R extends Record> List<?> outcome(Form<R> form, Submission<R> submission) {
        return switch (submission) {
            case Submission.Accepted<R> accepted ->
                List.of(form.toJson(accepted.record()), form.typed(accepted.record()));
            case Submission.Rejected<R> rejected -> {
                List<String> errors = rejected.errors().stream()
                        .map(error -> error.field() + " " + error.key() + " " + without(error.arguments()))
                        .toList();
                yield List.of(rejected.values(), errors);
            }
        };
    }

    private static Map<String, Object> without(Map<String, Object> arguments) {
        Map<String, Object> said = new LinkedHashMap<>(arguments);
        said.remove("constraint");
        return said;
    }

    @Test
    void answers_are_a_map_without_what_was_left_open_and_do_not_print_themselves() {
        Form<Declared> form = Form.of(
                new FormSpec(
                        "Small",
                        List.of(
                                FieldSpec.of("name", new Kind.Text(), WhenEmpty.REFUSED),
                                FieldSpec.of("seats", new Kind.Numeric(NumberKind.INT), WhenEmpty.NULL))),
                Validators.VALIDATOR);
        Declared answers = new Declared("Small", Map.of("name", "Tidepool"));
        assertThat(form.read(Map.of("name", List.of("Tidepool")))).isEqualTo(new Submission.Accepted<>(answers));
        assertThat(form.toJson(answers)).containsEntry("seats", null);
        assertThat(answers).hasToString("Declared[Small]");
        assertThatThrownBy(() -> form.toJson(new Declared("Other", Map.of())))
                .hasMessage("these are answers to the form Other, not to Small");
    }

    @Test
    void its_texts_stand_beside_it_by_language_and_message_files_win() {
        FieldSpec name = FieldSpec.of("name", new Kind.Text(), WhenEmpty.REFUSED);
        Form<Declared> form = Form.of(
                new FormSpec(
                        "Small",
                        List.of(name),
                        Map.of(
                                "", Map.of("Small", "Your team", "Small.name", "What is it called?"),
                                "de", Map.of("Small.name", "Wie heißt es?"))),
                Validators.VALIDATOR);
        assertThat(label(form, Locale.GERMANY)).isEqualTo("Your team: Wie heißt es?");
        assertThat(label(form, Locale.FRENCH)).isEqualTo("Your team: What is it called?");
        assertThat(form.outline()).isEqualTo(new FormSpec("Small", List.of(name)));
    }

    private static String label(Form<?> form, Locale locale) {
        FormView view = FormView.empty(form, Words.ours(), locale);
        ControlView control = view.controls().getFirst();
        return view.title() + ": " + control.label();
    }

    @Test
    void what_no_form_can_ask_is_refused_by_its_place() {
        refuses("Small has no fields: it asks nothing.");
        refuses("Small.a is there twice", text("a"), text("a"));
        refuses("Small.a.b is no name", text("a.b"));
        refuses("Small._a has a name that starts with _ or genkan", text("_a"));
        refuses("Small.a has no empty value", FieldSpec.of("a", new Kind.Date(), WhenEmpty.EMPTY));
        refuses("Small.a is something to tick", FieldSpec.of("a", new Kind.Tick(), WhenEmpty.NULL));
        refuses("Small.a shows 31 lines", FieldSpec.of("a", new Kind.Lines(31), WhenEmpty.EMPTY));
        refuses("Small.a needs options", FieldSpec.of("a", new Kind.Choice("A", List.of()), WhenEmpty.NULL));
        refuses("Small.a needs options", FieldSpec.of("a", new Kind.Choice("A", List.of("x", "x")), WhenEmpty.NULL));
        refuses(
                "Small.a has a rule that does not fit its kind: Length[min=1, max=2]",
                FieldSpec.of("a", new Kind.Date(), WhenEmpty.NULL, new Rule.Length(1, 2)));
        refuses(
                "Small.a has a rule that does not fit its kind: Matches",
                FieldSpec.of("a", new Kind.Text(), WhenEmpty.NULL, new Rule.Matches("(")));
        refuses(
                "Small.a has a rule that does not fit its kind: Named",
                FieldSpec.of("a", new Kind.Text(), WhenEmpty.NULL, new Rule.Named("Iban")));
        refuses("Small.a is asked since version 0", text("a").since(0));
        refuses(
                "Small.g.a is inside a group",
                FieldSpec.of("g", new Kind.Group("G", List.of(text("a").since(2))), WhenEmpty.NULL));
        refuses(
                "Small.b is asked if a is x, which is neither a choice",
                text("a"),
                text("b").askedIf("a", List.of("x"), true));
    }

    private static FieldSpec text(String name) {
        return FieldSpec.of(name, new Kind.Text(), WhenEmpty.EMPTY);
    }

    private static void refuses(String sentence, FieldSpec... fields) {
        assertThatThrownBy(() -> Form.of(new FormSpec("Small", List.of(fields)), Validators.VALIDATOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }
}
