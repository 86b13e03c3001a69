package dev.genkan.server.embedded;

import dev.genkan.identity.event.Event;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Happening.What;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which of what happens in onboarding is an event, and what is told of it: where somebody is, never what they
/// answered.
final class OnboardingEvents {

    private OnboardingEvents() {}

    static List<Event.Elsewhere> of(List<Happening> happenings) {
        return happenings.stream().flatMap(happening -> of(happening).stream()).toList();
    }

    private static Optional<Event.Elsewhere> of(Happening happening) {
        return switch (happening.what()) {
            case What.Started it -> event("onboarding.started", happening, Map.of());
            case What.Answered it -> event("onboarding.step_completed", happening, step(happening, false));
            case What.Skipped it -> event("onboarding.step_completed", happening, step(happening, true));
            case What.Upgraded it ->
                event("onboarding.version_upgraded", happening, Map.of("from_version", (long) it.from()));
            case What.Completed it -> event("onboarding.completed", happening, Map.of());
            case What.Reached it -> Optional.empty();
            case What.Shown it -> Optional.empty();
            case What.Changed it -> Optional.empty();
            case What.Refused it -> Optional.empty();
            case What.WentBack it -> Optional.empty();
            case What.Paused it -> Optional.empty();
        };
    }

    private static Map<String, @Nullable Object> step(Happening happening, boolean skipped) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("step", happening.step());
        json.put("skipped", skipped);
        return json;
    }

    private static Optional<Event.Elsewhere> event(
            String type, Happening happening, Map<String, @Nullable Object> besides) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "onboarding");
        json.put("id", happening.journey().value());
        json.put("user_id", happening.user().value());
        json.put("flow", happening.flow());
        json.put("version", (long) happening.version());
        json.put("locale", happening.locale().toLanguageTag());
        json.putAll(besides);
        return Optional.of(new Event.Elsewhere(happening.user(), type, json));
    }
}
