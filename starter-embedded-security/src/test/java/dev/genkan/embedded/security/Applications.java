package dev.genkan.embedded.security;

import dev.genkan.embedded.MemberAuthorities;
import dev.genkan.gate.Gate;
import dev.genkan.gate.RequireSignedIn;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The applications that the tests start, each with Spring Security beside the house.
final class Applications {

    private Applications() {}

    /// With a chain of its own that permits what its gate permits.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @EnableMethodSecurity
    @Import(Handlers.class)
    static class Chained {

        @Bean
        Gate gate() {
            return Gate.publicRoutes("/", "/public/(.*)").ignoredRoutes("/ignored");
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(routes -> routes.requestMatchers("/", "/public/**", "/ignored", "/error")
                            .permitAll()
                            .requestMatchers("/admin")
                            .hasRole("ADMIN")
                            .anyRequest()
                            .authenticated())
                    .build();
        }

        @Bean
        MemberAuthorities roles() {
            return member -> "admin".equals(member.claims().metadata().get("role"))
                    ? AuthorityUtils.createAuthorityList("ROLE_ADMIN")
                    : List.of();
        }
    }

    /// Somebody who added Spring Security and nothing else.
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Chainless {}

    @RestController
    static class Handlers {

        @GetMapping("/")
        String home() {
            Authentication known = SecurityContextHolder.getContext().getAuthentication();
            return "home of " + (known == null ? "nobody" : known.getName());
        }

        @GetMapping("/me")
        String me(Authentication known, @AuthenticationPrincipal Auth.SignedIn member, HttpServletRequest request) {
            return String.join(
                    " ",
                    known.getName(),
                    member.userId().value(),
                    request.getUserPrincipal().getName(),
                    known.getAuthorities().toString());
        }

        @GetMapping("/admin")
        String admin() {
            return "admin";
        }

        @PreAuthorize("hasRole('ADMIN')")
        @GetMapping("/public/method")
        String method() {
            return "by method";
        }

        @RequireSignedIn
        @GetMapping("/public/member")
        String member() {
            return "a member";
        }

        @GetMapping("/ignored")
        String ignored() {
            return home();
        }

        @GetMapping("/public/form")
        String form(CsrfToken csrf) {
            return csrf.getParameterName() + "=" + csrf.getToken();
        }

        @PostMapping("/note")
        String note() {
            return "noted";
        }
    }
}
