package dev.genkan.gate.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlEncodedTest {

    @Test
    void fields_come_with_all_their_values_in_order() {
        assertThat(UrlEncoded.read("b=2&a=1&b=3".getBytes(UTF_8)))
                .contains(Map.of("a", List.of("1"), "b", List.of("2", "3")));
    }

    @Test
    void plus_is_a_space_and_escapes_are_octets_of_utf8() {
        assertThat(UrlEncoded.read("n+m=a+b%2Bc%26%3d%e2%9c%93%F0%9F%8F%A0".getBytes(UTF_8)))
                .contains(Map.of("n m", List.of("a b+c&=✓🏠")));
    }

    @Test
    void what_is_not_there_is_empty() {
        assertThat(UrlEncoded.read("".getBytes(UTF_8))).contains(Map.of());
        assertThat(UrlEncoded.read("&&a&b=&=c&d=e=f&".getBytes(UTF_8)))
                .contains(Map.of("a", List.of(""), "b", List.of(""), "", List.of("c"), "d", List.of("e=f")));
    }

    @Test
    void octets_that_a_browser_would_have_escaped_are_taken_as_they_are() {
        assertThat(UrlEncoded.read("a=ü".getBytes(UTF_8))).contains(Map.of("a", List.of("ü")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a=%", "a=%4", "a=%4&b=1", "a=%zz", "%=a", "a=%ff", "a=%c3", "a=%c0%af", "a=%ed%a0%80", "a=%+1"})
    void what_cannot_be_read_is_not_guessed(String text) {
        assertThat(UrlEncoded.read(text.getBytes(UTF_8))).isEmpty();
    }
}
