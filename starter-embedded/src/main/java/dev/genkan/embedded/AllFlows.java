package dev.genkan.embedded;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.yaml.FlowSource;
import dev.genkan.server.CannotStart;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;

/// The flows of the application: its beans, then those that a file declares.
record AllFlows(List<Onboarding> inOrder) {

    AllFlows {
        inOrder = List.copyOf(inOrder);
    }

    /// @throws CannotStart with all that is wrong in the file
    static AllFlows of(List<Onboarding> beans, FlowSource file, Validator validator) {
        List<Onboarding> all = new ArrayList<>(beans);
        try {
            all.addAll(file.read(validator));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.flows: " + e.getMessage(), e);
        }
        return new AllFlows(all);
    }
}
