package dev.genkan.owndatabase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.User;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes of one application on one PostgreSQL, started for the first time at the same moment.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesTest {

    private Running one;
    private Running two;

    @BeforeAll
    void start_both(@TempDir Path data) {
        String database = "spring.datasource.url=" + Postgres.freshUrl();
        List<CompletableFuture<Running>> starting = List.of(
                CompletableFuture.supplyAsync(() -> start(data.resolve("one"), database)),
                CompletableFuture.supplyAsync(() -> start(data.resolve("two"), database)));
        one = starting.getFirst().join();
        two = starting.getLast().join();
    }

    private static Running start(Path data, String database) {
        return Running.start(
                Acme.class,
                data,
                Running.WITHOUT_JPA,
                database,
                "genkan.public-url=http://localhost:8080",
                "genkan.encryption-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    }

    @AfterAll
    void stop_both() {
        one.close();
        two.close();
    }

    @Test
    void they_make_one_key_together() {
        assertThat(one.count("genkan.signing_keys where ordinal = 1")).isEqualTo(1);
        assertThat(one.visitor().open("/.well-known/jwks.json").body())
                .isEqualTo(two.visitor().open("/.well-known/jwks.json").body());
    }

    @Test
    void who_signed_up_at_one_and_answers_at_the_other_is_in_at_both() {
        Visitor ada = one.newcomer(Running.freshAddress());

        ada.goTo(at(two));
        assertThat(ada.answer("Northwind").statusCode()).isEqualTo(303);
        assertThat(ada.open("/me").body()).isEqualTo("me, Northwind");

        ada.goTo(at(one));
        assertThat(ada.open("/me").body()).isEqualTo("me, Northwind");
    }

    @Test
    void a_form_sent_to_both_is_finished_once() {
        String address = Running.freshAddress();
        Visitor ada = one.newcomer(address);
        Visitor other = ada.again();
        other.goTo(at(two));

        List<CompletableFuture<Integer>> answers = List.of(
                CompletableFuture.supplyAsync(() -> ada.answer("Northwind").statusCode()),
                CompletableFuture.supplyAsync(() -> other.answer("Northwind").statusCode()));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(303));
        assertThat(one.count(
                        "genkan.receipts where user_id = ?",
                        one.userAt(address).id().value()))
                .isEqualTo(1);
    }

    @Test
    void nobody_is_refused_on_a_claim_that_is_stale_only_here() {
        String address = Running.freshAddress();
        Visitor phone = one.newcomer(address);
        Visitor laptop = phone.again();
        phone.answer("Northwind");

        // the laptop's token is older than the answer, and the other node has not heard of it
        laptop.goTo(at(two));
        assertThat(laptop.open("/me").body()).isEqualTo("me, Northwind");
    }

    @Test
    void what_is_taken_away_at_one_counts_at_the_other_within_the_life_of_a_token() {
        String address = Running.freshAddress();
        Visitor ada = one.newcomer(address);
        ada.answer("Northwind");
        ada.goTo(at(two));
        assertThat(ada.open("/me").statusCode()).isEqualTo(200);

        User user = one.userAt(address);
        one.users().mergeMetadata(user.id(), MetadataPatch.ofPublic(Map.of("onboardingComplete", false)));
        Visitor here = ada.again();
        here.goTo(at(one));
        assertThat(here.open("/me").statusCode())
                .as("at once where it happened")
                .isEqualTo(303);

        turn(Duration.ofSeconds(66));
        assertThat(ada.open("/me").statusCode()).as("a minute later everywhere").isEqualTo(303);
    }

    @Test
    void a_new_key_of_one_is_believed_by_the_other() {
        Visitor ada = one.newcomer(Running.freshAddress());
        ada.answer("Northwind");
        String next = one.engine().rotateSigningKey().kid();

        turn(Duration.ofMinutes(2));
        assertThat(two.visitor().open("/.well-known/jwks.json").body()).contains(next);
        turn(Duration.ofMinutes(61));
        assertThat(ada.open("/me").statusCode()).isEqualTo(200);
        assertThat(ada.keyId()).isEqualTo(next);
        ada.goTo(at(two));
        assertThat(ada.open("/me").statusCode()).isEqualTo(200);
    }

    private void turn(Duration further) {
        one.clock().turn(further);
        two.clock().turn(further);
    }

    private static URI at(Running node) {
        return URI.create("http://localhost:" + node.port());
    }
}
