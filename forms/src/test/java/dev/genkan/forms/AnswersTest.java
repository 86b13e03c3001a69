package dev.genkan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.ClockProvider;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.URL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every kind of question, answered well and badly.
class AnswersTest {

    enum Role {
        DEVELOPER,
        DESIGNER,
        OWNER
    }

    record Yes(@AssertTrue boolean terms, Boolean news) {}

    @Test
    void a_box_is_ticked_or_not_and_some_must_be() {
        assertThat(accepted(Yes.class, "terms", "true")).isEqualTo(new Yes(true, false));
        assertThat(errors(Yes.class, "news", "true")).containsExactly("terms validation.required.tick");
        assertThat(errors(Yes.class, "terms", "yes", "news", "1"))
                .containsExactly("terms validation.tick", "news validation.tick");
    }

    record Story(
            @NotBlank @Lines @Size(max = 20) String text,
            @Lines String more) {}

    @Test
    void several_lines_keep_their_breaks_and_lose_the_white_space_around_them() {
        assertThat(accepted(Story.class, "text", "\r\n one\r\n\ttwo\rthree \n"))
                .isEqualTo(new Story("one\n\ttwo\nthree", ""));
        assertThat(errors(Story.class, "text", " \r\n\t")).containsExactly("text validation.required.text");
        // a line break counts as one, as in the browser
        assertThat(accepted(Story.class, "text", "a\r\n".repeat(9) + "ab").text())
                .hasSize(20);
        assertThat(errors(Story.class, "text", "a\r\n".repeat(10) + "a")).containsExactly("text validation.size.max");
        assertThat(errors(Story.class, "text", "a\u0000b")).containsExactly("text validation.characters");
    }

    record Counted(
            int seats,
            @NotNull @Min(1) @Max(9) Integer few,
            @Nullable Long many,
            double share) {}

    @Test
    void numbers_are_of_their_type_and_within_their_bounds() {
        assertThat(accepted(
                        Counted.class, "seats", "-1 000", "few", "9,0", "many", "9223372036854775807", "share", "0,5"))
                .isEqualTo(new Counted(-1000, 9, Long.MAX_VALUE, 0.5));
        assertThat(errors(Counted.class, "few", "10", "many", "9223372036854775808"))
                .containsExactly(
                        "seats validation.required.text",
                        "few validation.max",
                        "many validation.max",
                        "share validation.required.text");
        assertThat(errors(
                        Counted.class, "seats", "1.5", "few", "1.000", "many", "-9223372036854775809", "share", "NaN"))
                .containsExactly(
                        "seats validation.integer",
                        "few validation.integer.ambiguous",
                        "many validation.min",
                        "share validation.number");
        assertThat(errors(Counted.class, "seats", "2147483648", "few", "", "share", "1e999999999"))
                .containsExactly("seats validation.max", "few validation.required.text", "share validation.number");
    }

    /// As a double it is longer than it was typed, and the form that shows it again would be refused as it is.
    @Test
    void a_number_that_could_not_be_sent_again_is_none() {
        assertThat(errors(Counted.class, "seats", "1", "few", "1", "share", "9".repeat(40)))
                .containsExactly("share validation.number");
        assertThat(accepted(Counted.class, "seats", "1", "few", "1", "share", "9".repeat(39))
                        .share())
                .isEqualTo(1e39);
    }

    record Price(
            @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 4, fraction = 2)
            BigDecimal price) {}

    @Test
    void decimals_are_exact_and_without_zeros_at_their_end() {
        assertThat(accepted(Price.class, "price", "1.234,50").price()).isEqualTo(new BigDecimal("1234.5"));
        assertThat(accepted(Price.class, "price", "1000.00").price()).isEqualTo(new BigDecimal("1000"));
        assertThat(errors(Price.class, "price", "0")).containsExactly("price validation.above");
        assertThat(errors(Price.class, "price", "12345")).containsExactly("price validation.digits");
        assertThat(errors(Price.class, "price", "1.250")).containsExactly("price validation.number.ambiguous");
    }

    record Days(
            @NotNull @Past LocalDate born, @Nullable @Future LocalDate due) {}

    @Test
    void a_date_is_three_numbers_that_are_in_the_calendar() {
        assertThat(accepted(Days.class, date("born", "29", "02", "2000")))
                .isEqualTo(new Days(LocalDate.of(2000, 2, 29), null));
        assertThat(errors(Days.class, date("born", "31", "2", "2000"))).containsExactly("born validation.date");
        assertThat(errors(Days.class, date("born", "1", "13", "2000"))).containsExactly("born validation.date");
        assertThat(errors(Days.class, date("born", "1", "jan", "2000"))).containsExactly("born validation.date");
        assertThat(errors(Days.class, date("born", "1", "1", "99999"))).containsExactly("born validation.date.year");
        assertThat(errors(Days.class, date("born", "1", "1", "87"))).containsExactly("born validation.date.year");
        assertThat(errors(Days.class, date("born", "1", "", "2000"))).containsExactly("born validation.date.parts");
        assertThat(errors(Days.class, Map.of())).containsExactly("born validation.required.text");
    }

    @Test
    void past_and_future_are_those_of_the_given_clock() {
        Map<String, String> answers = date("born", "1", "6", "2031");
        answers.putAll(date("due", "1", "6", "2031"));
        assertThat(errors(formAt("2031-06-01T12:00:00Z"), answers))
                .containsExactly("born validation.past", "due validation.future");
        assertThat(errors(formAt("2031-06-02T12:00:00Z"), answers)).containsExactly("due validation.future");
        assertThat(errors(formAt("2031-05-31T12:00:00Z"), answers)).containsExactly("born validation.past");
    }

    private static Form<Days> formAt(String now) {
        ClockProvider clock = () -> Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        Validator validator = Validation.byDefaultProvider()
                .configure()
                .clockProvider(clock)
                .buildValidatorFactory()
                .getValidator();
        return Form.of(Days.class, validator);
    }

    record Contact(
            @NotBlank @Email String email,
            @Nullable URI site,
            @URL String blog) {}

    @Test
    void addresses_look_like_addresses() {
        assertThat(accepted(Contact.class, "email", " ada@example.com ", "site", "https://example.com/a?b=c"))
                .isEqualTo(new Contact("ada@example.com", URI.create("https://example.com/a?b=c"), ""));
        assertThat(errors(Contact.class, "email", "ada", "blog", "example.com"))
                .containsExactly("email validation.email", "blog validation.url");
        assertThat(errors(Contact.class, "email", "a@" + "b".repeat(300))).containsExactly("email validation.size.max");
        for (String bad : List.of(
                "javascript:alert(1)",
                "//evil.example",
                "ftp://example.com",
                "https:///path",
                "https://bank.example@evil.example/",
                "http:example.com",
                "https://exa mple.com",
                "data:text/html,x",
                "https://example.com/\u0000",
                "file:///etc/passwd")) {
            assertThat(errors(Contact.class, "email", "a@b.example", "site", bad))
                    .as(bad)
                    .containsExactly("site validation.url");
        }
    }

    record Roles(@Size(min = 1, max = 2) List<Role> roles, Set<Role> others) {}

    @Test
    void several_answers_are_those_of_the_enum_once_and_in_its_order() {
        Form<Roles> form = Form.of(Roles.class, Validators.VALIDATOR);
        assertThat(form.read(Map.of("roles", List.of("OWNER", "DEVELOPER", "OWNER", ""))))
                .isEqualTo(new Submission.Accepted<>(new Roles(List.of(Role.DEVELOPER, Role.OWNER), Set.of())));
        assertThat(errors(form, Map.of())).containsExactly("roles validation.choices.min");
        assertThat(rejected(form, List.of("OWNER", "DEVELOPER", "DESIGNER")).errors())
                .extracting(FieldError::key)
                .containsExactly("validation.choices.max");
        Submission.Rejected<Roles> forged = rejected(form, List.of("OWNER", "owner", "ROOT"));
        assertThat(forged.errors()).extracting(FieldError::key).containsExactly("validation.choice");
        assertThat(forged.values()).isEqualTo(Map.of("roles", List.of("OWNER")));
        assertThat(form.fields().getFirst().required()).isTrue();
        assertThat(form.fields().getLast().required()).isFalse();
    }

    private static Submission.Rejected<Roles> rejected(Form<Roles> form, List<String> roles) {
        return switch (form.read(Map.of("roles", roles))) {
            case Submission.Accepted<Roles> accepted -> throw new AssertionError(accepted.record());
            case Submission.Rejected<Roles> rejected -> rejected;
        };
    }

    record City(@NotBlank String name, @Nullable String zip) {}

    record Company(
            @NotBlank @Size(max = 9) String name, @Valid City city) {
        Company {
            if (name.equals(city.name())) {
                throw new IllegalArgumentException("named like its city");
            }
        }
    }

    record Customer(@Valid Company company, @Valid @Nullable City elsewhere) {}

    @Test
    void an_inner_record_is_asked_in_its_place_with_its_errors_where_they_belong() {
        assertThat(accepted(Customer.class, "company.name", "Acme", "company.city.name", "Turku"))
                .isEqualTo(new Customer(new Company("Acme", new City("Turku", null)), null));
        assertThat(accepted(
                                Customer.class,
                                "company.name",
                                "Acme",
                                "company.city.name",
                                "Turku",
                                "elsewhere.name",
                                "Oulu",
                                "elsewhere.zip",
                                "")
                        .elsewhere())
                .isEqualTo(new City("Oulu", null));
        assertThat(errors(Customer.class, "company.name", "0123456789", "elsewhere.zip", "1"))
                .containsExactly(
                        "company.name validation.size.max",
                        "company.city.name validation.required.text",
                        "elsewhere.name validation.required.text");
        assertThat(errors(Customer.class, "company.name", "Turku", "company.city.name", "Turku"))
                .containsExactly("company validation.record");
    }

    @Test
    void answers_go_to_json_and_back_to_the_page() {
        Form<Customer> form = Form.of(Customer.class, Validators.VALIDATOR);
        Customer answers = new Customer(new Company("Acme", new City("Turku", null)), null);
        Map<String, @Nullable Object> city = new LinkedHashMap<>();
        city.put("name", "Turku");
        city.put("zip", null);
        assertThat(form.toJson(answers))
                .containsEntry("company", Map.of("name", "Acme", "city", city))
                .containsEntry("elsewhere", null);
        assertThat(form.typed(answers))
                .isEqualTo(Map.of("company.name", List.of("Acme"), "company.city.name", List.of("Turku")));
    }

    @Test
    void what_an_older_record_kept_is_shown_as_far_as_it_can_be() {
        Map<String, @Nullable Object> kept = Map.of("born", "someday", "due", List.of(), "seats", Map.of("a", 1L));
        assertThat(Form.of(Days.class, Validators.VALIDATOR).typed(kept)).isEmpty();
        assertThat(Form.of(Counted.class, Validators.VALIDATOR)
                        .typed(Map.of("seats", "many", "share", true, "few", 12.345)))
                .isEqualTo(Map.of("seats", List.of("many"), "share", List.of("true"), "few", List.of("12.3450")));
    }

    @Test
    void what_was_accepted_does_not_print_what_was_answered() {
        assertThat(read(Form.of(Story.class, Validators.VALIDATOR), Map.of("text", "secret")))
                .hasToString("Accepted[Story]");
    }

    record Own(
            @NotBlank(message = "Say who you are") String name,
            @Min(value = 1, message = "One at least") int seats) {}

    @Test
    void a_message_written_into_the_code_is_left_as_it_is() {
        assertThat(errors(Own.class, "seats", "0"))
                .containsExactly("name validation.message Say who you are", "seats validation.message One at least");
    }

    record Optionally(Optional<String> name) {}

    @SuppressWarnings("ArrayRecordComponent") // which is one of the reasons why it is refused
    record Upload(byte[] picture) {}

    record Stream(InputStream picture) {}

    record Texts(List<String> tags) {}

    record When(Instant at) {}

    record Boxed(Integer seats) {}

    record Dated(LocalDate on) {}

    record Misplaced(@Lines int seats) {}

    record Tall(@Lines(31) String text) {}

    record Deep(One one) {
        record One(Two two) {}

        record Two(Three three) {}

        record Three(String text) {}
    }

    record MisfitInside(Inner inner) {
        record Inner(@NotBlank Role role) {}
    }

    @Test
    void what_no_form_can_ask_stops_the_start_with_a_sentence() {
        refuses(Optionally.class, "Optionally.name is an Optional; let it be what is inside, and mark it @Nullable");
        refuses(Upload.class, "Upload.picture is of the type byte[]; forms take no files");
        refuses(Stream.class, "Stream.picture is of the type InputStream; forms take no files");
        refuses(Texts.class, "Texts.tags is of the type List<String>; a form can ask for text (String), a choice");
        refuses(When.class, "When.at is of the type Instant; a form can ask for");
        refuses(Boxed.class, "Boxed.seats is of the type Integer and neither @NotNull nor @Nullable");
        refuses(Dated.class, "Dated.on is of the type LocalDate and neither @NotNull nor @Nullable");
        refuses(Misplaced.class, "Misplaced.seats has @Lines");
        refuses(Tall.class, "Tall.text has @Lines(31)");
        refuses(Deep.class, "Two.three is a record inside a record inside a record");
        refuses(MisfitInside.class, "Inner.role has a constraint that does not fit its type");
    }

    private static void refuses(Class<? extends Record> type, String sentence) {
        assertThatThrownBy(() -> Form.of(type, Validators.VALIDATOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    record Bounds(
            @Positive int positive,
            @Min(-3) int below,
            @DecimalMin("0.1") double above) {}

    @Test
    void a_telephone_is_offered_a_minus_where_one_may_be_needed() {
        assertThat(Form.of(Bounds.class, Validators.VALIDATOR).fields())
                .extracting(field -> ((Field.Numeric) field).signed())
                .containsExactly(false, true, false);
    }

    private static Map<String, String> date(String name, String day, String month, String year) {
        Map<String, String> date = new LinkedHashMap<>();
        date.put(name + ".day", day);
        date.put(name + ".month", month);
        date.put(name + ".year", year);
        return date;
    }

    private static <R extends Record> R accepted(Class<R> type, String... typed) {
        return accepted(type, pairs(typed));
    }

    private static <R extends Record> R accepted(Class<R> type, Map<String, String> typed) {
        return switch (read(Form.of(type, Validators.VALIDATOR), typed)) {
            case Submission.Accepted<R> accepted -> accepted.record();
            case Submission.Rejected<R> rejected -> throw new AssertionError(rejected.errors());
        };
    }

    private static List<String> errors(Class<? extends Record> type, String... typed) {
        return errors(type, pairs(typed));
    }

    private static List<String> errors(Class<? extends Record> type, Map<String, String> typed) {
        return errors(Form.of(type, Validators.VALIDATOR), typed);
    }

    /// Field, key, and the message if the programmer wrote one.
    private static <R extends Record> List<String> errors(Form<R> form, Map<String, String> typed) {
        return switch (read(form, typed)) {
            case Submission.Accepted<R> accepted -> List.of();
            case Submission.Rejected<R> rejected ->
                rejected.errors().stream()
                        .map(error -> (error.field() + " " + error.key() + " "
                                        + error.arguments().getOrDefault("message", ""))
                                .strip())
                        .toList();
        };
    }

    private static <R extends Record> Submission<R> read(Form<R> form, Map<String, String> typed) {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        typed.forEach((name, value) -> posted.put(name, List.of(value)));
        return form.read(posted);
    }

    private static Map<String, String> pairs(String... typed) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < typed.length; i += 2) {
            pairs.put(typed[i], typed[i + 1]);
        }
        return pairs;
    }
}
