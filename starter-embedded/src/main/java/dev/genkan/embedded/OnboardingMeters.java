package dev.genkan.embedded;

import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Happening.What;
import dev.genkan.onboarding.Watch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// What happens on the way through the flows, as the application's own metrics: of this node alone and since its start,
/// as metrics are. No tag names a member or holds an answer; each has as few values as the application's flows, their
/// steps and questions, and the languages spoken.
final class OnboardingMeters implements Watch {

    /// How often what happened: tags `flow`, `version`, `step`, `locale`, `what`.
    static final String STEPS = "genkan.onboarding.steps";
    /// How often which question was refused: tags as above without `what`, and `field`.
    static final String FIELDS = "genkan.onboarding.refused.fields";
    /// From the arrival at a step to its answer.
    static final String STEP_TIME = "genkan.onboarding.step.time";
    /// From the start of a journey to its end.
    static final String TIME = "genkan.onboarding.time";

    /// In place of a name where there is none, because some systems refuse an empty tag.
    private static final String WHOLE = "(all)";

    private final MeterRegistry registry;

    OnboardingMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void saw(Happening happening) {
        Tags flow = Tags.of(
                "flow",
                happening.flow(),
                "version",
                String.valueOf(happening.version()),
                "locale",
                happening.locale().stripExtensions().toLanguageTag());
        Tags step = flow.and("step", named(happening.step()));
        switch (happening.what()) {
            case What.Started it -> count(step, "started");
            case What.Reached it -> count(step, "reached");
            case What.Shown it -> count(step, "shown");
            case What.Answered it -> {
                count(step, "answered");
                time(STEP_TIME, step, it.after());
            }
            case What.Changed it -> count(step, "changed");
            case What.Refused it -> {
                count(step, "refused");
                it.fields().stream()
                        .distinct()
                        .forEach(field -> Counter.builder(FIELDS)
                                .tags(step.and("field", named(field)))
                                .register(registry)
                                .increment());
            }
            case What.WentBack it -> count(step, "went_back");
            case What.Skipped it -> count(step, "skipped");
            case What.Paused it -> count(step, "paused");
            case What.Upgraded it -> count(step, "upgraded");
            case What.Completed it -> {
                count(step, "completed");
                time(TIME, flow, it.after());
            }
        }
    }

    private void count(Tags tags, String what) {
        Counter.builder(STEPS).tags(tags.and("what", what)).register(registry).increment();
    }

    private void time(String name, Tags tags, Duration took) {
        Timer.builder(name).tags(tags).register(registry).record(took.isNegative() ? Duration.ZERO : took);
    }

    private static String named(String name) {
        return name.isEmpty() ? WHOLE : name;
    }
}
