package dev.genkan.embedded;

import dev.genkan.gate.Gate;
import dev.genkan.gate.RequireOnboarded;
import dev.genkan.gate.RequireSignedIn;
import dev.genkan.gate.servlet.Boundary;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Handlers that demand something by themselves, in an application whose gate opens everything.
final class Boundaries {

    private Boundaries() {}

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Handlers.class, OnTheClass.class, Child.class, Forwarding.class})
    static class Open {

        @Bean
        Onboarding onboarding() {
            return Onboarding.flow("welcome", 1)
                    .ask(Applications.Asking.Name.class)
                    .landAt("/open");
        }

        @Bean
        Gate gate() {
            return Gate.publicRoutes("/open", "/public/(.*)", "/forward/(.*)").ignoredRoutes("/ignored/(.*)");
        }

        @Bean
        ServletRegistrationBean<HttpServlet> plainServlet(Onboarding onboarding) {
            HttpServlet servlet = new HttpServlet() {
                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    Optional<Auth.SignedIn> member = Boundary.met(request, response, List.of(onboarding));
                    if (member.isPresent()) {
                        response.getWriter().print("a servlet's own");
                    }
                }
            };
            return new ServletRegistrationBean<>(servlet, "/public/servlet", "/ignored/servlet");
        }
    }

    /// The gate requires one flow and leaves the other to whoever wants to answer it.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Choosing {

        record Opinion(@NotBlank String opinion) {}

        @Bean
        @Order(1)
        Onboarding survey() {
            return Onboarding.flow("survey", 1).ask(Opinion.class).landAt("/open");
        }

        @Bean
        @Order(2)
        Onboarding welcome() {
            return Onboarding.flow("welcome", 1)
                    .ask(Applications.Asking.Name.class)
                    .landAt("/open");
        }

        @Bean
        Gate gate(@Qualifier("welcome") Onboarding welcome) {
            return Gate.publicRoutes("/open", "/public/(.*)").require(welcome);
        }
    }

    /// A flow is demanded, and there is none.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Unreachable {}

    @RequireOnboarded
    @Retention(RetentionPolicy.RUNTIME)
    @interface Settled {}

    @RestController
    @RequestMapping({"/public", "/ignored"})
    static class Handlers {

        @GetMapping("/everybody")
        String everybody() {
            return "everybody";
        }

        @RequireSignedIn
        @GetMapping("/member")
        String member() {
            return "a member";
        }

        @RequireSignedIn
        @PostMapping("/member")
        String memberDoes() {
            return "done";
        }

        @GetMapping("/argument")
        String argument(Auth.SignedIn member) {
            return "by argument";
        }

        @RequireOnboarded
        @GetMapping("/onboarded")
        String onboarded() {
            return "onboarded";
        }

        @Settled
        @GetMapping("/settled")
        String settled() {
            return "settled";
        }
    }

    @RestController
    @RequireSignedIn
    static class OnTheClass {

        @GetMapping("/public/class")
        String inside() {
            return "of the class";
        }
    }

    interface Api {

        @RequireOnboarded
        @GetMapping("/public/inherited")
        String inherited();
    }

    @RestController
    static class Child implements Api {

        @Override
        public String inherited() {
            return "inherited";
        }
    }

    @Controller
    static class Forwarding {

        @GetMapping("/forward/member")
        String toMember() {
            return "forward:/public/member";
        }

        @GetMapping("/forward/onboarded")
        String toOnboarded() {
            return "forward:/public/onboarded";
        }

        @GetMapping("/ignored/forward")
        String fromIgnored() {
            return "forward:/public/member";
        }
    }
}
