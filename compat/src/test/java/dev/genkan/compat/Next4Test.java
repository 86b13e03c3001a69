package dev.genkan.compat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The guide's application on the guide's versions, with development keys, plain http, and our hosted pages.
class Next4Test {

    private static final Entrance ENTRANCE = new HostedPages();

    private static NextApp app;

    @BeforeAll
    static void the_application_opens() {
        app = NextApp.open("next4", Server.ofDevelopment());
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
    void what_another_program_wrote_is_in_the_token_after_reload() {
        try (Visitor grace = app.visitor()) {
            var story = new GuideStory(grace, ENTRANCE, Addresses.next("grace"));
            story.findsThePrivatePageClosed();
            story.createsAnAccount();
            story.answers("Harvard", "B2C");
            new ReloadRounds(story, app.backend()).tell();
        }
    }

    // it takes as long as the shortest token lives
    @Tag("at-length")
    @Test
    void an_expired_token_is_replaced_without_a_word() {
        try (Visitor edsger = app.visitor()) {
            var story = new GuideStory(edsger, ENTRANCE, Addresses.next("edsger"));
            story.findsThePrivatePageClosed();
            story.createsAnAccount();
            story.answers("Nuenen", "B2B");

            new ExpiredToken(edsger, app.backend()).isPutIntoTheCookies();
            edsger.open("/dashboard");
            story.readsInTheClaims("Nuenen", "B2B");
            assertThat(edsger.answers())
                    .anySatisfy(answer ->
                            assertThat(answer.headers()).containsEntry("x-clerk-auth-reason", "token-expired"));
        }
    }
}
