package dev.genkan.testing.guide;

import static dev.genkan.onboarding.Condition.where;

import dev.genkan.onboarding.Onboarding;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/// The flow of the page "Test your flow".
final class WelcomeFlow {

    enum ApplicationType {
        B2C,
        B2B
    }

    record NewApplication(
            @NotBlank @Size(max = 80) String applicationName,
            @NotNull ApplicationType applicationType) {}

    record Company(
            @NotBlank String legalName,
            @Pattern(regexp = "FI[0-9]{8}") String vatNumber,
            @Positive int seats) {}

    record SupportPlan(boolean byTelephone) {}

    record Invitations(@NotBlank @Email String colleague) {}

    private WelcomeFlow() {}

    static Onboarding welcome() {
        return Onboarding.flow("welcome", 1)
                .ask(NewApplication.class)
                .askIf(where("applicationType").is(ApplicationType.B2B), Company.class)
                .askIf(answers -> answers.get(Company.class).seats() > 50, SupportPlan.class)
                .offer(Invitations.class)
                .landAt("/dashboard");
    }
}
