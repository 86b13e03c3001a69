package dev.genkan.demo;

import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Entrance {

    @Bean
    @ConditionalOnProperty(name = "demo.flow", havingValue = "welcome")
    Onboarding onboarding(Workspaces workspaces) {
        return Onboarding.flow("welcome", 1)
                .ask(NewApplication.class)
                .then((member, answers) -> workspaces.open(member.id(), answers.get(NewApplication.class)))
                .landAt("/dashboard");
    }

    @Bean
    Gate gate(Onboarding onboarding) {
        return Gate.publicRoutes("/")
                .ignoredRoutes("/assets/(.*)", "/favicon.ico")
                .require(onboarding);
    }
}
