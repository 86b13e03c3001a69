package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.genkan.e2e.PageCheck.Findings;
import dev.genkan.e2e.Visitor.Scripting;
import dev.genkan.e2e.team.TeamApplication;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.Users;
import dev.genkan.server.Engine;
import dev.genkan.testing.TurnableClock;
import dev.genkan.token.UserId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every page of the story, walked through once and looked over in both themes and several widths.
class EveryPageTest {

    private static final List<Findings> FINDINGS = new ArrayList<>();
    private static final List<String> COMPLAINTS = new ArrayList<>();
    private static final List<String> ASKED = new ArrayList<>();

    @BeforeAll
    static void somebody_walks_through_every_page() {
        try (House house = House.open();
                Mailbox mailbox = house.mailbox();
                Visitor ada = house.visitor(Scripting.ON)) {
            signsUp(ada, mailbox);
            onboards(ada);
            looksAfterTheirAccount(ada, mailbox);
            losesTheWay(ada);
            comesBack(ada, mailbox);
            forgets(ada, mailbox);
            try (Visitor reader = house.visitor(Scripting.ON)) {
                readsTheMail(reader, mailbox.address());
                keep(ada, mailbox.reader(), reader);
            }
        }
        try (House full = House.open("demo.workspaces.at-most=0");
                Mailbox mailbox = full.mailbox();
                Visitor grace = full.visitor(Scripting.ON)) {
            Steps.signUp(grace, mailbox, "grace@example.com");
            Steps.onboard(grace, "Harvard");
            look("onboarding-failed", grace);
            keep(grace, mailbox.reader());
        }
        try (House team = House.openAt(TeamApplication.class, InstantSource.system());
                Mailbox mailbox = team.mailbox();
                Visitor edsger = team.visitor(Scripting.ON)) {
            Steps.signUp(edsger, mailbox, "edsger@example.com");
            answersStepByStep(edsger);
            isAskedForTheDifference(edsger, team.its(Users.class));
            keep(edsger, mailbox.reader());
        }
        try (House branching = House.open("demo.flow=setup");
                Mailbox mailbox = branching.mailbox();
                Visitor grace = branching.visitor(Scripting.ON)) {
            Steps.signUp(grace, mailbox, "grace@example.com");
            goesTheWayOfACompany(grace);
            keep(grace, mailbox.reader());
        }
        try (House strict = House.open("genkan.limits.fresh-factor=1ms");
                Mailbox mailbox = strict.mailbox();
                Visitor edsger = strict.visitor(Scripting.ON)) {
            Steps.signUp(edsger, mailbox, "edsger@example.com");
            edsger.open("/user/delete");
            look("verify", edsger);
            edsger.fill("Password", "not the password");
            edsger.press("Continue");
            look("verify-error", edsger);
            keep(edsger, mailbox.reader());
        }
    }

    @BeforeAll
    static void somebody_runs_the_house_and_comes_back_too_late() {
        TurnableClock clock = new TurnableClock(Instant.parse("2026-11-23T08:00:00Z"));
        try (House house = House.openAt(clock);
                Mailbox mailbox = house.mailbox();
                Visitor ada = house.visitor(Scripting.ON)) {
            Steps.signUp(ada, mailbox, "ada@example.com");
            String key = house.its(Engine.class).operators().newLink().orElseThrow();
            ada.open("/genkan/operator?key=" + key);
            look("operator", ada);
            ada.press("Become the operator");
            look("operator-is", ada);

            ada.open("/onboarding");
            clock.turn(Duration.ofDays(7).plusMinutes(1));
            Steps.onboard(ada, "Tidepool");
            look("session-expired", ada);
            ada.press("Sign in again");
            ada.fill("Password", Steps.PASSWORD);
            ada.press("Continue");
            look("kept-form", ada);
            ada.press("Send it now");
            keep(ada, mailbox.reader());
            clock.turn(Duration.ofDays(7).plusMinutes(1));
            ada.open("/dashboard");
            look("sign-in-expired", ada);
        }
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
        assertThat(all(Findings::html))
                .filteredOn(complaint -> !isHowMailIsWritten(complaint))
                .isEmpty();
    }

    /// Several mail programs lay out by the attributes of tables and know no other way.
    private static boolean isHowMailIsWritten(String complaint) {
        return complaint.startsWith("letter: warning") && complaint.endsWith("is obsolete. Use CSS instead.");
    }

    @Test
    void the_browser_has_none_either_about_scripts_or_the_content_security_policy() {
        assertThat(COMPLAINTS).isEmpty();
    }

    @Test
    void no_page_asks_anybody_else_for_anything() {
        assertThat(ASKED)
                .hasSizeGreaterThan(100)
                .allSatisfy(address -> assertThat(URI.create(address).getHost()).isEqualTo("localhost"));
    }

    private static void signsUp(Visitor ada, Mailbox mailbox) {
        ada.open("/");
        look("landing", ada);
        ada.open("/sign-up");
        look("sign-up", ada);
        ada.fill("Email address", "ada");
        ada.press("Create account");
        look("sign-up-errors", ada);
        ada.fill("Email address", "ada@example.com");
        ada.fill("Password", Steps.PASSWORD);
        ada.press("Create account");
        look("sign-up-code", ada);
        String code = mailbox.newestCodeFor("ada@example.com");
        ada.fill("6-digit code", Steps.otherCodeThan(code));
        ada.press("Continue");
        look("sign-up-code-error", ada);
        ada.fill("6-digit code", code);
        ada.press("Continue");
    }

    private static void onboards(Visitor ada) {
        ada.open("/onboarding");
        look("onboarding", ada);
        ada.press("Continue");
        look("onboarding-errors", ada);
        ada.open("/onboarding");
        Steps.onboard(ada, "Tidepool");
        look("dashboard", ada);
        ada.open("/");
        look("landing-signed-in", ada);
    }

    private static void answersStepByStep(Visitor edsger) {
        look("step-1", edsger);
        edsger.fill("Nickname", "Edsger");
        edsger.pick("Country", "Norway");
        edsger.press("Continue");
        look("step-2", edsger);
        edsger.fill("Seats", "1.000");
        edsger.press("Continue");
        look("step-2-errors", edsger);
        edsger.open("/onboarding/team/elsewhere");
        look("step-missing", edsger);
        edsger.open("/onboarding");
        Steps.fillInTheTeam(edsger);
        edsger.press("Continue");
        look("step-3", edsger);
        edsger.tick("News");
        edsger.press("Continue");
        look("step-3-errors", edsger);
    }

    private static void isAskedForTheDifference(Visitor edsger, Users users) {
        edsger.fill("Invoices", "money@example.com");
        edsger.element("#topics").fill("Releases");
        edsger.tick("Terms");
        edsger.press("Continue");
        Map<String, @Nullable Object> before = new HashMap<>();
        before.put("onboarding", Map.of("team", 1L));
        before.put("start", null);
        users.mergeMetadata(
                new UserId(String.valueOf(edsger.claims().orElseThrow().get("sub"))), MetadataPatch.ofPublic(before));
        edsger.open("/onboarding");
        look("difference", edsger);
    }

    private static void goesTheWayOfACompany(Visitor grace) {
        look("branching-1", grace);
        Steps.introduce(grace, "Grace", "Tidepool", "B2B");
        look("branching-3", grace);
        grace.press("Continue");
        look("branching-3-errors", grace);
        grace.press("Save and finish later");
        look("saved", grace);
        grace.follow("Continue now");
        grace.fill("Company name", "Northwind");
        grace.fill("How many people will use it in the first month?", "12");
        grace.press("Continue");
        look("branching-4", grace);
        grace.press("Skip this step");
        look("check", grace);
        grace.press("Finish");
        look("done", grace);
    }

    private static void looksAfterTheirAccount(Visitor ada, Mailbox mailbox) {
        ada.open("/user");
        look("account", ada);
        ada.open("/user/name");
        look("account-name", ada);
        ada.fill("First name", "Ada");
        ada.press("Save");
        look("account-done", ada);
        ada.open("/user/addresses/add");
        look("address-add", ada);
        ada.fill("Email address", "ada");
        ada.press("Send a code");
        look("address-add-error", ada);
        ada.fill("Email address", "ada@work.example");
        ada.press("Send a code");
        look("address-verify", ada);
        String code = mailbox.newestCodeFor("ada@work.example");
        ada.fill("6-digit code", Steps.otherCodeThan(code));
        ada.press("Continue");
        look("address-verify-error", ada);
        ada.fill("6-digit code", code);
        ada.press("Continue");
        ada.follow("Make primary");
        look("address-primary", ada);
        ada.open("/user");
        look("account-addresses", ada);
        ada.follow("Remove");
        look("address-remove", ada);
        ada.open("/user/security");
        look("security", ada);
        ada.follow("Change");
        look("password-change", ada);
        ada.fill("New password", "short");
        ada.press("Save password");
        look("password-change-error", ada);
        ada.open("/user/delete");
        look("delete", ada);
        ada.press("Delete account");
        look("delete-error", ada);
        ada.open("/user/deleted");
        look("deleted", ada);
    }

    private static void losesTheWay(Visitor ada) {
        ada.open("/nowhere");
        look("not-found", ada);
        ada.open("/dash;board");
        look("bad-address", ada);
        ada.open("/sign-out");
        look("sign-out", ada);
    }

    private static void comesBack(Visitor ada, Mailbox mailbox) {
        ada.open("/");
        Steps.signOut(ada);
        ada.open("/sign-in");
        look("sign-in", ada);
        ada.fill("Email address", "ada at example");
        ada.press("Continue");
        look("sign-in-error", ada);
        ada.fill("Email address", "ada@example.com");
        ada.press("Continue");
        look("password", ada);
        ada.fill("Password", "not the password");
        ada.press("Continue");
        look("password-error", ada);
        ada.press("Email me a code");
        look("sign-in-code", ada);
        ada.fill("6-digit code", Steps.otherCodeThan(mailbox.newestCodeFor("ada@example.com")));
        ada.press("Continue");
        look("sign-in-code-error", ada);
    }

    private static void forgets(Visitor ada, Mailbox mailbox) {
        ada.open(mailbox.newestLinkFor("ada@example.com"));
        look("link", ada);
        try (Visitor stranger = ada.another()) {
            stranger.open(mailbox.newestLinkFor("ada@example.com"));
            look("link-elsewhere", stranger);
            stranger.open("/sign-in/link?t=never");
            look("link-unknown", stranger);
            keep(stranger);
        }
        ada.open("/sign-in/password");
        ada.follow("Forgot password?");
        look("forgot-password", ada);
        ada.fill("Email address", "ada at example");
        ada.press("Send code");
        look("forgot-password-error", ada);
        ada.fill("Email address", "ada@example.com");
        ada.press("Send code");
        look("reset-password", ada);
        ada.fill("6-digit code from the email", "1");
        ada.fill("New password", "short");
        ada.press("Save and sign in");
        look("reset-password-error", ada);
        ada.open(mailbox.newestLinkFor("ada@example.com"));
        look("link-reset", ada);
        ada.open("/sign-in");
        ada.fill("Email address", "grace@example.com");
        ada.press("Continue");
        for (int i = 0; i < 11; i++) {
            ada.open("/sign-in/password");
            ada.fill("Password", "not the password");
            ada.press("Continue");
        }
        look("locked", ada);
    }

    private static void readsTheMail(Visitor reader, String inbox) {
        reader.open(inbox);
        look("inbox", reader);
        letter(reader);
        reader.follow("Text");
        look("inbox-text", reader);
        reader.press("Clear");
        look("inbox-empty", reader);
        asksWhy(reader, inbox);
    }

    private static void asksWhy(Visitor reader, String inbox) {
        reader.open(inbox.replace("/inbox", "/why"));
        look("why", reader);
        reader.page().locator("tbody a").first().click();
        look("why-decision", reader);
        reader.open("/genkan/why?q=nobody");
        look("why-none", reader);
    }

    /// As a mail program shows it: without the policy of the inbox, under which its own styles would not count
    /// elsewhere.
    private static void letter(Visitor reader) {
        String framed = reader.element("iframe").evaluate("frame => frame.src").toString();
        String letter = reader.page().context().request().get(framed).text();
        Page program = reader.newTab();
        program.setContent(letter);
        FINDINGS.add(PageCheck.of("letter", program, letter));
        program.close();
    }

    private static void look(String name, Visitor visitor) {
        FINDINGS.add(PageCheck.of(name, visitor));
    }

    private static void keep(Visitor... visitors) {
        for (Visitor visitor : visitors) {
            COMPLAINTS.addAll(visitor.complaints());
            ASKED.addAll(visitor.asked());
        }
    }

    private static List<String> all(Function<Findings, List<String>> kind) {
        return FINDINGS.stream().map(kind).flatMap(List::stream).toList();
    }
}
