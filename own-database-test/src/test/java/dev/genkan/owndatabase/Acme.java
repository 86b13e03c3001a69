package dev.genkan.owndatabase;

import dev.genkan.onboarding.Completion;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// An application that asks one question and does something with the answer; what, each test says.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Acme.Handlers.class)
public class Acme {

    record Name(@NotBlank @Size(max = 80) String name) {}

    /// What `then` does.
    static final class Hook {

        volatile Completion completion = (member, answers) -> {};
    }

    /// Goes on when told to.
    static final class Clock implements InstantSource {

        private volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");

        void turn(Duration further) {
            now = now.plus(further);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Bean
    Hook hook() {
        return new Hook();
    }

    @Bean
    Clock clock() {
        return new Clock();
    }

    @Bean
    Onboarding onboarding(Hook hook) {
        return Onboarding.flow("welcome", 1)
                .ask(Name.class)
                .then((member, answers) -> hook.completion.completed(member, answers))
                .landAt("/me");
    }

    @RestController
    static class Handlers {

        @GetMapping("/me")
        String me(Auth.SignedIn member) {
            return "me, " + member.claims().metadata(Name.class).orElseThrow().name();
        }
    }
}
