package dev.genkan.forms;

import dev.genkan.forms.guide.ApplicationType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every kind of question, with and without an answer, with a rule of every kind; and the same declared.
public record Everything(
        @NotBlank @Size(min = 2, max = 9) @Hint("As it is spoken.")
        String text,

        @Pattern(regexp = "[a-z]*") String word,
        @Nullable @Lines(6) @Size(max = 40) String lines,
        @NotBlank @Email String email,
        @Nullable URI link,
        @Min(1) @Max(9) int whole,
        @Nullable Long many,

        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("99.5") @Digits(integer = 4, fraction = 2)
        BigDecimal price,

        @Nullable Double share,
        @NotNull @Past LocalDate born,
        boolean tick,
        @AssertTrue boolean terms,
        @NotNull ApplicationType type,
        @Nullable ApplicationType other,
        @NotEmpty @Size(max = 1) List<ApplicationType> several,
        Set<ApplicationType> more,
        @Valid Place place,
        @Valid @Nullable Place elsewhere,

        @AskedIf(field = "type", is = "B2B") @WrittenTo(Destination.PRIVATE_METADATA) @Since(2) @Nullable
        Integer teamSize,

        @AskedIf(field = "tick", required = false) @WrittenTo(Destination.APPLICATION)
        String note,

        @AskedIf(
                field = "more",
                is = {"B2C", "B2B"})
        @Nullable
        ApplicationType which,

        @AskedIf(field = "which", is = "B2C") String why) {

    public record Place(
            @NotBlank String city,
            boolean abroad,
            @AskedIf(field = "abroad") String country) {}

    public static final Form<Everything> FORM = Form.of(Everything.class, Validators.VALIDATOR);

    private static final List<String> TYPES = List.of("B2C", "B2B");

    /// The same without a record.
    public static final FormSpec SPEC = new FormSpec(
            "Everything",
            List.of(
                    FieldSpec.of("text", new Kind.Text(), WhenEmpty.REFUSED, new Rule.Length(2, 9))
                            .hint("As it is spoken."),
                    FieldSpec.of("word", new Kind.Text(), WhenEmpty.EMPTY, new Rule.Matches("[a-z]*")),
                    FieldSpec.of("lines", new Kind.Lines(6), WhenEmpty.NULL, new Rule.Length(0, 40)),
                    FieldSpec.of("email", new Kind.Email(), WhenEmpty.REFUSED),
                    FieldSpec.of("link", new Kind.Link(), WhenEmpty.NULL),
                    FieldSpec.of("whole", number(NumberKind.INT), WhenEmpty.REFUSED, atMost("9"), atLeast("1")),
                    FieldSpec.of("many", number(NumberKind.LONG), WhenEmpty.NULL),
                    FieldSpec.of(
                            "price",
                            number(NumberKind.DECIMAL),
                            WhenEmpty.REFUSED,
                            new Rule.AtLeast(BigDecimal.ZERO, false),
                            atMost("99.50"),
                            new Rule.Digits(4, 2)),
                    FieldSpec.of("share", number(NumberKind.DOUBLE), WhenEmpty.NULL),
                    FieldSpec.of("born", new Kind.Date(), WhenEmpty.REFUSED, new Rule.InTime(Rule.Time.PAST)),
                    FieldSpec.of("tick", new Kind.Tick(), WhenEmpty.EMPTY),
                    FieldSpec.of("terms", new Kind.Tick(), WhenEmpty.REFUSED),
                    FieldSpec.of("type", choice(), WhenEmpty.REFUSED),
                    FieldSpec.of("other", choice(), WhenEmpty.NULL),
                    FieldSpec.of("several", choices(), WhenEmpty.REFUSED, new Rule.Count(0, 1)),
                    FieldSpec.of("more", choices(), WhenEmpty.EMPTY),
                    FieldSpec.of("place", aPlace(), WhenEmpty.REFUSED),
                    FieldSpec.of("elsewhere", aPlace(), WhenEmpty.NULL),
                    FieldSpec.of("teamSize", number(NumberKind.INT), WhenEmpty.NULL)
                            .askedIf("type", List.of("B2B"), true)
                            .writtenTo(Destination.PRIVATE_METADATA)
                            .since(2),
                    FieldSpec.of("note", new Kind.Text(), WhenEmpty.EMPTY)
                            .askedIf("tick", List.of("true"), false)
                            .writtenTo(Destination.APPLICATION),
                    FieldSpec.of("which", choice(), WhenEmpty.NULL).askedIf("more", TYPES, true),
                    FieldSpec.of("why", new Kind.Text(), WhenEmpty.EMPTY).askedIf("which", List.of("B2C"), true)));

    private static Kind number(NumberKind type) {
        return new Kind.Numeric(type);
    }

    private static Kind choice() {
        return new Kind.Choice("ApplicationType", TYPES);
    }

    private static Kind choices() {
        return new Kind.Choices("ApplicationType", TYPES);
    }

    private static Kind aPlace() {
        return new Kind.Group(
                "Place",
                List.of(
                        FieldSpec.of("city", new Kind.Text(), WhenEmpty.REFUSED),
                        FieldSpec.of("abroad", new Kind.Tick(), WhenEmpty.EMPTY),
                        FieldSpec.of("country", new Kind.Text(), WhenEmpty.EMPTY)
                                .askedIf("abroad", List.of("true"), true)));
    }

    private static Rule atLeast(String min) {
        return new Rule.AtLeast(new BigDecimal(min), true);
    }

    private static Rule atMost(String max) {
        return new Rule.AtMost(new BigDecimal(max), true);
    }
}
