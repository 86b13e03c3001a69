package dev.genkan.server.dashboard.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.errand.Errand;
import dev.genkan.identity.errand.Errand.Act;
import dev.genkan.identity.errand.Errands;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.NewUser;
import dev.genkan.identity.user.User;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.Handed;
import dev.genkan.server.House;
import dev.genkan.server.dashboard.Desks;
import dev.genkan.token.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EverybodyTest {

    private static final String NEW = Desks.AT + "/errands/new";

    @TempDir
    Path directory;

    private House house;
    private Browser ada;
    private List<User> mikas;
    private User jun;

    @BeforeEach
    void open() {
        house = new House(directory);
        ada = Desks.full(house, "ada@example.com");
        mikas = IntStream.range(0, 4)
                .mapToObj(i -> person("mika" + i + "@example.com"))
                .toList();
        jun = person("jun@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void everybody_whom_a_search_finds_is_banned_and_nobody_else() {
        Answer asked = ada.open(NEW + "/ban?query=mika");
        assertThat(asked.body()).contains("Ban 4 users", "Left out", "Nobody");

        Answer begun = send("ban");

        assertThat(begun.location()).startsWith(Desks.AT + "/errands/err_");
        String page = finished(begun.location());
        assertThat(page).contains("Ban 4 users", "Finished").doesNotContain("http-equiv=\"refresh\"", ">Stop<");
        assertThat(mikas).allSatisfy(one -> assertThat(now(one).banned()).isTrue());
        assertThat(now(jun).banned()).isFalse();
        assertThat(ada.open(begun.location() + "/people.csv").body().lines()).hasSize(5);
        assertThat(ada.open(Desks.AT + "/errands").body()).contains("Ban 4 users", "?query=mika");
        assertThat(ada.open(Desks.AT + "/errands.csv").body()).contains(",ban,?query=mika,");
    }

    @Test
    void deleting_wants_the_number_typed_and_spares_operators() {
        ada.open(NEW + "/delete");
        Answer wrong = send("delete", "confirm", "delete 9 users");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Type delete 5 users to confirm", "1 operator");
        assertThat(house.engine.users().find(jun.id())).isPresent();

        finished(send("delete", "confirm", "delete 5 users").location());

        assertThat(house.engine.users().find(jun.id())).isEmpty();
        assertThat(house.userAt("ada@example.com")).isNotNull();
    }

    @Test
    void a_list_that_shows_others_by_now_is_shown_anew_and_nothing_is_done() {
        ada.open(NEW + "/ban?query=mika");
        person("mika99@example.com");

        Answer late = send("ban");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("other people than when you opened this page", "Ban 5 users");
        assertThat(now(mikas.getFirst()).banned()).isFalse();
    }

    @Test
    void of_two_operators_the_second_waits_for_the_first() {
        Errands node = Handed.errandsOfAnotherNode(house.engine);
        Errand first = begun(node, "");
        ada.open(NEW + "/unban?query=jun");

        Answer second = send("unban");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Something is being done to many people at this moment");
        assertThat(node.list(2)).containsExactly(first);
        while (node.work(() -> true)) {}
        assertThat(finished(Desks.AT + "/errands/" + first.id())).contains("Finished");
        ada.open(NEW + "/unban?query=jun");
        assertThat(send("unban").status()).as("now it is their turn").isEqualTo(303);
    }

    /// Nobody works on it but who is asked to.
    private Errand begun(Errands node, String asked) {
        List<UserId> people = mikas.stream().map(User::id).toList();
        return ((Errands.Begun.Running) node.begin(Act.BAN, asked, people, Actor.APPLICATION)).errand();
    }

    @Test
    void what_runs_can_be_stopped_and_what_was_stopped_says_what_was_not_done() {
        Errands node = Handed.errandsOfAnotherNode(house.engine);
        Errand running = begun(node, "<script>alert(1)</script>");
        assertThat(ada.open(Desks.AT + "/errands/" + running.id()).body()).contains("Under way", ">Stop<");

        Answer stopped = ada.send(Desks.AT + "/errands/" + running.id() + "/stop");

        assertThat(stopped.location()).startsWith(Desks.AT + "/errands/" + running.id());
        assertThat(node.work(() -> true)).isFalse();
        assertThat(mikas).noneMatch(one -> now(one).banned());
        assertThat(ada.open(Desks.AT + "/errands/" + running.id()).body()).contains("Stopped");
        assertThat(ada.open(Desks.AT + "/errands").body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(ada.open(Desks.AT + "/errands/err_nobody").status()).isEqualTo(404);
        assertThat(ada.send(Desks.AT + "/errands/err_nobody/stop").status()).isEqualTo(404);
    }

    @Test
    void it_wants_a_fresh_proof_and_comes_back_to_the_same_list() {
        ada.open(Desks.AT + "/users");
        house.clock.turn(Duration.ofHours(1));

        Answer asked = ada.open(NEW + "/ban?query=mika");

        ada.open(asked.location());
        assertThat(ada.send("/user/verify", "password", House.PASSWORD).location())
                .isEqualTo(NEW + "/ban?query=mika");
    }

    @Test
    void an_operator_who_may_only_look_sees_what_was_done_and_does_nothing() {
        Browser rie = Desks.readOnly(house, "rie@example.com");

        assertThat(rie.open(NEW + "/ban").status()).isEqualTo(403);
        assertThat(rie.open(Desks.AT + "/errands").body()).contains("Nothing was done to many");
        assertThat(rie.open(Desks.AT + "/users").body()).doesNotContain("/errands/new/");
    }

    @Test
    void nobody_in_a_list_is_said_and_nothing_begins() {
        assertThat(ada.open(NEW + "/ban?query=nobody").body()).contains("Nobody is in this list");
        assertThat(send("ban").status()).isEqualTo(422);
    }

    private Answer send(String act, String... fields) {
        return ada.send(NEW + "/" + act, fields);
    }

    /// What the page says when it is through; each look is a request, so that nobody sleeps.
    private String finished(String at) {
        for (int looks = 0; looks < 2000; looks++) {
            String page = ada.open(at).body();
            if (!page.contains("Under way")) {
                return page;
            }
        }
        throw new AssertionError("still under way: " + at);
    }

    private User now(User user) {
        return house.engine.users().find(user.id()).orElseThrow();
    }

    private User person(String address) {
        return house.engine.users().create(NewUser.at(new EmailAddress(address)), Actor.APPLICATION);
    }
}
