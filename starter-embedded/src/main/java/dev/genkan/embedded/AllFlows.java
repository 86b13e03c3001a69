package dev.genkan.embedded;

import dev.genkan.onboarding.AlsoThen;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.yaml.FlowSource;
import dev.genkan.onboarding.yaml.WatchedFlows;
import dev.genkan.server.CannotStart;
import jakarta.validation.Validator;
import java.time.InstantSource;
import java.util.List;

/// The flows of the application: its beans, then those that a file declares.
record AllFlows(WatchedFlows watched) {

    /// @param hooks what is to be done besides after those of the file
    /// @throws CannotStart with all that is wrong in the file
    static AllFlows of(
            List<Onboarding> beans, List<AlsoThen> hooks, FlowSource file, Validator validator, InstantSource clock) {
        try {
            return new AllFlows(new WatchedFlows(beans, hooks, file, validator, clock));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.flows: " + e.getMessage(), e);
        }
    }

    /// As they were at the start.
    List<Onboarding> inOrder() {
        return watched.atStart();
    }
}
