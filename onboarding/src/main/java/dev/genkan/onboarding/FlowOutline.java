package dev.genkan.onboarding;

import dev.genkan.forms.FormSpec;
import java.time.Duration;
import java.util.List;

/// Everything that a flow says and that is no code, as a plain value: equal for a flow of records and for the same
/// declared in a file. Texts are not part of it; they belong to languages.
///
/// @param steps in the order in which they are asked
/// @param draftsKept how long the answers of somebody are kept who does not come back
/// @param finishedFirst earlier versions that those who are in the middle of them may finish
/// @param path where it is answered, without the context path
/// @param landAt where it leads when no page is remembered
public record FlowOutline(
        String name,
        int version,
        Audience audience,
        List<Asked> steps,
        boolean checksAnswers,
        boolean saysFarewell,
        boolean encryptsDrafts,
        Duration draftsKept,
        List<FlowOutline> finishedFirst,
        String path,
        String landAt) {

    /// One step of it.
    ///
    /// @param form what it asks
    /// @param when it is asked; a condition that is a function equals itself only
    /// @param offered whether it may be skipped
    public record Asked(FormSpec form, Condition when, boolean offered) {}

    public FlowOutline {
        steps = List.copyOf(steps);
        finishedFirst = List.copyOf(finishedFirst);
    }

    /// What this flow says.
    public static FlowOutline of(Editions editions) {
        return of(
                editions.current(),
                editions.flow().finishedFirst().stream()
                        .flatMap(earlier -> editions.of(earlier.version()).stream())
                        .map(earlier -> of(earlier, List.of()))
                        .toList());
    }

    private static FlowOutline of(Questions questions, List<FlowOutline> earlier) {
        Onboarding flow = questions.flow();
        return new FlowOutline(
                flow.name(),
                flow.version(),
                flow.audience(),
                flow.steps().stream()
                        .map(step -> new Asked(questions.form(step).outline(), step.when(), step.offered()))
                        .toList(),
                flow.checksAnswers(),
                flow.saysFarewell(),
                flow.encryptsDrafts(),
                flow.draftsKept(),
                earlier,
                flow.path(),
                flow.landAt());
    }
}
