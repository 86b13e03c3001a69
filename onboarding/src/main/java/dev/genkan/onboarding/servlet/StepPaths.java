package dev.genkan.onboarding.servlet;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Step;
import java.util.Optional;

/// Where the steps of a flow are answered: `/onboarding/{flow}/{step}`, or `/onboarding` itself if there is only one.
record StepPaths(Onboarding flow) {

    /// Whether every step has a page of its own.
    boolean several() {
        return flow.steps().size() > 1;
    }

    String of(Step step) {
        return several() ? below(step) : flow.path();
    }

    /// The step that this path names; empty if none, as at `/onboarding` itself.
    Optional<Step> named(String path) {
        return flow.steps().stream().filter(step -> path.equals(below(step))).findFirst();
    }

    boolean isOurs(String path) {
        return path.equals(flow.path()) || path.startsWith(flow.path() + "/");
    }

    private String below(Step step) {
        return flow.path() + "/" + flow.name() + "/" + step.name();
    }
}
