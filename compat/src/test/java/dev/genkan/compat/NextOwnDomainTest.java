package dev.genkan.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Production as it is meant: https with a certificate, the server at `clerk.` and `accounts.` of a domain, the
/// application on another host of it, which has the key and finds everything by it. Mail goes out by SMTP.
@Tag("at-length")
class NextOwnDomainTest {

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
        app = NextApp.openAt(domain.origin("app"), appPort, "next", server, Map.of("CLERK_API_URL", server.origin()));
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
    void the_application_needs_three_variables() {
        assertThat(app.keys())
                .containsOnlyKeys(
                        "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY",
                        "CLERK_SECRET_KEY",
                        "CLERK_API_URL",
                        "NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED");
    }

    @Test
    void a_stranger_comes_in_answers_two_questions_leaves_and_comes_back() {
        try (Visitor ada = app.visitor()) {
            new GuideStory(ada, new HostedPages(), "ada@example.com", mailbox::code).tellWhole();

            assertThat(ada.at()).startsWith(domain.origin("app"));
            assertThat(ada.answers())
                    .anySatisfy(answer ->
                            assertThat(answer.url()).startsWith(domain.origin("clerk") + "/v1/client/handshake"));
            assertThat(ada.cookies())
                    .filteredOn(cookie -> cookie.name.matches("__(client|session|hosted).*"))
                    .isNotEmpty()
                    .allSatisfy(
                            cookie -> assertThat(cookie.secure).as(cookie.name).isTrue());
            assertThat(cookie(ada, "__client").domain).isEqualTo("clerk." + OwnDomain.DOMAIN);
            assertThat(cookie(ada, "__client").httpOnly).isTrue();
            assertThat(cookie(ada, "__client_uat").domain).isEqualTo("." + OwnDomain.DOMAIN);
            assertThat(cookie(ada, "__session").domain).isEqualTo("app." + OwnDomain.DOMAIN);
            assertThat(SessionCookie.of(ada).claim("iss")).isEqualTo(domain.origin("clerk"));
            assertThat(ada.errors()).isEmpty();
            assertThat(ada.strangers()).as("asked for beyond this machine").isEmpty();
        }
    }

    private static Cookie cookie(Visitor visitor, String name) {
        return visitor.cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name));
    }
}
