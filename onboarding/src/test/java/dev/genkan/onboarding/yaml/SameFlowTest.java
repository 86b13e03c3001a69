package dev.genkan.onboarding.yaml;

import static dev.genkan.onboarding.Condition.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.forms.AskedIf;
import dev.genkan.forms.Destination;
import dev.genkan.forms.Form;
import dev.genkan.forms.Hint;
import dev.genkan.forms.Lines;
import dev.genkan.forms.Since;
import dev.genkan.forms.WrittenTo;
import dev.genkan.onboarding.Audience;
import dev.genkan.onboarding.Branching;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.FlowOutline;
import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Flows.ApplicationType;
import dev.genkan.onboarding.Flows.NewApplication;
import dev.genkan.onboarding.Flows.Role;
import dev.genkan.onboarding.Onboarding;
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
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A flow of records and the same in a file are the same value.
class SameFlowTest {

    public record Everything(
            @NotBlank @Size(min = 2, max = 9) @Hint("As it is \"spoken\".")
            String text,

            @Pattern(regexp = "[a-z]*\\d?") String word,
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
            @NotEmpty @Size(max = 2) List<Role> several,
            Set<Role> more,
            @Valid Place place,
            @Valid @Nullable Place elsewhere,

            @AskedIf(field = "type", is = "B2B") @WrittenTo(Destination.PRIVATE_METADATA) @Since(2) @Nullable
            Integer teamSize,

            @AskedIf(field = "tick", required = false) @WrittenTo(Destination.APPLICATION)
            String note) {

        public record Place(
                @NotBlank String city,
                boolean abroad,
                @AskedIf(field = "abroad") String country) {}
    }

    private static final String GUIDE = """
        - flow: welcome
          version: 1
          steps:
            - ask: NewApplication
              fields:
                - { field: applicationName, type: text, required: true, max-length: 80 }
                - { field: applicationType, type: choice, of: [B2C, B2B], required: true }
          land-at: /dashboard
        """;

    static FlowOutline outline(Onboarding flow) {
        return FlowOutline.of(Editions.of(flow, Flows.VALIDATOR));
    }

    private static Onboarding only(String yaml) {
        List<Onboarding> flows = FlowFile.read(yaml, "flows.yaml", Flows.VALIDATOR);
        assertThat(flows).hasSize(1);
        return flows.getFirst();
    }

    private static void survives(Onboarding flow) {
        String yaml = FlowFile.write(List.of(outline(flow)));
        assertThat(outline(only(yaml))).as(yaml).isEqualTo(outline(flow));
        assertThat(FlowFile.write(List.of(outline(only(yaml))))).isEqualTo(yaml);
        SchemaTest.accepts(yaml);
    }

    @Test
    void the_guides_flow_in_a_file_is_the_flow_of_its_record() {
        assertThat(outline(only(GUIDE))).isEqualTo(outline(Flows.welcome(1)));
        assertThat(outline(only(GUIDE.replace("80", "81")))).isNotEqualTo(outline(Flows.welcome(1)));
    }

    @Test
    void every_kind_of_question_with_every_rule_survives_being_written_and_read() {
        survives(Onboarding.flow("all", 2).ask(Everything.class).landAt("/"));
        survives(Flows.threeSteps());
    }

    @Test
    void everything_that_is_said_of_a_flow_survives_too() {
        Onboarding first = Onboarding.flow("setup", 1).ask(NewApplication.class).landAt("/old");
        survives(Onboarding.flow("setup", 3)
                .ask(NewApplication.class)
                .askIf(where("applicationType").is(ApplicationType.B2B), Branching.Company.class)
                .offerIf(where("people").isNot(1, 2), Branching.Invitation.class)
                .askIf(where("companyName").is("true", "12", "no", "a: b"), Flows.AboutYou.class)
                .onlyFor(Audience.having("plan", "pro"))
                .checkAnswers()
                .farewell()
                .encryptDrafts()
                .keepDraftsFor(Duration.ofHours(36))
                .letFinish(first)
                .at("/first-steps")
                .landAt("/dashboard?tab=1"));
        survives(Flows.welcome(1));
        survives(Onboarding.flow("beta", 1)
                .ask(NewApplication.class)
                .onlyFor(Audience.having("seats", 5))
                .keepDraftsFor(Duration.ofSeconds(90))
                .landAt("/"));
    }

    @Test
    void several_flows_are_in_the_order_of_the_file_and_what_is_code_is_added_in_java() {
        String yaml = FlowFile.write(List.of(outline(Flows.twoSteps()), outline(Flows.welcome(1))));
        List<Onboarding> flows = FlowFile.read(yaml, "flows.yaml", Flows.VALIDATOR);
        assertThat(flows).extracting(Onboarding::name).containsExactly("setup", "welcome");
        Onboarding hooked = flows.getFirst().alsoThen((member, answers) -> {});
        assertThat(hooked).isEqualTo(flows.getFirst());
    }

    @Test
    void what_is_code_cannot_be_written() {
        assertThatThrownBy(() -> FlowFile.write(List.of(outline(Branching.checked()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The flow \"setup\" asks Security if a function says so, which a file cannot say; say it by"
                        + " a value.");
    }

    @Test
    void texts_stand_beside_what_they_are_about_for_all_languages_or_for_each() {
        String yaml = """
            - flow: welcome
              steps:
                - ask: Team
                  title: { otherwise: Your team, de: Euer Team }
                  fields:
                    - field: name
                      type: text
                      label: What is it called?
                      hint: { otherwise: Short will do., de: Kurz genügt. }
                    - field: size
                      type: choice
                      of: { no: Alone, yes: { otherwise: Some, de: Einige } }
                  texts:
                    ja: { Team.name: お名前 }
              land-at: /
            """;
        Form<?> form = only(yaml).steps().getFirst().asks().form(Flows.VALIDATOR);
        assertThat(form.text("Team", Locale.GERMANY)).contains("Euer Team");
        assertThat(form.text("Team", Locale.FRENCH)).contains("Your team");
        assertThat(form.text("Team.name", Locale.JAPANESE)).contains("お名前");
        assertThat(form.text("Team.name", Locale.ENGLISH)).contains("What is it called?");
        assertThat(form.text("Team.name.hint", Locale.GERMAN)).contains("Kurz genügt.");
        assertThat(form.text("Size.no", Locale.GERMAN)).contains("Alone");
        assertThat(form.text("Size.yes", Locale.GERMAN)).contains("Einige");
        assertThat(form.outline().fields().getFirst().hint()).isEqualTo("Short will do.");
        SchemaTest.accepts(yaml.replace("no: Alone, yes:", "\"no\": Alone, \"yes\":"));
    }
}
