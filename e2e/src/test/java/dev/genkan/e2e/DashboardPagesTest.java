package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.e2e.PageCheck.Findings;
import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.server.Engine;
import dev.genkan.server.dashboard.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every page that the navigation of the dashboard leads to, and some below, looked over in both themes and several
/// widths.
class DashboardPagesTest {

    private static final String AT = "/genkan/dashboard";
    private static final List<Findings> FINDINGS = new ArrayList<>();
    private static final List<String> COMPLAINTS = new ArrayList<>();
    private static final List<String> PLACES = new ArrayList<>();

    @BeforeAll
    static void an_operator_looks_at_everything() {
        try (House house = House.open("demo.flow=setup");
                Mailbox mailbox = house.mailbox();
                Visitor rie = house.visitor(Scripting.ON);
                Visitor ada = house.visitor(Scripting.ON)) {
            Steps.signUp(rie, mailbox, "rie@example.com");
            String key = house.its(Engine.class).operators().newLink().orElseThrow();
            rie.open("/genkan/operator?key=" + key);
            rie.press("Become the operator");
            rie.open(AT);
            look("dashboard-first-run", rie);
            Steps.signUp(ada, mailbox, "ada@example.com");
            ada.press("Continue");
            ada.open("/genkan/dashboard");

            for (Place place : Place.values()) {
                rie.open(AT + place.path());
                // a place whose room is not there is in no navigation either
                if (!rie.element("nav [aria-current=page]").all().isEmpty()) {
                    PLACES.add(place.path());
                    look("dashboard" + place.path().replace('/', '-'), rie);
                }
            }
            rie.open(AT);
            rie.unfold("Show as table");
            look("dashboard-table", rie);
            rie.open(AT + "/onboarding");
            rie.page().locator("tbody a").first().click();
            look("dashboard-flow", rie);
            rie.page().locator("main a:has-text('Preview')").first().click();
            look("dashboard-preview", rie);
            rie.open(AT + "/why");
            rie.page().locator("tbody a").first().click();
            look("dashboard-why-decision", rie);
            rie.open(AT + "/users");
            rie.page().locator("td input[type=checkbox]").first().check();
            look("dashboard-users-ticked", rie);
            String hers = rie.page()
                    .locator("tbody a:has-text('ada@example.com')")
                    .first()
                    .getAttribute("href");
            rie.open(hers);
            look("dashboard-user", rie);
            rie.open(hers + "/addresses/new");
            look("dashboard-address-new", rie);
            rie.open(hers + "/password-mail");
            look("dashboard-password-mail", rie);
            rie.open(AT + "/errands/new/unban");
            look("dashboard-errand-new", rie);
            rie.press("Unban 1 user");
            rie.page().locator("h2:has-text('Finished')").waitFor();
            look("dashboard-errand", rie);
            rie.open(AT + "/errands");
            look("dashboard-errands", rie);
            COMPLAINTS.addAll(rie.complaints());
        }
    }

    @Test
    void the_navigation_led_somewhere() {
        assertThat(PLACES).contains("", "/onboarding", "/connect", "/inbox", "/why", "/operators", "/audit");
    }

    @Test
    void axe_finds_nothing_on_any_of_them() {
        assertThat(all(Findings::accessibility)).isEmpty();
    }

    @Test
    void nothing_sticks_out_of_a_narrow_screen() {
        assertThat(all(Findings::overflow)).isEmpty();
    }

    @Test
    void the_html_checker_has_no_complaint() {
        assertThat(all(Findings::html)).isEmpty();
    }

    @Test
    void the_browser_has_none_either_about_scripts_or_the_content_security_policy() {
        assertThat(COMPLAINTS).isEmpty();
    }

    private static void look(String name, Visitor visitor) {
        FINDINGS.add(PageCheck.of(name, visitor));
    }

    private static List<String> all(Function<Findings, List<String>> kind) {
        return FINDINGS.stream().map(kind).flatMap(List::stream).toList();
    }
}
