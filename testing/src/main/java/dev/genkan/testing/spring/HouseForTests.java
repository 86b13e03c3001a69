package dev.genkan.testing.spring;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Engine;
import dev.genkan.testing.TurnableClock;
import jakarta.validation.Validator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/// The beans of [GenkanTest].
@TestConfiguration(proxyBeanMethods = false)
class HouseForTests {

    /// Before a clock of the application's own.
    @Bean
    @Primary
    TurnableClock genkanTurnableClock() {
        return new TurnableClock();
    }

    @Bean
    Visitors genkanVisitors(Engine engine, ObjectProvider<Onboarding> flows, Validator validator) {
        return new Visitors(engine, flows.orderedStream().toList(), validator);
    }

    @Bean
    Outbox genkanOutbox(Engine engine) {
        return new Outbox(engine.inbox());
    }

    @Bean
    InBrowser genkanInBrowser(Visitors visitors, Environment environment) {
        return new InBrowser(visitors, environment);
    }
}
