package dev.genkan.server.dashboard;

import static dev.genkan.server.dashboard.Desks.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.identity.webhook.Delivery;
import dev.genkan.identity.webhook.WebhookEndpoint;
import dev.genkan.identity.webhook.Webhooks;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.webhook.Listener;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksRoomTest {

    private static final String HERE = AT + "/webhooks";

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
    void an_endpoint_is_added_told_looked_at_and_told_again() throws Exception {
        assertThat(ada.open(HERE).body()).contains("Nobody is told yet");
        try (Listener listener = new Listener()) {
            ada.open(HERE + "/new");
            Answer added = ada.send(HERE + "/new", "url", " " + listener.url() + " ", "types", "user.updated");
            WebhookEndpoint endpoint = house.engine.webhooks().list().getFirst();
            assertThat(added.location()).isEqualTo(HERE + "/" + endpoint.id() + "?done=created");
            assertThat(endpoint.types()).containsExactly("user.updated");
            house.engine
                    .users()
                    .update(
                            house.userAt("ada@example.com").id(),
                            UserPatch.nothing().firstName("<script>alert(1)</script>"));
            String event = listener.next("user.updated").id();

            Answer page = ada.open(HERE + "/" + endpoint.id() + "?event=" + event);

            assertThat(page.body())
                    .contains(event, "<b>&quot;first_name&quot;</b>", "&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert");
            assertThat(ada.send(HERE + "/" + endpoint.id() + "/replay", "event", event)
                            .location())
                    .isEqualTo(HERE + "/" + endpoint.id() + "?done=replayed");
            assertThat(listener.next("user.updated").id()).isEqualTo(event);
            assertThat(ada.open(HERE + "/" + endpoint.id() + "/deliveries.csv").body())
                    .startsWith("since,event,type,state,tries,status,error")
                    .contains(event + ",user.updated,");
            assertThat(ada.open(HERE + ".csv").body()).contains(endpoint.id() + ",");
            assertThat(ada.open(HERE).body()).contains(listener.url().toString(), "user.updated");
            ada.open(HERE + "/" + endpoint.id());
            assertThat(ada.send(HERE + "/" + endpoint.id() + "/replay", "event", "evt_none")
                            .status())
                    .isEqualTo(422);
            assertThat(ada.send(HERE + "/" + endpoint.id() + "/replay-failed", "hours", "x")
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    void the_text_of_a_mail_is_shown_to_nobody() throws Exception {
        try (Listener listener = new Listener()) {
            WebhookEndpoint endpoint = house.engine
                    .webhooks()
                    .add(listener.url(), Set.of("email.created"), Actor.APPLICATION)
                    .endpoint();
            house.memberAt("grace@example.com");
            String event = listener.next("email.created").id();

            String page =
                    ada.open(HERE + "/" + endpoint.id() + "?event=" + event).body();

            assertThat(page)
                    .contains("The text of a mail is not shown")
                    .doesNotContain(house.newestLetter("grace@example.com").code());
        }
    }

    @Test
    void an_address_that_cannot_be_one_is_asked_for_again() {
        for (String typed :
                List.of("", "acme.example", "ftp://acme.example", "https://a b", "https://u:p@acme.example")) {
            ada.open(HERE + "/new");
            Answer again = ada.send(HERE + "/new", "url", typed, "types", "user.created");

            assertThat(again.status()).as(typed).isEqualTo(422);
            assertThat(again.body())
                    .contains(
                            "aria-invalid=\"true\"",
                            typed.isEmpty() ? "" : "value=\"" + typed + "\"",
                            "value=\"user.created\" checked");
        }
        ada.open(HERE + "/new");
        assertThat(ada.send(HERE + "/new", "url", "https://acme.example", "types", "<b>")
                        .status())
                .isEqualTo(422);
        assertThat(house.engine.webhooks().list()).isEmpty();
    }

    @Test
    void the_second_of_two_who_edit_is_shown_both() {
        WebhookEndpoint endpoint = endpoint();
        String edit = HERE + "/" + endpoint.id() + "/edit";
        Browser rie = Desks.full(house, "rie@example.com");
        ada.open(edit);
        rie.open(edit);
        assertThat(ada.send(edit, "url", "https://ada.example/").location())
                .isEqualTo(HERE + "/" + endpoint.id() + "?done=saved");

        Answer conflict = rie.send(edit, "url", "https://rie.example/");

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body()).contains("https://ada.example/", "value=\"https://rie.example/\"");
        assertThat(stored(endpoint).url()).isEqualTo(URI.create("https://ada.example/"));
        assertThat(rie.send(edit, "url", "https://rie.example/").status()).isEqualTo(303);
        assertThat(stored(endpoint).url()).isEqualTo(URI.create("https://rie.example/"));
    }

    @Test
    void an_endpoint_is_paused_resumed_and_deleted_by_whoever_types_its_host() {
        WebhookEndpoint endpoint = endpoint();
        String one = HERE + "/" + endpoint.id();
        ada.open(one);
        ada.send(one + "/enable", "enabled", "false");
        assertThat(stored(endpoint).enabled()).isFalse();
        assertThat(ada.open(one).body()).contains("It is paused", ">Resume</button>");
        ada.send(one + "/enable", "enabled", "true");
        assertThat(stored(endpoint).enabled()).isTrue();

        ada.open(one + "/delete");
        assertThat(ada.send(one + "/delete", "typed", "acme").status()).isEqualTo(422);
        assertThat(house.engine.webhooks().list()).hasSize(1);
        assertThat(ada.send(one + "/delete", "typed", "acme.example").location())
                .isEqualTo(HERE + "?done=deleted");

        assertThat(house.engine.webhooks().list()).isEmpty();
        for (String gone : List.of("", "/edit", "/delete", "/secret", "/rotate", "/deliveries.csv")) {
            assertThat(ada.open(one + gone).status()).as(gone).isEqualTo(404);
        }
        assertThat(ada.open(HERE + "/no%20id").status()).isIn(400, 404);
        assertThat(ada.open(one + "?cursor=x").status()).isEqualTo(404);
    }

    @Test
    void the_secret_is_shown_after_a_proof_and_rotated() {
        Webhooks.Added added =
                house.engine.webhooks().add(URI.create("https://acme.example/hooks"), Set.of(), Actor.APPLICATION);
        String one = HERE + "/" + added.endpoint().id();
        house.clock.turn(Duration.ofHours(1));
        assertThat(ada.open(one + "/secret").location()).startsWith("/user/verify?");
        ada.open("/user/verify");
        ada.send("/user/verify", "password", House.PASSWORD);

        assertThat(ada.open(one + "/secret").body())
                .doesNotContain(added.secret().written());
        assertThat(ada.send(one + "/secret").body()).contains(added.secret().written());
        ada.open(one + "/rotate");
        assertThat(ada.send(one + "/rotate").location()).isEqualTo(one + "/secret?done=rotated");
        ada.open(one + "/secret");
        assertThat(ada.send(one + "/secret").body())
                .contains("whsec_")
                .doesNotContain(added.secret().written());
    }

    @Test
    void whoever_may_only_look_sees_no_secret_and_changes_nothing() {
        WebhookEndpoint endpoint = endpoint();
        Browser grace = Desks.readOnly(house, "grace@example.com");
        String one = HERE + "/" + endpoint.id();

        assertThat(grace.open(one).body()).contains("acme.example").doesNotContain(">Pause<", ">Edit<", ">Delete…<");
        for (String path : List.of(HERE + "/new", one + "/edit", one + "/delete", one + "/secret", one + "/rotate")) {
            assertThat(grace.open(path).status()).as(path).isEqualTo(403);
            assertThat(grace.send(path, "typed", "acme.example", "url", "https://grace.example/")
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(grace.send(one + "/enable", "enabled", "false").status()).isEqualTo(403);
        assertThat(stored(endpoint)).isEqualTo(endpoint);
        assertThat(house.engine.webhooks().count(endpoint.id(), Delivery.State.FAILED))
                .isZero();
    }

    private WebhookEndpoint endpoint() {
        return house.engine
                .webhooks()
                .add(URI.create("https://acme.example/hooks"), Set.of("email.sent"), Actor.APPLICATION)
                .endpoint();
    }

    private WebhookEndpoint stored(WebhookEndpoint endpoint) {
        return house.engine.webhooks().find(endpoint.id()).orElseThrow();
    }
}
