package dev.genkan.testing.guide;

import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The application of the page "Test your flow".
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(GuideApplication.Dashboard.class)
class GuideApplication {

    @Bean
    Onboarding welcome() {
        return WelcomeFlow.welcome();
    }

    @Bean
    Gate gate(Onboarding welcome) {
        return Gate.publicRoutes("/").require(welcome);
    }

    @RestController
    static class Dashboard {

        @GetMapping("/dashboard")
        String dashboard(Auth.SignedIn member) {
            return "Dashboard of " + member.userId();
        }
    }
}
