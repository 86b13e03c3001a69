package dev.genkan.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.genkan.onboarding.Flows.AboutYou;
import dev.genkan.onboarding.Flows.NewApplication;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    @Test
    void every_step_has_its_form() {
        Questions questions = Questions.of(Flows.twoSteps(), Flows.VALIDATOR);
        assertThat(questions.flow().steps())
                .extracting(step -> questions.form(step).type().getSimpleName())
                .containsExactly("AboutYou", "NewApplication");
        assertThat(questions.step("about-you"))
                .contains(Flows.twoSteps().steps().getFirst());
        assertThat(questions.step("elsewhere")).isEmpty();
    }

    @Test
    void two_records_with_the_same_question_stop_the_start() {
        Onboarding flow = Onboarding.flow("welcome", 1)
                .ask(NewApplication.class)
                .ask(Company.class)
                .landAt("/dashboard");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Questions.of(flow, Flows.VALIDATOR))
                .withMessage("The flow \"welcome\" asks for applicationName in both NewApplication and Company;"
                        + " one answer would hide the other.");
    }

    @Test
    void a_question_called_like_what_onboarding_writes_stops_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Questions.of(asking(Shadow.class), Flows.VALIDATOR))
                .withMessageContaining("Shadow.onboarding, a name that onboarding itself writes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Questions.of(asking(Flag.class), Flows.VALIDATOR))
                .withMessageContaining("Flag.onboardingComplete, a name that onboarding itself writes");
    }

    @Test
    void a_record_that_makes_no_form_stops_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Questions.of(asking(Unaskable.class), Flows.VALIDATOR))
                .withMessageContaining("Unaskable");
    }

    @Test
    void a_flow_has_no_form_for_the_step_of_another() {
        Questions questions = Questions.of(Flows.welcome(1), Flows.VALIDATOR);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        questions.form(Step.asking(new Step.Asking.ByRecord(AboutYou.class), Condition.ALWAYS, false)));
    }

    private static Onboarding asking(Class<? extends Record> type) {
        return Onboarding.flow("welcome", 1).ask(type).landAt("/dashboard");
    }

    record Company(String applicationName) {}

    record Shadow(String onboarding) {}

    record Flag(String onboardingComplete) {}

    record Unaskable(Thread thread) {}
}
