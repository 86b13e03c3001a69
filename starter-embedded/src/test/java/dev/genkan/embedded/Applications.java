package dev.genkan.embedded;

import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Watch;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.AbstractView;

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

        @Bean
        Seen seen() {
            return new Seen(new CopyOnWriteArrayList<>());
        }

        /// Somebody who watches flows.
        record Seen(List<Happening.What> all) implements Watch {

            @Override
            public void saw(Happening happening) {
                all.add(happening.what());
            }
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
            return Onboarding.flow("welcome", 2).ask(Asking.Name.class).landAt("/me");
        }
    }

    /// With pages that fail.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Handlers.class, Failing.class})
    static class Broken {

        @Bean
        Gate gate() {
            return Gate.publicRoutes("/(.*)").ignoredRoutes("/ignored");
        }
    }

    /// The same with a page of its own for what fails.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Broken.class)
    static class BrokenInItsOwnWay {

        @Bean(name = "error")
        View ownError() {
            return new AbstractView() {
                @Override
                protected void renderMergedOutputModel(
                        Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
                        throws IOException {
                    response.getWriter().print("in its own way");
                }
            };
        }
    }

    @RestController
    static class Failing {

        @GetMapping("/fails")
        String fails() {
            throw new IllegalStateException("the secret of the house");
        }

        @GetMapping("/forbidden")
        String forbidden() {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "the secret reason");
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
