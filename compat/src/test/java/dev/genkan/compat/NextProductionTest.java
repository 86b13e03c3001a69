package dev.genkan.compat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The guide's application on today's versions with production keys, plain http, and our hosted pages.
@Tag("at-length")
class NextProductionTest {

    private static Server server;
    private static NextApp app;

    @BeforeAll
    static void the_application_opens() {
        server = Server.open("genkan.instance-type=production");
        app = NextApp.open("next", server);
        assertThat(app.keys().get("NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY")).startsWith("pk_live_");
    }

    @AfterAll
    static void the_application_closes() {
        app.close();
        server.close();
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
