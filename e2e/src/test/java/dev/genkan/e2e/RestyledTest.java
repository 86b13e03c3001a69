package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.e2e.restyled.ReadingRoom;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One application that is restyled in all four ways at once: by custom properties, by a stylesheet, by templates and
/// by words. What it took is in `src/test/restyled`.
class RestyledTest {

    private static House house;

    /// An application's class path is that of the thread which starts it. The demo of the other tests must not have
    /// these files.
    @BeforeAll
    static void open() throws IOException {
        Thread starter = Thread.currentThread();
        ClassLoader before = starter.getContextClassLoader();
        URL folder = Path.of("src/test/restyled").toUri().toURL();
        starter.setContextClassLoader(new URLClassLoader(new URL[] {folder}, before));
        try {
            house = House.openAt(
                    ReadingRoom.class,
                    InstantSource.system(),
                    "genkan.brand.name=Reading room",
                    "genkan.brand.logo=",
                    "genkan.bundles=reading-room",
                    "genkan.brand.stylesheet=/look/brand.css");
        } finally {
            starter.setContextClassLoader(before);
        }
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void its_custom_properties_colour_ours_and_its_rules_win() {
        try (Visitor ada = house.visitor(Scripting.ON)) {
            ada.open("/sign-in");
            PageCheck.Findings findings = PageCheck.of("restyled-sign-in", ada);

            assertThat(style(ada, "[type=submit]", "backgroundColor")).isEqualTo("rgb(25, 112, 95)");
            assertThat(style(ada, "[type=submit]", "borderTopLeftRadius")).isIn("1.2px", "2px");
            assertThat(style(ada, "body", "fontFamily")).startsWith("Georgia");
            assertThat(style(ada, "[type=submit]", "textTransform")).isEqualTo("uppercase");
            assertThat(ada.page()
                            .evaluate("() => getComputedStyle(document.querySelector('.gk-step'), '::after').display"))
                    .isEqualTo("none");
            assertThat(ada.complaints()).isEmpty();
            assertThat(List.of(findings.overflow(), findings.html())).allMatch(List::isEmpty);
        }
    }

    @Test
    void its_template_stands_in_the_place_of_one_fragment_and_of_one_page() {
        try (Visitor grace = house.visitor(Scripting.ON);
                Mailbox mailbox = house.mailbox()) {
            grace.open("/sign-in");
            assertThat(grace.element("header.reading-room h1").innerText()).isEqualTo("Welcome to the reading room");
            assertThat(style(grace, "header.reading-room", "borderLeftWidth")).isEqualTo("6px");

            Steps.signUp(grace, mailbox, "grace@example.com");
            grace.open("/sign-out");
            assertThat(grace.heading()).isEqualTo("Leaving so soon?");
            PageCheck.of("restyled-sign-out", grace);
            grace.press("Sign out");
            assertThat(grace.claims()).isEmpty();
        }
    }

    @Test
    void its_words_are_said_on_the_pages_and_in_mails_in_their_languages() {
        try (Visitor edsger = house.visitor(Scripting.ON);
                Mailbox mailbox = house.mailbox()) {
            edsger.open("/sign-in");
            assertThat(edsger.reads()).contains("Your library card is your email address.");
            Steps.signUp(edsger, mailbox, "edsger@example.com");
            assertThat(mailbox.newestSubjectFor("edsger@example.com")).endsWith(" opens the reading room");
        }
        try (Visitor konrad = house.visitor(Scripting.ON)) {
            konrad.speaks("de-DE");
            konrad.open("/sign-in");
            assertThat(konrad.heading()).isEqualTo("Willkommen im Lesesaal");
            assertThat(konrad.element("html").getAttribute("lang")).isEqualTo("de");
            PageCheck.of("restyled-german", konrad);
        }
        try (Visitor sophie = house.visitor(Scripting.ON)) {
            sophie.speaks("fr");
            sophie.open("/sign-in");
            assertThat(sophie.element("html").getAttribute("lang")).isEqualTo("fr");
            assertThat(sophie.reads()).contains("Adresse e-mail", "Create an account");
        }
    }

    @Test
    void the_content_security_policy_stays_as_it_is() {
        try (Visitor ada = house.visitor(Scripting.ON)) {
            ada.open("/sign-in");

            assertThat(ada.page().request().get("/sign-in").headers().get("content-security-policy"))
                    .contains("default-src 'none'; style-src 'self'; script-src 'self'")
                    .doesNotContain("unsafe");
        }
    }

    private static String style(Visitor visitor, String selector, String property) {
        return visitor.element(selector)
                .first()
                .evaluate("(at, name) => getComputedStyle(at)[name]", property)
                .toString();
    }
}
