package dev.genkan.testing;

import static dev.genkan.onboarding.Condition.where;

import dev.genkan.forms.Lines;
import dev.genkan.onboarding.Onboarding;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Flows that the tests walk.
final class Flows {

    enum Kind {
        B2C,
        B2B,
        PUBLIC
    }

    record NewApplication(
            @NotBlank @Size(max = 80) String applicationName,
            @NotNull Kind applicationType) {}

    record Company(
            @NotBlank @Size(min = 10, max = 40) String legalName,
            @Min(3) @Max(500) int seats) {}

    record VatNumber(
            @NotBlank @Pattern(regexp = "FI[0-9]{8}") String vatNumber) {}

    record Invitations(@Email String invited) {}

    record Newsletter(boolean newsletter) {}

    record Topics(@NotBlank String topics) {}

    enum Role {
        DEVELOPER,
        DESIGNER,
        OWNER
    }

    record Office(@NotBlank String city, @Nullable String street) {}

    /// One question of every kind, each with a rule of its own.
    record Everything(
            @NotBlank @Size(min = 30, max = 31) String long_,
            @Size(min = 200) @Lines String story,
            @NotBlank @Email String mail,
            @NotNull URI site,
            @Min(18) @Max(19) int age,
            @DecimalMin("0.125") @NotNull BigDecimal share,
            @Positive double weight,
            @Past @NotNull LocalDate born,
            @Future @NotNull LocalDate due,
            @AssertTrue boolean agreed,
            boolean remote,
            @NotEmpty @Size(min = 2) List<Role> roles,
            @NotNull Role role,
            @Nullable Kind kind,
            @Valid @NotNull Office office) {}

    private Flows() {}

    static Onboarding.Draft branching() {
        return Onboarding.flow("welcome", 1)
                .ask(NewApplication.class)
                .askIf(where("applicationType").is(Kind.B2B), Company.class)
                .offer(Invitations.class);
    }
}
