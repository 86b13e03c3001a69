package dev.genkan.testing;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.Step;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;

/// Walks every path through a flow in milliseconds, with the rules that decide for members too; no browser, no network
/// and no database.
///
/// ```java
/// @Test
/// void every_path_of_the_flow_leads_to_its_end() {
///     FlowWalk.of(welcome).with(new Company("Acme", "FI12345671")).walk();
/// }
/// ```
///
/// Every question that a condition looks at is answered with all its values: choices and ticks, and the values that a
/// condition names. Every other question gets one good answer, made from its field and its constraints. Where none can
/// be made (a pattern), or a function decides by a text or a number, the application gives the answers.
///
/// Hooks, `then` and `afterwards` are not run: they do something, and deciding does nothing. A hook that refuses an
/// answer is tested with the application.
public final class FlowWalk {

    private final Questions questions;
    private final List<Record> given;

    private FlowWalk(Questions questions, List<Record> given) {
        this.questions = questions;
        this.given = List.copyOf(given);
    }

    /// With the validator that is on the class path.
    ///
    /// @throws IllegalArgumentException as [Questions#of] does
    public static FlowWalk of(Onboarding flow) {
        return of(flow, Validation.buildDefaultValidatorFactory().getValidator());
    }

    /// @param validator the application's, if it has constraints that want its beans or its clock
    /// @throws IllegalArgumentException as [Questions#of] does
    public static FlowWalk of(Onboarding flow, Validator validator) {
        return new FlowWalk(Questions.of(flow, validator), List.of());
    }

    /// Answers to be tried instead of what would be made for these steps, each of them; several of one record so that
    /// a function decides now this way, now that.
    ///
    /// @throws IllegalArgumentException for a record that the flow does not ask for
    public FlowWalk with(Record... answers) {
        var more = new ArrayList<>(given);
        for (Record answer : answers) {
            if (questions.flow().steps().stream().map(Step::type).noneMatch(answer.getClass()::equals)) {
                throw new IllegalArgumentException(
                        "The flow \"" + questions.flow().name() + "\" does not ask for "
                                + answer.getClass().getSimpleName() + ".");
            }
            more.add(answer);
        }
        return new FlowWalk(questions, more);
    }

    /// Walks. The same flow and the same answers give the same paths in the same order.
    ///
    /// @return all paths; printed, the branches that were seen
    /// @throws AssertionError if a step is never reached, if none of the answers that were tried to a step is accepted,
    ///     if a condition throws, or if there are so many answers that the walk is given up; it prints the path that
    ///     leads there
    public Walked walk() {
        Dependence dependence = new Dependence();
        while (true) {
            int known = dependence.size();
            Trials trials = new Trials(questions, given, dependence);
            Walking walking = new Walking(questions, trials, dependence);
            Crossroads start = walking.start();
            // what a function looks at shows when it is asked: with more values it may look at more
            if (dependence.size() == known) {
                walking.requireNoComplaints();
                return Paths.from(start, questions.flow(), trials.combinesAll());
            }
        }
    }
}
