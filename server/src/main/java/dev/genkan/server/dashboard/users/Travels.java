package dev.genkan.server.dashboard.users;

import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Receipt;
import dev.genkan.server.dashboard.Standings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A member's way through one flow as the page shows it: where they were and how much they answered, never what.
///
/// @param finishedAt when; [Instant#EPOCH] while it is open
/// @param stops the steps of the journey, in the order of the flow, then those that the flow does not have any more
public record Travels(String flow, int version, Instant startedAt, Instant finishedAt, List<Stop> stops) {

    /// @param tone `done`, `now` or `ahead`
    /// @param reachedAt when they came to it; [Instant#EPOCH] if they have not
    /// @param answers how many questions of it they have answered
    public record Stop(String title, String tone, Instant reachedAt, int answers, boolean skipped) {}

    /// A receipt as the page shows it.
    public record Paper(String flow, int version, String language, Instant at, String actor, String textHash) {

        static Paper of(Receipt receipt) {
            return new Paper(
                    receipt.flow(),
                    receipt.version(),
                    receipt.locale().toLanguageTag(),
                    receipt.completedAt(),
                    receipt.actor().equals(receipt.user())
                            ? ""
                            : receipt.actor().value(),
                    receipt.textHash());
        }
    }

    public boolean open() {
        return finishedAt.equals(Instant.EPOCH);
    }

    static Travels of(Journey journey, Standings standings) {
        Set<String> steps = new LinkedHashSet<>();
        standings.places().stream()
                .filter(place -> place.flow().equals(journey.flow()))
                .forEach(place -> steps.add(place.step()));
        steps.addAll(journey.trail().reached().keySet());
        steps.addAll(journey.trail().answered().keySet());
        String now = journey.state() instanceof JourneyState.Open open ? open.step() : "";
        List<Stop> stops = new ArrayList<>();
        for (String step : steps) {
            boolean answered = journey.trail().answered().containsKey(step);
            boolean met = answered || journey.trail().reached().containsKey(step);
            // a journey that is over shows where it was, an open one also what the flow may still ask
            if (met || !now.isEmpty()) {
                stops.add(new Stop(
                        standings.title(journey.flow(), step),
                        step.equals(now) ? "now" : answered ? "done" : "ahead",
                        journey.trail().reached().getOrDefault(step, Instant.EPOCH),
                        answers(journey, step),
                        journey.trail().skipped().contains(step)));
            }
        }
        Instant finishedAt = journey.state() instanceof JourneyState.Finished over ? over.at() : Instant.EPOCH;
        return new Travels(journey.flow(), journey.version(), journey.startedAt(), finishedAt, stops);
    }

    private static int answers(Journey journey, String step) {
        return journey.state() instanceof JourneyState.Finished
                ? journey.trail().asked().getOrDefault(step, List.of()).size()
                : journey.answers().getOrDefault(step, Map.of()).size();
    }
}
