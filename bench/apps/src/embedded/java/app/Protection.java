package app;

import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Engine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The whole engine inside, and questions where forms are measured.
@Configuration
class Protection {

    enum ApplicationType {
        B2C,
        B2B
    }

    record NewApplication(
            @NotBlank @Size(max = 80) String applicationName,
            @NotNull ApplicationType applicationType) {}

    record Company(@NotBlank String company) {}

    @Bean
    Gate gate() {
        return Gate.publicRoutes("/public", "/again");
    }

    /// Of two steps, so that the first one leads on to another one.
    @Bean
    @ConditionalOnProperty("bench.form")
    Onboarding onboarding() {
        return Onboarding.flow("welcome", 1)
                .ask(NewApplication.class)
                .ask(Company.class)
                .landAt("/private");
    }

    /// Nobody has answered.
    @RestController
    record Again(Engine engine) {

        @PostMapping("/again")
        void again() {
            engine.journeys().forgetDrafts("welcome", Instant.now().plusSeconds(1));
        }
    }
}
