package dev.genkan.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The guide's application on today's versions, with development keys, plain http, and Clerk's components on its own
/// pages.
@Tag("at-length")
class NextTest {

    private static final ClerksComponents ENTRANCE = new ClerksComponents();

    private static NextApp app;

    @BeforeAll
    static void the_application_opens() {
        app = NextApp.open(
                "next",
                Server.ofDevelopment(),
                Map.of("NEXT_PUBLIC_CLERK_SIGN_IN_URL", "/sign-in", "NEXT_PUBLIC_CLERK_SIGN_UP_URL", "/sign-up"));
    }

    @AfterAll
    static void the_application_closes() {
        app.close();
    }

    @Test
    void a_stranger_comes_in_answers_two_questions_leaves_and_comes_back() {
        try (Visitor ada = app.visitor()) {
            new GuideStory(ada, ENTRANCE, Addresses.next("ada")).tellWhole();
            assertThat(ada.errors()).isEmpty();
            assertThat(ada.strangers()).allMatch(Strangers::writtenIntoClerksScripts);
        }
    }

    @Test
    void an_address_that_is_taken_is_said_at_the_field() {
        String address = Addresses.next("barbara");
        app.backend()
                .send(
                        "POST",
                        "/v1/users",
                        "{\"email_address\": [\"" + address + "\"], \"password\": \"" + GuideStory.PASSWORD + "\"}");
        try (Visitor barbara = app.visitor()) {
            barbara.open("/sign-in");
            ENTRANCE.standsOpen(barbara);
            ENTRANCE.asksForAnAccount(barbara, address, GuideStory.PASSWORD);
            ClerksComponents.refusesAtTheField(barbara);
            assertThat(barbara.at()).startsWith(app.origin() + "/sign-up");
        }
    }

    @Test
    void a_member_finds_profile_and_sessions_in_the_user_profile() {
        try (Visitor grace = app.visitor()) {
            String address = Addresses.next("grace");
            var story = new GuideStory(grace, ENTRANCE, address);
            story.findsThePrivatePageClosed();
            story.createsAnAccount();
            story.answers("Harvard", "B2C");

            grace.open("/user");
            grace.element(".cl-userProfile-root").waitFor();
            grace.sees(address);
            grace.element(".cl-navbarButton__security").click();
            grace.element(".cl-profileSection__activeDevices").waitFor();
            grace.sees("This device");
        }
    }

    @Test
    void what_another_program_wrote_is_in_the_token_after_reload() {
        try (Visitor grace = app.visitor()) {
            var story = new GuideStory(grace, ENTRANCE, Addresses.next("grace"));
            story.findsThePrivatePageClosed();
            story.createsAnAccount();
            story.answers("Harvard", "B2C");
            new ReloadRounds(story, app.backend()).tell();
        }
    }

    @Test
    void an_expired_token_is_replaced_by_a_handshake() {
        try (Visitor edsger = app.visitor()) {
            var story = new GuideStory(edsger, ENTRANCE, Addresses.next("edsger"));
            story.findsThePrivatePageClosed();
            story.createsAnAccount();
            story.answers("Nuenen", "B2B");

            new ExpiredToken(edsger, app.backend()).isPutIntoTheCookies();
            edsger.open("/dashboard");
            story.readsInTheClaims("Nuenen", "B2B");
            assertThat(edsger.answers())
                    .anySatisfy(answer -> assertThat(answer.url()).contains("/v1/client/handshake"));
        }
    }
}
