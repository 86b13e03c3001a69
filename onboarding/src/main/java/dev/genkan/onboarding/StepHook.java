package dev.genkan.onboarding;

/// What the application does each time a step is answered, or has to say against it.
@FunctionalInterface
public interface StepHook<R extends Record> {

    /// Runs when the answer is good by itself, in the transaction that keeps it. The member may go back and answer
    /// again, so it must bear repetition; what is to happen once belongs into [Completion].
    ///
    /// @throws Refusal to bring the page back with a word at a question; nothing is kept then
    /// @throws Exception to undo the step; the member sees the form again, with the answers and a reference
    void answered(Member member, R answer) throws Exception;
}
