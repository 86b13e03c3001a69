package dev.genkan.testing.spring;

import static dev.genkan.onboarding.Condition.where;

import dev.genkan.forms.AskedIf;
import dev.genkan.forms.Lines;
import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// An application whose flow has a question of every kind, a step for some, a check and a farewell. It can be spoilt.
@Configuration
@EnableAutoConfiguration
@Import(Gallery.Pages.class)
class Gallery {

    enum Kind {
        ALONE,
        COMPANY
    }

    enum Country {
        DENMARK,
        ESTONIA,
        FINLAND,
        ICELAND,
        LATVIA,
        NORWAY,
        SWEDEN
    }

    record Office(@NotBlank String city) {}

    record Everything(
            @NotBlank @Size(max = 40) String name,
            @NotNull Kind kind,
            @NotNull Country country,
            @NotEmpty List<Kind> others,
            boolean news,
            @AskedIf(field = "news") String topics,
            @Lines @NotBlank String story,
            @NotBlank @Email String invoices,
            @NotNull URI site,
            @Positive int seats,
            @NotNull BigDecimal share,
            @NotNull LocalDate start,
            @Valid @NotNull Office office) {}

    record Company(@NotBlank String companyName) {}

    /// What the style sheet says; none: as it should be.
    static volatile String style = "";

    /// Whether every name is taken.
    static volatile boolean taken;

    @Bean
    Onboarding tour() {
        return Onboarding.flow("tour", 3)
                .ask(Everything.class)
                .onAnswer(Everything.class, (member, answer) -> {
                    if (taken) {
                        throw Refusal.at(Everything.class, "name", "Somebody is called so");
                    }
                })
                .offerIf(where("kind").is(Kind.COMPANY), Company.class)
                .checkAnswers()
                .farewell()
                .landAt("/dashboard");
    }

    @Bean
    Gate gate(Onboarding tour) {
        return Gate.publicRoutes("/").ignoredRoutes("/look.css").require(tour);
    }

    @RestController
    static class Pages {

        @GetMapping("/dashboard")
        String dashboard() {
            return "dashboard";
        }

        @GetMapping(path = "/look.css", produces = "text/css")
        String look() {
            return style;
        }
    }
}
