package dev.genkan.server.dashboard.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Audit;
import dev.genkan.identity.user.User;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.dashboard.Desks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserAddressesTest {

    private static final String USERS = Desks.AT + "/users";

    @TempDir
    Path directory;

    private House house;
    private Browser ada;
    private Browser grace;
    private String page;

    @BeforeEach
    void open() {
        house = new House(directory);
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
    void an_address_is_added_made_primary_and_the_old_one_removed() {
        Answer added = add("grace@work.example", "true");
        assertThat(added.location()).isEqualTo(page + "?done=created");
        assertThat(house.userAt("grace@work.example").id()).isEqualTo(grace().id());

        assertThat(act("grace@work.example", "primary").location()).isEqualTo(page + "?done=saved");
        assertThat(grace().primaryAddress().orElseThrow().value()).isEqualTo("grace@work.example");

        User before = grace();
        assertThat(act("grace@example.com", "remove").location()).isEqualTo(page + "?done=deleted");
        assertThat(house.engine.users().find(before.id()).orElseThrow().addresses())
                .hasSize(1);
        assertThat(house.engine.audit().of(before.id().value(), 10))
                .extracting(Audit.Entry::action)
                .containsExactlyInAnyOrder(
                        "email_address.add",
                        "email_address.prove",
                        "email_address.make_primary",
                        "email_address.remove");
    }

    @Test
    void one_that_is_not_verified_counts_for_nothing_until_somebody_gives_their_word() {
        add("grace@work.example", "false");
        assertThat(ada.open(page).body()).contains("grace@work.example", "Not verified", "Mark verified");
        assertThat(act("grace@work.example", "primary").status()).isEqualTo(422);

        act("grace@work.example", "verify");

        assertThat(house.userAt("grace@work.example").id()).isEqualTo(grace().id());
    }

    @Test
    void what_is_no_address_or_somebody_elses_comes_back_at_its_field() {
        house.memberAt("jun@example.com");

        Answer taken = add("jun@example.com", "false");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("Somebody else here has this address already", "jun@example.com");
        assertThat(add("jun@example.com", "true").status()).isEqualTo(422);
        assertThat(add("<script>", "true").body())
                .contains("Enter an email address")
                .doesNotContain("value=\"<script>\"");
        assertThat(add("grace@example.com", "true").body()).contains("They have this address already");
        assertThat(grace().addresses()).hasSize(1);
    }

    @Test
    void one_that_another_has_proved_meanwhile_cannot_be_marked() {
        add("late@example.com", "false");
        house.memberAt("late@example.com");

        Answer late = act("late@example.com", "verify");

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("Somebody else here has proved this address.", "Nothing was changed.");
    }

    @Test
    void the_last_way_in_stays_and_so_does_the_primary_one() {
        assertThat(act("grace@example.com", "remove").body()).contains("nobody could sign in any more");
        add("grace@work.example", "true");
        assertThat(act("grace@example.com", "remove").body()).contains("Make another one primary first.");
        assertThat(grace().addresses()).hasSize(2);
    }

    @Test
    void each_act_wants_a_fresh_proof_and_leads_back() {
        String address = page + "/addresses/" + grace().addresses().getFirst().id() + "/remove";
        house.clock.turn(Duration.ofHours(1));
        ada.open(USERS);

        assertThat(ada.open(address).location()).startsWith("/user/verify?");
        assertThat(ada.open(page + "/addresses/new").location()).startsWith("/user/verify?");
    }

    @Test
    void nobody_takes_the_account_of_another_operator_or_changes_their_own_here() {
        Desks.readOnly(house, "rie@example.com");
        for (String operator : new String[] {"rie@example.com", "ada@example.com"}) {
            String theirs = USERS + "/" + house.userAt(operator).id().value();
            assertThat(ada.open(theirs + "/addresses/new").body()).doesNotContain("name=\"email_address\"");
            assertThat(ada.send(theirs + "/addresses/new", "email_address", "mallory@example.com", "verified", "true")
                            .status())
                    .isEqualTo(403);
            assertThat(house.userAt(operator).addresses()).hasSize(1);
        }
    }

    @Test
    void an_address_of_another_is_not_found_below_somebody() {
        house.memberAt("jun@example.com");
        String juns = house.userAt("jun@example.com").addresses().getFirst().id();

        assertThat(ada.open(page + "/addresses/" + juns + "/remove").status()).isEqualTo(404);
        assertThat(ada.send(page + "/addresses/" + juns + "/verify").status()).isEqualTo(404);
    }

    @Test
    void a_mail_to_set_a_password_leads_whoever_reads_it_in_and_shows_the_operator_nothing() {
        assertThat(ada.open(page + "/password-mail").body()).contains("grace@example.com");

        Answer sent = ada.send(page + "/password-mail");

        assertThat(sent.location()).isEqualTo(page + "?done=sent");
        String mail = house.engine.inbox().items().stream()
                .map(item -> item.letter())
                .filter(letter -> letter.subject().startsWith("Choose your"))
                .findFirst()
                .orElseThrow()
                .text();
        Matcher link = Pattern.compile("https?://\\S+?(/\\S+)").matcher(mail);
        assertThat(link.find()).isTrue();
        Browser fresh = house.browser();
        Answer opened = fresh.open(link.group().replaceFirst("^https?://[^/]+", ""));
        assertThat(opened.body()).contains("grace@example.com").doesNotContain("You asked for this");
        assertThat(ada.open(page).body()).doesNotContain(link.group());
    }

    @Test
    void an_operator_who_may_only_look_is_drawn_no_button() {
        Browser rie = Desks.readOnly(house, "rie@example.com");

        assertThat(rie.open(page).body()).contains("Identifiers").doesNotContain("/addresses/", "/password-mail");
    }

    private Answer add(String address, String verified) {
        ada.open(page + "/addresses/new");
        return ada.send(page + "/addresses/new", "email_address", address, "verified", verified);
    }

    private Answer act(String address, String word) {
        String id = grace().addresses().stream()
                .filter(one -> one.address().value().equals(address))
                .findFirst()
                .orElseThrow()
                .id();
        String at = page + "/addresses/" + id + "/" + word;
        ada.open(at);
        return ada.send(at);
    }
}
