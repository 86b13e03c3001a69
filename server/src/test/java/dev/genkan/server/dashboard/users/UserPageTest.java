package dev.genkan.server.dashboard.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.identity.event.Audit;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.User;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import dev.genkan.server.dashboard.Desks;
import dev.genkan.server.dashboard.Seen;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserPageTest {

    private static final String USERS = Desks.AT + "/users";

    record AboutYou(@NotBlank String role) {}

    record YourTeam(@NotBlank String team) {}

    @TempDir
    Path directory;

    private final TurnableClock clock = new TurnableClock();
    private House house;
    private Browser ada;
    private Browser grace;
    private String page;

    @BeforeEach
    void open() {
        Onboarding flow = Onboarding.flow("welcome", 1)
                .ask(AboutYou.class)
                .ask(YourTeam.class)
                .landAt("/");
        house = new House(directory, clock, flow);
        ada = Desks.full(house, "ada@example.com");
        grace = house.memberAt("grace@example.com");
        page = USERS + "/" + grace().id().value();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private User grace() {
        return house.userAt("grace@example.com");
    }

    @Test
    void it_says_who_they_are_how_they_are_signed_in_and_how_far_they_have_come() {
        grace.open("/onboarding/welcome/about-you");
        grace.send("/onboarding/welcome/about-you", "role", "Rear admiral");

        String body = ada.open(page).body();

        assertThat(body)
                .contains(
                        "grace@example.com", "Primary", "Verified", grace().id().value(), "Set 23 Nov")
                .contains("At: Your team", "1 answer", "Active", "Revoke")
                // answers are the member's until they have finished
                .doesNotContain("Rear admiral");
        assertThat(ada.open(USERS + "/user_nobody").status()).isEqualTo(404);
        assertThat(ada.open(USERS + "/nonsense").status()).isEqualTo(404);
    }

    @Test
    void metadata_that_is_saved_is_in_the_very_next_token() {
        Answer edited = edit("public_metadata", "{ \"plan\": \"gold\",\n \"seats\": 3, \"rate\": 1.50 }");

        assertThat(edited.location()).isEqualTo(page + "?done=metadata-saved");
        assertThat(grace().publicMetadata().values())
                .containsEntry("plan", "gold")
                .containsEntry("seats", 3L);
        grace.open("/onboarding");
        assertThat(grace.claims().get("metadata")).asString().contains("plan=gold");
        assertThat(house.engine.audit().of(grace().id().value(), 1))
                .extracting(Audit.Entry::action, Audit.Entry::actor, Audit.Entry::before, Audit.Entry::after)
                .containsExactly(tuple(
                        "user.edit",
                        house.userAt("ada@example.com").id().value(),
                        "{\"public_metadata\":{}}",
                        "{\"public_metadata\":{\"plan\":\"gold\",\"seats\":3,\"rate\":1.5}}"));
        // nothing was changed, nothing is written
        long version = grace().version();
        assertThat(edit("private_metadata", "{}").status()).isEqualTo(303);
        assertThat(grace().version()).isEqualTo(version);
    }

    @Test
    void what_cannot_be_kept_comes_back_with_line_and_column_and_as_it_was_typed() {
        Answer wrong = edit("private_metadata", "{\n  \"crm\": oops\n}");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("<title>Error: ", "This is no JSON object: line 2, column 10", "&quot;crm&quot;: oops");
        assertThat(edit("private_metadata", "[1]").status()).isEqualTo(422);
        assertThat(edit("private_metadata", "{\"a\": \"" + "x".repeat(9000) + "\"}")
                        .body())
                .contains("may have 8192 bytes as JSON");
        Answer heavy = edit("public_metadata", "{\"a\": \"" + "x".repeat(5000) + "\"}");
        assertThat(heavy.status()).isEqualTo(422);
        assertThat(heavy.body()).contains("browsers keep 4096", "x".repeat(5000));
        assertThat(grace().privateMetadata().values()).isEmpty();
        assertThat(grace().publicMetadata().values()).isEmpty();
    }

    @Test
    void of_two_who_edit_the_same_the_second_is_shown_both_and_overwrites_nothing_unseen() {
        ada.open(page);
        house.engine.users().mergeMetadata(grace().id(), MetadataPatch.ofPublic(Map.of("plan", "silver")));

        Answer late = send("public_metadata", "{\"plan\": \"gold\"}");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body())
                .contains("Somebody else has changed this meanwhile", "gold", "Stored now", "&quot;silver&quot;");
        assertThat(grace().publicMetadata().values()).containsEntry("plan", "silver");
        // having seen it, they may
        assertThat(send("public_metadata", "{\"plan\": \"gold\"}").status()).isEqualTo(303);
        assertThat(grace().publicMetadata().values()).containsEntry("plan", "gold");
    }

    @Test
    void an_edit_of_one_takes_nothing_back_of_what_happened_to_another() {
        ada.open(page);
        house.engine.users().mergeMetadata(grace().id(), MetadataPatch.ofPublic(Map.of("plan", "silver")));

        assertThat(send("private_metadata", "{\"crm\": \"c_1\"}").status()).isEqualTo(303);

        assertThat(grace().publicMetadata().values()).containsEntry("plan", "silver");
        assertThat(grace().privateMetadata().values()).containsEntry("crm", "c_1");
    }

    @Test
    void a_session_that_is_revoked_is_over_on_the_next_request() {
        String session =
                house.engine.sessions().live(grace().id()).getFirst().id().value();
        String mine = house.engine
                .sessions()
                .live(house.userAt("ada@example.com").id())
                .getFirst()
                .id()
                .value();
        ada.open(page);
        // somebody else's is not theirs to be revoked on this page
        assertThat(ada.send(page + "/sessions/" + mine + "/revoke").status()).isEqualTo(303);
        assertThat(ada.open(page).status()).isEqualTo(200);

        Answer revoked = ada.send(page + "/sessions/" + session + "/revoke");

        assertThat(revoked.location()).isEqualTo(page + "?done=revoked");
        assertThat(ada.open(revoked.location()).body()).contains("Revoked.", "signed in nowhere");
        assertThat(grace.open("/private").location()).startsWith("/sign-in");
    }

    @Test
    void all_of_them_at_once() {
        house.engine.signIn(grace().id());
        ada.open(page);

        ada.send(page + "/sessions/revoke");

        assertThat(house.engine.sessions().live(grace().id())).isEmpty();
    }

    @Test
    void a_ban_and_a_lock_say_what_comes_of_them_and_can_be_taken_back() {
        assertThat(ada.open(page + "/ban").body()).contains("Ban grace@example.com?", "signed out everywhere");
        assertThat(ada.send(page + "/ban").location()).isEqualTo(page + "?done=banned");
        assertThat(grace().banned()).isTrue();
        assertThat(grace.open("/private").location()).startsWith("/sign-in");
        assertThat(ada.open(page).body()).contains("Banned since", "Unban…");
        ada.open(page + "/unban");
        ada.send(page + "/unban");
        assertThat(grace().banned()).isFalse();

        ada.open(page + "/lock");
        ada.send(page + "/lock", "lasting", "day");
        assertThat(grace().lockedUntil()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        ada.send(page + "/lock", "lasting", "");
        assertThat(grace().lockedUntil()).isEqualTo(User.FOR_GOOD);
        assertThat(ada.open(page).body()).contains("Locked until you unlock them");
        ada.send(page + "/unlock");
        assertThat(grace().lockedAt(clock.instant())).isFalse();
    }

    @Test
    void onboarding_begins_anew_and_everything_else_is_kept() {
        house.merge(
                "grace@example.com",
                Map.of("onboardingComplete", true, "onboarding", Map.of("welcome", 1), "role", "Admiral"));
        assertThat(ada.open(page).body()).contains("Onboarded");

        assertThat(ada.open(page + "/restart").body()).contains("asked everything again");
        ada.send(page + "/restart");

        assertThat(grace().publicMetadata().values()).containsOnlyKeys("role");
        assertThat(grace.open("/private").location()).startsWith("/onboarding");
    }

    @Test
    void nobody_is_deleted_by_a_slip_and_who_is_deleted_is_gone() {
        Answer asked = ada.open(page + "/delete");
        assertThat(asked.body()).contains("can’t be undone", "data-gk-match=\"grace@example.com\"", "/ban");
        Answer wrong = ada.send(page + "/delete", "confirm", "grace@example.org");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Type grace@example.com to confirm", "value=\"grace@example.org\"");
        User gone = grace();

        assertThat(ada.send(page + "/delete", "confirm", " Grace@example.com ").location())
                .isEqualTo(USERS + "?done=deleted");

        assertThat(house.engine.users().find(gone.id())).isEmpty();
        assertThat(ada.open(page).status()).isEqualTo(404);
        assertThat(ada.send(page + "/delete", "confirm", "x").status()).isEqualTo(404);
    }

    @Test
    void before_somebody_is_deleted_the_operator_proves_who_they_are_and_comes_back() {
        ada.open(page);
        clock.turn(Duration.ofHours(1));

        Answer asked = ada.open(page + "/delete");

        assertThat(asked.location()).startsWith("/user/verify?redirect_url=").endsWith("%2Fdelete");
        ada.open(asked.location());
        assertThat(ada.send("/user/verify", "password", House.PASSWORD).location())
                .isEqualTo(page + "/delete");
    }

    @Test
    void operators_are_spared_until_they_are_none() {
        Desks.readOnly(house, "rie@example.com");
        String rie = USERS + "/" + house.userAt("rie@example.com").id().value();
        String me = USERS + "/" + house.userAt("ada@example.com").id().value();
        for (String one : List.of(rie, me)) {
            for (String act : List.of("/ban", "/lock", "/delete")) {
                String why = one.equals(me) ? "This is you." : "Remove them from the operators first.";
                assertThat(ada.open(one + act).body()).contains(why);
                assertThat(ada.send(one + act, "confirm", "rie@example.com").body())
                        .contains(why);
            }
        }
        assertThat(house.userAt("rie@example.com").banned()).isFalse();
        assertThat(ada.open(me).status()).isEqualTo(200);
    }

    @Test
    void an_operator_makes_a_user_who_signs_in_at_once() {
        assertThat(ada.open(USERS + "/new").body()).contains("proven by your word");
        Answer wrong = ada.send(USERS + "/new", "email_address", "mika", "first_name", "Mika", "password", "short");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("There are 2 things to fix", "value=\"mika\"", "value=\"Mika\"")
                .doesNotContain("value=\"short\"");
        assertThat(ada.send(USERS + "/new", "email_address", "grace@example.com")
                        .body())
                .contains("Somebody here has this address already");

        Answer made = ada.send(
                USERS + "/new",
                "email_address",
                "mika@example.com",
                "first_name",
                "Mika",
                "password",
                "correct horse battery");

        assertThat(made.location())
                .isEqualTo(USERS + "/" + house.userAt("mika@example.com").id().value() + "?done=created");
        Browser mika = house.signingIn("mika@example.com");
        assertThat(mika.send("/sign-in/password", "password", "correct horse battery")
                        .status())
                .isEqualTo(303);
    }

    /// Opens the page, and saves it with one of the texts typed anew.
    private Answer edit(String field, String text) {
        ada.open(page);
        return send(field, text);
    }

    /// Saves what was looked at last.
    private Answer send(String field, String text) {
        return ada.send(
                page + "/metadata",
                "public_metadata",
                field.equals("public_metadata")
                        ? text
                        : shown(grace -> grace.publicMetadata().toJson()),
                "private_metadata",
                field.equals("private_metadata") ? text : "{}",
                "unsafe_metadata",
                "{}");
    }

    /// What the form had when it was opened: nobody had any metadata then.
    private String shown(Function<User, String> now) {
        return ada.hidden("seen_public_metadata").equals(Seen.of("{}")) ? "{}" : now.apply(grace());
    }
}
