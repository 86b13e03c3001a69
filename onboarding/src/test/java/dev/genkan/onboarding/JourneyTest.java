package dev.genkan.onboarding;

import static dev.genkan.onboarding.Flows.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.genkan.forms.FieldError;
import dev.genkan.onboarding.Flows.AboutYou;
import dev.genkan.onboarding.Flows.ApplicationType;
import dev.genkan.onboarding.Flows.NewApplication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Map<String, List<String>> GOOD =
            typed("applicationName", "Northwind", "applicationType", "B2B");

    private final Questions one = Questions.of(Flows.welcome(2), Flows.VALIDATOR);
    private final Questions two = Questions.of(Flows.twoSteps(), Flows.VALIDATOR);
    private final Questions three = Questions.of(Flows.threeSteps(), Flows.VALIDATOR);
    private final Step application = one.flow().steps().getFirst();
    private final Step aboutYou = two.flow().steps().getFirst();

    @Test
    void the_last_answer_finishes_the_journey() {
        StepOutcome outcome = answer(open(one), one, 2, application, GOOD);

        assertThat(outcome).isInstanceOfSatisfying(StepOutcome.Finished.class, finished -> {
            assertThat(finished.journey().state()).isEqualTo(new JourneyState.Finished(NOON));
            assertThat(finished.journey().answers())
                    .isEqualTo(Map.of(
                            "new-application", Map.of("applicationName", "Northwind", "applicationType", "B2B")));
            assertThat(finished.answers().get(NewApplication.class))
                    .isEqualTo(new NewApplication("Northwind", ApplicationType.B2B));
        });
    }

    @Test
    void an_answer_that_will_not_do_brings_the_form_back_with_all_errors() {
        StepOutcome outcome = answer(open(one), one, 2, application, Map.of());

        assertThat(outcome).isInstanceOfSatisfying(StepOutcome.Again.class, again -> {
            assertThat(again.step()).isEqualTo(application);
            assertThat(again.rejected().errors())
                    .extracting(FieldError::field)
                    .containsExactly("applicationName", "applicationType");
        });
    }

    @Test
    void a_form_of_another_version_is_out_of_date_even_if_its_answers_are_good() {
        assertThat(answer(open(one), one, 1, application, GOOD)).isEqualTo(new StepOutcome.OutOfDate());
    }

    @Test
    void a_journey_of_another_version_is_out_of_date() {
        Journey old = journey("welcome", 1, new JourneyState.Open("new-application"));
        assertThat(answer(old, one, 2, application, GOOD)).isEqualTo(new StepOutcome.OutOfDate());
    }

    @Test
    void a_journey_through_another_flow_is_out_of_date() {
        Journey other = journey("setup", 2, new JourneyState.Open("new-application"));
        assertThat(answer(other, one, 2, application, GOOD)).isEqualTo(new StepOutcome.OutOfDate());
    }

    @Test
    void a_form_sent_twice_finds_the_journey_finished_whatever_it_says() {
        Journey finished = journey("welcome", 2, new JourneyState.Finished(NOON));
        assertThat(answer(finished, one, 2, application, GOOD)).isEqualTo(new StepOutcome.FinishedBefore(finished));
        assertThat(answer(finished, one, 1, application, Map.of())).isEqualTo(new StepOutcome.FinishedBefore(finished));
    }

    @Test
    void the_first_of_two_steps_leads_to_the_second_and_then_to_the_end() {
        StepOutcome first = answer(open(two), two, 1, aboutYou, typed("nickname", "Ada"));
        Journey further = ((StepOutcome.Next) first).journey();
        assertThat(further.state()).isEqualTo(new JourneyState.Open("new-application"));

        StepOutcome second = answer(further, two, 1, application, GOOD);
        Answers answers = ((StepOutcome.Finished) second).answers();
        assertThat(answers.get(AboutYou.class)).isEqualTo(new AboutYou("Ada"));
        assertThat(answers.get(NewApplication.class).applicationName()).isEqualTo("Northwind");
        assertThat(answers).hasToString("Answers[AboutYou, NewApplication]");
    }

    @Test
    void nobody_skips_a_step() {
        assertThat(answer(open(two), two, 1, application, GOOD)).isEqualTo(new StepOutcome.OutOfDate());
    }

    @Test
    void somebody_who_went_back_changes_the_answer_and_goes_on_where_they_were() {
        Journey further = ((StepOutcome.Next) answer(open(two), two, 1, aboutYou, typed("nickname", "Ada"))).journey();
        StepOutcome changed = answer(further, two, 1, aboutYou, typed("nickname", "Lady Ada"));
        assertThat(changed).isInstanceOfSatisfying(StepOutcome.Next.class, next -> {
            assertThat(next.journey().state()).isEqualTo(new JourneyState.Open("new-application"));
            assertThat(next.journey().answers().get("about-you")).isEqualTo(Map.of("nickname", "Lady Ada"));
        });
    }

    @Test
    void an_answer_kept_long_ago_that_would_not_be_accepted_today_is_asked_again() {
        Journey kept = journey("setup", 1, new JourneyState.Open("new-application"))
                .with(Map.of("about-you", Map.of("nickname", "n".repeat(41))));
        assertThat(answer(kept, two, 1, application, GOOD))
                .isInstanceOfSatisfying(
                        StepOutcome.Next.class,
                        next -> assertThat(next.journey().state()).isEqualTo(new JourneyState.Open("about-you")));
    }

    @Test
    void an_earlier_answer_that_changes_leaves_the_later_ones() {
        Journey atTheThird = journey("long", 1, new JourneyState.Open("your-team"))
                .with(Map.of(
                        "about-you", Map.of("nickname", "Ada"),
                        "new-application", Map.of("applicationName", "Northwind", "applicationType", "B2B")));
        Journey changed =
                ((StepOutcome.Next) answer(atTheThird, three, 1, aboutYou, typed("nickname", "Lady Ada"))).journey();
        assertThat(changed.state()).isEqualTo(new JourneyState.Open("your-team"));
        assertThat(changed.answers().get("new-application")).containsEntry("applicationName", "Northwind");
        assertThat(changed.answers().get("about-you")).containsEntry("nickname", "Lady Ada");
        assertThat(three.way(changed).mayAnswer(application)).isTrue();
    }

    @Test
    void a_journey_at_a_step_that_is_gone_goes_on_at_the_first_open_one() {
        Journey gone = journey("setup", 1, new JourneyState.Open("gone"));
        assertThat(two.way(gone).open().orElseThrow().step()).isEqualTo(aboutYou);
    }

    @Test
    void neither_journey_nor_answers_print_what_was_answered() {
        StepOutcome.Finished finished = (StepOutcome.Finished) answer(open(one), one, 2, application, GOOD);
        assertThat(finished.toString()).contains("jrn_1").doesNotContain("Northwind");
    }

    @Test
    void answers_are_asked_for_by_a_type_the_flow_knows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Answers.of(new AboutYou("Ada")).get(NewApplication.class))
                .withMessageContaining("NewApplication");
        assertThatIllegalArgumentException().isThrownBy(() -> Answers.of(new AboutYou("Ada"), new AboutYou("Grace")));
    }

    private static StepOutcome answer(
            Journey journey, Questions questions, int shown, Step step, Map<String, List<String>> fields) {
        return journey.answer(questions, shown, step, questions.form(step).read(fields), NOON);
    }

    private static Journey open(Questions questions) {
        Onboarding flow = questions.flow();
        return journey(
                flow.name(),
                flow.version(),
                new JourneyState.Open(flow.steps().getFirst().name()));
    }

    private static Journey journey(String flow, int version, JourneyState state) {
        return new Journey(
                new JourneyId("jrn_1"), Flows.ADA, flow, version, 0, state, Map.of(), Map.of(), Trail.NONE, "", NOON);
    }
}
