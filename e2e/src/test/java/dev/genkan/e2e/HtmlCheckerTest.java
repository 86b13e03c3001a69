package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A checker that finds nothing is only worth something if it finds what is there.
class HtmlCheckerTest {

    @Test
    void finds_unclosed_elements_unknown_elements_and_images_without_words() {
        assertThat(HtmlChecker.complaintsAbout(page("<p>one <foo>two</p><img src=\"a.png\">")))
                .hasSize(5)
                .anyMatch(complaint -> complaint.contains("foo"))
                .anyMatch(complaint -> complaint.contains("alt"));
    }

    @Test
    void knows_what_the_design_uses() {
        assertThat(HtmlChecker.complaintsAbout(
                        page("<div inert>sample</div><button type=\"button\" popovertarget=\"nav\">Menu</button>"
                                + "<nav id=\"nav\" popover aria-label=\"Main\">here</nav>")))
                .isEmpty();
    }

    private static String page(String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page</title></head><body>"
                + body + "</body></html>";
    }
}
