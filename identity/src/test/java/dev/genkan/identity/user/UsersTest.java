package dev.genkan.identity.user;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

@ParameterizedClass
@EnumSource
class UsersTest {

    private static final UserId NOBODY = new UserId("user_nobody");

    private final House house;
    private final Users users;
    private final EmailAddress ada = new EmailAddress(freshAddress("Ada"));

    UsersTest(Store store) {
        house = new House(store.of(getClass()));
        users = house.users;
    }

    @Test
    void a_user_is_found_by_id_and_by_address_however_it_is_written() {
        User user = users.create(ada, "email_code", FIREFOX);
        assertThat(users.find(user.id())).contains(user);
        assertThat(users.findByAddress(new EmailAddress(ada.value().toUpperCase(Locale.ROOT))))
                .contains(user);
        assertThat(user.primaryAddress()).contains(ada);
        assertThat(user.version()).isEqualTo(1);
        assertThat(user.publicMetadata()).isEqualTo(Metadata.EMPTY);
        assertThat(users.find(NOBODY)).isEmpty();
        assertThat(users.findByAddress(new EmailAddress(freshAddress("nobody"))))
                .isEmpty();
    }

    @Test
    void an_address_is_one_persons() {
        users.create(ada, "email_code", FIREFOX);
        assertThatThrownBy(() -> users.create(ada, "email_code", FIREFOX)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void update_replaces_what_it_names_and_nothing_else() {
        User user = users.create(ada, "email_code", FIREFOX);
        users.update(
                user.id(), UserPatch.nothing().firstName("Ada").publicMetadata(Metadata.of(Map.of("a", 1L, "b", 2L))));
        house.clock.turn(Duration.ofSeconds(5));
        User changed = users.update(
                        user.id(),
                        UserPatch.nothing().lastName("Lovelace").publicMetadata(Metadata.of(Map.of("b", 3L))))
                .orElseThrow();
        assertThat(changed).isEqualTo(users.find(user.id()).orElseThrow());
        assertThat(changed.firstName()).isEqualTo("Ada");
        assertThat(changed.lastName()).isEqualTo("Lovelace");
        assertThat(changed.publicMetadata().values()).isEqualTo(Map.of("b", 3L));
        assertThat(changed.version()).isEqualTo(3);
        assertThat(changed.updatedAt()).isEqualTo(house.clock.instant());
    }

    @Test
    void merging_keeps_what_it_does_not_name() {
        User user = users.create(ada, "email_code", FIREFOX);
        users.mergeMetadata(user.id(), MetadataPatch.ofPublic(Map.of("plan", Map.of("name", "pro", "seats", 3L))));
        Map<String, @Nullable Object> plan = new HashMap<>();
        plan.put("seats", null);
        plan.put("years", 2L);
        User merged = users.mergeMetadata(
                        user.id(),
                        new MetadataPatch(Map.of("plan", plan), Map.of("note", "x"), Map.of("theme", "dark")))
                .orElseThrow();
        assertThat(merged.publicMetadata().values()).isEqualTo(Map.of("plan", Map.of("name", "pro", "years", 2L)));
        assertThat(merged.privateMetadata().values()).isEqualTo(Map.of("note", "x"));
        assertThat(merged.unsafeMetadata().values()).isEqualTo(Map.of("theme", "dark"));
    }

    @Test
    void a_name_that_no_token_could_carry_is_refused_and_nothing_is_changed() {
        User user = users.create(ada, "email_code", FIREFOX);
        for (String name : List.of("A\u0000da", "Ada\ud83d")) {
            assertThatThrownBy(() -> users.update(user.id(), UserPatch.nothing().firstName(name)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(users.find(user.id())).contains(user);
    }

    @Test
    void merges_at_the_same_moment_are_all_kept() {
        User user = users.create(ada, "email_code", FIREFOX);
        String long1 = "x".repeat(230); // together beyond what H2 keeps inside of a row
        Race.of(
                8,
                i -> users.mergeMetadata(
                        user.id(),
                        MetadataPatch.ofPublic(Map.of("key" + i, long1, "deep", Map.of("k" + i, (long) i)))));
        User merged = users.find(user.id()).orElseThrow();
        assertThat(merged.version()).isEqualTo(9);
        for (int i = 0; i < 8; i++) {
            assertThat(merged.publicMetadata().values()).containsEntry("key" + i, long1);
        }
        assertThat((Map<?, ?>) merged.publicMetadata().values().get("deep")).hasSize(8);
    }

    @Test
    void readers_beside_writers_see_one_state_or_the_next() {
        User user = users.create(ada, "email_code", FIREFOX);
        users.mergeMetadata(user.id(), MetadataPatch.ofPublic(Map.of("text", "a".repeat(2000))));
        assertThat(Race.of(8, i -> {
                    for (int round = 0; round < 20; round++) {
                        if (i < 2) {
                            users.mergeMetadata(
                                    user.id(), MetadataPatch.ofPublic(Map.of("text", "b".repeat(2000 + round))));
                        } else {
                            assertThat(users.find(user.id())).isPresent();
                        }
                    }
                    return "read";
                }))
                .containsOnly("read");
    }

    @Test
    void a_merge_that_does_not_fit_changes_nothing() {
        User user = users.create(ada, "email_code", FIREFOX);
        assertThatThrownBy(() ->
                        users.mergeMetadata(user.id(), MetadataPatch.ofPublic(Map.of("much", "x".repeat(9000)))))
                .isInstanceOf(Metadata.Unfit.class)
                .hasMessageContaining("8192");
        assertThat(users.find(user.id())).contains(user);
    }

    @Test
    void every_change_is_an_event_of_the_same_transaction() {
        User user = users.create(ada, "email_code", FIREFOX);
        users.mergeMetadata(user.id(), MetadataPatch.ofPrivate(Map.of("a", 1L)));
        assertThatThrownBy(() -> house.database.inTransaction(() -> {
                    users.mergeMetadata(user.id(), MetadataPatch.ofPrivate(Map.of("b", 1L)));
                    throw new IllegalStateException("the hook failed");
                }))
                .hasMessage("the hook failed");
        assertThat(house.events.of(user.id(), 10))
                .extracting(Events.Stored::type)
                .containsExactly("user.created", "user.updated");
        assertThat(users.find(user.id()).orElseThrow().privateMetadata().values())
                .isEqualTo(Map.of("a", 1L));
    }

    @Test
    void a_ban_ends_every_session_is_written_down_and_can_be_taken_back() {
        String address = freshAddress("edsger");
        UserId id = house.member(address).userId();
        house.signIn(address);
        assertThat(house.sessions.live(id)).hasSize(2);

        User banned = users.ban(id, new Actor("operator", FIREFOX)).orElseThrow();
        assertThat(banned.bannedAt()).isEqualTo(house.clock.instant());
        assertThat(house.sessions.live(id)).isEmpty();
        assertThat(house.events.of(id, 20))
                .extracting(Events.Stored::type)
                .endsWith("user.updated", "session.revoked", "session.revoked");

        assertThat(users.unban(id, new Actor("operator", FIREFOX)).orElseThrow().banned())
                .isFalse();
        assertThat(house.sessions.live(id)).isEmpty();
        assertThat(house.audit.of(id.value(), 10))
                .extracting(Audit.Entry::actor, Audit.Entry::action)
                .containsExactlyInAnyOrder(tuple("operator", "user.ban"), tuple("operator", "user.unban"));
    }

    @Test
    void a_ban_at_the_moment_of_a_sign_in_leaves_no_session() {
        for (int round = 0; round < 3; round++) {
            String address = freshAddress("moment");
            UserId id = house.member(address).userId();
            Race.of(2, i -> {
                if (i == 0) {
                    return users.ban(id, Actor.SYSTEM).orElseThrow().version();
                }
                Answer.NeedsFirstFactor begun =
                        (Answer.NeedsFirstFactor) house.signingIn.begin(address, "", ClientToken.NONE, FIREFOX);
                house.signingIn.password(begun.client(), House.PASSWORD, FIREFOX);
                return 0L;
            });
            assertThat(house.sessions.live(id)).isEmpty();
        }
    }

    @Test
    void the_newest_users_are_listed_first() {
        User older = users.create(ada, "email_code", FIREFOX);
        house.clock.turn(Duration.ofSeconds(1));
        User newer = users.create(new EmailAddress(freshAddress("grace")), "email_code", FIREFOX);
        house.clock.turn(Duration.ofSeconds(1));
        assertThat(users.list(house.clock.instant(), 2)).containsExactly(newer, older);
        assertThat(users.list(newer.createdAt(), 1)).containsExactly(older);
    }

    @Test
    void nobody_cannot_be_changed() {
        assertThat(users.mergeMetadata(NOBODY, MetadataPatch.ofPublic(Map.of("a", 1L))))
                .isEmpty();
        assertThat(users.ban(NOBODY, Actor.SYSTEM)).isEmpty();
        assertThat(house.audit.of(NOBODY.value(), 10)).isEmpty();
    }
}
