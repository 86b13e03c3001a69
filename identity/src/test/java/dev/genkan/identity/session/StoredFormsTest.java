package dev.genkan.identity.session;

import static dev.genkan.identity.House.FIREFOX;
import static dev.genkan.identity.House.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.session.StoredForms.JustExpired;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class StoredFormsTest {

    private static final KeptForm NOTE = new KeptForm(
            "/notes?of=day", Map.of("text", List.of("Ein\nsatz & \"more\"", "twice"), "empty", List.of("")));

    private final House house;
    private final StoredForms forms;
    private final Answer.SignedIn in;

    StoredFormsTest(Store store) {
        house = new House(store.of(getClass()));
        forms = new StoredForms(house.database, EncryptionKey.generate(), house.clock);
        in = house.member(freshAddress("ada"));
    }

    @Test
    void a_session_has_just_expired_for_half_an_hour_and_only_by_itself() {
        assertThat(forms.justExpired(in.client())).isEmpty();
        house.clock.turn(Duration.ofDays(7).minusMillis(1));
        assertThat(forms.justExpired(in.client())).isEmpty();
        house.clock.turn(Duration.ofMillis(1));
        assertThat(forms.justExpired(in.client()).orElseThrow().user()).isEqualTo(in.userId());
        house.clock.turn(StoredForms.KEPT.minusMillis(1));
        assertThat(forms.justExpired(in.client())).isPresent();
        house.clock.turn(Duration.ofMillis(1));
        assertThat(forms.justExpired(in.client())).isEmpty();
    }

    @Test
    void whoever_signed_out_or_is_a_stranger_has_nothing_that_expired() {
        house.sessions.signOut(in.client(), FIREFOX);
        house.clock.turn(Duration.ofDays(7));

        assertThat(forms.justExpired(in.client())).isEmpty();
        assertThat(forms.justExpired(ClientToken.NONE)).isEmpty();
        assertThat(forms.justExpired(new ClientToken("guessed"))).isEmpty();
    }

    @Test
    void a_form_comes_back_as_it_was_to_its_member_alone_and_once() {
        forms.keep(expired(), NOTE);

        assertThat(forms.owner(in.client())).contains(in.userId());
        assertThat(forms.find(in.client(), in.userId())).contains(NOTE);
        Answer.SignedIn other = house.member(freshAddress("grace"));
        assertThat(forms.find(in.client(), other.userId())).isEmpty();
        assertThat(forms.take(in.client(), other.userId())).isEmpty();
        assertThat(forms.take(in.client(), in.userId())).contains(NOTE);
        assertThat(forms.take(in.client(), in.userId())).isEmpty();
    }

    @Test
    void a_newer_form_takes_its_place_and_half_an_hour_ends_it() {
        JustExpired whose = expired();
        forms.keep(whose, NOTE);
        KeptForm newer = new KeptForm("/", Map.of());
        forms.keep(whose, newer);
        assertThat(forms.find(in.client(), in.userId())).contains(newer);

        house.clock.turn(StoredForms.KEPT);
        assertThat(forms.find(in.client(), in.userId())).isEmpty();
        assertThat(forms.owner(in.client())).isEmpty();
    }

    @Test
    void when_somebody_else_signs_in_it_is_gone_unseen() {
        forms.keep(expired(), NOTE);
        Answer.SignedIn other = house.member(freshAddress("grace"));
        forms.forgetUnlessOf(other.client(), other.userId());
        forms.forgetUnlessOf(in.client(), in.userId());
        assertThat(forms.find(in.client(), in.userId())).isPresent();

        forms.forgetUnlessOf(in.client(), other.userId());
        assertThat(forms.find(in.client(), in.userId())).isEmpty();
    }

    @Test
    void of_many_who_take_it_at_once_one_gets_it() {
        forms.keep(expired(), NOTE);

        assertThat(Race.of(8, i -> forms.take(in.client(), in.userId())))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    void forms_kept_at_once_in_one_browser_leave_one() {
        JustExpired whose = expired();
        Race.of(8, i -> {
            forms.keep(whose, new KeptForm("/" + i, Map.of()));
            return i;
        });

        assertThat(forms.find(in.client(), in.userId())).isPresent();
    }

    @Test
    void what_is_stored_can_be_read_with_the_key_alone() {
        forms.keep(expired(), NOTE);

        assertThat(house.database
                        .jdbc()
                        .sql("select wrapped from genkan.kept_forms where user_id = :user")
                        .param("user", in.userId().value())
                        .query(String.class)
                        .single())
                .doesNotContain("notes", "more");
        StoredForms elsewhere = new StoredForms(house.database, EncryptionKey.generate(), house.clock);
        assertThat(elsewhere.find(in.client(), in.userId())).isEmpty();
        assertThat(NOTE.toString()).doesNotContain("more");
    }

    private JustExpired expired() {
        house.clock.turn(Duration.ofDays(7).plusMinutes(1));
        return forms.justExpired(in.client()).orElseThrow();
    }
}
