package dev.genkan.embedded;

import dev.genkan.server.Engine;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/// Where the application measures with Micrometer, it is told what happens on the way through its flows. Nothing of it
/// is needed otherwise.
@AutoConfiguration(
        after = GenkanAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(Engine.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
public class GenkanMetricsAutoConfiguration {

    @Bean
    SmartInitializingSingleton genkanMeasuresOnboarding(Engine engine, MeterRegistry registry) {
        return () -> engine.watchedBy(new OnboardingMeters(registry));
    }
}
