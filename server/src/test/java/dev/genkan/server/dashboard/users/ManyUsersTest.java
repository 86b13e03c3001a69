package dev.genkan.server.dashboard.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.NewUser;
import dev.genkan.identity.user.User;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.dashboard.Desks;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyUsersTest {

    private static final String CHOSEN = Desks.AT + "/users/chosen";

    @TempDir
    Path directory;

    private House house;
    private Browser ada;
    private User mika;
    private User jun;

    @BeforeEach
    void open() {
        house = new House(directory);
        ada = Desks.full(house, "ada@example.com");
        mika = person("mika@example.com");
        jun = person("jun@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void several_are_banned_after_a_page_that_names_them_and_let_in_again() {
        Answer asked = chosen("ban", mika, jun);
        assertThat(asked.body()).contains("Ban 2 users", "mika@example.com", "jun@example.com");
        String here = CHOSEN + "/" + mika.id().value() + "-" + jun.id().value();

        Answer done = ada.send(here + "/ban");

        assertThat(done.location()).isEqualTo(here + "/ban/done");
        assertThat(ada.open(done.location()).body()).contains("2 users banned", "mika@example.com");
        assertThat(now(mika).banned()).isTrue();
        assertThat(now(jun).banned()).isTrue();
        ada.open(here + "/unban");
        ada.send(here + "/unban");
        assertThat(now(mika).banned()).isFalse();
    }

    @Test
    void several_are_deleted_when_their_number_is_typed() {
        chosen("delete", mika, jun);
        String here = CHOSEN + "/" + mika.id().value() + "-" + jun.id().value() + "/delete";

        Answer wrong = ada.send(here, "confirm", "delete 3 users");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Type delete 2 users to confirm", "value=\"delete 3 users\"");
        assertThat(house.engine.users().find(mika.id())).isPresent();

        Answer done = ada.send(here, "confirm", "delete 2 users");
        assertThat(ada.open(done.location()).body())
                .contains("2 users deleted", mika.id().value());
        assertThat(house.engine.users().find(mika.id())).isEmpty();
        assertThat(house.engine.users().find(jun.id())).isEmpty();
    }

    @Test
    void operators_are_left_out_and_it_is_said_of_whom_nothing_was_done() {
        User me = house.userAt("ada@example.com");
        assertThat(chosen("ban", mika, me).body()).contains("Ban 1 user", "Left out: This is you.");

        Answer done = ada.send(CHOSEN + "/" + mika.id().value() + "-" + me.id().value() + "/ban");

        assertThat(ada.open(done.location()).body()).contains("1 user banned", "Not banned", "This is you.");
        assertThat(now(me).banned()).isFalse();
        assertThat(now(mika).banned()).isTrue();
    }

    @Test
    void who_was_chosen_outlasts_the_proof_of_who_the_operator_is() {
        ada.open(Desks.AT + "/users");
        house.clock.turn(Duration.ofHours(1));
        String here = CHOSEN + "/" + mika.id().value() + "-" + jun.id().value() + "/delete";

        Answer asked = ada.open(here);

        ada.open(asked.location());
        assertThat(ada.send("/user/verify", "password", House.PASSWORD).location())
                .isEqualTo(here);
        assertThat(ada.open(here).body()).contains("Delete 2 users");
    }

    @Test
    void nobody_who_is_not_there_is_done_anything_to() {
        assertThat(ada.open(CHOSEN + "?act=ban").status()).isEqualTo(422);
        assertThat(ada.open(CHOSEN + "?act=nonsense&id=" + mika.id().value()).status())
                .isEqualTo(404);
        assertThat(ada.open(CHOSEN + "/user_nobody-nonsense/ban").status()).isEqualTo(404);
        house.engine.users().delete(jun.id(), Actor.APPLICATION);
        String both = CHOSEN + "/" + mika.id().value() + "-" + jun.id().value() + "/ban";
        assertThat(ada.open(both).body()).contains("Ban 1 user").doesNotContain("jun@example.com");
        assertThat(ada.open(ada.send(both).location()).body()).contains("Nobody has this id any more.");
    }

    @Test
    void the_selected_are_taken_along_as_a_file() {
        Answer file = ada.open(ada.open(address("csv", mika)).location());

        assertThat(file.body()).contains("mika@example.com").doesNotContain("jun@example.com");
    }

    private Answer chosen(String act, User... users) {
        return ada.open(ada.open(address(act, users)).location());
    }

    private static String address(String act, User... users) {
        StringBuilder address = new StringBuilder(CHOSEN + "?act=" + act);
        for (User user : users) {
            address.append("&id=").append(user.id().value());
        }
        return address.toString();
    }

    private User now(User user) {
        return house.engine.users().find(user.id()).orElseThrow();
    }

    private User person(String address) {
        return house.engine.users().create(NewUser.at(new EmailAddress(address)), Actor.APPLICATION);
    }
}
