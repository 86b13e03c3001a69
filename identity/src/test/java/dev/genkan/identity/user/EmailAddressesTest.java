package dev.genkan.identity.user;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.user.EmailAddresses.Added;
import dev.genkan.identity.user.EmailAddresses.Promoted;
import dev.genkan.identity.user.EmailAddresses.Removed;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

@ParameterizedClass
@EnumSource
class EmailAddressesTest {

    private static final Actor ADA = new Actor("ada", FIREFOX);

    private final House house;
    private final EmailAddresses addresses;
    private final EmailAddress primary = new EmailAddress(freshAddress("ada"));
    private final EmailAddress work = new EmailAddress(freshAddress("work"));
    private final UserId ada;

    EmailAddressesTest(Store store) {
        house = new House(store.of(getClass()));
        addresses = house.emailAddresses;
        ada = house.users.create(primary, "email_code", FIREFOX).id();
    }

    @Test
    void an_address_counts_for_nothing_until_it_is_proven() {
        String id = added(ada, work);
        assertThat(house.users.findByEmailAddress(work)).isEmpty();
        assertThat(added(ada, work)).isEqualTo(id);

        assertThat(addresses.prove(ada, id, "email_code", ADA)).isTrue();

        assertThat(house.users.findByEmailAddress(work).orElseThrow().id()).isEqualTo(ada);
        assertThat(user().primaryAddress()).contains(primary);
        assertThat(user().version()).isEqualTo(2);
        assertThat(addresses.prove(ada, id, "email_code", ADA)).isFalse();
        assertThat(addresses.add(ada, work)).isEqualTo(new Added.Theirs());
        assertThat(addresses.add(new UserId("user_nobody"), work)).isEqualTo(new Added.Gone());
        assertThat(house.audit.of(ada.value(), 10))
                .extracting(Audit.Entry::action, Audit.Entry::after)
                .containsExactly(tuple("email_address.prove", "{\"email_address_id\":\"" + id + "\"}"));
    }

    @Test
    void ten_are_enough() {
        for (int i = 1; i < EmailAddresses.MOST; i++) {
            added(ada, new EmailAddress(freshAddress("more")));
        }
        assertThat(addresses.add(ada, work)).isEqualTo(new Added.TooMany());
        assertThat(user().addresses()).hasSize(EmailAddresses.MOST);
    }

    @Test
    void of_many_added_at_once_no_more_than_ten_are_there() {
        Race.of(16, i -> addresses.add(ada, new EmailAddress(freshAddress("race"))));
        assertThat(user().addresses()).hasSize(EmailAddresses.MOST);
    }

    @Test
    void one_address_that_two_people_add_at_once_belongs_to_whoever_proves_it_first() {
        UserId eve = house.users
                .create(new EmailAddress(freshAddress("eve")), "email_code", FIREFOX)
                .id();
        List<UserId> both = List.of(ada, eve);
        List<String> ids = Race.of(2, i -> added(both.get(i), work));
        List<Boolean> proven = Race.of(2, i -> {
            try {
                return addresses.prove(both.get(i), ids.get(i), "email_code", ADA);
            } catch (DuplicateKeyException e) {
                return false;
            }
        });
        assertThat(proven).containsExactlyInAnyOrder(true, false);
        assertThat(house.users.findByEmailAddress(work).orElseThrow().id()).isEqualTo(both.get(proven.indexOf(true)));
    }

    @Test
    void an_address_is_proven_once_however_many_do_it_at_once() {
        String id = added(ada, work);
        assertThat(Race.of(8, i -> addresses.prove(ada, id, "email_code", ADA)).stream()
                        .filter(done -> done))
                .hasSize(1);
    }

    @Test
    void nobody_proves_promotes_or_removes_the_address_of_another() {
        UserId eve = house.users
                .create(new EmailAddress(freshAddress("eve")), "email_code", FIREFOX)
                .id();
        String id = added(ada, work);
        assertThat(addresses.prove(eve, id, "email_code", ADA)).isFalse();
        assertThat(addresses.makePrimary(eve, id, ADA)).isEqualTo(new Promoted.NotThere());
        assertThat(addresses.remove(eve, id, ADA)).isEqualTo(new Removed.NotThere());
        assertThat(user().addresses()).hasSize(2);
    }

    @Test
    void the_primary_address_is_a_proven_one_and_the_next_token_tells_it() {
        var in = house.member(freshAddress("grace"));
        Minted.Token token = (Minted.Token) house.tokens.mintFor(in.sessionId());
        house.clock.turn(Duration.ofSeconds(2));
        String id = added(in.userId(), work);
        assertThat(addresses.makePrimary(in.userId(), id, ADA)).isEqualTo(new Promoted.Unproven());
        assertThat(house.changes.suspect(token.claims())).isFalse();
        addresses.prove(in.userId(), id, "email_code", ADA);

        assertThat(addresses.makePrimary(in.userId(), id, ADA)).isInstanceOf(Promoted.Primary.class);

        assertThat(house.users.find(in.userId()).orElseThrow().primaryAddress()).contains(work);
        assertThat(house.changes.suspect(token.claims())).isTrue();
    }

    @Test
    void the_last_proven_address_and_the_primary_one_stay() {
        String first = user().addresses().getFirst().id();
        String second = added(ada, work);
        assertThat(addresses.remove(ada, first, ADA)).isEqualTo(new Removed.LastProven());
        addresses.prove(ada, second, "email_code", ADA);
        assertThat(addresses.remove(ada, first, ADA)).isEqualTo(new Removed.IsPrimary());
        addresses.makePrimary(ada, second, ADA);

        assertThat(addresses.remove(ada, first, ADA)).isInstanceOf(Removed.Gone.class);

        assertThat(house.users.findByEmailAddress(primary)).isEmpty();
        assertThat(addresses.remove(ada, second, ADA)).isEqualTo(new Removed.LastProven());
        String unproven = added(ada, primary);
        assertThat(addresses.remove(ada, unproven, ADA)).isInstanceOf(Removed.Gone.class);
    }

    @Test
    void removing_at_the_moment_of_making_primary_never_leaves_a_user_without_a_primary_address() {
        for (int round = 0; round < 5; round++) {
            UserId id = house.users
                    .create(new EmailAddress(freshAddress("moment")), "email_code", FIREFOX)
                    .id();
            String second = added(id, new EmailAddress(freshAddress("second")));
            addresses.prove(id, second, "email_code", ADA);
            Race.of(2, i -> i == 0 ? addresses.makePrimary(id, second, ADA) : addresses.remove(id, second, ADA));
            assertThat(house.users.find(id).orElseThrow().primaryAddress()).isPresent();
        }
    }

    @Test
    void a_change_of_an_address_is_refused_and_undone_with_its_transaction() {
        String id = added(ada, work);
        assertThatThrownBy(() -> house.database.inTransaction(() -> {
                    addresses.prove(ada, id, "email_code", ADA);
                    throw new IllegalStateException("changed our mind");
                }))
                .hasMessage("changed our mind");
        assertThat(user().addresses()).filteredOn(User.Address::verified).hasSize(1);
        assertThat(user().version()).isEqualTo(1);
    }

    @Test
    void an_operator_adds_one_by_their_word_and_the_log_says_so_without_the_address() {
        EmailAddress eves = new EmailAddress(freshAddress("eve"));
        house.users.create(eves, "email_code", FIREFOX);

        addresses.give(ada, work, true, ADA);

        assertThat(house.users.findByEmailAddress(work).orElseThrow().id()).isEqualTo(ada);
        assertThatThrownBy(() -> addresses.give(ada, eves, true, ADA)).isInstanceOf(Taken.class);
        assertThat(user().addresses()).hasSize(2);
        assertThat(addresses.give(ada, work, false, ADA)).isEqualTo(new Added.Theirs());
        addresses.remove(ada, added(ada, eves), ADA);
        assertThat(house.audit.of(ada.value(), 10))
                .extracting(Audit.Entry::action)
                .containsExactlyInAnyOrder("email_address.add", "email_address.prove", "email_address.remove");
        assertThat(house.audit.of(ada.value(), 10).toString()).doesNotContain(work.value());
    }

    private String added(UserId user, EmailAddress address) {
        return ((Added.ToProve) addresses.add(user, address)).address().id();
    }

    private User user() {
        return house.users.find(ada).orElseThrow();
    }
}
