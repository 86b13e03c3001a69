package dev.genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final TrustedProxies PROXIES =
            TrustedProxies.of(List.of("10.0.0.0/8", "2001:db8:1::/48", "127.0.0.1"));
    private static final List<String> NONE = List.of();

    @Test
    void without_proxies_the_peer_is_the_visitor_whatever_it_says() {
        assertThat(TrustedProxies.NONE.clientOf(
                        ip("203.0.113.7"), List.of("198.51.100.1"), List.of("for=198.51.100.2")))
                .isEqualTo(ip("203.0.113.7"));
    }

    @Test
    void who_is_no_proxy_of_ours_is_not_believed() {
        assertThat(client("203.0.113.7", "198.51.100.1")).isEqualTo(ip("203.0.113.7"));
        assertThat(client("2001:db8:2::1", "198.51.100.1")).isEqualTo(ip("2001:db8:2::1"));
    }

    @Test
    void the_nearest_hop_that_is_not_ours_is_the_visitor() {
        assertThat(client("10.0.0.1", "198.51.100.1")).isEqualTo(ip("198.51.100.1"));
        assertThat(client("10.0.0.1", "198.51.100.1, 10.9.9.9, 2001:db8:1::5")).isEqualTo(ip("198.51.100.1"));
        assertThat(client("2001:db8:1:ffff::1", "2001:db8:2::7")).isEqualTo(ip("2001:db8:2::7"));
    }

    @Test
    void what_a_stranger_wrote_further_out_is_never_reached() {
        assertThat(client("10.0.0.1", "127.0.0.1, 10.0.0.1, 198.51.100.1")).isEqualTo(ip("198.51.100.1"));
        assertThat(client("10.0.0.1", "127.0.0.1", "203.0.113.9, 198.51.100.1")).isEqualTo(ip("198.51.100.1"));
        assertThat(client("10.0.0.1", "1.1.1.1", "garbage", "198.51.100.1")).isEqualTo(ip("198.51.100.1"));
    }

    @Test
    void a_proxy_that_does_not_say_whom_it_passes_on_is_the_visitor_itself() {
        assertThat(client("10.0.0.1")).isEqualTo(ip("10.0.0.1"));
        assertThat(client("10.0.0.1", "")).isEqualTo(ip("10.0.0.1"));
        assertThat(client("10.0.0.1", "10.0.0.2, 10.0.0.3")).isEqualTo(ip("10.0.0.2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "localhost",
                "evil.example",
                "127.1",
                "1",
                "0x7f000001",
                "1.2.3.256",
                "1.2.3.4.5",
                "01234.1.1.1",
                "1.2.3.4%eth0",
                "::1::",
                ":::",
                "[",
                "[]",
                "[1.2.3.4]x",
                "[::1",
                "1.2.3.4:",
                "1.2.3.4:x",
                "1.2.3.4:1234567",
                "<script>",
                "\u0661.2.3.4",
                "-",
                ",",
                "198.51.100.1 198.51.100.2",
                "%",
                "fe80::1%"
            })
    void what_is_no_address_ends_the_search_and_is_never_looked_up(String garbage) {
        assertThat(client("10.0.0.1", "198.51.100.1, " + garbage)).isEqualTo(ip("10.0.0.1"));
        assertThat(client("10.0.0.1", "198.51.100.1, " + garbage + ", 10.0.0.2"))
                .isEqualTo(ip("10.0.0.2"));
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1:4711, 198.51.100.1",
        "[2001:db8:2::7], 2001:db8:2::7",
        "[2001:db8:2::7]:443, 2001:db8:2::7",
        "2001:DB8:2::7, 2001:db8:2::7",
        "fe80::7%eth0, fe80::7",
        "::ffff:198.51.100.1, 198.51.100.1",
        "' 198.51.100.1 ', 198.51.100.1"
    })
    void an_address_may_be_written_in_all_these_ways(String text, String meant) {
        assertThat(client("10.0.0.1", text)).isEqualTo(ip(meant));
    }

    @Test
    void an_address_of_ours_in_the_other_family_is_still_ours() {
        assertThat(client("::ffff:10.0.0.1", "198.51.100.1")).isEqualTo(ip("198.51.100.1"));
        assertThat(client("10.0.0.1", "198.51.100.1, ::ffff:10.0.0.2")).isEqualTo(ip("198.51.100.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=198.51.100.1 | 198.51.100.1",
                "For=198.51.100.1;proto=https;by=203.0.113.43 | 198.51.100.1",
                "proto=https; for=198.51.100.1 | 198.51.100.1",
                "for=\"[2001:db8:2::7]:4711\" | 2001:db8:2::7",
                "for=\"198.51.100.1:80\", for=10.0.0.9 | 198.51.100.1",
                "for=127.0.0.1, for=198.51.100.1 | 198.51.100.1",
                "for=unknown | 10.0.0.1",
                "for=_secret, for=10.0.0.9 | 10.0.0.9",
                "for=1.1.1.1;for=2.2.2.2 | 10.0.0.1",
                "for=1.1.1.1 proto=https | 10.0.0.1",
                "by=1.1.1.1 | 10.0.0.1",
                "1.1.1.1 | 10.0.0.1",
                "for= | 10.0.0.1",
                "for=1.1.1.1, x=\", for=198.51.100.1 | 10.0.0.1",
                "for=1.1.1.1, x=\", for=\"[2001:db8:2::7]\" | 10.0.0.1",
                "for=\"1.1.1.1\\\", for=198.51.100.1 | 10.0.0.1",
                "host=\"for=1.1.1.1\";for=198.51.100.1 | 198.51.100.1"
            })
    void the_standard_header_is_read_by_its_grammar_and_by_nothing_else(String header, String client) {
        assertThat(PROXIES.clientOf(ip("10.0.0.1"), NONE, List.of(header))).isEqualTo(ip(client));
    }

    @Test
    void a_strangers_open_quote_swallows_no_line_of_a_proxy() {
        assertThat(PROXIES.clientOf(ip("10.0.0.1"), NONE, List.of("for=\"1.1.1.1", "for=198.51.100.1")))
                .isEqualTo(ip("198.51.100.1"));
    }

    @Test
    void two_headers_that_disagree_are_both_not_believed() {
        assertThat(PROXIES.clientOf(ip("10.0.0.1"), List.of("198.51.100.1"), List.of("for=198.51.100.1")))
                .isEqualTo(ip("198.51.100.1"));
        assertThat(PROXIES.clientOf(ip("10.0.0.1"), List.of("198.51.100.1"), List.of("for=1.1.1.1")))
                .isEqualTo(ip("10.0.0.1"));
        assertThat(PROXIES.clientOf(ip("10.0.0.1"), List.of("1.1.1.1"), List.of("garbage")))
                .isEqualTo(ip("10.0.0.1"));
    }

    @Test
    void a_thousand_hops_are_not_walked() {
        String hops = IntStream.range(0, 1000)
                .mapToObj(i -> "10.1." + i / 250 + "." + i % 250)
                .collect(Collectors.joining(", "));

        assertThat(client("10.0.0.1", "198.51.100.1, " + hops)).isEqualTo(ip("10.1.3.218"));
    }

    @Test
    void nothing_a_stranger_can_write_is_taken_for_a_line_that_our_proxy_wrote() {
        Random random = new Random(11);
        String letters = "0123456789abcdef:.,;=\"\\[]% forFOR_-\t\u00e9";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder hostile = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                hostile.append(letters.charAt(random.nextInt(letters.length())));
            }
            String text = hostile.toString();
            assertThat(client("10.0.0.1", text, "198.51.100.1")).as(text).isEqualTo(ip("198.51.100.1"));
            assertThat(client("10.0.0.1", text + ", 198.51.100.1")).as(text).isEqualTo(ip("198.51.100.1"));
            assertThat(PROXIES.clientOf(ip("10.0.0.1"), NONE, List.of(text, "for=198.51.100.1")))
                    .as(text)
                    .isEqualTo(ip("198.51.100.1"));
            // on one line a quote may hide the proxy's word; then nobody is believed
            assertThat(PROXIES.clientOf(ip("10.0.0.1"), NONE, List.of(text + ", for=198.51.100.1")))
                    .as(text)
                    .isIn(ip("198.51.100.1"), ip("10.0.0.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.example",
                "10.0.0.0/",
                "10.0.0.0/0",
                "::/0",
                "10.0.0.0/33",
                "::1/129",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0/8",
                "fe80::1%eth0",
                "10.0.0.0/a",
                "10.0.0.1, 10.0.0.2",
                "*"
            })
    void a_proxy_is_an_address_or_a_network(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.of(List.of(text)))
                .withMessageStartingWith("a proxy is an address such as 10.0.0.7")
                .withMessageEndingWith("not \"" + text + "\"");
    }

    @Test
    void networks_end_where_their_length_says() {
        TrustedProxies odd = TrustedProxies.of(List.of("192.0.2.128/25", "2001:db8:8000::/33", "198.51.100.7"));

        assertThat(odd.clientOf(ip("192.0.2.127"), List.of("1.1.1.1"), NONE)).isEqualTo(ip("192.0.2.127"));
        assertThat(odd.clientOf(ip("192.0.2.128"), List.of("1.1.1.1"), NONE)).isEqualTo(ip("1.1.1.1"));
        assertThat(odd.clientOf(ip("2001:db8:7fff::1"), List.of("1.1.1.1"), NONE))
                .isEqualTo(ip("2001:db8:7fff::1"));
        assertThat(odd.clientOf(ip("2001:db8:ffff::1"), List.of("1.1.1.1"), NONE))
                .isEqualTo(ip("1.1.1.1"));
        assertThat(odd.clientOf(ip("198.51.100.6"), List.of("1.1.1.1"), NONE)).isEqualTo(ip("198.51.100.6"));
        assertThat(odd.clientOf(ip("198.51.100.7"), List.of("1.1.1.1"), NONE)).isEqualTo(ip("1.1.1.1"));
    }

    private static InetAddress client(String peer, String... forwardedFor) {
        return PROXIES.clientOf(ip(peer), List.of(forwardedFor), NONE);
    }

    private static InetAddress ip(String text) {
        return IpAddress.parsed(text).orElseThrow();
    }
}
