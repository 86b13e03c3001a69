package dev.genkan.identity.user;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.PasswordEntered;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Event;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Minted;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@ParameterizedClass
@EnumSource
class UsersTest {

    private static final UserId NOBODY = new UserId("user_nobody");
    private static final Actor OPERATOR = new Actor("operator", FIREFOX);

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
        assertThat(users.findByEmailAddress(new EmailAddress(ada.value().toUpperCase(Locale.ROOT))))
                .contains(user);
        assertThat(user.primaryAddress()).contains(ada);
        assertThat(user.version()).isEqualTo(1);
        assertThat(user.publicMetadata()).isEqualTo(Metadata.EMPTY);
        assertThat(users.find(NOBODY)).isEmpty();
        assertThat(users.findByEmailAddress(new EmailAddress(freshAddress("nobody"))))
                .isEmpty();
    }

    @Test
    void an_address_is_one_persons() {
        users.create(ada, "email_code", FIREFOX);
        assertThatThrownBy(() -> users.create(ada, "email_code", FIREFOX)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void an_edit_of_what_somebody_else_has_changed_meanwhile_changes_nothing() {
        User seen = users.create(ada, "email_code", FIREFOX);
        Metadata gold = Metadata.of(Map.of("plan", "gold"));
        users.mergeMetadata(seen.id(), MetadataPatch.ofPublic(Map.of("plan", "silver")));

        Edited late = users.edit(
                seen.id(),
                now -> now.publicMetadata().equals(seen.publicMetadata()),
                UserPatch.nothing().publicMetadata(gold),
                OPERATOR);

        assertThat(late).isInstanceOf(Edited.Overtaken.class);
        assertThat(users.find(seen.id()).orElseThrow().publicMetadata().values())
                .containsEntry("plan", "silver");
        assertThat(house.audit.of(seen.id().value(), 1)).isEmpty();
        assertThat(users.edit(NOBODY, now -> true, UserPatch.nothing(), OPERATOR))
                .isEqualTo(new Edited.Gone());
    }

    @Test
    void of_many_who_edit_the_same_at_once_one_is_not_overtaken() {
        User seen = users.create(ada, "email_code", FIREFOX);
        List<Edited> answers = Race.of(
                8,
                i -> users.edit(
                        seen.id(),
                        now -> now.version() == seen.version(),
                        UserPatch.nothing().privateMetadata(Metadata.of(Map.of("winner", (long) i))),
                        OPERATOR));

        assertThat(answers).filteredOn(Edited.Kept.class::isInstance).hasSize(1);
        assertThat(users.find(seen.id()).orElseThrow().version()).isEqualTo(seen.version() + 1);
    }

    @Test
    void the_log_of_an_edit_tells_before_and_after_of_what_changed_and_cuts_what_is_long() {
        User seen = users.create(ada, "email_code", FIREFOX);
        edit(seen, Map.of("crm", "A-1", "kept", 1L));
        edit(seen, Map.of("kept", 1L, "plan", "x".repeat(500)));
        // what changes nothing is not told
        edit(seen, Map.of("kept", 1L, "plan", "x".repeat(500)));

        List<Audit.Entry> lines = house.audit.of(seen.id().value(), 10);
        assertThat(lines).extracting(Audit.Entry::action).containsExactly("user.edit", "user.edit");
        assertThat(lines).extracting(Audit.Entry::before).anyMatch("{\"private_metadata\":{\"crm\":\"A-1\"}}"::equals);
        assertThat(lines)
                .extracting(Audit.Entry::after)
                .anyMatch(after -> after.contains("{\"plan\":\"\\\"" + "x".repeat(199) + "…\"}"))
                .noneMatch(after -> after.contains("x".repeat(200)));
    }

    @Test
    void the_log_of_somebody_who_is_deleted_keeps_what_was_done_and_no_values() {
        User seen = users.create(ada, "email_code", FIREFOX);
        User other = users.create(new EmailAddress(freshAddress("other")), "email_code", FIREFOX);
        edit(seen, Map.of("crm", "secret-1"));
        edit(seen, Map.of("crm", "secret-2"));
        edit(other, Map.of("crm", "secret-3"));

        users.delete(seen.id(), OPERATOR);

        List<Audit.Entry> lines = house.audit.of(seen.id().value(), 10);
        assertThat(lines)
                .extracting(Audit.Entry::action)
                .containsExactlyInAnyOrder("user.delete", "user.edit", "user.edit");
        assertThat(lines).extracting(Audit.Entry::after).contains("{\"private_metadata\":[\"crm\"]}");
        assertThat(lines.toString()).doesNotContain("secret");
        assertThat(house.audit.of(other.id().value(), 1).toString()).contains("secret-3");
    }

    private void edit(User user, Map<String, Object> metadata) {
        UserPatch patch = UserPatch.nothing().privateMetadata(Metadata.of(Map.copyOf(metadata)));
        users.edit(user.id(), now -> true, patch, OPERATOR);
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
    void merges_into_a_user_as_they_were_known_lose_nothing_of_what_came_between() {
        User known = users.create(ada, "email_code", FIREFOX);
        Race.of(
                8,
                i -> users.mergeMetadata(
                        known,
                        MetadataPatch.ofPublic(Map.of("key" + i, (long) i)),
                        List.of(new Event.Elsewhere(known.id(), "test.merged", Map.of("number", (long) i)))));
        User merged = users.find(known.id()).orElseThrow();
        assertThat(merged.version()).isEqualTo(9);
        assertThat(merged.publicMetadata().values()).hasSize(8);
        assertThat(house.events.of(known.id(), 50))
                .extracting(Events.Stored::type)
                .hasSize(17)
                .endsWith("user.updated", "test.merged");
    }

    @Test
    void what_happened_by_a_merge_that_fails_is_told_to_nobody() {
        User known = users.create(ada, "email_code", FIREFOX);
        Event besides = new Event.Elsewhere(known.id(), "test.merged", Map.of());
        MetadataPatch tooMuch = MetadataPatch.ofPublic(Map.of("much", "x".repeat(9000)));
        assertThatThrownBy(() -> users.mergeMetadata(known, tooMuch, List.of(besides)))
                .isInstanceOf(Metadata.Unfit.class);
        users.delete(known.id(), Actor.APPLICATION);
        assertThat(users.mergeMetadata(known, MetadataPatch.ofPublic(Map.of("a", 1L)), List.of()))
                .isEmpty();
        assertThat(house.events.of(known.id(), 50))
                .extracting(Events.Stored::type)
                .containsExactly("user.created", "user.deleted");
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
    void the_application_makes_users_by_its_word() {
        EmailAddress other = new EmailAddress(freshAddress("countess"));
        NewUser wanted = NewUser.at(ada)
                .alsoAt(other)
                .profile(UserPatch.nothing()
                        .firstName("Ada")
                        .lastName("Lovelace")
                        .username(name("Ada"))
                        .externalId(name("crm"))
                        .publicMetadata(Metadata.of(Map.of("plan", "pro"))))
                .password(House.PASSWORD);
        User user = users.create(wanted, OPERATOR);

        assertThat(users.find(user.id())).contains(user);
        assertThat(user.addresses())
                .extracting(User.Address::address, User.Address::verified, User.Address::primary)
                .containsExactly(tuple(ada, true, true), tuple(other, true, false));
        assertThat(users.findByUsername(name("ADA"))).contains(user);
        assertThat(users.findByExternalId(name("crm"))).contains(user);
        assertThat(users.findByEmailAddress(other)).contains(user);
        assertThat(house.signIn(other.value()).userId()).isEqualTo(user.id());
        assertThat(house.events.of(user.id(), 1))
                .extracting(Events.Stored::type)
                .containsExactly("user.created");
        assertThat(house.audit.of(user.id().value(), 1))
                .extracting(Audit.Entry::actor, Audit.Entry::action)
                .containsExactly(tuple("operator", "user.create"));
        assertThat(wanted).hasToString("NewUser[" + ada + ", " + other + "]");
    }

    @Test
    void a_password_that_another_system_hashed_comes_along() {
        String bcrypt =
                "$2b$10$" + new BCryptPasswordEncoder(10).encode(House.PASSWORD).substring(7);
        User user = users.create(NewUser.at(ada).passwordHash(bcrypt), OPERATOR);

        assertThat(house.signIn(ada.value()).userId()).isEqualTo(user.id());
        assertThat(house.passwords.of(user.id()).orElseThrow().encoded()).startsWith("$argon2id$");
        house.signIn(ada.value());
        assertThatThrownBy(() -> NewUser.at(ada).alsoAt(ada)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> users.create(NewUser.at(ada).passwordHash("5f4dcc3b5aa765d61d8327de"), OPERATOR))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> users.create(NewUser.at(ada).password("short"), OPERATOR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_somebodys_already_is_refused_by_its_name_and_nothing_is_made() {
        User user = users.create(
                NewUser.at(ada)
                        .profile(UserPatch.nothing().username(name("ada")).externalId(name("crm"))),
                OPERATOR);
        EmailAddress grace = new EmailAddress(freshAddress("grace"));
        assertThat(refusal(NewUser.at(ada)).field()).isEqualTo("email_address");
        assertThat(refusal(NewUser.at(grace).profile(UserPatch.nothing().username(name("ADA"))))
                        .field())
                .isEqualTo("username");
        assertThat(refusal(NewUser.at(grace).profile(UserPatch.nothing().externalId(name("crm"))))
                        .field())
                .isEqualTo("external_id");
        assertThat(users.findByEmailAddress(grace)).isEmpty();

        User other = users.create(NewUser.at(grace), OPERATOR);
        assertThatThrownBy(() -> users.update(other.id(), UserPatch.nothing().username(name("aDa"))))
                .isInstanceOf(Taken.class);
        assertThat(users.find(other.id())).contains(other);
        users.update(user.id(), UserPatch.nothing().username("").externalId(""));
        assertThat(users.findByUsername(name("ada"))).isEmpty();
        assertThat(users.update(other.id(), UserPatch.nothing().username(name("ada"))))
                .isPresent();
        assertThatThrownBy(() -> UserPatch.nothing().username("ada lovelace"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Taken refusal(NewUser wanted) {
        return catchThrowableOfType(Taken.class, () -> users.create(wanted, OPERATOR));
    }

    @Test
    void a_user_whose_token_no_cookie_could_carry_is_not_made() {
        Metadata much = Metadata.of(Map.of("much", "x".repeat(4_000)));
        assertThatThrownBy(() ->
                        users.create(NewUser.at(ada).profile(UserPatch.nothing().publicMetadata(much)), OPERATOR))
                .isInstanceOf(TokenBudget.Exceeded.class);
        assertThat(users.findByEmailAddress(ada)).isEmpty();
    }

    @Test
    void a_lock_ends_every_session_and_admits_nobody_until_its_time_is_up() {
        String address = freshAddress("locked");
        Answer.SignedIn in = house.member(address);
        Instant until = house.clock.instant().plus(Duration.ofHours(2));
        assertThat(users.lock(in.userId(), until, OPERATOR).orElseThrow().lockedAt(house.clock.instant()))
                .isTrue();

        assertThat(house.sessions.live(in.userId())).isEmpty();
        assertThat(house.tokens.mintFor(in.sessionId())).isEqualTo(new Minted.Nobody());
        assertThat(byPassword(address)).isEqualTo(new Answer.LockedOut(millis(until)));
        Answer.NeedsFirstFactor begun =
                (Answer.NeedsFirstFactor) house.signingIn.begin(address, "", ClientToken.NONE, FIREFOX);
        house.signingIn.sendCode(begun.client(), FIREFOX);
        assertThat(house.signingIn.enterCode(begun.client(), house.lastCode(address), FIREFOX))
                .isEqualTo(new Answer.LockedOut(millis(until)));

        house.clock.turn(Duration.ofHours(2));
        assertThat(byPassword(address)).isInstanceOf(Answer.SignedIn.class);
        assertThat(house.audit.of(in.userId().value(), 10))
                .extracting(Audit.Entry::action)
                .contains("user.lock");
    }

    @Test
    void a_lock_for_good_lasts_until_it_is_taken_away() {
        String address = freshAddress("for-good");
        UserId id = house.member(address).userId();
        users.lock(id, User.FOR_GOOD, OPERATOR);
        house.clock.turn(Duration.ofDays(20));
        assertThat(byPassword(address)).isEqualTo(new Answer.LockedOut(User.FOR_GOOD));
        users.unlock(id, OPERATOR);
        assertThat(byPassword(address)).isInstanceOf(Answer.SignedIn.class);
        assertThat(users.lock(NOBODY, User.FOR_GOOD, OPERATOR)).isEmpty();
        assertThat(users.unlock(NOBODY, OPERATOR)).isEmpty();
    }

    @Test
    void who_is_deleted_is_gone_with_everything_and_their_token_is_looked_at_again() {
        String address = freshAddress("gone");
        Answer.SignedIn in = house.member(address);
        Minted.Token token = (Minted.Token) house.tokens.mintFor(in.sessionId());
        house.clock.turn(Duration.ofSeconds(2));
        assertThat(house.changes.suspect(token.claims())).isFalse();

        assertThat(users.delete(in.userId(), OPERATOR)).isTrue();

        assertThat(house.changes.suspect(token.claims())).isTrue();
        assertThat(house.tokens.mintFor(in.sessionId())).isEqualTo(new Minted.Nobody());
        assertThat(users.find(in.userId())).isEmpty();
        assertThat(house.sessions.find(in.sessionId())).isEmpty();
        assertThat(house.passwords.of(in.userId())).isEmpty();
        assertThat(house.forgotten).containsExactly(in.userId());
        assertThat(house.events.of(in.userId(), 20))
                .extracting(Events.Stored::type)
                .endsWith("session.removed", "user.deleted");
        assertThat(house.audit.of(in.userId().value(), 10))
                .extracting(Audit.Entry::actor, Audit.Entry::action)
                .containsExactly(tuple("operator", "user.delete"));
        assertThat(traces(address, in.userId())).isZero();
        assertThat(byPassword(address)).isEqualTo(new Answer.WrongPassword());
        assertThat(house.member(address).userId()).isNotEqualTo(in.userId());
        assertThat(users.delete(NOBODY, OPERATOR)).isFalse();
    }

    /// Rows that still tell an address or from where the user came.
    private long traces(String address, UserId user) {
        return house.database
                .jdbc()
                .sql("""
                        select (select count(*) from genkan.sign_ups where address = :address)
                          + (select count(*) from genkan.email_addresses where address = :address)
                          + (select count(*) from genkan.events
                             where user_id = :user and (network <> '' or user_agent <> ''))
                        """)
                .param("address", address)
                .param("user", user.value())
                .query(Long.class)
                .single();
    }

    @Test
    void of_many_who_delete_a_user_at_once_one_does() {
        UserId id = house.member(freshAddress("once")).userId();
        assertThat(Race.of(8, i -> users.delete(id, OPERATOR)).stream().filter(gone -> gone))
                .hasSize(1);
        assertThat(house.audit.of(id.value(), 10)).hasSize(1);
    }

    @Test
    void a_sign_in_at_the_moment_of_a_deletion_leaves_no_session() {
        for (int round = 0; round < 8; round++) {
            String address = freshAddress("moment");
            UserId id = house.member(address).userId();
            Race.of(2, i -> i == 0 ? users.delete(id, OPERATOR) : byPassword(address));
            assertThat(house.sessions.list(id)).isEmpty();
        }
    }

    @Test
    void sixteen_who_merge_at_once_are_all_kept() {
        User user = users.create(ada, "email_code", FIREFOX);
        Race.of(16, i -> users.mergeMetadata(user.id(), MetadataPatch.ofPublic(Map.of("k" + i, (long) i))));
        assertThat(users.find(user.id()).orElseThrow().publicMetadata().values())
                .hasSize(16);
    }

    private PasswordEntered byPassword(String address) {
        Answer.NeedsFirstFactor begun =
                (Answer.NeedsFirstFactor) house.signingIn.begin(address, "", ClientToken.NONE, FIREFOX);
        return house.signingIn.password(begun.client(), House.PASSWORD, FIREFOX);
    }

    private static Instant millis(Instant instant) {
        return Instant.ofEpochMilli(instant.toEpochMilli());
    }

    /// One that no other test has.
    private String name(String name) {
        return name + ada.value().replaceAll("\\D", "");
    }

    @Test
    void nobody_cannot_be_changed() {
        assertThat(users.mergeMetadata(NOBODY, MetadataPatch.ofPublic(Map.of("a", 1L))))
                .isEmpty();
        assertThat(users.ban(NOBODY, Actor.SYSTEM)).isEmpty();
        assertThat(house.audit.of(NOBODY.value(), 10)).isEmpty();
    }
}
