package dev.genkan.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.genkan.onboarding.Flows.AboutYou;
import dev.genkan.onboarding.Flows.ApplicationType;
import dev.genkan.onboarding.Flows.NewApplication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a condition depends on can be watched, and where a journey begins.
class WatchedAnswersTest {

    private static final JourneyId ID = new JourneyId("jrn_one");

    private final List<String> looked = new ArrayList<>();
    private final Answers answers =
            Answers.NONE.and(new AboutYou("Ada"), Map.of("nickname", "Ada")).watched(looked::add);

    @Test
    void a_look_at_a_question_is_told_by_its_name_also_if_it_is_not_answered() {
        assertThat(answers.value("nickname")).isEqualTo("Ada");
        assertThatExceptionOfType(Answers.NotAnswered.class).isThrownBy(() -> answers.value("seats"));

        assertThat(looked).containsExactly("nickname", "seats");
    }

    @Test
    void a_look_at_a_record_is_told_as_one_at_all_its_questions() {
        assertThat(answers.find(NewApplication.class)).isEmpty();
        assertThat(answers.get(AboutYou.class).nickname()).isEqualTo("Ada");

        assertThat(looked).containsExactly("applicationName", "applicationType", "nickname");
    }

    @Test
    void a_look_at_everything_is_told_as_one_at_what_is_answered() {
        assertThat(answers.values()).hasSize(1);
        assertThat(answers.records()).hasSize(1);

        assertThat(looked).containsExactly("nickname", "nickname");
    }

    @Test
    void watched_answers_are_the_same_answers_and_go_on_being_watched() {
        assertThat(answers).isEqualTo(Answers.of(new AboutYou("Ada")));

        answers.and(new NewApplication("Acme", ApplicationType.B2B), Map.of("applicationName", "Acme"))
                .value("applicationName");
        assertThat(looked).containsExactly("applicationName");
    }

    @Test
    void a_journey_begins_at_the_first_step_that_asks_everybody() {
        Onboarding flow = Onboarding.flow("welcome", 1)
                .askIf(soFar -> false, AboutYou.class)
                .ask(NewApplication.class)
                .landAt("/");
        Questions questions = Questions.of(flow, Flows.VALIDATOR);

        Journey begun = Journey.beginning(ID, Flows.ADA, questions, "/here", Instant.EPOCH);

        assertThat(begun.state()).isEqualTo(new JourneyState.Open("new-application"));
        assertThat(begun.returnTo()).isEqualTo("/here");
    }

    @Test
    void a_condition_that_fails_names_its_step_and_no_answer() {
        Onboarding flow = Onboarding.flow("welcome", 1)
                .askIf(
                        soFar -> {
                            throw new IllegalArgumentException("Ada said so");
                        },
                        AboutYou.class)
                .landAt("/");
        Questions questions = Questions.of(flow, Flows.VALIDATOR);

        assertThatIllegalStateException()
                .isThrownBy(() -> Journey.beginning(ID, Flows.ADA, questions, "", Instant.EPOCH))
                .withMessage("the condition of the step about-you failed")
                .withCauseInstanceOf(IllegalArgumentException.class);
    }
}
