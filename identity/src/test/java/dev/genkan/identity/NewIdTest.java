package dev.genkan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.token.Ids;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewIdTest {

    @Test
    void an_id_is_a_prefix_and_27_letters_or_digits_and_there_is_only_one_of_it() {
        NewId ids = new NewId(new TestClock());
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            made.add(ids.of("user_"));
        }
        assertThat(made).hasSize(1000).allMatch(id -> id.length() == 32 && Ids.isPrefixed("user_", id));
    }

    @Test
    void what_is_made_later_sorts_later() {
        TestClock clock = new TestClock();
        NewId ids = new NewId(clock);
        String before = ids.of("x_");
        for (int i = 0; i < 100; i++) {
            clock.turn(Duration.ofDays(30));
            String after = ids.of("x_");
            assertThat(after).isGreaterThan(before);
            before = after;
        }
    }

    @Test
    void a_network_is_an_ipv4_address_or_the_first_half_of_an_ipv6_address() throws Exception {
        assertThat(Network.of(InetAddress.getByName("192.0.2.7"))).isEqualTo("192.0.2.7");
        assertThat(Network.of(InetAddress.getByName("2001:db8:0:1:aaaa::1")))
                .isEqualTo(Network.of(InetAddress.getByName("2001:db8:0:1:bbbb::2")))
                .isEqualTo("2001:db8:0:1::/64");
        assertThat(Network.of(InetAddress.getByName("::ffff:192.0.2.7"))).isEqualTo("192.0.2.7");
    }
}
