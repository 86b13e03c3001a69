package app;

import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
        return Gate.publicRoutes("/public");
    }

    /// Of two steps, so that the first one can be sent any number of times.
    @Bean
    @ConditionalOnProperty("bench.form")
    Onboarding onboarding() {
        return Onboarding.flow("welcome", 1)
                .ask(NewApplication.class)
                .ask(Company.class)
                .landAt("/private");
    }
}
