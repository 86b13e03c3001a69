package dev.genkan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.forms.guide.ApplicationType;
import dev.genkan.forms.html.ControlView;
import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Words;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Some questions of a form, where the others were answered to an earlier version of it.
class PartialTest {

    record Second(
            @NotBlank @Size(max = 20) String name,
            @NotNull ApplicationType type,
            @AskedIf(field = "type", is = "B2B") @Nullable Integer teamSize,
            @Nullable LocalDate start,

            @NotBlank @Since(2) @WrittenTo(Destination.PRIVATE_METADATA)
            String country,

            List<ApplicationType> others) {}

    private static final Form<Second> FORM = Form.of(Second.class, Validators.VALIDATOR);

    @Test
    void only_the_new_question_is_missing() {
        assertThat(FORM.missing(first("type", "B2C"))).containsExactly("country");
        assertThat(FORM.missing(Map.of())).containsExactly("name", "type", "teamSize", "start", "country", "others");
    }

    @Test
    void null_is_an_answer_where_one_may_be_left_open() {
        assertThat(FORM.missing(first("start", null, "others", null))).containsExactly("country");
        assertThat(FORM.missing(first("name", null, "start", null))).containsExactly("name", "country");
    }

    @Test
    void an_answer_that_would_not_be_accepted_any_more_is_missing() {
        assertThat(FORM.missing(first("name", "x".repeat(21)))).containsExactly("name", "country");
        assertThat(FORM.missing(first("type", "B2G"))).containsExactly("type", "teamSize", "country");
        assertThat(FORM.missing(first("name", 12L))).containsExactly("name", "country");
        assertThat(FORM.missing(first("start", "someday"))).containsExactly("start", "country");
        assertThat(FORM.missing(first("others", "B2C"))).containsExactly("country", "others");
    }

    @Test
    void a_question_that_hangs_on_an_answer_is_missing_only_if_that_asks_for_it() {
        Map<String, @Nullable Object> companies = first("type", "B2B");
        companies.remove("teamSize");
        assertThat(FORM.missing(companies)).containsExactly("teamSize", "country");
        assertThat(FORM.missing(first("type", "B2B", "teamSize", null))).containsExactly("teamSize", "country");
        Map<String, @Nullable Object> people = first("type", "B2C");
        people.remove("teamSize");
        assertThat(FORM.missing(people)).containsExactly("country");
    }

    @Test
    void what_is_known_wins_over_what_a_stranger_posts_for_it() {
        assertThat(FORM.read(
                        Map.of(
                                "country", List.of("FI"),
                                "name", List.of("Forged"),
                                "type", List.of("B2B"),
                                "start.day", List.of("1"),
                                "teamSize", List.of("9")),
                        first()))
                .isEqualTo(new Submission.Accepted<>(new Second(
                        "Tidepool",
                        ApplicationType.B2C,
                        null,
                        LocalDate.of(2027, 4, 1),
                        "FI",
                        List.of(ApplicationType.B2B))));
    }

    @Test
    void what_is_asked_and_not_answered_is_an_error_beside_what_is_known() {
        switch (FORM.read(Map.of(), first())) {
            case Submission.Accepted<Second> accepted -> throw new AssertionError(accepted.record());
            case Submission.Rejected<Second> rejected -> {
                assertThat(rejected).hasToString("Rejected[country]");
                assertThat(rejected.values()).containsEntry("name", List.of("Tidepool"));
            }
        }
    }

    @Test
    void what_hangs_on_a_question_that_is_asked_is_asked_with_it() {
        Map<String, @Nullable Object> known = first("country", "FI");
        known.remove("type");
        assertThat(FORM.withTheirs(Set.of("type"))).containsExactly("type", "teamSize");
        assertThat(FORM.read(Map.of("type", List.of("B2B"), "teamSize", List.of("9")), known))
                .isInstanceOfSatisfying(
                        Submission.Accepted.class,
                        accepted -> assertThat(((Second) accepted.record()).teamSize())
                                .isEqualTo(9));
    }

    @Test
    void a_page_asks_for_what_is_missing_and_for_what_is_wrong() {
        assertThat(drawn(Set.of("country"))).containsExactly("country");
        assertThat(drawn(Set.of())).containsExactly("name", "type", "teamSize", "start", "country", "others");
        assertThat(drawn(Set.of("country"), new FieldError("start.day", "validation.date")))
                .containsExactly("start", "country");
        assertThat(drawn(Set.of("type"))).containsExactly("type", "teamSize");
        assertThat(drawn(Set.of("teamSize"))).containsExactly("teamSize");
    }

    private static List<String> drawn(Set<String> asked, FieldError... errors) {
        return FormView.of(FORM, Map.of(), List.of(errors), Words.ours(), Locale.ENGLISH, asked)
                .allControls()
                .map(ControlView::name)
                .toList();
    }

    @WrittenTo(Destination.APPLICATION)
    record Elsewhere(
            String phone,
            @WrittenTo(Destination.PUBLIC_METADATA) String name) {}

    @Test
    void a_component_says_since_when_it_is_asked_and_where_its_answer_goes() {
        assertThat(FORM.since("country")).isEqualTo(2);
        assertThat(FORM.since("name")).isEqualTo(1);
        assertThat(FORM.destination("country")).isEqualTo(Destination.PRIVATE_METADATA);
        assertThat(FORM.destination("name")).isEqualTo(Destination.PUBLIC_METADATA);
        Form<Elsewhere> elsewhere = Form.of(Elsewhere.class, Validators.VALIDATOR);
        assertThat(elsewhere.destination("phone")).isEqualTo(Destination.APPLICATION);
        assertThat(elsewhere.destination("name")).isEqualTo(Destination.PUBLIC_METADATA);
        assertThatThrownBy(() -> FORM.since("typo")).hasMessage("Second has no typo");
    }

    record Never(@Since(0) String text) {}

    record Since2(@Since(2) String text) {}

    record InnerSince(Since2 inner) {}

    record Written(@WrittenTo(Destination.APPLICATION) String text) {}

    record InnerWritten(Written inner) {}

    @Test
    void what_cannot_be_said_of_a_component_stops_the_start() {
        assertThatThrownBy(() -> Form.of(Never.class, Validators.VALIDATOR))
                .hasMessage("Never.text has @Since(0); versions are counted from 1.");
        assertThatThrownBy(() -> Form.of(InnerSince.class, Validators.VALIDATOR))
                .hasMessageStartingWith("Since2.text has @Since inside an inner record");
        assertThatThrownBy(() -> Form.of(InnerWritten.class, Validators.VALIDATOR))
                .hasMessageStartingWith("Written.text has @WrittenTo inside an inner record");
    }

    record Seats(@NotNull @Positive Integer seats) {}

    @Test
    void every_kind_of_answer_comes_back_from_its_json() {
        Form<Seats> form = Form.of(Seats.class, Validators.VALIDATOR);
        assertThat(form.read(Map.of(), Map.of("seats", 1000L))).isEqualTo(new Submission.Accepted<>(new Seats(1000)));
    }

    /// What version 1 kept, with some of it changed.
    private static Map<String, @Nullable Object> first(@Nullable Object... changes) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", "Tidepool");
        json.put("type", "B2C");
        json.put("teamSize", null);
        json.put("start", "2027-04-01");
        json.put("others", List.of("B2B"));
        for (int i = 0; i < changes.length; i += 2) {
            json.put(String.valueOf(changes[i]), changes[i + 1]);
        }
        return json;
    }
}
