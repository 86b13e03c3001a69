package dev.genkan.compat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The guide's application on today's versions, sending people to our hosted pages.
@Tag("at-length")
class NextHostedTest {

    private static NextApp app;

    @BeforeAll
    static void the_application_opens() {
        app = NextApp.open("next", Server.ofDevelopment());
    }

    @AfterAll
    static void the_application_closes() {
        app.close();
    }

    @Test
    void a_stranger_comes_in_answers_two_questions_leaves_and_comes_back() {
        try (Visitor ada = app.visitor()) {
            new GuideStory(ada, new HostedPages(), Addresses.next("ada")).tellWhole();
            assertThat(ada.errors()).isEmpty();
            assertThat(ada.strangers()).allMatch(Strangers::writtenIntoClerksScripts);
        }
    }
}
