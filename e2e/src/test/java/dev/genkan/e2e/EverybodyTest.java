package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import dev.genkan.e2e.PageCheck.Findings;
import dev.genkan.e2e.Visitor.Scripting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The pages of a flow that branches, for whoever has no mouse, hears them read, sees them in colours of their own, or
/// reads from right to left.
class EverybodyTest {

    private static final String FOCUSED = """
            () => {
              const at = document.activeElement;
              if (at === document.body) return '';
              const label = at.labels?.[0]?.querySelector('b')?.textContent ?? at.labels?.[0]?.textContent;
              return (label ?? at.textContent).trim().replace(/\\s+/g, ' ');
            }""";

    /// How the thing that has the focus is drawn.
    private static final String RING = """
            () => {
              const at = document.activeElement;
              const style = getComputedStyle(at.closest('.gk-choice') ?? at);
              return style.outlineStyle === 'none' ? '' :
                  [style.outlineStyle, style.outlineWidth, style.outlineColor, style.outlineOffset].join(' ');
            }""";

    private static final String READ_ALOUD = """
            form
              button "Back"
              heading "Your application", level 1
              text "This shapes what we set up for you."
              textbox "Application name" (As your users will see it.), required
              radiogroup "Application type", required
                radio "B2C People sign up for themselves"
                radio "B2B Companies sign up with their team"
              textbox "Website (optional)"
              button "Continue"
              button "Save and finish later\"""";

    private static final String READ_ALOUD_WITH_ERRORS = """
            form
              button "Back"
              alert "There are 2 things to fix"
                heading "There are 2 things to fix", level 2
                list
                  listitem, level 1
                    link "Enter a name for your application"
                  listitem, level 1
                    link "Choose a type for your application"
              heading "Your application", level 1
              text "This shapes what we set up for you."
              textbox "Application name" (As your users will see it. Error: Enter a name for your application), invalid, required
              radiogroup "Application type" (Error: Choose a type for your application), invalid, required
                radio "B2C People sign up for themselves"
                radio "B2B Companies sign up with their team"
              textbox "Website (optional)"
              button "Continue"
              button "Save and finish later\"""";

    private static final int MOST_STOPS = 40;

    private static House house;
    private static Mailbox mailbox;

    @BeforeAll
    static void open() {
        house = House.open("demo.flow=setup");
        mailbox = house.mailbox();
    }

    @AfterAll
    static void close() {
        mailbox.close();
        house.close();
    }

    @Test
    void a_flow_that_branches_is_walked_from_the_keyboard_and_the_focus_is_seen_everywhere() {
        try (Visitor ada = house.visitor(Scripting.ON)) {
            Steps.signUp(ada, mailbox, "ada@example.com");
            Page page = ada.page();

            assertThat(tabTo(page, "Name")).containsExactly("Skip to main content", "Acme", "Sign out", "Name");
            page.keyboard().type("Ada");
            ada.hit("Enter");
            assertThat(ada.at()).as("Enter goes on").isEqualTo("/onboarding/setup/your-application");

            tabTo(page, "Application name");
            page.keyboard().type("Tidepool");
            tabTo(page, "B2C");
            page.keyboard().press("ArrowDown");
            tabTo(page, "Continue");
            ada.hit("Space");
            assertThat(ada.at()).isEqualTo("/onboarding/setup/your-company");

            tabTo(page, "Company name");
            page.keyboard().type("Northwind");
            tabTo(page, "How many people will use it in the first month?");
            page.keyboard().type("12");
            ada.hit("Enter");
            assertThat(ada.at()).as("and never back").isEqualTo("/onboarding/setup/colleague");

            tabTo(page, "Skip this step");
            ada.hit("Space");
            assertThat(tabTo(page, "Finish")).contains("Change Company name", "Change Application type");
            ada.hit("Enter");
            tabTo(page, "Go on");
            ada.hit("Enter");
            assertThat(ada.at()).isEqualTo("/dashboard");
            assertThat(ada.metadata())
                    .containsEntry("companyName", "Northwind")
                    .containsEntry("applicationType", "B2B");
        }
    }

    @Test
    void what_is_read_aloud_says_what_is_asked_what_is_wrong_and_where() {
        try (Visitor grace = house.visitor(Scripting.ON)) {
            Steps.signUp(grace, mailbox, "grace@example.com");
            grace.fill("Name", "Grace");
            grace.press("Continue");
            List<String> asked = AccessibilityTree.of(grace.page(), "form");
            grace.press("Continue");
            List<String> wrong = AccessibilityTree.of(grace.page(), "form");

            assertThat(String.join("\n", asked)).isEqualTo(READ_ALOUD);
            assertThat(String.join("\n", wrong)).isEqualTo(READ_ALOUD_WITH_ERRORS);
        }
    }

    @Test
    void in_forced_colours_the_focus_what_is_chosen_and_what_is_wrong_are_told_apart() {
        try (Visitor mary = house.visitor(Scripting.ON)) {
            Steps.signUp(mary, mailbox, "mary@example.com");
            mary.fill("Name", "Mary");
            mary.press("Continue");
            mary.choose("B2B");
            mary.press("Continue");
            Page page = mary.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            photograph(page, "forced-colors-errors");

            assertThat(looks(mary, ".gk-choice:has(:checked)"))
                    .as("what is chosen")
                    .isNotEqualTo(looks(mary, ".gk-choice:not(:has(:checked))"));
            assertThat(looks(mary, ".gk-error svg")).as("the sign of an error").contains(canvasText(page));
            assertThat(mary.element(".gk-error").first().innerText()).contains("Enter a name for your application");

            String chosen = looks(mary, ".gk-choice:has(:checked)");
            tabTo(page, "B2B");
            photograph(page, "forced-colors-focus");
            assertThat(looks(mary, ".gk-choice:has(:checked)"))
                    .as("chosen, and focused")
                    .isNotEqualTo(chosen);
            tabTo(page, "Save and finish later");
        }
    }

    @Test
    void from_right_to_left_axe_and_the_html_checker_find_nothing_either() {
        List<Findings> findings = new ArrayList<>();
        try (Visitor alan = house.visitor(Scripting.ON)) {
            alan.speaks("ar");
            alan.open("/sign-in");
            findings.add(look("ar-sign-in", alan));
            alan.open("/sign-up");
            alan.element("[name=email_address]").fill("alan@example.com");
            alan.element("[name=password]").fill(Steps.PASSWORD);
            alan.goOn();
            findings.add(look("ar-code", alan));
            alan.element("[name=code]").fill(mailbox.newestCodeFor("alan@example.com"));
            alan.goOn();
            alan.element("#fullName").fill("Alan");
            alan.goOn();
            alan.goOn();
            assertThat(alan.element(".gk-error").all()).hasSize(2);
            findings.add(look("ar-onboarding-errors", alan));
            alan.element("#applicationName").fill("Bletchley");
            alan.element("[value=B2C]").check();
            alan.goOn();
            alan.element("#colleague").fill("joan@example.com");
            alan.goOn();
            findings.add(look("ar-check", alan));
            alan.open("/user");
            findings.add(look("ar-profile", alan));
        }
        assertThat(findings)
                .allSatisfy(each -> assertThat(List.of(each.accessibility(), each.overflow(), each.html()))
                        .allSatisfy(found -> assertThat(found).isEmpty()));
    }

    /// Presses Tab until this has the focus.
    ///
    /// @return every stop on the way, this one included
    private static List<String> tabTo(Page page, String wanted) {
        List<String> stops = new ArrayList<>();
        while (stops.isEmpty() || !stops.getLast().equals(wanted)) {
            page.keyboard().press("Tab");
            stops.add(page.evaluate(FOCUSED).toString());
            assertThat(stops).as("%s is reached", wanted).hasSizeLessThan(MOST_STOPS);
            assertThat(page.evaluate(RING)).as("the focus at %s", stops).isNotEqualTo("");
        }
        return stops;
    }

    private static Findings look(String name, Visitor visitor) {
        assertThat(visitor.element("html").getAttribute("dir")).as(name).isEqualTo("rtl");
        return PageCheck.of(name, visitor);
    }

    /// Of the first of these: what is drawn around it and in which colour.
    private static String looks(Visitor visitor, String selector) {
        return visitor.element(selector).first().evaluate("""
                        element => {
                          const style = getComputedStyle(element);
                          return [style.outlineStyle, style.outlineWidth, style.outlineColor,
                              style.borderTopStyle, style.borderTopWidth, style.borderTopColor, style.color].join(' ');
                        }""").toString();
    }

    private static String canvasText(Page page) {
        return page.evaluate("""
                        () => {
                          const probe = document.createElement('i');
                          probe.style.color = 'CanvasText';
                          document.body.append(probe);
                          const color = getComputedStyle(probe).color;
                          probe.remove();
                          return color;
                        }""").toString();
    }

    private static void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
