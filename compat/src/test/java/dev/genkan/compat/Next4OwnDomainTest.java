package dev.genkan.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The guide's application on the guide's versions in production as it is meant: https with a certificate, the server at
/// `clerk.` and `accounts.` of a domain, the application on another host of it. Mail goes out by SMTP.
///
/// The guide's middleware says where to return by `request.url`, which behind a proxy is the address inside. That leads
/// no browser anywhere, so whoever has signed in is led home, and goes on from there.
@Tag("at-length")
class Next4OwnDomainTest {

    private static Mailbox mailbox;
    private static OwnDomain domain;
    private static Server server;
    private static NextApp app;

    @BeforeAll
    static void the_domain_is_set_up() {
        mailbox = new Mailbox();
        domain = new OwnDomain();
        int port = Running.freePort();
        domain.leads("clerk", port);
        domain.leads("accounts", port);
        server = Server.openAt(port, settings());
        int appPort = Running.freePort();
        domain.leads("app", appPort);
        // what the application's server asks, it asks where it can reach ours
        app = NextApp.openAt(domain.origin("app"), appPort, "next4", server, Map.of("CLERK_API_URL", server.origin()));
    }

    private static String[] settings() {
        List<String> settings = new ArrayList<>(mailbox.settings());
        settings.addAll(List.of(
                "genkan.environment=production",
                "genkan.public-url=" + domain.origin("clerk"),
                "genkan.encryption-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "genkan.trusted-proxies=127.0.0.1"));
        return settings.toArray(String[]::new);
    }

    @AfterAll
    static void all_is_closed() {
        app.close();
        server.close();
        domain.close();
        mailbox.close();
    }

    @Test
    void a_stranger_comes_in_answers_two_questions_leaves_and_comes_home() {
        try (Visitor ada = app.visitor()) {
            var story = new GuideStory(ada, new HostedPages(), "ada@example.com", mailbox::code);
            story.looksAround();
            story.findsThePrivatePageClosed();
            assertThat(ada.at()).startsWith(domain.origin("clerk") + "/sign-in");
            // home is a public page, from which the guide leads newcomers to onboarding all the same
            story.createsAnAccount();
            assertThat(ada.at()).startsWith(domain.origin("app"));
            story.answers("Tidepool", "B2B");
            story.isNotAskedAgain();
            story.leaves();

            ada.fill("Email address", "ada@example.com");
            ada.press("Continue");
            ada.fill("Password", GuideStory.PASSWORD);
            ada.press("Continue");
            ada.arrivesAt("/");
            ada.open("/dashboard");
            story.readsInTheClaims("Tidepool", "B2B");

            assertThat(SessionCookie.of(ada).claim("iss")).isEqualTo(domain.origin("clerk"));
            assertThat(ada.errors()).isEmpty();
            assertThat(ada.strangers()).as("asked for beyond this machine").isEmpty();
        }
    }
}
