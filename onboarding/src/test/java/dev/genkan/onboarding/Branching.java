package dev.genkan.onboarding;

import static dev.genkan.onboarding.Condition.where;

import dev.genkan.onboarding.Flows.AboutYou;
import dev.genkan.onboarding.Flows.ApplicationType;
import dev.genkan.onboarding.Flows.NewApplication;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A flow of five steps that branches, offers and checks, and its later versions.
public final class Branching {

    public record Company(
            @NotBlank @Size(max = 60) String companyName,
            @Min(1) @Max(5000) int people) {}

    public record Invitation(@Nullable String colleague) {}

    public record Security(@NotNull Boolean auditLog) {}

    private Branching() {}

    /// Five steps: the third for companies only, the fourth may be skipped, the fifth for large companies only.
    public static Onboarding.Draft five() {
        return Onboarding.flow("setup", 1)
                .ask(AboutYou.class)
                .ask(NewApplication.class)
                .askIf(where("applicationType").is(ApplicationType.B2B), Company.class)
                .offer(Invitation.class)
                .askIf(answers -> answers.get(Company.class).people() > 100, Security.class);
    }

    public static Onboarding checked() {
        return five().checkAnswers().farewell().landAt("/dashboard");
    }

    /// The same name for both, as a record has when a component is added to it.
    public static Onboarding second() {
        return Onboarding.flow("welcome", 2)
                .ask(dev.genkan.onboarding.second.NewApplication.class)
                .landAt("/dashboard");
    }
}
