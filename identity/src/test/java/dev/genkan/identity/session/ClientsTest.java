package dev.genkan.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.House;
import dev.genkan.identity.Race;
import dev.genkan.identity.Store;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ClientsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final House house;
    private final Clients clients;

    ClientsTest(Store store) {
        house = new House(store.of(getClass()));
        clients = house.clients;
    }

    @Test
    void a_browser_that_never_came_to_a_session_is_swept_away_when_nothing_of_it_can_be_open() {
        ClientToken idle = clients.open(ClientToken.NONE).token();
        ClientToken member = house.member(House.freshAddress("ada")).client();
        house.clock.turn(DAY);
        clients.sweep(DAY);
        assertThat(clients.find(idle)).as("to the millisecond").isPresent();
        house.clock.turn(Duration.ofHours(1));
        clients.sweep(DAY);
        assertThat(clients.find(idle)).isEmpty();
        assertThat(clients.find(member)).as("one with a session").isPresent();
    }

    @Test
    void one_that_begins_anew_is_young_again() {
        ClientToken idle = clients.open(ClientToken.NONE).token();
        house.clock.turn(DAY);
        assertThat(clients.open(idle).token()).isEqualTo(idle);
        house.clock.turn(DAY);
        clients.sweep(DAY);
        assertThat(clients.find(idle)).isPresent();
    }

    @Test
    void no_browser_is_swept_away_under_the_feet_of_a_sign_in() {
        for (int round = 0; round < 20; round++) {
            ClientToken idle = clients.open(ClientToken.NONE).token();
            String address = House.freshAddress("late");
            house.clock.turn(Duration.ofDays(2));
            Race.of(4, i -> {
                if (i == 0) {
                    clients.sweep(DAY);
                    return true;
                }
                house.signingIn.begin(address, "", idle, House.FIREFOX);
                return true;
            });
        }
    }
}
