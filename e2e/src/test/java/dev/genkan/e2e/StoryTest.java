package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.token.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The story of the house, as somebody lives it who has never been here.
class StoryTest {

    private static final int ROUNDS = 5;

    private static House house;
    private static Mailbox mailbox;

    @BeforeAll
    static void the_house_opens() {
        house = House.open();
        mailbox = house.mailbox();
    }

    @AfterAll
    static void the_house_closes() {
        mailbox.close();
        house.close();
    }

    static Stream<Arguments> rounds() {
        return IntStream.rangeClosed(1, ROUNDS)
                .boxed()
                .flatMap(round -> Stream.of(
                        argumentSet("without scripts, round " + round, Scripting.OFF, round),
                        argumentSet("with scripts, round " + round, Scripting.ON, round)));
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void a_stranger_comes_in_answers_two_questions_leaves_and_comes_back(Scripting scripting, int round) {
        String address = "ada.%s.%d@example.com".formatted(scripting, round).toLowerCase(java.util.Locale.ROOT);
        String application = "Tidepool " + round;
        try (Visitor ada = house.visitor(scripting)) {
            looksAround(ada);
            asksForThePrivatePage(ada);
            createsAnAccount(ada, address);
            proves(ada, address);
            answersNothing(ada);
            answersBothQuestions(ada, application);
            isNotAskedAgain(ada);
            leaves(ada);
            comesBackWithThePassword(ada, address, application);
            assertThat(ada.complaints()).isEmpty();
        }
    }

    private static void looksAround(Visitor ada) {
        assertThat(ada.open("/")).hasToString("[GET / 200]");
        assertThat(ada.heading()).isEqualTo("Everything your app needs, in one calm place.");
        assertThat(ada.claims()).isEmpty();
    }

    private static void asksForThePrivatePage(Visitor ada) {
        assertThat(ada.open("/dashboard?from=story"))
                .hasToString("[GET /dashboard?from=story 303 /sign-in?redirect_url=%2Fdashboard%3Ffrom%3Dstory,"
                        + " GET /sign-in?redirect_url=%2Fdashboard%3Ffrom%3Dstory 200]");
        assertThat(ada.heading()).isEqualTo("Sign in to Acme");
    }

    private static void createsAnAccount(Visitor ada, String address) {
        assertThat(ada.follow("Create an account"))
                .hasToString("[GET /sign-up?redirect_url=%2Fdashboard%3Ffrom%3Dstory 200]");

        ada.fill("Email address", "ada at example");
        ada.fill("Password", "short");
        assertThat(ada.press("Create account")).hasToString("[POST /sign-up 422]");
        assertThat(ada.title()).startsWith("Error: ");
        assertThat(ada.reads())
                .contains("There are 2 things to fix")
                .contains("Enter an email address in the format name@example.com.")
                .contains("Use at least 8 characters.");
        assertThat(ada.element("input[name=email_address]").inputValue()).isEqualTo("ada at example");
        assertThat(ada.element("input[name=password]").inputValue()).isEmpty();

        ada.fill("Email address", address);
        ada.fill("Password", Steps.PASSWORD);
        assertThat(ada.press("Create account")).hasToString("[POST /sign-up 303 /sign-up/code, GET /sign-up/code 200]");
        assertThat(ada.claims()).isEmpty();
    }

    private static void proves(Visitor ada, String address) {
        String code = mailbox.newestCodeFor(address);

        ada.fill("6-digit code", Steps.otherCodeThan(code));
        assertThat(ada.press("Continue")).hasToString("[POST /sign-up/code 422]");
        assertThat(ada.reads()).contains("That code isn’t right.");
        assertThat(ada.claims()).isEmpty();

        ada.fill("6-digit code", code);
        assertThat(ada.press("Continue"))
                .hasToString("[POST /sign-up/code 303 /dashboard?from=story,"
                        + " GET /dashboard?from=story 303 /onboarding?redirect_url=%2Fdashboard%3Ffrom%3Dstory,"
                        + " GET /onboarding?redirect_url=%2Fdashboard%3Ffrom%3Dstory 200]");
        assertThat(ada.metadata()).isEmpty();
    }

    private static void answersNothing(Visitor ada) {
        assertThat(ada.heading()).isEqualTo("Set up your application");
        assertThat(ada.press("Continue")).hasToString("[POST /onboarding 422]");
        assertThat(ada.title()).isEqualTo("Error: Set up your application – Acme");
        assertThat(ada.element(".gk-errors li").allInnerTexts())
                .containsExactly("Enter a name for your application", "Choose a type for your application");
        assertThat(ada.element(".gk-field .gk-error").allInnerTexts())
                .satisfiesExactly(
                        text -> assertThat(text).contains("Enter a name for your application"),
                        text -> assertThat(text).contains("Choose a type for your application"));
        assertThat(ada.element("#applicationName").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(ada.metadata()).isEmpty();
    }

    private static void answersBothQuestions(Visitor ada, String application) {
        assertThat(Steps.onboard(ada, application))
                .as("the page first asked for, by one redirect")
                .hasToString("[POST /onboarding 303 /dashboard?from=story, GET /dashboard?from=story 200]");
        assertThat(ada.metadata())
                .isEqualTo(Map.of(
                        "onboardingComplete",
                        true,
                        "applicationName",
                        application,
                        "applicationType",
                        "B2B",
                        "onboarding",
                        Map.of("welcome", 1L)));
        showsWhatTheTokenSays(ada, application);
    }

    private static void showsWhatTheTokenSays(Visitor ada, String application) {
        assertThat(ada.heading()).isEqualTo("Welcome to " + application);
        assertThat(Json.parseObject(ada.element("pre").innerText()))
                .isEqualTo(ada.claims().orElseThrow());
    }

    private static void isNotAskedAgain(Visitor ada) {
        assertThat(ada.open("/onboarding")).hasToString("[GET /onboarding 303 /dashboard, GET /dashboard 200]");
    }

    private static void leaves(Visitor ada) {
        assertThat(Steps.signOut(ada)).hasToString("[POST /sign-out 303 /, GET / 200]");
        assertThat(ada.claims()).isEmpty();
        assertThat(ada.open("/dashboard"))
                .hasToString("[GET /dashboard 303 /sign-in?redirect_url=%2Fdashboard,"
                        + " GET /sign-in?redirect_url=%2Fdashboard 200]");
        assertThat(ada.open("/onboarding")).first().asString().startsWith("GET /onboarding 303 /sign-in");
    }

    private static void comesBackWithThePassword(Visitor ada, String address, String application) {
        ada.open("/dashboard");
        ada.fill("Email address", address);
        assertThat(ada.press("Continue"))
                .hasToString("[POST /sign-in 303 /sign-in/password, GET /sign-in/password 200]");

        ada.fill("Password", "not the password");
        assertThat(ada.press("Continue")).hasToString("[POST /sign-in/password 422]");
        assertThat(ada.claims()).isEmpty();

        ada.fill("Password", Steps.PASSWORD);
        assertThat(ada.press("Continue")).hasToString("[POST /sign-in/password 303 /dashboard, GET /dashboard 200]");
        showsWhatTheTokenSays(ada, application);
    }

    @Test
    void a_member_comes_back_with_a_code_sent_by_mail() {
        String address = "grace@example.com";
        try (Visitor grace = house.visitor(Scripting.OFF)) {
            Steps.signUp(grace, mailbox, address);
            Steps.onboard(grace, "Harvard");
            Steps.signOut(grace);

            grace.open("/dashboard");
            grace.fill("Email address", address);
            grace.press("Continue");
            assertThat(grace.press("Email me a code"))
                    .hasToString("[POST /sign-in/continue 303 /sign-in/code, GET /sign-in/code 200]");
            grace.fill("6-digit code", mailbox.newestCodeFor(address));
            assertThat(grace.press("Continue")).hasToString("[POST /sign-in/code 303 /dashboard, GET /dashboard 200]");
        }
    }

    @Test
    void who_starts_over_is_asked_once_more_and_comes_back_to_the_same_page() {
        try (Visitor edsger = house.visitor(Scripting.OFF)) {
            Steps.signUp(edsger, mailbox, "edsger@example.com");
            Steps.onboard(edsger, "Austin");

            assertThat(edsger.press("Start over"))
                    .hasToString("[POST /restart 303 /dashboard,"
                            + " GET /dashboard 303 /onboarding?redirect_url=%2Fdashboard,"
                            + " GET /onboarding?redirect_url=%2Fdashboard 200]");
            assertThat(edsger.metadata()).doesNotContainKey("onboardingComplete");

            assertThat(Steps.onboard(edsger, "Nuenen"))
                    .hasToString("[POST /onboarding 303 /dashboard, GET /dashboard 200]");
            assertThat(edsger.heading()).isEqualTo("Welcome to Nuenen");
        }
    }

    @Test
    void one_members_window_tells_nothing_about_another() {
        try (Visitor barbara = house.visitor(Scripting.OFF);
                Visitor stranger = house.visitor(Scripting.OFF)) {
            Steps.signUp(barbara, mailbox, "barbara@example.com");
            Steps.onboard(barbara, "Clu");
            assertThat(stranger.open("/dashboard")).hasSize(2);
            assertThat(List.of(stranger.reads())).noneMatch(text -> text.contains("Clu"));
        }
    }
}
