package dev.genkan.server.webhook;

import static dev.genkan.identity.Browser.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.identity.webhook.WebhookSecret;
import dev.genkan.identity.webhook.Webhooks;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.webhook.Listener.Heard;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookStoryTest {

    private static final String ADA = "ada@example.com";

    @TempDir
    Path directory;

    private House house;
    private Listener listener;
    private WebhookSecret secret;

    @BeforeEach
    void somebody_listens() {
        house = new House(directory);
        listener = new Listener();
        Webhooks.Added added = house.engine.webhooks().add(listener.url(), Set.of(), Actor.APPLICATION);
        secret = added.secret();
    }

    @AfterEach
    void quiet() {
        house.close();
        listener.close();
    }

    @Test
    void a_members_life_is_told_in_order_and_as_the_specification_says() throws Exception {
        Browser browser = house.memberAt(ADA);
        User ada = house.userAt(ADA);

        Heard created = told("user.created");
        assertThat(created.data().get("id")).isEqualTo(ada.id().value());
        assertThat(created.data().get("primary_email_address_id"))
                .isEqualTo(ada.addresses().getFirst().id());
        assertThat(created.data().get("password_enabled")).isEqualTo(true);
        assertThat(created.data().get("private_metadata")).isEqualTo(Map.of());
        assertThat(created.signature())
                .isEqualTo(secret.sign(created.id(), Long.parseLong(created.timestamp()), created.body()));
        Heard begun = told("session.created");
        Session session = house.engine.sessions().live(ada.id()).getFirst();
        assertThat(begun.data().get("id")).isEqualTo(session.id().value());
        assertThat(begun.data().get("status")).isEqualTo("active");

        house.engine
                .users()
                .update(ada.id(), UserPatch.nothing().firstName("Ada").externalId("a-1"));
        assertThat(told("user.updated").data().get("first_name")).isEqualTo("Ada");

        browser.open("/sign-out");
        browser.send("/sign-out");
        Heard ended = told("session.ended");
        assertThat(ended.data().get("status")).isEqualTo("ended");
        assertThat(ended.json().get("event_attributes").toString()).contains("127.0.0.1");

        house.engine.users().delete(ada.id(), Actor.APPLICATION);
        assertThat(told("user.deleted").data())
                .isEqualTo(Map.of("object", "user", "id", ada.id().value(), "deleted", true, "external_id", "a-1"));
    }

    @Test
    void a_session_that_is_replaced_or_revoked_is_told_to_be_over() throws Exception {
        house.memberAt(ADA);
        User ada = house.userAt(ADA);
        listener.next("user.created");
        listener.next("session.created");
        Session first = house.engine.sessions().live(ada.id()).getFirst();

        house.engine.sessions().begin(first.clientId(), ada.id(), NONE);
        Heard replaced = told("session.ended");
        assertThat(replaced.data().get("id")).isEqualTo(first.id().value());
        assertThat(replaced.data().get("status")).isEqualTo("replaced");
        told("session.created");
        house.engine.sessions().revokeAll(ada.id(), Actor.APPLICATION);
        assertThat(told("session.revoked").data().get("status")).isEqualTo("revoked");
    }

    @Test
    void a_mail_is_told_to_who_names_it_and_to_nobody_else() throws Exception {
        try (Listener mails = new Listener()) {
            house.engine.webhooks().add(mails.url(), Set.of("email.created"), Actor.APPLICATION);
            house.memberAt(ADA);
            Heard told = mails.next("email.created");
            assertThat(PayloadSchema.problems("email.created", told.json())).isEmpty();
            assertThat(told.data().get("to_email_address")).isEqualTo(ADA);
            assertThat(String.valueOf(told.data().get("body_plain"))).contains("Acme");
            assertThat(String.valueOf(told.data().get("data")))
                    .contains("otp_code=" + house.newestLetter(ADA).code());
            told("user.created");
        }
    }

    @Test
    void the_types_that_are_told_are_types_of_the_specification() {
        assertThat(PayloadSchema.types())
                .hasSize(45)
                .containsAll(List.of(
                        "user.created",
                        "user.updated",
                        "user.deleted",
                        "session.created",
                        "session.ended",
                        "session.removed",
                        "session.revoked"));
        assertThat(PayloadSchema.problems("user.deleted", Map.of("object", "event", "data", Map.of("id", 1L))))
                .contains(
                        "user.deleted.type is missing",
                        "user.deleted.data.object is missing",
                        "user.deleted.data.id is no string");
    }

    private Heard told(String type) throws InterruptedException {
        Heard heard = listener.next(type);
        assertThat(PayloadSchema.problems(type, heard.json())).isEmpty();
        assertThat(String.valueOf(heard.json().get("instance_id"))).startsWith("ins_");
        return heard;
    }
}
