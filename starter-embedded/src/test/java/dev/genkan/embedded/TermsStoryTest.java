package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Gate;
import dev.genkan.gate.Requirement;
import dev.genkan.gate.ReturnAddress;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.Users;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// An application that has its terms accepted before anything else: a requirement and a page of its own.
class TermsStoryTest {

    @Test
    void a_member_accepts_the_terms_once_and_goes_on_to_where_they_were_going(@TempDir Path data) {
        try (Running running = Running.start(WithTerms.class, data)) {
            Visitor ada = running.visitor().signUp(running.engine(), "ada@example.com");

            assertThat(location(ada.open("/me?tab=1"))).isEqualTo("/terms?redirect_url=%2Fme%3Ftab%3D1");
            assertThat(ada.call("/me").body())
                    .contains("\"code\":\"terms_required\"", "\"url\":\"" + running.address("/terms") + "\"");
            assertThat(ada.open("/terms?redirect_url=%2Fme%3Ftab%3D1").statusCode())
                    .isEqualTo(200);
            assertThat(location(ada.send("/terms", Map.of("redirect_url", "/me?tab=1"))))
                    .isEqualTo("/me?tab=1");
            assertThat(ada.open("/me?tab=1").body()).startsWith("me, user_");
            assertThat(ada.claims().get("metadata")).isEqualTo(Map.of("termsAccepted", true));
        }
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Applications.Handlers.class, Terms.class})
    static class WithTerms {

        @Bean
        Gate gate() {
            return Gate.publicRoutes("/")
                    .require(Requirement.of(
                            "terms_required",
                            "/terms",
                            "metadata.termsAccepted",
                            claims -> Boolean.TRUE.equals(claims.metadata().get("termsAccepted"))));
        }
    }

    @RestController
    static class Terms {

        private final Users users;

        Terms(Users users) {
            this.users = users;
        }

        @GetMapping("/terms")
        String read(HttpServletRequest request) {
            return "<form method=\"post\"><input type=\"hidden\" name=\"genkan_csrf\" value=\""
                    + Visit.of(request).csrfField() + "\"><button>I agree</button></form>";
        }

        @PostMapping("/terms")
        void accept(
                Auth.SignedIn member,
                @RequestParam("redirect_url") String next,
                @RequestParam("genkan_csrf") String field,
                HttpServletRequest request,
                HttpServletResponse response) {
            Visit visit = Visit.of(request);
            if (!visit.csrfValid(field)) {
                response.setStatus(HttpServletResponse.SC_FORBIDDEN);
                return;
            }
            users.mergeMetadata(member.userId(), MetadataPatch.ofPublic(Map.of("termsAccepted", true)));
            visit.seeOther(
                    ReturnAddress.safe(next, URI.create("http://localhost")).orElse("/me"));
        }
    }
}
