package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.Visitor.Scripting;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The demo's second flow, which branches, in a browser that runs no scripts.
class SetupFlowTest {

    private static House house;
    private static Mailbox mailbox;

    @BeforeAll
    static void open() {
        house = House.open("demo.flow=setup");
        mailbox = house.mailbox();
    }

    @AfterAll
    static void close() {
        mailbox.close();
        house.close();
    }

    @Test
    void a_company_is_told_why_it_is_asked_checks_its_answers_and_is_let_in() {
        try (Visitor ada = house.visitor(Scripting.OFF)) {
            ada.open("/dashboard");
            Steps.signUp(ada, mailbox, "ada@example.com");
            assertThat(ada.at()).isEqualTo("/onboarding/setup/about-yourself");
            assertThat(ada.title()).isEqualTo("About you, step 1 of at least 4 – Acme");
            Steps.introduce(ada, "Ada", "Tidepool", "B2B");
            assertThat(ada.at()).isEqualTo("/onboarding/setup/your-company");
            assertThat(ada.reads()).contains("Because you chose B2B");
            ada.fill("Company name", "Northwind");
            ada.fill("How many people will use it in the first month?", "12");
            ada.press("Continue");
            ada.fill("Email address", "charles@example.com");
            ada.press("Continue");

            assertThat(ada.heading()).isEqualTo("Check your answers");
            assertThat(ada.reads()).contains("Tidepool", "Northwind", "charles@example.com", "Not given");
            ada.press("Finish");
            assertThat(ada.at()).isEqualTo("/onboarding/setup/done");
            ada.follow("Go on");

            assertThat(ada.at()).isEqualTo("/dashboard");
            assertThat(ada.reads()).contains("Welcome to Tidepool").contains("charles@example.com");
            assertThat(ada.metadata())
                    .containsEntry("companyName", "Northwind")
                    .containsEntry("people", 12L)
                    .containsEntry("onboarding", Map.of("setup", 1L))
                    .as("somebody else's address is the application's alone")
                    .doesNotContainKey("colleague");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void a_name_that_is_taken_comes_back_at_its_question_and_what_is_offered_may_be_skipped() {
        try (Visitor grace = house.visitor(Scripting.OFF);
                Visitor alan = grace.another()) {
            Steps.signUp(grace, mailbox, "grace@example.com");
            Steps.introduce(grace, "Grace", "Harvard", "B2C");
            grace.press("Skip this step");
            assertThat(grace.reads()).contains("Skipped").doesNotContain("Your company");
            grace.press("Finish");

            Steps.signUp(alan, mailbox, "alan@example.com");
            Steps.introduce(alan, "Alan", "harvard", "B2C");
            assertThat(alan.at()).isEqualTo("/onboarding/setup/your-application");
            assertThat(alan.reads()).contains("That name is taken");
            assertThat(alan.element("#applicationName").inputValue()).isEqualTo("harvard");
            alan.fill("Application name", "Bletchley");
            alan.press("Continue");
            assertThat(alan.at()).isEqualTo("/onboarding/setup/colleague");
        }
    }

    @Test
    void enter_in_a_field_goes_on_and_never_back() {
        try (Visitor mary = house.visitor(Scripting.OFF)) {
            Steps.signUp(mary, mailbox, "mary@example.com");
            mary.fill("Name", "Mary");
            mary.enter("Name");
            assertThat(mary.at()).isEqualTo("/onboarding/setup/your-application");
            mary.fill("Application name", "Analytical");
            mary.enter("Application name");
            assertThat(mary.title()).as("the type is missing").startsWith("Error: Your application, step 2");
            mary.choose("B2C");
            mary.enter("Application name");
            assertThat(mary.at()).isEqualTo("/onboarding/setup/colleague");
            mary.press("Back");
            assertThat(mary.at()).isEqualTo("/onboarding/setup/your-application");
        }
    }
}
