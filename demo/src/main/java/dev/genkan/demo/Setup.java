package dev.genkan.demo;

import static dev.genkan.onboarding.Condition.where;

import dev.genkan.forms.Destination;
import dev.genkan.forms.WrittenTo;
import dev.genkan.onboarding.Answers;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Refusal;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The demo's second flow, in the place of the first where `demo.flow` is `setup`: several steps, one of them for
/// companies only and one that may be skipped, all answers once more, and a page that says come in.
@Configuration
@ConditionalOnProperty(name = "demo.flow", havingValue = "setup")
class Setup {

    record AboutYourself(
            @NotBlank @Size(max = 60) String fullName,
            @Size(max = 60) String role) {}

    /// What [NewApplication] asks, and a question more: whoever reads the claims as that one finds its answers.
    record YourApplication(
            @NotBlank @Size(max = 80) String applicationName,
            @NotNull ApplicationType applicationType,
            @Nullable URI website) {

        NewApplication asNew() {
            return new NewApplication(applicationName, applicationType);
        }
    }

    record YourCompany(
            @NotBlank @Size(max = 80) String companyName,
            @Positive @Max(100_000) int people) {}

    /// Somebody else's address is no business of the member's token.
    @WrittenTo(Destination.APPLICATION)
    record Colleague(@NotBlank @Email String colleague) {}

    @Bean
    Onboarding onboarding(Workspaces workspaces) {
        return Onboarding.flow("setup", 1)
                .ask(AboutYourself.class)
                .ask(YourApplication.class)
                .askIf(where("applicationType").is(ApplicationType.B2B), YourCompany.class)
                .offer(Colleague.class)
                .checkAnswers()
                .onAnswer(YourApplication.class, (member, answer) -> requireFree(workspaces, member, answer))
                .then((member, answers) -> open(workspaces, member, answers))
                .farewell()
                .landAt("/dashboard");
    }

    private static void requireFree(Workspaces workspaces, Member member, YourApplication answer) {
        if (workspaces.isTaken(answer.applicationName(), member.id())) {
            throw Refusal.at(YourApplication.class, "applicationName", "workspace.nameTaken");
        }
    }

    private static void open(Workspaces workspaces, Member member, Answers answers) {
        workspaces.open(member.id(), answers.get(YourApplication.class).asNew());
        answers.find(Colleague.class).ifPresent(one -> workspaces.invite(member.id(), one.colleague()));
    }
}
