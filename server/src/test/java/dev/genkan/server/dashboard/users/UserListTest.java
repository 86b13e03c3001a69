package dev.genkan.server.dashboard.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.NewUser;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import dev.genkan.server.dashboard.Desks;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserListTest {

    private static final String HERE = Desks.AT + "/users";
    private static final Pattern ROW = Pattern.compile("name=\"id\" value=\"(user_[A-Za-z0-9]+)\"");

    record AboutYou(@NotBlank String role) {}

    record YourTeam(@NotBlank String team) {}

    @TempDir
    Path directory;

    private final TurnableClock clock = new TurnableClock();
    private House house;
    private Browser ada;

    @BeforeEach
    void open() {
        Onboarding flow = Onboarding.flow("welcome", 1)
                .ask(AboutYou.class)
                .ask(YourTeam.class)
                .landAt("/");
        house = new House(directory, clock, flow);
        ada = Desks.full(house, "ada@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_newest_come_first_and_pages_follow_one_another() {
        List<String> made =
                new ArrayList<>(List.of(house.userAt("ada@example.com").id().value()));
        for (int i = 0; i < 60; i++) {
            clock.turn(Duration.ofSeconds(1));
            made.addFirst(person("person" + i + "@example.com", "", "").id().value());
        }

        List<String> seen = new ArrayList<>();
        String next = HERE;
        int pages = 0;
        while (!next.isEmpty()) {
            Answer page = ada.open(next);
            assertThat(page.status()).isEqualTo(200);
            seen.addAll(rows(page));
            next = next(page);
            pages++;
        }

        assertThat(seen).isEqualTo(made);
        assertThat(pages).isEqualTo(3);
        assertThat(ada.open(HERE + "?cursor=xyz").status()).isEqualTo(404);
    }

    @Test
    void a_search_finds_how_a_name_an_address_or_an_id_begins() {
        User mika = person("mika@elsewhere.example", "Mika", "Aho");
        person("other@example.com", "Jun", "Sato");

        for (String typed : List.of(
                "mik", "AHO", "mika a", "Mika Aho", "mika@else", mika.id().value())) {
            assertThat(rows(ada.open(HERE + "?query=" + Browser.encoded(typed))))
                    .as(typed)
                    .containsExactly(mika.id().value());
        }
        Answer nobody = ada.open(HERE + "?query=mikka%40");
        assertThat(nobody.body()).contains("No one matches “mikka@”", "Clear search");
        assertThat(rows(nobody)).isEmpty();
        assertThat(ada.open(HERE + "?query=%25").body()).contains("No one matches “%”");
    }

    @Test
    void filters_leave_the_banned_the_locked_and_those_who_have_not_finished() {
        User mika = person("mika@example.com", "Mika", "Aho");
        User jun = person("jun@example.com", "Jun", "Sato");
        String me = house.userAt("ada@example.com").id().value();
        house.engine.users().ban(mika.id(), Actor.APPLICATION);
        house.engine.users().lock(jun.id(), clock.instant().plusSeconds(60), Actor.APPLICATION);
        house.merge("jun@example.com", Map.of("onboardingComplete", true));

        assertThat(rows(ada.open(HERE + "?show=banned")))
                .containsExactly(mika.id().value());
        assertThat(rows(ada.open(HERE + "?show=locked")))
                .containsExactly(jun.id().value());
        assertThat(rows(ada.open(HERE + "?show=not-onboarded")))
                .containsExactlyInAnyOrder(mika.id().value(), me);
        assertThat(rows(ada.open(HERE + "?show=banned&query=jun"))).isEmpty();
        clock.turn(Duration.ofMinutes(2));
        Answer nobody = ada.open(HERE + "?show=locked");
        assertThat(rows(nobody)).isEmpty();
        assertThat(nobody.body()).contains("No one here", "Show everybody");
        assertThat(rows(ada.open(HERE + "?show=nonsense"))).hasSize(3);
    }

    @Test
    void who_stands_at_a_step_is_found_and_badges_say_how_far_everybody_is() {
        Browser grace = house.memberAt("grace@example.com");
        grace.open("/onboarding/welcome/about-you");
        grace.send("/onboarding/welcome/about-you", "role", "Admiral");
        clock.turn(Duration.ofSeconds(1));
        Browser edsger = house.memberAt("edsger@example.com");
        edsger.open("/onboarding/welcome/about-you");
        house.merge("ada@example.com", Map.of("onboardingComplete", true));
        person("new@example.com", "", "");

        assertThat(rows(ada.open(HERE + "?at=welcome%2Fyour-team")))
                .containsExactly(house.userAt("grace@example.com").id().value());
        assertThat(rows(ada.open(HERE + "?at=welcome%2Fabout-you")))
                .containsExactly(house.userAt("edsger@example.com").id().value());
        assertThat(ada.open(HERE).body()).contains("At: Your team", "At: About you", "Onboarded", "Not started");
        assertThat(ada.open(HERE + "?at=welcome%2Fyour-team&cursor=x").status()).isEqualTo(404);
    }

    @Test
    void last_active_first_is_another_order() {
        clock.turn(Duration.ofSeconds(1));
        person("asleep@example.com", "", "");
        String last = rows(ada.open(HERE)).getFirst();
        assertThat(last).isEqualTo(house.userAt("asleep@example.com").id().value());

        assertThat(rows(ada.open(HERE + "?sort=active")).getFirst())
                .isEqualTo(house.userAt("ada@example.com").id().value());
    }

    @Test
    void what_is_shown_can_be_taken_along_as_a_file_and_the_log_says_by_whom() {
        person("mika@example.com", "=cmd()", "<b>Aho</b>");
        person("jun@example.com", "Jun", "Sato");

        Answer file = ada.open(HERE + ".csv?query=mika");

        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.body().lines()).hasSize(2);
        assertThat(file.body())
                .startsWith("id,email_address,first_name")
                .contains("mika@example.com,'=cmd(),<b>Aho</b>,")
                .doesNotContain("jun@");
        assertThat(house.engine.audit().of("users", 1))
                .extracting(Audit.Entry::action, Audit.Entry::after)
                .containsExactly(tuple("user.export", "{\"asked\":\"?query=*\"}"));
    }

    @Test
    void what_users_call_themselves_is_shown_as_text() {
        User mika = person("mika@example.com", "<script>alert(1)</script>", "\"><img src=x>");

        for (String page : List.of(
                HERE, HERE + "?query=%3Cscript%3E", HERE + "/" + mika.id().value())) {
            assertThat(ada.open(page).body())
                    .as(page)
                    .doesNotContain("<script>alert", "<img")
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        }
    }

    @Test
    void whoever_may_only_look_sees_no_button_and_is_refused_every_change() {
        Browser rie = Desks.readOnly(house, "rie@example.com");
        User mika = person("mika@example.com", "Mika", "Aho");
        String one = HERE + "/" + mika.id().value();

        assertThat(rie.open(HERE).body()).doesNotContain("New user", "Delete…", "value=\"ban\"");
        assertThat(rie.open(one).body()).doesNotContain("Save metadata", "Revoke all", "Delete…");
        for (String act : List.of("/ban", "/lock", "/restart", "/delete", "/metadata", "/sessions/revoke")) {
            assertThat(rie.send(one + act).status()).as(act).isEqualTo(403);
        }
        assertThat(rie.send(HERE + "/new", "email_address", "x@example.com").status())
                .isEqualTo(403);
        assertThat(house.engine.users().find(mika.id()).orElseThrow().banned()).isFalse();
    }

    private User person(String address, String first, String last) {
        return house.engine
                .users()
                .create(
                        NewUser.at(new EmailAddress(address))
                                .profile(UserPatch.nothing().firstName(first).lastName(last)),
                        Actor.APPLICATION);
    }

    private static List<String> rows(Answer page) {
        return ROW.matcher(page.body())
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }

    private static String next(Answer page) {
        var link = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page.body());
        return link.find() ? link.group(1).replace("&amp;", "&") : "";
    }
}
