package dev.genkan.server.dashboard;

import static dev.genkan.server.dashboard.Desks.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.identity.event.Audit;
import dev.genkan.identity.operator.Operator;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorsRoomTest {

    private static final String HERE = AT + "/operators";

    @TempDir
    Path directory;

    private House house;
    private Browser ada;

    @BeforeEach
    void open() {
        house = new House(directory);
        ada = Desks.full(house, "ada@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void an_operator_makes_a_member_another_one_and_changes_their_role() {
        Browser grace = house.memberAt("grace@example.com");
        assertThat(grace.open(HERE).status()).isEqualTo(403);

        ada.open(HERE);
        Answer added = ada.send(HERE, "email_address", " Grace@example.com ", "role", "read_only");

        assertThat(added.location()).isEqualTo(HERE + "?done=saved");
        assertThat(ada.open(added.location()).body()).contains("Saved.", "grace@example.com", "Read-only");
        assertThat(grace.open(HERE).status()).isEqualTo(200);
        ada.send(HERE, "email_address", "grace@example.com", "role", "full");
        assertThat(house.engine.operators().list())
                .extracting(Operator::address, Operator::role)
                .containsExactlyInAnyOrder(tuple("ada@example.com", Role.FULL), tuple("grace@example.com", Role.FULL));
        String graceId = house.userAt("grace@example.com").id().value();
        assertThat(house.engine.audit().of(graceId, 10))
                .extracting(Audit.Entry::action, Audit.Entry::actor, Audit.Entry::before, Audit.Entry::after)
                .contains(tuple(
                        "operator.add",
                        house.userAt("ada@example.com").id().value(),
                        "{\"role\":\"read_only\"}",
                        "{\"role\":\"full\"}"));
    }

    @Test
    void an_address_that_cannot_be_one_is_asked_for_again_with_what_was_typed() {
        ada.open(HERE);
        assertThat(ada.send(HERE, "role", "full").status()).isEqualTo(422);
        for (String typed : new String[] {"nobody", "<b>@", "nobody@example.com", "ada@example.com"}) {
            Answer again = ada.send(HERE, "email_address", typed, "role", "full");

            assertThat(again.status()).as(typed).isEqualTo(422);
            assertThat(again.body())
                    .contains("<title>Error: Operators", "aria-invalid=\"true\"")
                    .contains("value=\"" + typed.replace("<", "&lt;").replace(">", "&gt;") + "\"")
                    .contains("name=\"role\" value=\"full\" checked");
        }
        assertThat(house.engine.operators().list()).hasSize(1);
    }

    @Test
    void somebody_who_is_removed_sees_nothing_more_at_once() {
        Browser grace = Desks.full(house, "grace@example.com");
        String one = HERE + "/" + house.userAt("grace@example.com").id().value() + "/remove";
        assertThat(grace.open(AT + "/audit").status()).isEqualTo(200);

        assertThat(ada.open(one).body()).contains("grace@example.com", "Remove operator");
        assertThat(ada.send(one).location()).isEqualTo(HERE + "?done=deleted");

        assertThat(grace.open(AT + "/audit").status()).isEqualTo(403);
        assertThat(ada.open(one).status()).isEqualTo(404);
        assertThat(ada.send(one).status()).isEqualTo(404);
    }

    @Test
    void nobody_removes_themselves() {
        String me = HERE + "/" + house.userAt("ada@example.com").id().value() + "/remove";
        ada.open(HERE);

        assertThat(ada.open(me).status()).isEqualTo(404);
        assertThat(ada.send(me).status()).isEqualTo(404);
        assertThat(house.engine.operators().list()).hasSize(1);
    }

    @Test
    void whoever_came_in_a_while_ago_proves_first_who_they_are_and_comes_back() {
        house.memberAt("grace@example.com");
        ada.open(HERE);
        house.clock.turn(Duration.ofHours(1));

        Answer asked = ada.send(HERE, "email_address", "grace@example.com", "role", "full");

        assertThat(asked.location()).isEqualTo("/user/verify?redirect_url=%2Fgenkan%2Fdashboard%2Foperators");
        ada.open(asked.location());
        assertThat(ada.send("/user/verify", "password", House.PASSWORD).location())
                .isEqualTo(HERE);
        ada.open(HERE);
        assertThat(ada.send(HERE, "email_address", "grace@example.com", "role", "full")
                        .status())
                .isEqualTo(303);
        assertThat(house.engine.operators().list()).hasSize(2);
    }
}
