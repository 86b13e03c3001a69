package dev.genkan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.forms.guide.ApplicationType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Questions that are asked because of the answer to another one.
class ConditionsTest {

    enum Channel {
        MAIL,
        PHONE,
        POST
    }

    record Address(@NotBlank String street, @Nullable String town) {}

    record Contact(
            List<Channel> channels,
            @AskedIf(field = "channels", is = "PHONE") String number,

            @AskedIf(
                    field = "channels",
                    is = {"MAIL", "POST"})
            @Valid
            @Nullable
            Address address,

            boolean company,
            @AskedIf(field = "company") @Nullable ApplicationType kind,
            @AskedIf(field = "kind", is = "B2C") boolean terms) {}

    private static final Form<Contact> CONTACT = Form.of(Contact.class, Validators.VALIDATOR);

    @Test
    void what_is_not_asked_is_empty_whatever_was_posted() {
        assertThat(CONTACT.read(posted("number", "12", "address.street", "", "kind", "NONSENSE", "terms", "true")))
                .isEqualTo(new Submission.Accepted<>(new Contact(List.of(), "", null, false, null, false)));
    }

    @Test
    void what_is_asked_counts_and_must_be_answered() {
        assertThat(errors(CONTACT, posted("channels", "PHONE")))
                .containsExactly("number validation.required.text AskedIf");
        assertThat(CONTACT.read(posted("channels", "PHONE", "number", " 12 ")))
                .isEqualTo(
                        new Submission.Accepted<>(new Contact(List.of(Channel.PHONE), "12", null, false, null, false)));
    }

    @Test
    void several_answers_may_ask_for_the_same() {
        for (String channel : List.of("MAIL", "POST")) {
            assertThat(errors(CONTACT, posted("channels", channel)))
                    .containsExactly("address.street validation.required.text NotBlank");
        }
    }

    @Test
    void a_question_that_is_not_asked_asks_for_nothing() {
        assertThat(errors(CONTACT, posted("kind", "B2C"))).isEmpty();
        assertThat(errors(CONTACT, posted("company", "true")))
                .containsExactly("kind validation.required.choice AskedIf");
        assertThat(errors(CONTACT, posted("company", "true", "kind", "B2C")))
                .containsExactly("terms validation.required.tick AskedIf");
        assertThat(errors(CONTACT, posted("company", "true", "kind", "B2B", "terms", "nonsense")))
                .isEmpty();
    }

    record Optionally(
            boolean more,
            @AskedIf(field = "more", required = false) String what) {}

    @Test
    void it_may_be_asked_and_left_open() {
        Form<Optionally> form = Form.of(Optionally.class, Validators.VALIDATOR);
        assertThat(form.read(posted("more", "true"))).isEqualTo(new Submission.Accepted<>(new Optionally(true, "")));
        assertThat(form.read(posted("what", "x"))).isEqualTo(new Submission.Accepted<>(new Optionally(false, "")));
        assertThat(form.asked("what")).isEqualTo(new Asked.If("more", List.of("true"), false));
        assertThat(form.asked("more")).isEqualTo(new Asked.Always());
    }

    record Inside(@Valid Optionally inner) {}

    @Test
    void the_same_holds_inside_a_group() {
        Form<Inside> form = Form.of(Inside.class, Validators.VALIDATOR);
        assertThat(form.read(posted("inner.what", "x")))
                .isEqualTo(new Submission.Accepted<>(new Inside(new Optionally(false, ""))));
        assertThat(form.asked("inner.what")).isEqualTo(new Asked.If("more", List.of("true"), false));
    }

    record Later(
            @AskedIf(field = "type", is = "B2B") String note,
            @NotNull ApplicationType type) {}

    record Nowhere(@AskedIf(field = "typo", is = "B2B") String note) {}

    record NoChoice(
            String name,
            @AskedIf(field = "name", is = "B2B") String note) {}

    record NoConstant(
            @NotNull ApplicationType type,
            @AskedIf(field = "type", is = "B2G") String note) {}

    record Unticked(
            boolean tick,
            @AskedIf(field = "tick", is = "false") String note) {}

    record Never(
            boolean tick,

            @AskedIf(
                    field = "tick",
                    is = {})
            String note) {}

    record NotEmptiable(
            boolean tick, @AskedIf(field = "tick") @NotBlank String note) {}

    record Primitive(boolean tick, @AskedIf(field = "tick") int count) {}

    record TooShort(
            boolean tick,
            @AskedIf(field = "tick") @Size(min = 3) String note) {}

    @Test
    void a_condition_that_cannot_be_stops_the_start_and_names_both() {
        refuses(Later.class, "Later.note is asked if type is B2B, which does not stand before it.");
        refuses(Nowhere.class, "Nowhere.note is asked if typo is B2B, but the record has no typo.");
        refuses(NoChoice.class, "NoChoice.note is asked if name is B2B, which is neither a choice nor something to");
        refuses(NoConstant.class, "NoConstant.note is asked if type is B2G, which can be B2C or B2B.");
        refuses(Unticked.class, "Unticked.note is asked if tick is false, which can be true.");
        refuses(Never.class, "Never.note is asked if tick is , which can be true.");
        refuses(NotEmptiable.class, "NotEmptiable.note is asked if tick is true, but has no value for when it is not");
        refuses(Primitive.class, "Primitive.count is asked if tick is true, but has no value for when it is not");
        refuses(TooShort.class, "TooShort.note is asked if tick is true, but has no value for when it is not");
    }

    @Test
    void a_ninth_set_of_answers_of_one_question_stops_the_start() {
        List<String> options = List.of("A", "B", "C", "D");
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(FieldSpec.of("which", new Kind.Choice("Which", options), WhenEmpty.REFUSED));
        for (int i = 1; i <= 9; i++) {
            int bits = i;
            List<String> some = IntStream.range(0, 4)
                    .filter(bit -> (bits >> bit & 1) == 1)
                    .mapToObj(options::get)
                    .toList();
            fields.add(FieldSpec.of("q" + i, new Kind.Text(), WhenEmpty.EMPTY).askedIf("which", some, true));
        }
        assertThat(Form.of(new FormSpec("Many", fields.subList(0, 9)), Validators.VALIDATOR)
                        .fields())
                .hasSize(9);
        assertThatThrownBy(() -> Form.of(new FormSpec("Many", fields), Validators.VALIDATOR))
                .hasMessageStartingWith("Many.q9 is asked if which is A or D, and 8 other sets of its answers");
    }

    private static void refuses(Class<? extends Record> type, String sentence) {
        assertThatThrownBy(() -> Form.of(type, Validators.VALIDATOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    private static Map<String, List<String>> posted(String... pairs) {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            posted.put(pairs[i], List.of(pairs[i + 1]));
        }
        return posted;
    }

    private static List<String> errors(Form<?> form, Map<String, List<String>> posted) {
        return switch (form.read(posted)) {
            case Submission.Accepted<?> accepted -> List.of();
            case Submission.Rejected<?> rejected ->
                rejected.errors().stream()
                        .map(error -> error.field() + " " + error.key() + " "
                                + error.arguments().get("constraint"))
                        .toList();
        };
    }
}
