package dev.genkan.testing;

import dev.genkan.onboarding.Onboarding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Tells all paths from a map of crossroads, each once however many answers lead along it.
final class Paths {

    /// Twelve offers in a row are 4,096 paths; nobody reads more.
    private static final int MOST = 10_000;

    private final List<Walked.Path> paths = new ArrayList<>();
    private boolean all = true;

    private Paths() {}

    /// @param combined whether all answers were tried together
    static Walked from(Crossroads start, Onboarding flow, boolean combined) {
        Paths telling = new Paths();
        telling.goOn(Map.of(start, List.of()));
        return new Walked(flow, telling.paths, telling.all && combined);
    }

    /// What cannot be told apart by the pages that were seen.
    private record Seen(String step, boolean skipped) {}

    /// @param here where somebody can be after the same pages, and one way to each of these places
    private void goOn(Map<Crossroads, List<Walked.Stop>> here) {
        if (paths.size() == MOST) {
            all = false;
            return;
        }
        Map<Seen, Map<Crossroads, List<Walked.Stop>>> next = new LinkedHashMap<>();
        here.forEach((place, way) -> {
            if (place.step().isEmpty()) {
                paths.add(new Walked.Path(way));
            }
            for (Crossroads.Road road : place.roads()) {
                Seen seen = new Seen(road.stop().step().name(), road.stop() instanceof Walked.Stop.Skipped);
                next.computeIfAbsent(seen, unseen -> new LinkedHashMap<>())
                        .putIfAbsent(
                                road.to(),
                                Stream.concat(way.stream(), Stream.of(road.stop()))
                                        .toList());
            }
        });
        next.values().forEach(this::goOn);
    }
}
