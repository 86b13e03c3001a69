package dev.genkan.server.dashboard;

import static dev.genkan.server.dashboard.Desks.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.Handed;
import dev.genkan.server.House;
import dev.genkan.server.SignedInBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardDoorTest {

    private static final String OPERATORS = AT + "/operators";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static House house;
    private static int people;

    @BeforeAll
    static void open(@TempDir Path directory) {
        house = new House(directory);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_stranger_signs_in_first_and_comes_to_the_page_asked_for() {
        String address = newcomer();
        operator(address);
        Browser browser = house.browser();

        Answer away = browser.open(AT + "/audit?actor=ada&target=x");
        assertThat(away.status()).isEqualTo(303);
        assertThat(away.location())
                .isEqualTo("/sign-in?redirect_url=%2Fgenkan%2Fdashboard%2Faudit%3Factor%3Dada%26target%3Dx");
        browser.open(away.location());
        browser.send("/sign-in", "identifier", address);
        browser.open("/sign-in/password");

        assertThat(browser.send("/sign-in/password", "password", House.PASSWORD).location())
                .isEqualTo(AT + "/audit?actor=ada&target=x");
        // what was only posted is not asked for again
        assertThat(house.browser().request("POST", AT + "/operators").location())
                .isEqualTo("/sign-in?redirect_url=%2Fgenkan%2Fdashboard");
        assertThat(house.browser()
                        .request("GET", AT, "Accept", "application/json")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_member_is_told_that_it_is_not_for_them_whatever_they_ask_for() {
        Browser member = house.memberAt(newcomer());
        operator(newcomer());

        for (String path : List.of(AT, OPERATORS, AT + "/nowhere")) {
            Answer refused = member.open(path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.body()).contains("for the people who run this application");
            assertThat(refused.body()).doesNotContain("gk-nav");
        }
        assertThat(member.request("GET", AT, "Accept", "*/*").body()).contains("not_an_operator");
    }

    @Test
    void a_token_alone_opens_nothing_however_it_is_shown() {
        Browser operator = operator(newcomer());
        String token = operator.cookie("__session");
        String name = operator.cookieName("__session");
        Browser program = house.browser("Authorization", "Bearer " + token);
        Browser copied = house.browser().with(name, token);
        Browser other = house.memberAt(newcomer()).with(name, token);
        String before = house.everythingKept();

        for (Browser one : List.of(program, copied, other)) {
            assertThat(one.open(OPERATORS).status()).isEqualTo(403);
            one.open("/user");
            assertThat(one.send(OPERATORS, "email_address", "ada@example.com").status())
                    .isEqualTo(403);
        }
        assertThat(house.everythingKept()).isEqualTo(before);
        assertThat(operator.open(OPERATORS).status()).isEqualTo(200);
    }

    @Test
    void whoever_acts_in_an_operators_place_is_none_not_even_if_they_are_one() {
        String ada = newcomer();
        String grace = newcomer();
        operator(ada);
        operator(grace);
        SignedInBrowser inPlace = Handed.inPlaceOf(
                house.engine, house.userAt(ada).id(), house.userAt(grace).id());
        Browser browser =
                house.browser().with(inPlace.cookieName(), inPlace.client().value());

        assertThat(browser.open("/user").status()).isEqualTo(200);
        assertThat(browser.open(OPERATORS).status()).isEqualTo(403);
        assertThat(browser.send(OPERATORS, "email_address", newcomer()).status())
                .isEqualTo(403);
    }

    @Test
    void a_read_only_operator_looks_at_everything_and_changes_nothing() {
        Browser reader = Desks.readOnly(house, newcomer());
        String member = newcomer();
        house.memberAt(member);

        Answer page = reader.open(OPERATORS);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("Add operator");
        assertThat(page.body()).doesNotContain("/remove\"");
        Answer refused = reader.send(OPERATORS, "email_address", member, "role", "full");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("You can look at everything, and change nothing");
        assertThat(house.engine.operators().list())
                .noneMatch(one -> one.address().equals(member));
    }

    @Test
    void who_is_no_operator_any_more_sees_nothing_more_at_once() {
        String address = newcomer();
        Browser ada = operator(address);
        EmailAddress parsed = EmailAddress.parse(address).orElseThrow();

        house.engine.operators().add(parsed, Role.READ_ONLY, Actor.SYSTEM);
        assertThat(ada.send(OPERATORS, "email_address", "x").status()).isEqualTo(403);
        house.engine.operators().remove(parsed, Actor.SYSTEM);

        assertThat(ada.open(OPERATORS).status()).isEqualTo(403);
        assertThat(ada.send(OPERATORS, "email_address", "x").status()).isEqualTo(403);
        assertThat(ada.open("/user").status()).isEqualTo(200);
    }

    @Test
    void a_session_that_was_ended_or_an_operator_who_was_banned_is_out_at_once() {
        String revoked = newcomer();
        Browser ada = operator(revoked);
        house.engine.sessions().revokeAll(house.userAt(revoked).id(), Actor.SYSTEM);
        assertThat(ada.open(OPERATORS).location()).startsWith("/sign-in?redirect_url=");

        String banned = newcomer();
        Browser grace = operator(banned);
        house.engine.users().ban(house.userAt(banned).id(), Actor.SYSTEM);
        assertThat(grace.open(OPERATORS).location()).startsWith("/sign-in?redirect_url=");
    }

    @Test
    void an_operator_who_comes_back_after_days_is_still_one() {
        Browser ada = operator(newcomer());
        house.clock.turn(Duration.ofDays(6));

        assertThat(ada.open(OPERATORS).status()).isEqualTo(200);
        assertThat(ada.send(OPERATORS, "email_address", "x").location()).startsWith("/user/verify?redirect_url=");
    }

    @Test
    void a_form_without_its_field_or_with_somebody_elses_changes_nothing() {
        Browser ada = operator(newcomer());
        Browser mallory = house.memberAt(newcomer());
        mallory.open("/user");
        String before = house.everythingKept();

        Answer without = ada.send(OPERATORS, "genkan_csrf", "");
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.body()).contains("This form is too old");
        assertThat(ada.send(OPERATORS, "genkan_csrf", mallory.hidden("genkan_csrf"))
                        .status())
                .isEqualTo(403);
        assertThat(ada.post(OPERATORS, "text/plain", "email_address=x").status())
                .isEqualTo(403);
        Answer elsewhere = ada.sending("Origin", "https://evil.example").send(OPERATORS, "email_address", "x");
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(house.everythingKept()).isEqualTo(before);
    }

    @Test
    void a_form_larger_than_a_form_may_be_is_refused_in_words() {
        Browser ada = operator(newcomer());

        Answer refused = ada.send(OPERATORS, "email_address", "x".repeat(64 * 1024));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("larger than a form may be");
        assertThat(ada.post(OPERATORS, FORM, "%ff=1").status()).isEqualTo(403);
    }

    @Test
    void other_methods_are_refused_by_name_and_a_head_is_a_page_without_its_body() {
        Browser ada = operator(newcomer());

        Answer head = ada.request("HEAD", OPERATORS);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            Answer refused = ada.request(method, OPERATORS);
            assertThat(refused.status()).as(method).isEqualTo(405);
            assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, POST");
        }
        assertThat(ada.request("POST", AT + "/audit").status()).isEqualTo(405);
    }

    @Test
    void what_is_not_there_is_said_to_operators_alone() {
        Browser ada = operator(newcomer());
        for (String path : List.of("/nowhere", "/operators/", "/operators/user_none/remove", "/operators//remove")) {
            Answer missing = ada.open(AT + path);
            // a slash at the end counts as none, two in the middle are no path at all
            assertThat(missing.status()).as(path).isIn(path.endsWith("s/") ? 200 : path.contains("//") ? 400 : 404);
        }
        assertThat(ada.open(AT + "/nowhere").body()).contains("This page isn’t here", "gk-nav");
        assertThat(ada.open(AT + "board").body()).contains("of user_");
    }

    @Test
    void before_what_cannot_be_undone_a_proof_is_asked_for_that_holds_for_minutes_and_leads_back() {
        String gone = newcomer();
        operator(gone);
        String remove = OPERATORS + "/" + house.userAt(gone).id().value() + "/remove";
        Browser ada = operator(newcomer());
        assertThat(ada.open(remove).status()).isEqualTo(200);
        house.clock.turn(Duration.ofMinutes(11));

        String verify = ada.open(remove).location();
        assertThat(verify).startsWith("/user/verify?redirect_url=%2Fgenkan%2Fdashboard%2Foperators%2Fuser_");
        assertThat(ada.send(remove).location()).isEqualTo(verify);
        assertThat(house.engine.operators().find(house.userAt(gone).id())).isPresent();
        assertThat(prove(ada, verify)).isEqualTo(remove);
        assertThat(ada.open(remove).status()).isEqualTo(200);
        house.clock.turn(Duration.ofMinutes(11));
        assertThat(ada.open(remove).location()).isEqualTo(verify);
        assertThat(prove(ada, verify)).isEqualTo(remove);

        ada.open(remove);
        assertThat(ada.send(remove).location()).isEqualTo(OPERATORS + "?done=deleted");
        assertThat(house.engine.operators().find(house.userAt(gone).id())).isEmpty();
    }

    @Test
    void a_page_says_nothing_but_what_it_was_made_to_say_and_runs_no_script_of_its_own() {
        Browser ada = operator(newcomer());

        Answer page = ada.open(OPERATORS + "?done=%3Cscript%3E");
        assertThat(page.body()).doesNotContain("&lt;script", "gk-alert");
        assertThat(ada.open(OPERATORS + "?done=saved").body()).contains("Saved.");
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).doesNotContain(" style=", " onclick=", "<script>", "https://");
    }

    /// Somebody with the full role, in front of a page with a form.
    private static Browser operator(String address) {
        Browser browser = Desks.full(house, address);
        browser.open(OPERATORS);
        return browser;
    }

    private static String prove(Browser browser, String verify) {
        browser.open(verify);
        return browser.send("/user/verify", "password", House.PASSWORD).location();
    }

    private static String newcomer() {
        return "desk" + ++people + "@example.com";
    }
}
