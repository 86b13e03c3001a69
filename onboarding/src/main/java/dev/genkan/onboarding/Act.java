package dev.genkan.onboarding;

/// What a member wants to do with a page of a flow.
enum Act {
    /// Go on with these answers; on the page with all answers, agree to them.
    ANSWER,
    /// Go to the step before. What was typed is kept as a draft.
    BACK,
    /// Go on another day. What was typed is kept as a draft.
    LATER,
    /// Not answer what is only offered.
    SKIP
}
