package dev.genkan.onboarding;

import static dev.genkan.onboarding.Condition.where;
import static dev.genkan.onboarding.Flows.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.genkan.forms.Submission;
import dev.genkan.onboarding.Branching.Company;
import dev.genkan.onboarding.Branching.Invitation;
import dev.genkan.onboarding.Branching.Security;
import dev.genkan.onboarding.Flows.AboutYou;
import dev.genkan.onboarding.Flows.ApplicationType;
import dev.genkan.onboarding.Flows.NewApplication;
import dev.genkan.onboarding.Flows.YourTeam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which steps are asked, and in what order, by the answers alone.
class WayTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Questions five = Questions.of(Branching.five().landAt("/dashboard"), Flows.VALIDATOR);
    private Journey journey = Journey.begun(new JourneyId("jrn_1"), Flows.ADA, five.flow(), "", NOON)
            .settled(five, NOON);

    @Test
    void steps_whose_condition_is_not_known_yet_are_left_out_and_the_way_is_not_certain() {
        assertThat(asked()).containsExactly("about-you", "new-application", "invitation");
        assertThat(five.way(journey).certain()).isFalse();
    }

    @Test
    void a_consumer_application_is_asked_nothing_about_a_company() {
        answer("about-you", typed("nickname", "Ada"));
        application("B2C");
        assertThat(asked()).containsExactly("about-you", "new-application", "invitation");
        answer("invitation", typed("colleague", "grace@example.com"));
        assertThat(journey.state()).isEqualTo(new JourneyState.Finished(NOON));
    }

    @Test
    void a_small_company_is_asked_for_its_name_and_a_large_one_for_its_audit_too() {
        answer("about-you", typed("nickname", "Ada"));
        application("B2B");
        assertThat(here()).isEqualTo("company");
        assertThat(five.way(journey).certain()).as("its size is not known").isFalse();
        answer("company", typed("companyName", "Northwind", "people", "12"));
        assertThat(asked()).containsExactly("about-you", "new-application", "company", "invitation");
        assertThat(five.way(journey).certain()).isTrue();
        answer("company", typed("companyName", "Northwind", "people", "120"));
        assertThat(asked()).containsExactly("about-you", "new-application", "company", "invitation", "security");
        skip("invitation");
        assertThat(here()).isEqualTo("security");
        StepOutcome last = outcome("security", typed("auditLog", "true"));
        Answers answers = ((StepOutcome.Finished) last).answers();
        assertThat(answers.get(Security.class)).isEqualTo(new Security(true));
        assertThat(answers.find(Invitation.class)).isEmpty();
        assertThat(answers.values()).containsEntry("companyName", "Northwind").containsEntry("people", 120L);
    }

    @Test
    void who_changes_the_branch_keeps_the_answers_of_the_other_one_in_the_drawer() {
        answer("about-you", typed("nickname", "Ada"));
        application("B2B");
        answer("company", typed("companyName", "Northwind", "people", "12"));
        application("B2C");
        assertThat(here()).isEqualTo("invitation");
        assertThat(asked()).doesNotContain("company");
        application("B2B");
        assertThat(here()).as("not asked again").isEqualTo("invitation");
        assertThat(asked()).contains("company");
    }

    @Test
    void the_answers_of_a_branch_that_was_left_are_not_in_the_completion() {
        answer("about-you", typed("nickname", "Ada"));
        application("B2B");
        answer("company", typed("companyName", "Northwind", "people", "120"));
        application("B2C");
        StepOutcome last = outcome("invitation", Map.of());
        assertThat(((StepOutcome.Finished) last).answers().values())
                .containsOnlyKeys("nickname", "applicationName", "applicationType", "colleague");
    }

    @Test
    void only_what_is_offered_can_be_skipped_and_it_may_be_answered_later_all_the_same() {
        assertThat(journey.skip(five, 1, step("about-you"), NOON)).isEqualTo(new StepOutcome.OutOfDate());
        answer("about-you", typed("nickname", "Ada"));
        application("B2B");
        answer("company", typed("companyName", "Northwind", "people", "120"));
        skip("invitation");
        assertThat(here()).isEqualTo("security");
        answer("invitation", typed("colleague", "grace@example.com"));
        assertThat(here()).isEqualTo("security");
        assertThat(five.way(journey).answers().get(Invitation.class)).isEqualTo(new Invitation("grace@example.com"));
    }

    @Test
    void nobody_skips_ahead_to_what_is_offered() {
        assertThat(journey.skip(five, 1, step("invitation"), NOON)).isEqualTo(new StepOutcome.OutOfDate());
    }

    @Test
    void a_condition_about_a_skipped_answer_does_not_hold() {
        Questions questions = Questions.of(
                Onboarding.flow("f", 1)
                        .offer(AboutYou.class)
                        .askIf(answers -> answers.get(AboutYou.class).nickname().length() > 3, Invitation.class)
                        .landAt("/in"),
                Flows.VALIDATOR);
        Journey begun = Journey.begun(new JourneyId("jrn_1"), Flows.ADA, questions.flow(), "", NOON);
        assertThat(begun.skip(questions, 1, questions.flow().steps().getFirst(), NOON))
                .isInstanceOf(StepOutcome.Finished.class);
    }

    @Test
    void a_condition_is_said_with_the_values_of_the_record() {
        Answers team = Answers.NONE.and(
                new AboutYou("Ada"),
                Map.of("seats", 12L, "remote", true, "roles", List.of("OWNER", "DESIGNER"), "nickname", "Ada"));
        assertThat(where("seats").is(11, 12).holds(team)).isTrue();
        assertThat(where("seats").isNot(12).holds(team)).isFalse();
        assertThat(where("remote").is(true).holds(team)).isTrue();
        assertThat(where("roles").is(Flows.Role.DESIGNER).holds(team)).isTrue();
        assertThat(where("roles").is(Flows.Role.DEVELOPER).holds(team)).isFalse();
        assertThat(where("nickname").is("Ada")).isEqualTo(where("nickname").is("Ada"));
        assertThat(where("nickname").is("Ada", "Grace")).hasToString("nickname is Ada or Grace");
        assertThat(where("applicationType").is(ApplicationType.B2B))
                .as("a constant and its name are one")
                .isEqualTo(where("applicationType").is("B2B"));
    }

    @Test
    void flows_with_conditions_that_are_values_are_compared_and_printed() {
        Onboarding one = branching();
        assertThat(one).isEqualTo(branching()).hasSameHashCodeAs(branching());
        assertThat(one)
                .hasToString("Onboarding[f 1 at /onboarding: asks NewApplication, asks Company if applicationType is"
                        + " B2B, offers Invitation; checks the answers; lands at /in]");
        Condition function = answers -> true;
        assertThat(asking(function)).isEqualTo(asking(function));
        assertThat(asking(function)).as("a function equals itself only").isNotEqualTo(asking(answers -> true));
        assertThat(Branching.five().landAt("/in").toString()).contains("asks Security if a condition holds");
    }

    private static Onboarding asking(Condition condition) {
        return Onboarding.flow("f", 1).askIf(condition, AboutYou.class).landAt("/in");
    }

    private static Onboarding branching() {
        return Onboarding.flow("f", 1)
                .ask(NewApplication.class)
                .askIf(where("applicationType").is("B2B"), Company.class)
                .offer(Invitation.class)
                .checkAnswers()
                .landAt("/in");
    }

    @Test
    void a_condition_about_a_question_that_no_earlier_step_asks_stops_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Questions.of(
                        Onboarding.flow("f", 1)
                                .askIf(where("applicationType").is("B2B"), Company.class)
                                .ask(NewApplication.class)
                                .landAt("/in"),
                        Flows.VALIDATOR))
                .withMessageContaining("Company")
                .withMessageContaining("applicationType");
    }

    @Test
    void a_condition_with_an_answer_that_nobody_can_give_stops_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Questions.of(
                        Onboarding.flow("f", 1)
                                .ask(NewApplication.class)
                                .askIf(where("applicationType").is("B2G"), Company.class)
                                .landAt("/in"),
                        Flows.VALIDATOR))
                .withMessageContaining("B2G")
                .withMessageContaining("B2C, B2B");
    }

    @Test
    void a_hook_for_a_record_that_is_not_asked_stops_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Onboarding.flow("f", 1)
                        .ask(AboutYou.class)
                        .onAnswer(YourTeam.class, (member, answer) -> {})
                        .landAt("/in"))
                .withMessageContaining("YourTeam");
    }

    private List<String> asked() {
        return five.way(journey).stops().stream()
                .map(stop -> stop.step().name())
                .toList();
    }

    private String here() {
        return five.way(journey).open().orElseThrow().step().name();
    }

    private Step step(String name) {
        return five.step(name).orElseThrow();
    }

    private void application(String type) {
        answer("new-application", typed("applicationName", "Northwind", "applicationType", type));
    }

    private void answer(String step, Map<String, List<String>> fields) {
        go(outcome(step, fields));
    }

    private void skip(String step) {
        go(journey.skip(five, 1, step(step), NOON));
    }

    private StepOutcome outcome(String step, Map<String, List<String>> fields) {
        Submission<? extends Record> submission = five.form(step(step)).read(fields);
        return journey.answer(five, 1, step(step), submission, NOON);
    }

    private void go(StepOutcome outcome) {
        journey = switch (outcome) {
            case StepOutcome.Next next -> next.journey();
            case StepOutcome.Finished finished -> finished.journey();
            case StepOutcome.Again again -> throw new AssertionError(again);
            case StepOutcome.FinishedBefore before -> throw new AssertionError(before);
            case StepOutcome.OutOfDate outOfDate -> throw new AssertionError(outOfDate);
        };
    }
}
