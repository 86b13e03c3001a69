package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.genkan.e2e.Visitor.Scripting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The onboarding page for whoever has a keyboard only.
class WithoutAMouseTest {

    private static final String FOCUSED = """
            () => {
              const at = document.activeElement;
              const label = at.labels?.[0]?.querySelector('b')?.textContent ?? at.labels?.[0]?.textContent;
              return (label ?? at.textContent).trim();
            }""";

    private static final String RING_IS_SEEN = """
            () => {
              const at = document.activeElement;
              const shown = at.closest('.gk-choice') ?? at;
              return getComputedStyle(shown).outlineStyle !== 'none';
            }""";

    private static House house;
    private static Visitor ada;

    @BeforeAll
    static void ada_stands_before_the_form() {
        house = House.open();
        ada = house.visitor(Scripting.ON);
        try (Mailbox mailbox = house.mailbox()) {
            Steps.signUp(ada, mailbox, "ada@example.com");
        }
    }

    @AfterAll
    static void close() {
        ada.close();
        house.close();
    }

    @Test
    void the_form_is_filled_in_and_sent_from_the_keyboard_and_the_focus_is_seen_everywhere() {
        ada.open("/onboarding");
        Page page = ada.page();
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            page.keyboard().press("Tab");
            stops.add(page.evaluate(FOCUSED).toString());
            assertThat(page.evaluate(RING_IS_SEEN)).as(stops.getLast()).isEqualTo(true);
            if (stops.getLast().equals("Application name")) {
                page.keyboard().type("Tidepool");
            } else if (stops.getLast().equals("B2C")) {
                // Tab reaches a group of radio buttons once; arrows choose in it
                page.keyboard().press("ArrowDown");
            }
        }
        assertThat(stops)
                .containsExactly("Skip to main content", "Acme", "Sign out", "Application name", "B2C", "Continue");

        page.keyboard().press("Enter");
        page.waitForURL("**/dashboard");
        assertThat(ada.metadata()).containsEntry("applicationName", "Tidepool").containsEntry("applicationType", "B2B");
    }
}
