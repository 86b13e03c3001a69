package dev.genkan.testing;

import static dev.genkan.onboarding.Condition.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.onboarding.Onboarding;
import jakarta.validation.constraints.NotNull;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Twelve steps, each of which decides about a later one, and what that costs.
class TwelveStepsTest {

    /// The time that the walk takes by itself: what else runs on the machine has no part in it.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    enum Answer {
        YES,
        NO,
        PERHAPS
    }

    record First(@NotNull Answer first, boolean a) {}

    record Second(@NotNull Answer second, boolean b) {}

    record Third(@NotNull Answer third, boolean c) {}

    record Fourth(@NotNull Answer fourth, boolean d) {}

    record Fifth(@NotNull Answer fifth, boolean e) {}

    record Sixth(@NotNull Answer sixth, boolean f) {}

    record Seventh(@NotNull Answer seventh, boolean g) {}

    record Eighth(@NotNull Answer eighth, boolean h) {}

    record Ninth(@NotNull Answer ninth, boolean i) {}

    record Tenth(@NotNull Answer tenth, boolean j) {}

    record Eleventh(@NotNull Answer eleventh, boolean k) {}

    record Twelfth(@NotNull Answer twelfth, boolean l) {}

    @Test
    void all_paths_of_twelve_steps_with_branches_are_walked_in_under_two_seconds() {
        Onboarding flow = Onboarding.flow("twelve", 1)
                .ask(First.class)
                .ask(Second.class)
                .askIf(where("first").is(Answer.YES), Third.class)
                .askIf(answers -> answers.get(Second.class).second() == Answer.NO, Fourth.class)
                .offer(Fifth.class)
                .askIf(where("third").isNot(Answer.NO), Sixth.class)
                .offerIf(where("fifth").is(Answer.YES, Answer.NO), Seventh.class)
                .ask(Eighth.class)
                .askIf(
                        answers -> answers.find(Fourth.class).map(Fourth::d).orElse(false)
                                && answers.get(First.class).a(),
                        Ninth.class)
                .askIf(where("h").is(true), Tenth.class)
                .offer(Eleventh.class)
                .askIf(where("eleventh").is(Answer.PERHAPS), Twelfth.class)
                .checkAnswers()
                .landAt("/");
        long begun = CLOCK.getCurrentThreadCpuTime();

        Walked walked = FlowWalk.of(flow).walk();

        assertThat(Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(walked.branchesSeen()).isEqualTo(walked.branches()).isEqualTo(20);
        assertThat(walked.complete()).isTrue();
        // three ways past third and sixth, three past fourth and ninth, four past fifth and seventh, two past tenth,
        // three past eleventh and twelfth
        assertThat(walked.paths()).hasSize(3 * 3 * 4 * 2 * 3).doesNotHaveDuplicates();
    }

    @Test
    void twelve_offers_in_a_row_are_4096_paths_and_no_more_answers_than_steps_need() {
        Onboarding flow = Onboarding.flow("offers", 1)
                .offer(First.class)
                .offer(Second.class)
                .offer(Third.class)
                .offer(Fourth.class)
                .offer(Fifth.class)
                .offer(Sixth.class)
                .offer(Seventh.class)
                .offer(Eighth.class)
                .offer(Ninth.class)
                .offer(Tenth.class)
                .offer(Eleventh.class)
                .offer(Twelfth.class)
                .landAt("/");

        Walked walked = FlowWalk.of(flow).walk();

        assertThat(walked.paths()).hasSize(4096);
        assertThat(walked.complete()).isTrue();
    }
}
