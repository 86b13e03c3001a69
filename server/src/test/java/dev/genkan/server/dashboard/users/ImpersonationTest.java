package dev.genkan.server.dashboard.users;

import static dev.genkan.server.dashboard.Desks.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.PageRequest;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.AuditQuery;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.Handed;
import dev.genkan.server.House;
import dev.genkan.server.Race;
import dev.genkan.server.SignedInBrowser;
import dev.genkan.server.dashboard.Desks;
import dev.genkan.token.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator sees the application as a member does, for a while, and is themselves again.
class ImpersonationTest {

    private static final String STOP = "/genkan/acting/stop";
    private static final String BANNER = "You are acting as ";

    private static House house;
    private static int people;

    private final String address = newcomer();
    private final String helping = newcomer();
    private final Browser operator;
    private final UserId member;
    private final String page;

    ImpersonationTest() {
        house.memberAt(address);
        operator = Desks.full(house, helping);
        member = house.userAt(address).id();
        page = AT + "/users/" + member.value();
    }

    @BeforeAll
    static void open(@TempDir Path directory) {
        house = new House(directory);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String newcomer() {
        return "acting" + ++people + "@example.com";
    }

    private Answer act() {
        operator.open(page + "/impersonate");
        return operator.send(page + "/impersonate");
    }

    private Session acted() {
        return house.engine.sessions().live(member).stream()
                .filter(session -> session.impersonator() != null)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void they_are_the_member_everywhere_under_a_banner_and_themselves_again_at_the_press_of_a_button() {
        assertThat(operator.open(page).body()).contains("Impersonate…");
        Answer asked = operator.open(page + "/impersonate");
        assertThat(asked.body()).contains("Impersonate " + address, "It is written down", "30 minutes");
        String before = house.engine
                .sessions()
                .live(house.userAt(helping).id())
                .getFirst()
                .id()
                .value();

        Answer begun = operator.send(page + "/impersonate");

        assertThat(begun.status()).isEqualTo(303);
        assertThat(begun.location()).isEqualTo("/");
        assertThat(operator.claims())
                .containsEntry("sub", member.value())
                .containsEntry("act", Map.of("sub", house.userAt(helping).id().value()));
        for (String path : List.of("/anything", "/user", "/user/security", "/sign-out", STOP)) {
            assertThat(operator.open(path).body())
                    .as(path)
                    .contains(BANNER + address, "action=\"" + STOP + "\"", "/acting.css");
        }
        assertThat(operator.open("/anything").body()).startsWith("/anything of " + member.value());
        assertThat(operator.open(AT).status()).isEqualTo(403);
        assertThat(operator.open(page + "/impersonate").status()).isEqualTo(403);
        assertThat(house.memberAt(newcomer()).open("/anything").body()).doesNotContain("gk-acting");

        operator.open("/user");
        Answer stopped = operator.send(STOP);

        assertThat(stopped.location()).isEqualTo(page + "?done=acting-stopped");
        assertThat(operator.open(stopped.location()).body()).contains("You are yourself again.");
        assertThat(operator.claims()).containsEntry("sid", before).doesNotContainKey("act");
        assertThat(operator.open("/anything").body()).doesNotContain("gk-acting");
        assertThat(house.engine.sessions().live(member)).hasSize(1);
        assertThat(written()).contains("user.impersonate", "user.impersonate_end");
    }

    private List<String> written() {
        return house
                .engine
                .audit()
                .list(AuditQuery.everything().target(member.value()), PageRequest.first(20))
                .items()
                .stream()
                .map(entry -> entry.action())
                .toList();
    }

    @Test
    void what_is_dangerous_is_the_members_own() {
        act();

        operator.open("/user/security");
        assertThat(operator.open("/user/security/password").location()).startsWith("/user/verify");
        operator.open("/user/verify");
        assertThat(operator.send("/user/verify", "password", House.PASSWORD).location())
                .doesNotContain("/security/password");
        assertThat(operator.open("/user/security/password").location()).startsWith("/user/verify");
        assertThat(operator.open("/user/delete").location()).startsWith("/user/verify");
    }

    @Test
    void after_half_an_hour_the_next_sign_in_page_finds_them_as_themselves() {
        act();
        house.clock.turn(Duration.ofMinutes(29));
        assertThat(operator.open("/anything").body()).contains(BANNER);
        // and the seconds that a token's clock may be off
        house.clock.turn(Duration.ofMinutes(2));

        Answer away = operator.open("/anything");
        assertThat(away.location()).startsWith("/sign-in");
        Answer back = operator.open(away.location());

        assertThat(back.location()).isEqualTo(page + "?done=acting-over");
        assertThat(operator.open(back.location()).body()).contains("You act in nobody’s place any more");
        // half an hour later the proof is not fresh any more, and nothing of this has renewed it
        assertThat(operator.open(page + "/impersonate").location()).startsWith("/user/verify?");
    }

    @Test
    void the_member_sees_it_and_ends_it() {
        act();
        Browser theirs = house.signingIn(address);
        theirs.send("/sign-in/password", "password", House.PASSWORD);
        theirs.open("/user/security");

        theirs.send("/user/security/sessions/revoke", "session", acted().id().value());
        if (house.engine.sessions().live(member).stream().anyMatch(one -> one.impersonator() != null)) {
            theirs.send("/user/security/sessions/revoke-others");
        }

        assertThat(house.engine.sessions().live(member)).allMatch(one -> one.impersonator() == null);
        assertThat(operator.open("/anything").location()).startsWith("/sign-in");
        assertThat(operator.open("/sign-in?redirect_url=" + Browser.encoded(AT + "/audit"))
                        .location())
                .isEqualTo(AT + "/audit");
        assertThat(operator.open(AT + "/audit").status()).isEqualTo(200);
    }

    @Test
    void an_operator_who_is_one_no_more_acts_no_more_at_once() {
        EmailAddress parsed = EmailAddress.parse(helping).orElseThrow();
        act();
        house.engine.operators().add(parsed, Role.READ_ONLY, Actor.SYSTEM);
        assertThat(operator.open("/anything").location()).startsWith("/sign-in");

        operator.open("/sign-in");
        house.engine.operators().add(parsed, Role.FULL, Actor.SYSTEM);
        assertThat(act().location()).isEqualTo("/");
        house.engine.operators().remove(parsed, Actor.SYSTEM);
        assertThat(operator.open("/anything").location()).startsWith("/sign-in");
        // beneath they are a member as any other, and so they come back as that
        assertThat(operator.open("/sign-in").location()).startsWith(AT);
        assertThat(operator.open(AT).status()).isEqualTo(403);
    }

    @Test
    void an_operator_who_is_banned_or_signed_out_elsewhere_or_deleted_acts_no_more_at_once() {
        act();
        house.engine.users().ban(house.userAt(helping).id(), Actor.SYSTEM);
        assertThat(operator.open("/anything").location()).startsWith("/sign-in");
        assertThat(operator.open("/sign-in").status()).isEqualTo(200);
        assertThat(house.engine.sessions().live(member)).allMatch(one -> one.impersonator() == null);

        String second = newcomer();
        Browser other = Desks.full(house, second);
        other.open(page + "/impersonate");
        other.send(page + "/impersonate");
        house.engine.sessions().revokeAll(house.userAt(second).id(), Actor.SYSTEM);
        assertThat(other.open("/anything").location()).startsWith("/sign-in");

        String third = newcomer();
        Browser last = Desks.full(house, third);
        last.open(page + "/impersonate");
        last.send(page + "/impersonate");
        assertThat(last.open("/anything").body()).contains(BANNER);
        house.engine.users().delete(house.userAt(third).id(), Actor.SYSTEM);
        assertThat(last.open("/anything").location()).startsWith("/sign-in");
        assertThat(house.engine.sessions().live(member)).allMatch(one -> one.impersonator() == null);
    }

    @Test
    void a_member_who_is_deleted_or_banned_meanwhile_leaves_the_operator_to_themselves() {
        act();
        house.engine.users().ban(member, Actor.SYSTEM);
        assertThat(operator.open("/anything").location()).startsWith("/sign-in");
        assertThat(operator.open("/sign-in").location()).isEqualTo(page + "?done=acting-over");
        assertThat(operator.open(page + "/impersonate").body())
                .contains("They are banned.")
                .doesNotContain("type=\"submit\">Impersonate");
        assertThat(operator.send(page + "/impersonate").status()).isEqualTo(403);
        house.engine.users().unban(member, Actor.SYSTEM);

        assertThat(act().location()).isEqualTo("/");
        house.engine.users().delete(member, Actor.SYSTEM);
        assertThat(operator.open("/anything").location()).startsWith("/sign-in");
        assertThat(operator.open("/sign-in").location()).isEqualTo(AT + "/users?done=acting-over");
    }

    @Test
    void signing_out_signs_both_out_and_signing_in_replaces_both() {
        UserId own = house.userAt(helping).id();
        act();
        operator.open("/sign-out");
        operator.send("/sign-out");
        assertThat(house.engine.sessions().live(own)).isEmpty();
        assertThat(house.engine.sessions().live(member)).allMatch(one -> one.impersonator() == null);
        assertThat(operator.open("/sign-in").status()).isEqualTo(200);
    }

    @Test
    void nobody_acts_for_an_operator_or_themselves_nor_without_the_full_role_or_the_forms_field() {
        String other = newcomer();
        Desks.full(house, other);
        for (UserId spared :
                List.of(house.userAt(other).id(), house.userAt(helping).id())) {
            String at = AT + "/users/" + spared.value() + "/impersonate";
            assertThat(operator.open(AT + "/users/" + spared.value()).body()).doesNotContain("Impersonate…");
            assertThat(operator.open(at).body()).contains("Nothing was changed.");
            assertThat(operator.send(at).status()).isEqualTo(403);
        }
        Browser reader = Desks.readOnly(house, newcomer());
        assertThat(reader.open(page).body()).doesNotContain("Impersonate");
        reader.open("/user");
        assertThat(reader.send(page + "/impersonate").status()).isEqualTo(403);
        operator.open(page + "/impersonate");
        assertThat(operator.send(page + "/impersonate", "genkan_csrf", "x").status())
                .isEqualTo(403);
        assertThat(house.engine.sessions().live(member)).hasSize(1);
        assertThat(operator.open(AT + "/users/user_none/impersonate").status()).isEqualTo(404);
    }

    @Test
    void a_proof_of_the_last_minutes_is_asked_for() {
        house.clock.turn(Duration.ofMinutes(11));
        assertThat(operator.open(page + "/impersonate").location()).startsWith("/user/verify?redirect_url=");
        operator.open(page);
        assertThat(operator.send(page + "/impersonate").location()).startsWith("/user/verify?redirect_url=");
        assertThat(house.engine.sessions().live(member)).hasSize(1);
    }

    @Test
    void of_tabs_that_begin_and_stop_at_once_one_does_and_the_browser_is_somebody_in_the_end() {
        operator.open(page + "/impersonate");
        List<Answer> begun = Race.of(6, n -> operator.copy().send(page + "/impersonate"));
        assertThat(begun).filteredOn(answer -> "/".equals(answer.location())).hasSize(1);
        assertThat(house.engine.sessions().live(member).stream().filter(one -> one.impersonator() != null))
                .hasSize(1);

        Browser tab = operator.copy();
        assertThat(tab.open("/user").body()).contains(BANNER);
        List<Answer> stopped = Race.of(6, n -> tab.copy().send(STOP));
        // each of them may be the one that the browser shows
        assertThat(stopped).allSatisfy(answer -> {
            assertThat(answer.location()).startsWith(AT);
            assertThat(answer.setCookies()).noneMatch(cookie -> cookie.matches("__(client|session).*Max-Age=0.*"));
        });
        assertThat(house.engine.sessions().live(member)).hasSize(1);
        assertThat(tab.open(AT).status()).isEqualTo(200);
    }

    @Test
    void a_stop_without_the_field_asks_again_and_one_by_a_ticket_has_nothing_beneath() {
        act();
        operator.open("/user");
        Answer again = operator.send(STOP, "genkan_csrf", "x");
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.body()).contains("Stop acting as " + address);
        assertThat(operator.send(STOP).location()).startsWith(page);

        SignedInBrowser ticket =
                Handed.inPlaceOf(house.engine, house.userAt(helping).id(), member);
        Browser other =
                house.browser().with(ticket.cookieName(), ticket.client().value());
        assertThat(other.open("/user").body()).contains(BANNER);
        assertThat(other.send(STOP).location()).isEqualTo("/");
        assertThat(other.open("/sign-in").status()).isEqualTo(200);
    }

    @Test
    void a_member_stops_nothing_and_a_stranger_is_led_to_sign_in() {
        Browser theirs = house.memberAt(newcomer());
        theirs.open("/user");
        assertThat(theirs.send(STOP).location()).isEqualTo(AT);
        assertThat(theirs.open("/user").status()).isEqualTo(200);
        assertThat(house.browser().open(STOP).location()).isEqualTo("/sign-in");
    }

    @Test
    void whose_token_would_be_too_heavy_with_who_acts_is_not_acted_for_and_the_page_says_so() {
        fillTheToken();

        Answer refused = act();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("bytes, and browsers keep");
        assertThat(house.engine.sessions().live(member)).hasSize(1);
        assertThat(operator.open(AT).status()).isEqualTo(200);
    }

    /// With as much metadata as a token can just carry.
    private void fillTheToken() {
        for (int length = 2_900; true; length -= 16) {
            try {
                house.merge(address, Map.of("text", "x".repeat(length)));
                return;
            } catch (TokenBudget.Exceeded tooMuch) {
                // a little less, then
            }
        }
    }

    @Test
    void names_are_shown_as_text_in_the_banner_too() {
        house.engine
                .users()
                .edit(
                        member,
                        user -> true,
                        UserPatch.nothing()
                                .firstName("<script>alert(1)</script>")
                                .lastName("& Söhne"),
                        Actor.SYSTEM);
        act();

        for (String path : List.of("/anything", "/user", STOP)) {
            assertThat(operator.open(path).body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Söhne")
                    .doesNotContain("<script>alert");
        }
    }
}
