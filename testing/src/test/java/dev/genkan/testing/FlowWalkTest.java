package dev.genkan.testing;

import static dev.genkan.onboarding.Condition.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.testing.Flows.Company;
import dev.genkan.testing.Flows.Everything;
import dev.genkan.testing.Flows.Invitations;
import dev.genkan.testing.Flows.Kind;
import dev.genkan.testing.Flows.NewApplication;
import dev.genkan.testing.Flows.Newsletter;
import dev.genkan.testing.Flows.Topics;
import dev.genkan.testing.Flows.VatNumber;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FlowWalkTest {

    @Test
    void every_path_is_walked_and_the_branches_are_printed() {
        Walked walked = FlowWalk.of(Flows.branching().landAt("/dashboard")).walk();

        assertThat(walked).hasToString("""
                welcome 1: 4 paths, 4 of 4 branches

                step               asked   passed  skipped
                new-application        4        -        -
                company                2        2        -  if applicationType is B2B
                invitations            4        -        2  offered

                1. new-application, invitations
                2. new-application, (invitations)
                3. new-application, company, invitations
                4. new-application, company, (invitations)""");
        assertThat(walked.complete()).isTrue();
    }

    @Test
    void a_path_has_answers_that_lead_along_it() {
        Walked walked = FlowWalk.of(Flows.branching().landAt("/dashboard")).walk();

        assertThat(walked.paths().get(2).answers())
                .containsExactly(
                        new NewApplication("Example", Kind.B2B),
                        new Company("An example", 3),
                        new Invitations("ada@example.com"));
    }

    @Test
    void every_kind_of_question_gets_an_answer_that_its_rules_accept() {
        Onboarding flow =
                Onboarding.flow("all", 1).ask(Everything.class).checkAnswers().landAt("/");

        assertThat(FlowWalk.of(flow).walk().paths()).hasSize(1);
    }

    @Test
    void the_values_that_a_condition_names_are_tried_of_texts_numbers_and_ticks_too() {
        Onboarding flow = Onboarding.flow("named", 1)
                .ask(Company.class)
                .ask(Newsletter.class)
                .askIf(where("seats").is(42), VatNumber.class)
                .askIf(where("newsletter").is(true), Topics.class)
                .offerIf(where("legalName").isNot("Analytical Engines"), Invitations.class)
                .landAt("/");

        Walked walked = FlowWalk.of(flow).with(new VatNumber("FI12345671")).walk();

        assertThat(walked.paths()).hasSize(12);
        assertThat(walked.branchesSeen()).isEqualTo(walked.branches()).isEqualTo(8);
    }

    @Test
    void a_function_is_driven_by_the_answers_that_are_given() {
        Onboarding flow = Onboarding.flow("lambda", 1)
                .ask(Company.class)
                .askIf(answers -> answers.get(Company.class).seats() > 50, Topics.class)
                .landAt("/");

        Walked walked = FlowWalk.of(flow)
                .with(new Company("Analytical Engines", 12), new Company("Analytical Engines", 60))
                .walk();

        assertThat(walked.paths()).map(Walked.Path::toString).containsExactly("company", "company, topics");
    }

    @Test
    void what_a_function_looks_at_only_with_some_answers_is_varied_all_the_same() {
        Onboarding flow = Onboarding.flow("lambda", 1)
                .ask(NewApplication.class)
                .ask(Newsletter.class)
                .askIf(
                        answers -> answers.get(NewApplication.class).applicationType() == Kind.PUBLIC
                                && answers.find(Newsletter.class)
                                        .filter(Newsletter::newsletter)
                                        .isPresent(),
                        Topics.class)
                .landAt("/");

        assertThat(FlowWalk.of(flow).walk().paths())
                .map(Walked.Path::toString)
                .containsExactly("new-application, newsletter", "new-application, newsletter, topics");
    }

    @Test
    void a_step_behind_an_offer_that_was_skipped_is_passed() {
        Onboarding flow = Onboarding.flow("offers", 1)
                .offer(Newsletter.class)
                .askIf(where("newsletter").is(true), Topics.class)
                .landAt("/");

        assertThat(FlowWalk.of(flow).walk().paths())
                .map(Walked.Path::toString)
                .containsExactly("newsletter", "newsletter, topics", "(newsletter)");
    }

    @Test
    void a_step_that_is_never_reached_fails() {
        Onboarding flow = Onboarding.flow("never", 1)
                .ask(NewApplication.class)
                .askIf(answers -> false, Company.class)
                .landAt("/");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(FlowWalk.of(flow)::walk)
                .withMessage("The flow never 1 cannot be walked:\n- Company is never reached: with no answer that was"
                        + " tried does its condition hold (asks Company if a condition holds). If it looks at a"
                        + " text or a number, give answers with which it does: with(…).");
    }

    @Test
    void a_step_without_a_way_out_fails_and_prints_the_path_there() {
        Onboarding flow = Onboarding.flow("stuck", 1)
                .ask(NewApplication.class)
                .ask(VatNumber.class)
                .landAt("/");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(FlowWalk.of(flow)::walk)
                .withMessage(
                        "The flow stuck 1 cannot be walked:\n- VatNumber has no way out after new-application: none"
                                + " of the answers that were tried is accepted (vatNumber: validation.pattern). Give one that"
                                + " is: with(new VatNumber(…)).");
        assertThat(FlowWalk.of(flow).with(new VatNumber("FI12345671")).walk().paths())
                .hasSize(1);
    }

    @Test
    void a_condition_that_throws_fails_with_the_path_that_led_there() {
        Onboarding flow = Onboarding.flow("broken", 1)
                .ask(NewApplication.class)
                .askIf(
                        answers -> Objects.requireNonNull(
                                        answers.get(NewApplication.class).applicationType() == Kind.B2B ? null : "")
                                .isEmpty(),
                        Topics.class)
                .landAt("/");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(FlowWalk.of(flow)::walk)
                .withMessage("The flow broken 1 cannot be walked:\n- Nothing can be decided after new-application: the"
                        + " condition of the step topics failed with java.lang.NullPointerException.");
    }

    @Test
    void a_branch_that_is_always_taken_is_counted_as_not_seen_both_ways() {
        Onboarding flow = Onboarding.flow("always", 1)
                .ask(Newsletter.class)
                .askIf(answers -> true, Topics.class)
                .landAt("/");

        Walked walked = FlowWalk.of(flow).walk();

        assertThat(walked.branchesSeen()).isEqualTo(1);
        assertThat(walked).asString().startsWith("always 1: 1 path, 1 of 2 branches");
    }

    @Test
    void an_answer_to_what_is_not_asked_is_refused() {
        FlowWalk walk = FlowWalk.of(Flows.branching().landAt("/"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> walk.with(new Newsletter(true)))
                .withMessage("The flow \"welcome\" does not ask for Newsletter.");
    }

    @Test
    void the_same_walk_comes_to_the_same_paths() {
        FlowWalk walk = FlowWalk.of(Flows.branching().landAt("/"));

        assertThat(walk.walk()).isEqualTo(walk.walk());
    }
}
