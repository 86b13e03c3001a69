package dev.genkan.testing;

import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place in a flow where a journey stands, and where it goes from there. Journeys whose answers can make no
/// difference any more stand at the same one.
final class Crossroads {

    /// @param stop what was done at this place
    record Road(Walked.Stop stop, Crossroads to) {}

    private final @Nullable Step step;
    private final @Nullable Journey journey;
    private final List<Walked.Stop> before;
    private final List<Road> roads = new ArrayList<>();

    private Crossroads(@Nullable Step step, @Nullable Journey journey, List<Walked.Stop> before) {
        this.step = step;
        this.journey = journey;
        this.before = List.copyOf(before);
    }

    /// The end of the flow.
    static Crossroads end() {
        return new Crossroads(null, null, List.of());
    }

    /// @param journey one of those that stand here
    /// @param before how it came here
    static Crossroads at(Step step, Journey journey, List<Walked.Stop> before) {
        return new Crossroads(step, journey, before);
    }

    /// The step that is asked here; empty at the end of the flow.
    Optional<Step> step() {
        return Optional.ofNullable(step);
    }

    Optional<Journey> journey() {
        return Optional.ofNullable(journey);
    }

    List<Walked.Stop> before() {
        return before;
    }

    List<Road> roads() {
        return roads;
    }

    /// One road is enough for all answers that lead to the same place.
    void leadsOn(Walked.Stop stop, Crossroads to) {
        boolean known = roads.stream()
                .anyMatch(road -> road.to().equals(to) && road.stop().getClass().equals(stop.getClass()));
        if (!known) {
            roads.add(new Road(stop, to));
        }
    }
}
