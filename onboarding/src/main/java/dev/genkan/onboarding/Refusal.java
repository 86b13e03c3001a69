package dev.genkan.onboarding;

import java.util.Optional;

/// The application's no to an answer that is good by itself: "that name is taken". Thrown by a [StepHook] or a
/// [Completion], because it has to undo what else was written in the same transaction; the member sees the page of the
/// question again, with everything that was typed and this word at it.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Class<? extends Record> step;
    private final String question;
    private final String said;

    private Refusal(Class<? extends Record> step, String question, String said) {
        super("refused at " + step.getSimpleName() + (question.isEmpty() ? "" : "." + question));
        this.step = step;
        this.question = question;
        this.said = said;
    }

    /// @param step the record whose page comes back
    /// @param question the name of its component; inside a group with the group's name and a dot before it; empty for
    ///     the whole page
    /// @param said a text, or the key of one in the application's messages
    public static Refusal at(Class<? extends Record> step, String question, String said) {
        return new Refusal(step, question, said);
    }

    public String question() {
        return question;
    }

    /// A text, or the key of one.
    public String said() {
        return said;
    }

    /// @return empty if this flow has no such step
    Optional<Step> step(Onboarding flow) {
        return flow.steps().stream().filter(each -> each.type().equals(step)).findFirst();
    }
}
