package dev.genkan.embedded;

import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ForwardedHeaderFilter;

/// The applications that the tests start.
final class Applications {

    private Applications() {}

    /// What somebody has who only added the dependency and a page.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Plain {}

    /// With a gate of its own.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Gated {

        @Bean
        Gate gate() {
            return Gate.publicRoutes("/", "/members-only").ignoredRoutes("/ignored");
        }
    }

    /// With a flow that everybody answers, and no gate.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Asking {

        record Name(@NotBlank String name) {}

        @Bean
        Onboarding onboarding() {
            return Onboarding.flow("welcome", 1).ask(Name.class).landAt("/me");
        }
    }

    /// With Spring's own filter for forwarding headers.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Rewriting {

        @Bean
        ForwardedHeaderFilter forwardedHeaders() {
            return new ForwardedHeaderFilter();
        }
    }

    /// The same, registered by hand.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class RewritingByRegistration {

        @Bean
        FilterRegistrationBean<ForwardedHeaderFilter> forwardedHeaders() {
            return new FilterRegistrationBean<>(new ForwardedHeaderFilter());
        }
    }

    /// With one flow too many.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Asking.class)
    static class AskingTwice {

        @Bean
        Onboarding another() {
            return Onboarding.flow("setup", 1).ask(Asking.Name.class).landAt("/me");
        }
    }

    @RestController
    static class Handlers {

        @GetMapping("/")
        String home(Auth auth) {
            return switch (auth) {
                case Auth.SignedIn member -> "home of " + member.userId();
                case Auth.SignedOut nobody -> "home of nobody";
            };
        }

        @GetMapping("/me")
        String me(Auth.SignedIn member) {
            return "me, " + member.userId();
        }

        @GetMapping("/members-only")
        String membersOnly(Auth.SignedIn member) {
            return "members only, " + member.userId();
        }

        @GetMapping("/ignored")
        String ignored() {
            return "ignored";
        }
    }
}
