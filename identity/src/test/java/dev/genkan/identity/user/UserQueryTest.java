package dev.genkan.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.identity.Cursor;
import dev.genkan.identity.Database;
import dev.genkan.identity.House;
import dev.genkan.identity.Page;
import dev.genkan.identity.PageRequest;
import dev.genkan.identity.Store;
import dev.genkan.identity.event.Actor;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class UserQueryTest {

    private final House house;
    private final Users users;
    private final Instant first;
    private final List<UserId> all = new ArrayList<>();

    /// Ten people: the first two of the same instant, one more each hour. A fresh database, because everybody counts.
    UserQueryTest(Store store) {
        house = new House(Database.of(store.fresh()));
        users = house.users;
        first = Instant.ofEpochMilli(house.clock.millis());
        for (int i = 0; i < 10; i++) {
            if (i > 1) {
                house.clock.turn(Duration.ofHours(1));
            }
            all.add(users.create(
                            NewUser.at(new EmailAddress("person%" + i + "@example.com"))
                                    .profile(UserPatch.nothing()
                                            .username("Person_" + i)
                                            .externalId("crm_" + i % 2 + "_" + i)),
                            Actor.APPLICATION)
                    .id());
        }
    }

    @Test
    void pages_follow_one_another_and_nobody_is_missed_or_told_twice() {
        for (UserQuery query : List.of(
                UserQuery.everybody(),
                UserQuery.everybody().ascending(),
                UserQuery.everybody().by(UserQuery.Order.LAST_SIGN_IN),
                UserQuery.everybody().by(UserQuery.Order.LAST_ACTIVE).ascending())) {
            assertThat(walk(query, 3)).containsExactlyInAnyOrderElementsOf(all);
            assertThat(walk(query, 10)).isEqualTo(walk(query, 1));
        }
    }

    @Test
    void the_newest_come_first_unless_asked_otherwise() {
        assertThat(walk(UserQuery.everybody(), 4)).startsWith(all.get(9), all.get(8));
        assertThat(walk(UserQuery.everybody().ascending(), 4)).endsWith(all.get(8), all.get(9));
    }

    @Test
    void who_never_signed_in_comes_last() {
        users.signIn(all.get(3));
        house.clock.turn(Duration.ofSeconds(1));
        users.signIn(all.get(7));
        assertThat(walk(UserQuery.everybody().by(UserQuery.Order.LAST_SIGN_IN), 2))
                .startsWith(all.get(7), all.get(3));
        assertThat(walk(UserQuery.everybody().by(UserQuery.Order.LAST_SIGN_IN).ascending(), 2))
                .endsWith(all.get(3), all.get(7));
    }

    @Test
    void who_comes_or_goes_meanwhile_shifts_nothing() {
        PageRequest request = PageRequest.first(4);
        Page<User> page = users.list(UserQuery.everybody(), request);
        users.create(NewUser.at(new EmailAddress("newest@example.com")), Actor.APPLICATION);
        users.delete(page.items().getLast().id(), Actor.APPLICATION);
        assertThat(users.list(UserQuery.everybody(), request.after(page)).items())
                .extracting(User::id)
                .containsExactly(all.get(5), all.get(4), all.get(3), all.get(2));
    }

    @Test
    void conditions_narrow_it_down() {
        UserQuery everybody = UserQuery.everybody();
        assertThat(found(everybody.emailAddress(new EmailAddress("PERSON%3@example.com"))))
                .containsExactly(all.get(3));
        assertThat(found(everybody.emailAddressStarting("Person%"))).hasSize(10);
        assertThat(found(everybody.emailAddressStarting("person%4"))).containsExactly(all.get(4));
        assertThat(found(everybody.emailAddressStarting("per%"))).isEmpty();
        assertThat(found(everybody.username("PERSON_5"))).containsExactly(all.get(5));
        assertThat(found(everybody.usernameStarting("person_"))).hasSize(10);
        assertThat(found(everybody.usernameStarting("perso__"))).isEmpty();
        assertThat(found(everybody.externalId("crm_1_7"))).containsExactly(all.get(7));
        assertThat(found(everybody.externalIdStarting("crm_1"))).hasSize(5);
        assertThat(found(everybody.externalIdStarting("CRM"))).isEmpty();
        assertThat(found(everybody.createdSince(first).createdUntil(first.plusMillis(1))))
                .containsExactlyInAnyOrder(all.get(0), all.get(1));
        assertThat(found(everybody.externalIdStarting("crm_0").createdSince(first.plusMillis(1))))
                .containsExactly(all.get(8), all.get(6), all.get(4), all.get(2));
    }

    @Test
    void who_is_shut_out_is_told_from_who_is_not() {
        users.ban(all.get(1), Actor.APPLICATION);
        users.lock(all.get(2), house.clock.instant().plusSeconds(60), Actor.APPLICATION);
        users.lock(all.get(3), User.FOR_GOOD, Actor.APPLICATION);
        assertThat(found(UserQuery.everybody().banned(true))).containsExactly(all.get(1));
        assertThat(found(UserQuery.everybody().banned(false))).hasSize(9);
        assertThat(found(UserQuery.everybody().locked(true))).containsExactly(all.get(3), all.get(2));
        house.clock.turn(Duration.ofSeconds(60));
        assertThat(found(UserQuery.everybody().locked(true))).containsExactly(all.get(3));
        assertThat(found(UserQuery.everybody().locked(false))).hasSize(9);
    }

    @Test
    void parts_are_counted_from_the_beginning_in_every_order() {
        for (UserSlice.Sort by : UserSlice.Sort.values()) {
            for (boolean ascending : List.of(true, false)) {
                List<UserId> whole = new ArrayList<>();
                for (int offset = 0; offset < 12; offset += 3) {
                    users.slice(UserQuery.everybody(), new UserSlice(by, ascending, offset, 3))
                            .forEach(user -> whole.add(user.id()));
                }
                assertThat(whole).as(by + " " + ascending).containsExactlyInAnyOrderElementsOf(all);
            }
        }
        UserSlice byName = new UserSlice(UserSlice.Sort.USERNAME, false, 0, 2);
        assertThat(users.slice(UserQuery.everybody(), byName))
                .extracting(User::id)
                .containsExactly(all.get(9), all.get(8));
    }

    @Test
    void programs_look_for_people_in_many_ways() {
        users.update(all.get(4), UserPatch.nothing().firstName("Ada").lastName("LOVELACE"));
        UserQuery everybody = UserQuery.everybody();
        List<String> two = List.of(all.get(2).value(), all.get(3).value());
        assertThat(found(everybody.anyId(two))).containsExactly(all.get(3), all.get(2));
        assertThat(found(everybody.noneOfIds(two))).hasSize(8).doesNotContain(all.get(2), all.get(3));
        assertThat(found(everybody.anyId(List.of()))).isEmpty();
        assertThat(found(everybody.anyUsername(List.of("PERSON_1", "nobody")))).containsExactly(all.get(1));
        assertThat(found(everybody.anyExternalId(List.of("crm_0_0")))).containsExactly(all.get(0));
        assertThat(found(everybody.noneOfExternalIds(List.of("crm_0_0")))).hasSize(9);
        assertThat(found(everybody.anyEmailAddress(List.of(new EmailAddress("PERSON%7@example.com")))))
                .containsExactly(all.get(7));
        for (String beginning : List.of(
                "ada", "LOVE", "person%4", "person_4", "crm_0_4", all.get(4).value())) {
            assertThat(found(everybody.startingAnyhow(beginning))).as(beginning).containsExactly(all.get(4));
        }
        assertThat(found(everybody.startingAnyhow("velace"))).isEmpty();
        assertThat(found(everybody.startingAnyhow("%"))).isEmpty();
        assertThat(found(everybody.nameContaining("a LOV"))).containsExactly(all.get(4));
        assertThat(found(everybody.usernameContaining("SON_5"))).containsExactly(all.get(5));
        assertThat(found(everybody.emailAddressContaining("%5@EX"))).containsExactly(all.get(5));
        users.signIn(all.get(6));
        assertThat(found(everybody.signedInSince(first))).containsExactly(all.get(6));
        assertThat(found(everybody.activeSince(first))).containsExactly(all.get(6));
        assertThat(found(everybody.signedInUntil(first))).isEmpty();
        assertThat(found(everybody.activeUntil(house.clock.instant().plusSeconds(1))))
                .containsExactly(all.get(6));
        User fourth = users.find(all.get(4)).orElseThrow();
        assertThat(found(everybody.createdAfter(fourth, true))).hasSize(5).contains(all.get(9));
        assertThat(found(everybody.createdAfter(fourth, false))).hasSize(4).contains(all.get(0));
    }

    @Test
    void whoever_types_finds_how_anything_begins_and_a_full_name() {
        users.update(all.get(4), UserPatch.nothing().firstName("Ada").lastName("LOVELACE"));
        UserQuery everybody = UserQuery.everybody();
        for (String typed : List.of(
                "ada",
                "LOVE",
                "ada love",
                "Ada  Lovelace",
                "person%4",
                "person_4",
                "crm_0_4",
                all.get(4).value())) {
            assertThat(found(everybody.searchedFor(typed))).as(typed).containsExactly(all.get(4));
        }
        for (String typed : List.of("velace", "%", "_", "!", "ada b", " ")) {
            assertThat(found(everybody.searchedFor(typed))).as(typed).isEmpty();
        }
        assertThat(found(everybody.searchedFor("person"))).hasSize(10);
        assertThat(found(everybody.searchedFor("person").banned(true))).isEmpty();
    }

    @Test
    void a_search_costs_no_more_for_finding_many() {
        for (int i = 0; i <= UserQuery.MOST_SEARCHED; i++) {
            users.create(
                    NewUser.at(new EmailAddress("zoe" + i + "@example.com"))
                            .profile(UserPatch.nothing().firstName("Many")),
                    Actor.APPLICATION);
        }

        assertThat(found(UserQuery.everybody().searchedFor("many"))).hasSize(UserQuery.MOST_SEARCHED);
        assertThat(found(UserQuery.everybody().startingAnyhow("many"))).hasSize(UserQuery.MOST_SEARCHED + 1);
    }

    @Test
    void who_has_finished_onboarding_is_told_apart_as_the_metadata_says_it_and_only_at_its_top() {
        users.mergeMetadata(all.get(2), MetadataPatch.ofPublic(Map.of("onboardingComplete", true)));
        users.mergeMetadata(all.get(3), MetadataPatch.ofPublic(Map.of("onboardingComplete", "true")));
        users.mergeMetadata(all.get(4), MetadataPatch.ofPublic(Map.of("a", Map.of("onboardingComplete", true))));
        UserId made = users.create(
                        NewUser.at(new EmailAddress("made@example.com"))
                                .profile(UserPatch.nothing()
                                        .publicMetadata(Metadata.of(Map.of("onboardingComplete", true)))),
                        Actor.APPLICATION)
                .id();

        assertThat(found(UserQuery.everybody().onboarded(true))).containsExactly(made, all.get(2));
        assertThat(found(UserQuery.everybody().onboarded(false))).hasSize(9).doesNotContain(all.get(2));
        Map<String, @Nullable Object> taken = new HashMap<>();
        taken.put("onboardingComplete", null);
        users.mergeMetadata(all.get(2), MetadataPatch.ofPublic(taken));
        assertThat(found(UserQuery.everybody().onboarded(true))).containsExactly(made);
    }

    @Test
    void a_cursor_is_believed_only_where_it_was_given() {
        UserQuery everybody = UserQuery.everybody();
        String cursor = users.list(everybody, PageRequest.first(2)).next();
        for (String forged : List.of("x", "%%%", "null", cursor + "A", cursor.substring(1), "dXNlcnM", "=" + cursor)) {
            assertThatThrownBy(() -> users.list(everybody, new PageRequest(2, forged)))
                    .as(forged)
                    .isInstanceOf(Cursor.Unknown.class);
        }
        assertThatThrownBy(() -> users.list(everybody.ascending(), new PageRequest(2, cursor)))
                .isInstanceOf(Cursor.Unknown.class);
        assertThatThrownBy(() -> users.list(everybody.by(UserQuery.Order.LAST_ACTIVE), new PageRequest(2, cursor)))
                .isInstanceOf(Cursor.Unknown.class);
    }

    @Test
    void a_page_has_its_limits() {
        for (int wrong : List.of(0, -1, 501)) {
            assertThatThrownBy(() -> PageRequest.first(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        Page<User> last = users.list(UserQuery.everybody(), PageRequest.first(500));
        assertThat(last.isLast()).isTrue();
        assertThatThrownBy(() -> PageRequest.first(500).after(last)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<UserId> walk(UserQuery query, int limit) {
        List<UserId> met = new ArrayList<>();
        PageRequest request = PageRequest.first(limit);
        Page<User> page = users.list(query, request);
        while (true) {
            page.items().forEach(user -> met.add(user.id()));
            if (page.isLast()) {
                return met;
            }
            request = request.after(page);
            page = users.list(query, request);
        }
    }

    private List<UserId> found(UserQuery query) {
        List<UserId> found = walk(query, 500);
        assertThat(users.count(query)).isEqualTo(found.size());
        return found;
    }
}
