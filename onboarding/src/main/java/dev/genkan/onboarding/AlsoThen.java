package dev.genkan.onboarding;

import java.util.Objects;

/// What is to be done besides when a flow of a file is finished: in code, because that is no matter for a file. It is
/// put on the flow of that name as often as the file is read, see [Onboarding#alsoThen].
///
/// @param flow its name
/// @param completion done in the same transaction
public record AlsoThen(String flow, Completion completion) {

    public AlsoThen {
        Objects.requireNonNull(flow);
        Objects.requireNonNull(completion);
    }

    /// The flow, doing this besides if it is the one that is meant.
    public Onboarding on(Onboarding any) {
        return any.name().equals(flow) ? any.alsoThen(completion) : any;
    }
}
