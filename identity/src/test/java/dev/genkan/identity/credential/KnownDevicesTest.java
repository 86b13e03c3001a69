package dev.genkan.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.DeviceToken;
import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class KnownDevicesTest {

    private final House house;
    private final KnownDevices devices;
    private final EmailAddress ada = new EmailAddress(House.freshAddress("ada"));
    private final EmailAddress grace = new EmailAddress(House.freshAddress("grace"));
    private final UserId adasId;
    private final UserId gracesId;

    KnownDevicesTest(Store store) {
        house = new House(store.of(getClass()));
        devices = house.devices;
        adasId = house.users.create(ada, "email_code", House.FIREFOX).id();
        gracesId = house.users.create(grace, "email_code", House.FIREFOX).id();
    }

    @Test
    void a_device_is_known_for_a_year_after_it_was_last_seen() {
        DeviceToken first = devices.recognise(adasId, DeviceToken.NONE).token();
        house.clock.turn(Duration.ofDays(364));
        KnownDevices.Recognised again = devices.recognise(adasId, first);
        assertThat(again.wasKnown()).isTrue();
        house.clock.turn(Duration.ofDays(365).minusMillis(1));
        assertThat(devices.knows(ada, again.token())).isTrue();
        house.clock.turn(Duration.ofMillis(1));
        assertThat(devices.knows(ada, again.token())).isFalse();
        assertThat(devices.recognise(adasId, again.token()).wasKnown()).isFalse();
        devices.sweep();
        assertThat(rows(adasId)).isEqualTo(1);
    }

    @Test
    void a_browser_that_two_people_use_knows_both() {
        DeviceToken one = devices.recognise(adasId, DeviceToken.NONE).token();
        KnownDevices.Recognised two = devices.recognise(gracesId, one);
        assertThat(two.wasKnown()).isFalse();
        assertThat(devices.knows(ada, two.token())).isTrue();
        assertThat(devices.knows(grace, two.token())).isTrue();
        assertThat(devices.knows(ada, one)).isFalse();
        assertThat(devices.recognise(adasId, two.token()).wasKnown()).isTrue();
    }

    @Test
    void a_token_of_somebodys_own_choosing_is_worth_nothing() {
        DeviceToken planted = new DeviceToken("planted by a stranger");
        KnownDevices.Recognised recognised = devices.recognise(adasId, planted);
        assertThat(recognised.wasKnown()).isFalse();
        assertThat(recognised.token()).isNotEqualTo(planted);
        assertThat(devices.knows(ada, planted)).isFalse();
        assertThat(devices.knows(ada, DeviceToken.NONE)).isFalse();
        assertThat(recognised.token().value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(recognised.token()).hasToString("DeviceToken");
    }

    @Test
    void the_last_twenty_are_remembered() {
        DeviceToken oldest = devices.recognise(adasId, DeviceToken.NONE).token();
        for (int i = 0; i < 20; i++) {
            house.clock.turn(Duration.ofMinutes(1));
            devices.recognise(adasId, DeviceToken.NONE);
        }
        assertThat(rows(adasId)).isEqualTo(20);
        assertThat(devices.knows(ada, oldest)).isFalse();
    }

    @Test
    void two_people_who_sign_in_at_once_with_one_browser_do_not_block_each_other() {
        for (int round = 0; round < 10; round++) {
            DeviceToken shared = devices.recognise(
                            gracesId,
                            devices.recognise(adasId, DeviceToken.NONE).token())
                    .token();
            assertThat(Race.of(
                            4,
                            i -> house.database.inTransaction(
                                    () -> devices.recognise(i % 2 == 0 ? adasId : gracesId, shared))))
                    .hasSize(4)
                    .filteredOn(KnownDevices.Recognised::wasKnown)
                    .isNotEmpty();
        }
    }

    private int rows(UserId user) {
        return house.database
                .jdbc()
                .sql("select count(*) from genkan.known_devices where user_id = :user")
                .param("user", user.value())
                .query(Integer.class)
                .single();
    }
}
