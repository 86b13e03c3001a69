package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pages that are no form: what went wrong, and a page of another module in our layout.
class MessagePageTest {

    private static final Words WORDS = Words.ours();
    private static final Pages PAGES = new Pages(Brand.named("Acme"), WORDS);

    @Test
    void a_failure_says_one_thing_and_gives_a_way_on() {
        String html = PAGES.render(
                "dev/genkan/forms/html/message",
                Locale.ENGLISH,
                Map.of(
                        "title", WORDS.text("page.500", Locale.ENGLISH),
                        "body", WORDS.text("page.500.body", Locale.ENGLISH),
                        "actions",
                                List.of(
                                        new Action(WORDS.text("page.tryAgain", Locale.ENGLISH), "", true),
                                        new Action(WORDS.text("page.home", Locale.ENGLISH), "/", false)),
                        "reference", "7f3c-20d1"));

        Goldens.check("500.html", html.replace(PAGES.assets().hash(), "HASH"));
    }

    @Test
    void a_title_alone_is_a_page_too() {
        assertThat(PAGES.render("dev/genkan/forms/html/message", Locale.ENGLISH, Map.of("title", "Closed")))
                .contains("<h1>Closed</h1>")
                .doesNotContain("gk-actions")
                .doesNotContain("Reference")
                .doesNotContain("<img");
    }

    @Test
    void to_try_again_is_the_very_page_wherever_the_application_lives() {
        assertThat(PAGES.render(
                        "dev/genkan/forms/html/message",
                        Locale.ENGLISH,
                        Map.of(
                                "title", "Closed",
                                "base", "/shop",
                                "actions", List.of(new Action("Again", "", true), new Action("Home", "/", false)))))
                .contains("href=\"\">Again")
                .contains("href=\"/shop/\">Home");
    }

    @Test
    void a_page_of_another_module_uses_the_card_at_the_door() {
        String html = PAGES.render(
                "dev/genkan/example/sign-in",
                Locale.ENGLISH,
                Map.of(
                        "csrf", "c5rf",
                        "identifier", "mika@exmaple",
                        "error", "Enter an email address in the format name@example.com.",
                        "errors", List.of(new ErrorLine("identifier", "Enter an email address."))));

        assertThat(html).contains("<title>Error: Sign in – Acme</title>");
        Goldens.check("entry.html", html.replace(PAGES.assets().hash(), "HASH"));
    }

    @Test
    void a_page_that_is_not_there_is_the_programmers_fault_and_is_named() {
        assertThatThrownBy(() -> PAGES.render("dev/genkan/example/nowhere", Locale.ENGLISH, Map.of()))
                .hasMessageContaining("dev/genkan/example/nowhere");
    }
}
