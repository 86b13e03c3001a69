package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Happening.What;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.funnel.Count;
import dev.genkan.onboarding.funnel.Funnel;
import dev.genkan.onboarding.funnel.FunnelQuery;
import dev.genkan.token.UserId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In an application that measures.
class MetricsTest {

    private static final List<What> A_WALK = List.of(
            new What.Started(),
            new What.Reached(),
            new What.Shown(),
            new What.Refused(List.of("name", "")),
            new What.Shown(),
            new What.Answered(Duration.ofSeconds(40)),
            new What.Changed(),
            new What.WentBack(),
            new What.Skipped(Duration.ofSeconds(-1)),
            new What.Paused(),
            new What.Upgraded(1),
            new What.Completed(Duration.ofMinutes(2)));

    @TempDir
    Path data;

    @Test
    void what_happens_on_the_way_is_among_the_metrics_of_the_application() {
        try (Running running = Running.start(Applications.Asking.class, data)) {
            A_WALK.forEach(what -> running.engine().watch().saw(happening(what)));

            MeterRegistry registry = running.context.getBean(MeterRegistry.class);
            assertThat(counted(registry, "reached")).isEqualTo(1);
            assertThat(counted(registry, "shown")).isEqualTo(2);
            assertThat(registry.get("genkan.onboarding.step.time")
                            .tags("flow", "welcome", "version", "2", "step", "name", "locale", "de")
                            .timer()
                            .totalTime(TimeUnit.SECONDS))
                    .isEqualTo(40);
            assertThat(registry.get("genkan.onboarding.time").timer().count()).isEqualTo(1);
            assertThat(running.context
                            .getBean(Funnel.class)
                            .report(FunnelQuery.of("welcome", 2))
                            .all()
                            .step("name")
                            .of(Count.SHOWN))
                    .as("beside the funnel")
                    .isEqualTo(2);
        }
    }

    @Test
    void every_kind_has_a_name_and_no_tag_is_empty_or_about_anybody() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        OnboardingMeters meters = new OnboardingMeters(registry);
        A_WALK.forEach(what -> meters.saw(happening(what)));

        assertThat(registry.find("genkan.onboarding.steps").counters())
                .extracting(counter -> counter.getId().getTag("what"))
                .containsExactlyInAnyOrder(
                        "started",
                        "reached",
                        "shown",
                        "refused",
                        "answered",
                        "changed",
                        "went_back",
                        "skipped",
                        "paused",
                        "upgraded",
                        "completed");
        assertThat(registry.find("genkan.onboarding.refused.fields").counters())
                .extracting(counter -> counter.getId().getTag("field"))
                .containsExactlyInAnyOrder("name", "(all)");
        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().getTags())
                        .allSatisfy(tag -> assertThat(tag.getValue())
                                .isNotEmpty()
                                .doesNotContain("jrn_")
                                .doesNotContain("user_")));
    }

    private static double counted(MeterRegistry registry, String what) {
        return registry.get("genkan.onboarding.steps")
                .tags("flow", "welcome", "version", "2", "step", "name", "locale", "de", "what", what)
                .counter()
                .count();
    }

    private static Happening happening(What what) {
        boolean ofTheWay = what instanceof What.Started || what instanceof What.Completed;
        return new Happening(
                new JourneyId("jrn_1"),
                new UserId("user_ada"),
                "welcome",
                2,
                ofTheWay ? "" : "name",
                Locale.forLanguageTag("de-u-nu-latn"),
                Instant.parse("2026-11-23T08:00:00Z"),
                what);
    }
}
