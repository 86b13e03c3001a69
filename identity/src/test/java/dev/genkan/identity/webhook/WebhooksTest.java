package dev.genkan.identity.webhook;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.Database;
import dev.genkan.identity.Page;
import dev.genkan.identity.PageRequest;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.identity.webhook.Delivery.State;
import dev.genkan.identity.webhook.Receiver.Received;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class WebhooksTest {

    private final Telling telling;
    private final Receiver receiver;

    WebhooksTest(Store store) {
        telling = new Telling(Database.of(store.fresh()));
        receiver = telling.receiver();
    }

    @AfterEach
    void quiet() throws Exception {
        telling.close();
    }

    @Test
    void an_endpoint_is_told_what_happened_signed_with_its_secret() {
        Webhooks.Added added = telling.endpoint(receiver);
        User ada = user("Ada");
        telling.courier.tellDue();

        assertThat(receiver.types()).containsExactly("user.created");
        Received told = receiver.received().getFirst();
        assertThat(told.id()).startsWith("evt_");
        assertThat(told.contentType()).isEqualTo("application/json");
        assertThat(told.timestamp())
                .isEqualTo(String.valueOf(telling.house.clock.instant().getEpochSecond()));
        assertThat(told.signature()).isEqualTo(signature(added.secret(), told));
        assertThat(told.json())
                .containsEntry("object", "event")
                .containsEntry("instance_id", Telling.INSTANCE)
                .containsEntry("timestamp", telling.house.clock.millis())
                .containsEntry(
                        "event_attributes",
                        Map.of("http_request", Map.of("client_ip", "192.0.2.7", "user_agent", "Firefox")));
        assertThat(told.data("id")).isEqualTo(ada.id().value());
        assertThat(telling.webhooks.deliveries(added.endpoint().id(), 10))
                .singleElement()
                .satisfies(it -> assertThat(it.state()).isEqualTo(State.DELIVERED))
                .satisfies(it -> assertThat(it.eventId()).isEqualTo(told.id()));
        telling.courier.tellDue();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void who_wants_some_events_is_told_those_and_nobody_is_told_what_was_before() {
        user("Earlier");
        telling.endpoint(receiver, "user.updated", "user.deleted");
        User ada = user("Ada");
        rename(ada, "Countess");
        telling.courier.tellDue();
        assertThat(receiver.types()).containsExactly("user.updated");
        assertThat(count("select count(*) from genkan.events where dispatched_at is null"))
                .isZero();
    }

    @Test
    void while_nobody_listens_nothing_waits_to_be_told() {
        user("Ada");
        assertThat(count("select count(*) from genkan.events where dispatched_at is null"))
                .isZero();
    }

    @Test
    void what_is_rolled_back_is_not_told() {
        telling.endpoint(receiver);
        assertThatThrownBy(() -> telling.house.database.inTransaction(() -> {
                    user("Nobody");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        telling.courier.tellDue();
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void a_refused_event_is_told_again_under_its_id_by_the_schedule_and_then_given_up() {
        EndpointId endpoint = telling.endpoint(receiver).endpoint().id();
        receiver.answering(any -> 503);
        user("Ada");
        List<Duration> pauses = List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(10));
        int tries = 1;
        telling.courier.tellDue();
        for (Duration pause : pauses) {
            telling.house.clock.turn(pause.minusMillis(1));
            telling.courier.tellDue();
            assertThat(receiver.received()).hasSize(tries);
            telling.house.clock.turn(Duration.ofMillis(1));
            telling.courier.tellDue();
            assertThat(receiver.received()).hasSize(++tries);
        }
        telling.house.clock.turn(Duration.ofDays(3));
        telling.courier.tellDue();

        assertThat(receiver.received()).hasSize(8);
        assertThat(receiver.received())
                .extracting(Received::id)
                .containsOnly(receiver.received().getFirst().id());
        assertThat(receiver.received())
                .extracting(Received::body)
                .containsOnly(receiver.received().getFirst().body());
        assertThat(receiver.received()).extracting(Received::timestamp).doesNotHaveDuplicates();
        assertThat(telling.webhooks.deliveries(endpoint, 10)).singleElement().satisfies(it -> {
            assertThat(it.state()).isEqualTo(State.FAILED);
            assertThat(it.attempts()).isEqualTo(8);
            assertThat(it.lastStatus()).isEqualTo(503);
        });
        receiver.answering(any -> 200);
        assertThat(telling.webhooks.replayFailed(endpoint, telling.house.clock.instant(), Actor.SYSTEM))
                .isZero();
        assertThat(telling.webhooks.replayFailed(endpoint, Instant.EPOCH, Actor.SYSTEM))
                .isEqualTo(1);
        telling.courier.tellDue();
        assertThat(receiver.received()).hasSize(9);
        assertThat(telling.webhooks.count(endpoint, State.DELIVERED)).isEqualTo(1);
    }

    @Test
    void the_events_of_one_user_keep_their_order_while_those_of_others_go_past() {
        telling.endpoint(receiver);
        User ada = user("Ada");
        User grace = user("Grace");
        AtomicInteger refusals = new AtomicInteger(2);
        receiver.answering(
                one -> one.data("id").equals(ada.id().value()) && refusals.getAndDecrement() > 0 ? 500 : 200);
        for (String name : List.of("A", "B", "C")) {
            rename(ada, name);
            rename(grace, name);
        }
        telling.courier.tellDue();
        assertThat(typesOf(grace)).containsExactly("user.created", "user.updated", "user.updated", "user.updated");
        assertThat(typesOf(ada)).containsExactly("user.created");
        telling.house.clock.turn(Duration.ofSeconds(5));
        telling.courier.tellDue();
        telling.house.clock.turn(Duration.ofMinutes(5));
        telling.courier.tellDue();
        assertThat(typesOf(ada))
                .containsExactly(
                        "user.created", "user.created", "user.created", "user.updated", "user.updated", "user.updated");
    }

    @Test
    void two_nodes_tell_each_event_once_and_in_order() {
        telling.endpoint(receiver);
        Receiver second = telling.receiver();
        telling.endpoint(second);
        List<User> people =
                List.of(user("Ada"), user("Grace"), user("Edsger"), user("Barbara"), user("Frances"), user("Alan"));
        for (int i = 0; i < 5; i++) {
            int round = i;
            people.forEach(one -> count(one, round));
        }
        List<Courier> nodes = List.of(telling.courier, telling.courier(), telling.courier());
        Race.of(nodes.size(), i -> {
            nodes.get(i).tellDue();
            return true;
        });
        // what one node had in hand when another found nothing to do
        telling.courier.tellDue();

        for (Receiver one : List.of(receiver, second)) {
            assertThat(one.received()).hasSize(36);
            assertThat(one.received()).extracting(Received::id).doesNotHaveDuplicates();
            for (User user : people) {
                List<Object> counts = one.received().stream()
                        .filter(it -> it.data("id").equals(user.id().value()))
                        .map(it -> it.json().get("timestamp"))
                        .toList();
                assertThat(counts).hasSize(6).isSortedAccordingTo((a, b) -> ((Long) a).compareTo((Long) b));
            }
        }
    }

    @Test
    void an_event_whose_teller_died_before_it_was_noted_is_told_again_with_the_same_id() {
        EndpointId endpoint = telling.endpoint(receiver).endpoint().id();
        user("Ada");
        receiver.answering(any -> {
            // as if the process ended here: the receiver has it, and nobody notes it
            telling.house
                    .database
                    .jdbc()
                    .sql("update genkan.webhook_deliveries set attempts = 7")
                    .update();
            return 200;
        });
        telling.courier.tellDue();
        assertThat(telling.webhooks.deliveries(endpoint, 1).getFirst().state()).isEqualTo(State.WAITING);

        receiver.answering(any -> 200);
        telling.courier().tellDue();
        assertThat(receiver.received()).hasSize(1);
        telling.house.clock.turn(Duration.ofMinutes(1));
        telling.courier().tellDue();
        assertThat(receiver.received())
                .hasSize(2)
                .extracting(Received::id)
                .containsOnly(receiver.received().getFirst().id());
        assertThat(telling.webhooks.deliveries(endpoint, 1).getFirst().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void a_dead_endpoint_and_a_slow_one_keep_no_other_waiting() {
        Receiver slow = telling.receiver();
        CountDownLatch never = new CountDownLatch(1);
        slow.answering(any -> {
            await(never);
            return 200;
        });
        EndpointId late = telling.endpoint(slow).endpoint().id();
        Receiver gone = telling.receiver();
        EndpointId dead = telling.endpoint(gone).endpoint().id();
        gone.close();
        EndpointId well = telling.endpoint(receiver).endpoint().id();
        for (int i = 0; i < 20; i++) {
            user("Ada" + i);
        }
        telling.courier.tellDue();
        never.countDown();

        assertThat(receiver.received()).hasSize(20);
        assertThat(telling.webhooks.count(well, State.DELIVERED)).isEqualTo(20);
        assertThat(telling.webhooks.deliveries(late, 20)).allSatisfy(it -> {
            assertThat(it.state()).isEqualTo(State.WAITING);
            assertThat(it.lastError()).isEqualTo("No answer within 1500 ms.");
        });
        assertThat(telling.webhooks.deliveries(dead, 20))
                .allSatisfy(it -> assertThat(it.lastError()).contains("refused"));
    }

    @Test
    void what_cannot_be_read_of_one_user_holds_up_nobody_else_and_is_told_when_it_can() {
        EndpointId endpoint = telling.endpoint(receiver).endpoint().id();
        User ada = user("Ada");
        telling.poisoned.add(ada.id().value());
        User grace = user("Grace");
        telling.courier.tellDue();
        assertThat(typesOf(ada)).isEmpty();
        assertThat(typesOf(grace)).containsExactly("user.created");
        assertThat(telling.webhooks.deliveries(endpoint, 2).getLast().lastError())
                .isEqualTo("What it is about cannot be read; the log says why.");

        telling.poisoned.clear();
        telling.house.clock.turn(Duration.ofSeconds(5));
        telling.courier.tellDue();
        assertThat(typesOf(ada)).containsExactly("user.created");
    }

    @Test
    void what_is_too_large_is_given_up_at_once_and_the_next_has_its_turn() {
        EndpointId endpoint = telling.endpoint(receiver).endpoint().id();
        telling.filler = "x".repeat(256 * 1024);
        User ada = user("Ada");
        telling.courier.tellDue();
        assertThat(receiver.received()).isEmpty();
        assertThat(telling.webhooks.deliveries(endpoint, 1).getFirst()).satisfies(it -> {
            assertThat(it.state()).isEqualTo(State.FAILED);
            assertThat(it.lastError()).contains("a webhook has at most 262144");
        });
        telling.filler = "";
        rename(ada, "Countess");
        telling.courier.tellDue();
        assertThat(typesOf(ada)).containsExactly("user.updated");
    }

    @Test
    void what_waits_to_be_told_is_not_readable_in_the_database() {
        telling.endpoint(receiver);
        receiver.answering(any -> 500);
        user("Ada");
        telling.courier.tellDue();
        String kept = telling.house
                .database
                .jdbc()
                .sql("select wrapped from genkan.webhook_messages")
                .query(String.class)
                .single();
        assertThat(new String(Base64.getDecoder().decode(kept), StandardCharsets.ISO_8859_1))
                .doesNotContain("user.created");
    }

    @Test
    void for_a_day_after_a_rotation_both_secrets_sign() {
        Webhooks.Added added = telling.endpoint(receiver);
        EndpointId endpoint = added.endpoint().id();
        WebhookSecret next = telling.webhooks.rotate(endpoint, Actor.SYSTEM).orElseThrow();
        user("Ada");
        telling.courier.tellDue();
        Received both = receiver.received().getFirst();
        assertThat(both.signature()).isEqualTo(signature(next, both) + " " + signature(added.secret(), both));

        telling.house.clock.turn(Webhooks.OLD_SECRET_SIGNS);
        user("Grace");
        telling.courier.tellDue();
        Received one = receiver.received().getLast();
        assertThat(one.signature()).isEqualTo(signature(next, one));
        assertThat(telling.webhooks.rotate(new EndpointId("ep_nobody"), Actor.SYSTEM))
                .isEmpty();
    }

    @Test
    void secrets_are_readable_neither_in_the_database_nor_in_a_log() {
        Webhooks.Added added = telling.endpoint(receiver);
        String written = added.secret().written();
        assertThat(written).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(written.substring(6))).hasSize(32);
        assertThat(added.toString()).doesNotContain(written.substring(6));
        assertThat(telling.house
                        .database
                        .jdbc()
                        .sql("select wrapped_secret from genkan.webhook_endpoints")
                        .query(String.class)
                        .single())
                .doesNotContain(written.substring(6, 16));
    }

    @Test
    void a_replay_tells_one_event_again_under_its_id() {
        EndpointId endpoint = telling.endpoint(receiver).endpoint().id();
        user("Ada");
        user("Grace");
        telling.courier.tellDue();
        Received first = receiver.received().getFirst();

        assertThat(telling.webhooks.replay(endpoint, first.id(), Actor.SYSTEM)).isTrue();
        telling.courier.tellDue();
        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received().getLast().id()).isEqualTo(first.id());
        assertThat(receiver.received().getLast().body()).isEqualTo(first.body());
        assertThat(telling.webhooks.replay(endpoint, "evt_nothing", Actor.SYSTEM))
                .isFalse();
    }

    @Test
    void what_is_asked_for_again_while_it_is_being_told_is_told_once_more_by_however_many() {
        EndpointId endpoint = telling.endpoint(receiver).endpoint().id();
        AtomicInteger told = new AtomicInteger();
        receiver.answering(one -> {
            if (told.incrementAndGet() == 1) {
                Race.of(8, hand -> telling.webhooks.replay(endpoint, one.id(), Actor.SYSTEM));
            }
            return 200;
        });
        user("Ada");
        telling.courier.tellDue();

        assertThat(receiver.received()).hasSize(2);
        assertThat(telling.webhooks.deliveries(endpoint, 10)).singleElement().satisfies(it -> {
            assertThat(it.state()).isEqualTo(State.DELIVERED);
            assertThat(it.attempts()).isEqualTo(1);
        });
    }

    @Test
    void what_is_asked_for_again_at_the_moment_it_is_settled_is_never_lost() {
        EndpointId endpoint = telling.endpoint(receiver).endpoint().id();
        for (int round = 1; round <= 20; round++) {
            user("Ada" + round);
            Race.of(2, hand -> {
                if (hand == 0) {
                    telling.courier.tellDue();
                    return false;
                }
                String event = awaited(receiver);
                return telling.webhooks.replay(endpoint, event, Actor.SYSTEM);
            });
            telling.courier.tellDue();
            assertThat(receiver.received()).hasSize(2 * round);
        }
    }

    /// The id of the event that is told next, as soon as it is.
    private String awaited(Receiver by) {
        int before = by.received().size() / 2 * 2;
        while (by.received().size() == before) {
            Thread.onSpinWait();
        }
        return by.received().getLast().id();
    }

    @Test
    void a_replay_since_then_tells_all_of_it_in_order_even_what_was_never_told() {
        user("Before");
        telling.house.clock.turn(Duration.ofMinutes(1));
        var since = telling.house.clock.instant();
        User ada = user("Ada");
        rename(ada, "Countess");
        User gone = user("Gone");
        telling.house.users.delete(gone.id(), Actor.SYSTEM);
        EndpointId endpoint = telling.endpoint(receiver, "user.created", "user.updated")
                .endpoint()
                .id();

        assertThat(telling.webhooks.replaySince(endpoint, since, Actor.SYSTEM)).isEqualTo(3);
        telling.courier.tellDue();
        assertThat(typesOf(ada)).containsExactly("user.created", "user.updated");
        assertThat(receiver.received()).hasSize(2);
        assertThat(telling.webhooks.count(endpoint, State.WITHDRAWN)).isEqualTo(1);
        assertThat(telling.webhooks.replaySince(endpoint, since, Actor.SYSTEM)).isEqualTo(3);
        assertThat(telling.webhooks.replaySince(endpoint, since, Actor.SYSTEM)).isZero();
    }

    @Test
    void an_endpoint_moves_with_what_waits_for_it_and_the_second_of_two_who_change_it_is_told() {
        Webhooks.Added added = telling.endpoint(receiver, "user.deleted");
        EndpointId endpoint = added.endpoint().id();
        URI elsewhere = URI.create("http://localhost:1/gone");

        assertThat(telling.webhooks.change(endpoint, elsewhere, Set.of(), added.endpoint()::equals, Actor.SYSTEM))
                .isInstanceOf(Webhooks.Changed.Kept.class);
        assertThat(telling.webhooks.change(
                        endpoint,
                        added.endpoint().url(),
                        Set.of("user.created"),
                        added.endpoint()::equals,
                        Actor.SYSTEM))
                .isInstanceOfSatisfying(
                        Webhooks.Changed.Overtaken.class,
                        other -> assertThat(other.stored().url()).isEqualTo(elsewhere));
        assertThat(telling.webhooks.change(new EndpointId("ep_none"), elsewhere, Set.of(), any -> true, Actor.SYSTEM))
                .isInstanceOf(Webhooks.Changed.NotThere.class);
        assertThatThrownBy(() -> telling.webhooks.change(
                        endpoint, URI.create("ftp://acme.example"), Set.of(), any -> true, Actor.SYSTEM))
                .isInstanceOf(IllegalArgumentException.class);
        user("Ada");
        telling.courier.tellDue();
        telling.webhooks.change(endpoint, added.endpoint().url(), Set.of(), any -> true, Actor.SYSTEM);
        telling.house.clock.turn(Duration.ofMinutes(1));
        telling.courier.tellDue();

        assertThat(receiver.types()).containsExactly("user.created");
    }

    @Test
    void of_many_who_change_an_endpoint_at_once_one_does() {
        WebhookEndpoint before = telling.endpoint(receiver).endpoint();

        List<Boolean> kept = Race.of(
                8,
                i -> telling.webhooks.change(
                                before.id(),
                                URI.create("http://localhost:1/" + i),
                                Set.of(),
                                before::equals,
                                Actor.SYSTEM)
                        instanceof Webhooks.Changed.Kept);

        assertThat(kept).containsOnlyOnce(true);
    }

    @Test
    void deliveries_are_read_page_by_page_with_what_was_told() {
        EndpointId endpoint = telling.endpoint(receiver).endpoint().id();
        user("Ada");
        user("Grace");
        user("Edsger");
        telling.courier.tellDue();

        Page<Delivery> first = telling.webhooks.deliveries(endpoint, PageRequest.first(2));
        Page<Delivery> second =
                telling.webhooks.deliveries(endpoint, PageRequest.first(2).after(first));

        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(1);
        assertThat(second.isLast()).isTrue();
        Received eldest = receiver.received().stream()
                .filter(it -> it.id().equals(second.items().getFirst().eventId()))
                .findFirst()
                .orElseThrow();
        assertThat(telling.webhooks.text(second.items().getFirst())).contains(eldest.body());
        assertThat(telling.webhooks.delivery(endpoint, eldest.id()))
                .contains(second.items().getFirst());
        assertThat(telling.webhooks.delivery(new EndpointId("ep_none"), eldest.id()))
                .isEmpty();
    }

    @Test
    void the_secret_can_be_looked_at_again_and_the_audit_log_says_who_did() {
        Webhooks.Added added = telling.endpoint(receiver);
        EndpointId endpoint = added.endpoint().id();

        assertThat(telling.webhooks.reveal(endpoint, Actor.APPLICATION).map(WebhookSecret::written))
                .contains(added.secret().written());

        assertThat(telling.webhooks.reveal(new EndpointId("ep_none"), Actor.APPLICATION))
                .isEmpty();
        assertThat(telling.house.audit.of(endpoint.value(), 5))
                .filteredOn(it -> it.action().equals("webhook.reveal"))
                .singleElement()
                .satisfies(it -> assertThat(it.after()).isEqualTo("{}"));
    }

    @Test
    void of_a_deleted_user_nothing_is_told_any_more_but_that_and_nothing_is_kept() {
        EndpointId endpoint = telling.endpoint(receiver).endpoint().id();
        receiver.answering(any -> 500);
        User ada = user("Ada");
        rename(ada, "Countess");
        telling.courier.tellDue();
        telling.house.users.update(ada.id(), UserPatch.nothing().externalId("a-1"));
        telling.house.users.delete(ada.id(), Actor.SYSTEM);
        assertThat(count("select count(*) from genkan.webhook_messages")).isZero();

        receiver.answering(any -> 200);
        telling.courier.tellDue();
        assertThat(typesOf(ada)).containsExactly("user.created", "user.deleted");
        assertThat(receiver.received().getLast().data("external_id")).isEqualTo("a-1");
        assertThat(telling.webhooks.count(endpoint, State.WITHDRAWN)).isEqualTo(2);
        assertThat(telling.webhooks.count(endpoint, State.WAITING)).isZero();
    }

    @Test
    void a_user_who_is_deleted_while_an_event_is_told_is_told_to_be_deleted_after_it() {
        telling.endpoint(receiver);
        User ada = user("Ada");
        receiver.answering(one -> {
            if (one.type().equals("user.created")) {
                telling.house.users.delete(ada.id(), Actor.SYSTEM);
                return 500;
            }
            return 200;
        });
        telling.courier.tellDue();
        assertThat(typesOf(ada)).containsExactly("user.created");
        telling.house.clock.turn(Duration.ofSeconds(5));
        telling.courier.tellDue();
        assertThat(typesOf(ada)).containsExactly("user.created", "user.deleted");
    }

    @Test
    void an_endpoint_that_is_turned_off_is_told_what_waited_when_it_is_on_again() {
        EndpointId endpoint = telling.endpoint(receiver).endpoint().id();
        user("Ada");
        receiver.answering(any -> 500);
        telling.courier.tellDue();
        assertThat(telling.webhooks.enable(endpoint, false, Actor.SYSTEM)).isTrue();
        user("Unheard");
        receiver.answering(any -> 200);
        telling.house.clock.turn(Duration.ofMinutes(1));
        telling.courier.tellDue();
        assertThat(receiver.received()).hasSize(1);

        telling.webhooks.enable(endpoint, true, Actor.SYSTEM);
        telling.courier.tellDue();
        assertThat(receiver.received()).hasSize(2);
        assertThat(telling.webhooks.enable(new EndpointId("ep_nobody"), true, Actor.SYSTEM))
                .isFalse();
    }

    @Test
    void a_removed_endpoint_is_told_nothing_and_leaves_nothing_behind() {
        EndpointId endpoint = telling.endpoint(receiver).endpoint().id();
        user("Ada");
        assertThat(telling.webhooks.remove(endpoint, Actor.SYSTEM)).isTrue();
        telling.courier.tellDue();
        assertThat(receiver.received()).isEmpty();
        assertThat(telling.webhooks.list()).isEmpty();
        assertThat(telling.webhooks.remove(endpoint, Actor.SYSTEM)).isFalse();
        assertThat(count("select count(*) from genkan.webhook_deliveries")).isZero();
    }

    @Test
    void what_cannot_be_an_endpoint_is_refused_in_a_sentence() {
        for (String url : List.of("ftp://acme.example/", "acme.example", "https://ada@acme.example/", "https:///x")) {
            assertThatThrownBy(() -> telling.webhooks.add(URI.create(url), Set.of(), Actor.SYSTEM))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> telling.webhooks.add(receiver.url(), Set.of("user created"), Actor.SYSTEM))
                .hasMessage("\"user created\" is no type of event, such as user.created.");
    }

    @Test
    void a_thread_of_its_own_tells_soon_after_the_commit() throws InterruptedException {
        telling.endpoint(receiver);
        CountDownLatch heard = new CountDownLatch(1);
        receiver.answering(any -> {
            heard.countDown();
            return 200;
        });
        telling.courier.start();
        user("Ada");
        assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void old_texts_and_settled_deliveries_are_swept_away() {
        telling.endpoint(receiver);
        user("Ada");
        telling.courier.tellDue();
        telling.house.clock.turn(Duration.ofDays(8));
        telling.courier.tellDue();
        assertThat(count("select count(*) from genkan.webhook_messages")).isZero();
        assertThat(count("select count(*) from genkan.webhook_deliveries")).isEqualTo(1);
        telling.house.clock.turn(Duration.ofDays(30));
        telling.courier.tellDue();
        assertThat(count("select count(*) from genkan.webhook_deliveries")).isZero();
    }

    private User user(String name) {
        return telling.house.users.create(new EmailAddress(freshAddress(name)), "email_code", FIREFOX);
    }

    private void rename(User user, String name) {
        telling.house.users.update(user.id(), UserPatch.nothing().firstName(name));
    }

    private void count(User user, int round) {
        telling.house.clock.turn(Duration.ofMillis(1));
        telling.house.users.mergeMetadata(user.id(), MetadataPatch.ofPublic(Map.of("round", round)));
    }

    private List<String> typesOf(User user) {
        return receiver.received().stream()
                .filter(one -> one.data("id").equals(user.id().value()))
                .map(Received::type)
                .toList();
    }

    private static String signature(WebhookSecret secret, Received told) {
        return secret.sign(told.id(), Long.parseLong(told.timestamp()), told.body());
    }

    private long count(String sql) {
        return telling.house.database.jdbc().sql(sql).query(Long.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
