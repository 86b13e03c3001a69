package dev.genkan.testing.spring;

import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// An application whose tests these are.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Shop.Pages.class)
class Shop {

    record Name(@NotBlank String shopName) {}

    @Bean
    Onboarding welcome() {
        return Onboarding.flow("welcome", 2).ask(Name.class).landAt("/dashboard");
    }

    @Bean
    Gate gate(Onboarding welcome) {
        return Gate.publicRoutes("/").require(welcome);
    }

    @RestController
    static class Pages {

        @GetMapping("/")
        String home(Auth auth) {
            return auth instanceof Auth.SignedIn ? "home of a member" : "home of nobody";
        }

        @GetMapping("/dashboard")
        String dashboard(Auth.SignedIn member) {
            return "dashboard of " + member.claims().metadata().get("shopName");
        }

        @PostMapping("/orders")
        String order(Auth.SignedIn member) {
            return "ordered by " + member.userId();
        }
    }
}
