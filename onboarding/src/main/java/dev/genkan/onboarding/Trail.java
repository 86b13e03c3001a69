package dev.genkan.onboarding;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a journey has been: what is known of its steps besides the answers. All by the name of the step.
///
/// @param reached when the journey first came to it
/// @param answered the version of the flow in which it was last answered, in this journey
/// @param carried the version of the flow in which it was answered in an earlier journey
/// @param skipped what was offered and not taken
/// @param asked the questions that were answered; kept when the journey is finished and the answers are not any more
public record Trail(
        Map<String, Instant> reached,
        Map<String, Integer> answered,
        Map<String, Integer> carried,
        Set<String> skipped,
        Map<String, List<String>> asked) {

    public static final Trail NONE = new Trail(Map.of(), Map.of(), Map.of(), Set.of(), Map.of());

    public Trail {
        reached = Collections.unmodifiableMap(new LinkedHashMap<>(reached));
        answered = Collections.unmodifiableMap(new LinkedHashMap<>(answered));
        carried = Collections.unmodifiableMap(new LinkedHashMap<>(carried));
        skipped = Collections.unmodifiableSet(new LinkedHashSet<>(skipped));
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    }

    /// The version in which a step was last answered, now or earlier; 0 if it never was.
    int version(String step) {
        return answered.getOrDefault(step, carried.getOrDefault(step, 0));
    }

    Trail reaching(String step, Instant now) {
        var more = new LinkedHashMap<>(reached);
        more.putIfAbsent(step, now);
        return new Trail(more, answered, carried, skipped, asked);
    }

    Trail answering(String step, int version) {
        var more = new LinkedHashMap<>(answered);
        more.put(step, version);
        var fewer = new LinkedHashSet<>(skipped);
        fewer.remove(step);
        return new Trail(reached, more, carried, fewer, asked);
    }

    Trail skipping(String step) {
        var fewer = new LinkedHashMap<>(answered);
        fewer.remove(step);
        var more = new LinkedHashSet<>(skipped);
        more.add(step);
        return new Trail(reached, fewer, carried, more, asked);
    }

    Trail carrying(String step, int version) {
        var more = new LinkedHashMap<>(carried);
        more.put(step, version);
        return new Trail(reached, answered, more, skipped, asked);
    }

    Trail having(Map<String, List<String>> questions) {
        return new Trail(reached, answered, carried, skipped, questions);
    }
}
