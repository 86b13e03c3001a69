package dev.genkan.onboarding;

/// What the application does when a member has finished: open a workspace, start a trial.
@FunctionalInterface
public interface Completion {

    /// Runs after the answers are written and before they are committed. Where the application's rows live in the same
    /// database they join that transaction: both are kept, or neither. What it does elsewhere (a mail, a call over the
    /// network) must bear repetition, because a member whose completion failed sends the form again.
    ///
    /// @throws Exception to undo the whole completion; the member sees the form again, with the answers and a reference
    void completed(Member member, Answers answers) throws Exception;
}
