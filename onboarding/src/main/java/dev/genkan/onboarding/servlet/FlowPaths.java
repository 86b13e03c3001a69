package dev.genkan.onboarding.servlet;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Step;
import java.util.Optional;

/// Where the pages of a flow are: `/onboarding/{flow}/{step}`, or `/onboarding` itself if it is the only flow and has
/// one step only.
///
/// @param alone whether it is the only one
record FlowPaths(Onboarding flow, boolean alone) {

    private static final String SAVED = "saved";
    private static final String DONE = "done";

    /// The page of a step, or of all answers.
    ///
    /// @param step the name of one, or [Step#CHECK]
    String of(String step) {
        boolean hasOnePage = alone && flow.steps().size() == 1 && !flow.checksAnswers();
        return hasOnePage && !step.equals(Step.CHECK) ? flow.path() : below(step);
    }

    String entrance() {
        return alone ? flow.path() : flow.path() + "/" + flow.name();
    }

    String saved() {
        return below(SAVED);
    }

    String done() {
        return below(DONE);
    }

    private String below(String page) {
        return flow.path() + "/" + flow.name() + "/" + page;
    }

    /// What the last part of an address names; empty if nothing of this flow.
    Optional<Place> named(String page) {
        return switch (page) {
            case "" -> Optional.of(new Place.Entrance());
            case Step.CHECK -> Optional.of(new Place.Check());
            case SAVED -> Optional.of(new Place.Saved());
            case DONE -> Optional.of(new Place.Done());
            default ->
                flow.steps().stream()
                        .filter(step -> step.name().equals(page))
                        .<Place>map(Place.OfStep::new)
                        .findFirst();
        };
    }
}
