package dev.genkan.e2e.team;

import dev.genkan.forms.AskedIf;
import dev.genkan.forms.Hint;
import dev.genkan.forms.Lines;
import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// An application that asks in three steps, with a question of every kind.
@SpringBootApplication
@RestController
public class TeamApplication {

    public enum Role {
        DEVELOPER,
        DESIGNER,
        OWNER
    }

    public enum Country {
        DENMARK,
        ESTONIA,
        FINLAND,
        ICELAND,
        LATVIA,
        NORWAY,
        SWEDEN
    }

    public record AboutYou(
            @NotBlank @Size(max = 40) @Hint("As your team will see it.")
            String nickname,

            @NotNull Country country,
            @Nullable @Future LocalDate leaves) {}

    public record Company(
            @NotBlank @Size(max = 80) String name, @Nullable URI website) {}

    public record YourTeam(
            @Positive int seats,
            @NotNull @Positive BigDecimal budget,
            @NotNull @Hint("For example, {example}") LocalDate start,
            @NotEmpty List<Role> roles,
            @Valid Company company) {}

    public record Finally(
            @NotBlank @Email String invoices,
            @Lines @Size(max = 500) String story,
            boolean news,
            @AskedIf(field = "news") @Size(max = 80) String topics,
            @AssertTrue boolean terms) {}

    @Bean
    Onboarding onboarding() {
        return Onboarding.flow("team", 2)
                .ask(AboutYou.class)
                .ask(YourTeam.class)
                .ask(Finally.class)
                .landAt("/dashboard");
    }

    @Bean
    Gate gate(Onboarding onboarding) {
        return Gate.publicRoutes("/")
                .ignoredRoutes("/assets/(.*)", "/favicon.ico")
                .require(onboarding);
    }

    @GetMapping(path = "/dashboard", produces = "text/html;charset=utf-8")
    String dashboard(Auth.SignedIn member) {
        YourTeam team = member.claims().metadata(YourTeam.class).orElseThrow();
        return "<!doctype html><html lang=\"en\"><title>Team</title><h1>%d of %s from %s</h1></html>"
                .formatted(team.seats(), team.company().name(), team.start());
    }
}
