package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadTest {

    @Test
    void json_values_become_plain_java_values() {
        assertThat(Json.parse("\"text\"")).isEqualTo("text");
        assertThat(Json.parse(" true ")).isEqualTo(true);
        assertThat(Json.parse("false")).isEqualTo(false);
        assertThat(Json.parse("null")).isNull();
        assertThat(Json.parse("[1,\"a\",null,[]]")).isEqualTo(Arrays.asList(1L, "a", null, List.of()));
        assertThat(Json.parse("{\"a\":{\"b\":null}}")).isEqualTo(Map.of("a", Collections.singletonMap("b", null)));
    }

    @Test
    void an_object_keeps_the_order_of_its_text() {
        assertThat(Json.parseObject("{\"z\":1,\"a\":2,\"m\":3}").keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void what_was_read_cannot_be_changed() {
        Map<String, @Nullable Object> read = Json.parseObject("{\"list\":[1],\"object\":{}}");

        assertThatThrownBy(() -> read.put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(read.get("list"))
                .isInstanceOfSatisfying(
                        List.class,
                        list -> assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class));
        assertThat(read.get("object"))
                .isInstanceOfSatisfying(
                        Map.class,
                        object -> assertThatThrownBy(object::clear).isInstanceOf(UnsupportedOperationException.class));
    }

    @Test
    void a_number_becomes_the_smallest_type_that_loses_nothing() {
        assertThat(Json.parse("0")).isEqualTo(0L);
        assertThat(Json.parse("-0")).isEqualTo(0L);
        assertThat(Json.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(Json.parse("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(Json.parse("9223372036854775808")).isEqualTo(BigInteger.TWO.pow(63));
        assertThat(Json.parse("1.0")).isEqualTo(1.0);
        assertThat(Json.parse("0.1")).isEqualTo(0.1);
        assertThat(Json.parse("1e3")).isEqualTo(1000.0);
        assertThat(Json.parse("-1.5E-7")).isEqualTo(-1.5e-7);
        assertThat(Json.parse("-0.0")).isEqualTo(-0.0);
        assertThat(Json.parse("0.10000000000000000001")).isEqualTo(new BigDecimal("0.10000000000000000001"));
        assertThat(Json.parse("1e400")).isEqualTo(new BigDecimal("1e400"));
        assertThat(Json.parse("4.9e-324")).isEqualTo(Double.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1001", "-1e1001", "1e-1002", "1e999999999", "1e-999999999", "1e99999999999999999999"})
    void a_number_beyond_all_reason_is_refused(String number) {
        assertThatThrownBy(() -> Json.parse(number)).isInstanceOf(Json.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "-01",
                "+1",
                "-",
                ".5",
                "1.",
                "1.e3",
                "1e",
                "1e+",
                "0x10",
                "NaN",
                "Infinity",
                "-Infinity",
                "1_000",
                "٣",
                "1 2",
                "--1"
            })
    void what_looks_like_a_number_and_is_none_is_refused(String number) {
        assertThatThrownBy(() -> Json.parse(number)).isInstanceOf(Json.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "}",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{null:1}",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "tru",
                "TRUE",
                "nulls",
                "undefined",
                "// c\n1",
                "/* c */ 1",
                "# c\n1",
                "1 // c",
                "[1}",
                "{]",
                "\"tab\there\"",
                "\"line\nbreak\"",
                "\uFEFF1",
                "\u00a01",
                "1\u0000",
                ","
            })
    void what_is_not_json_is_refused(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(Json.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r "})
    void nothing_is_not_a_value(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(Json.Malformed.class)
                .hasMessageContaining("there is no value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1", "{} {}", "null null", "\"a\" x", "[] ]"})
    void one_value_and_nothing_after_it(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(Json.Malformed.class);
    }

    @Test
    void a_name_that_stands_twice_is_refused_however_it_is_spelled() {
        assertMalformed("{\"a\":1,\"b\":2,\n \"a\":3}", 2, 2, "twice");
        assertMalformed("{\"a\":1,\"\\u0061\":3}", 1, 8, "twice");
        assertMalformed("{\"a\":null,\"a\":null}", 1, 11, "twice");
        assertMalformed("[{\"x\":{\"a\":1,\"a\":1}}]", 1, 14, "twice");
        assertThat(Json.parse("[{\"a\":1},{\"a\":{\"a\":1}}]")).isNotNull();
    }

    @Test
    void thirty_two_levels_are_read_and_a_thirty_third_is_not() {
        assertThat(Json.parse("[".repeat(32) + "]".repeat(32))).isNotNull();
        assertThat(Json.parse("{\"a\":".repeat(32) + "1" + "}".repeat(32))).isNotNull();
        assertMalformed("[".repeat(33) + "]".repeat(33), 1, 33, "32");
        assertThatThrownBy(() -> Json.parse("{\"a\":".repeat(33) + "1" + "}".repeat(33)))
                .isInstanceOf(Json.Malformed.class)
                .hasMessageContaining("32");
        assertThatThrownBy(() -> Json.parse("[".repeat(500_000))).isInstanceOf(Json.Malformed.class);
    }

    @Test
    void a_text_of_a_mebicharacter_is_read_and_a_longer_one_is_not() {
        assertThat(Json.parse("\"" + "x".repeat(Json.LONGEST - 2) + "\"")).isNotNull();
        assertMalformed("\"" + "x".repeat(Json.LONGEST - 1) + "\"", 1, 1, "1048577");
    }

    @Test
    void whole_surrogate_pairs_are_characters_and_halves_are_not() {
        assertThat(Json.parse("\"\\ud83d\\ude00\"")).isEqualTo("\ud83d\ude00");
        assertThat(Json.parse("\"\ud83d\ude00\"")).isEqualTo("\ud83d\ude00");
        assertMalformed("\"\\ud800\"", 1, 1, "\\ud800");
        assertMalformed("[\"a\",\n\"x\\udc00\"]", 2, 1, "\\udc00");
        assertMalformed("\"\\ude00\\ud83d\"", 1, 1, "surrogate");
        assertMalformed("\"\\ud83d\\ud83d\\ude00\"", 1, 1, "\\ud83d");
        assertMalformed("\"\ud83d\"", 1, 1, "surrogate");
        assertMalformed("{\"\\ud800\":1}", 1, 2, "surrogate");
    }

    @Test
    void nul_is_refused_in_texts_and_names() {
        assertMalformed("\"a\\u0000b\"", 1, 1, "NUL");
        assertMalformed("{\"\\u0000\":1}", 1, 2, "NUL");
        assertThat(Json.parse("\"\\u0001\"")).isEqualTo("\u0001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"a\":}`        | 1 | 6",
                "`{\n  \"a\": nope\n}` | 2 | 8",
                "`[1,\n2,\n3`      | 3 | 2",
                "`{\"a\" 1}`       | 1 | 6",
            })
    void a_refusal_names_line_and_column(String text, int line, int column) {
        Json.Malformed malformed = catchThrowableOfType(Json.Malformed.class, () -> Json.parse(text));

        assertThat(malformed.line()).isEqualTo(line);
        assertThat(malformed.column()).isBetween(column, column + 4);
        assertThat(malformed).hasMessageStartingWith("line " + line + ", column " + malformed.column() + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"{}\""})
    void an_object_is_expected_where_an_object_is_read(String text) {
        assertThatThrownBy(() -> Json.parseObject(text))
                .isInstanceOf(Json.Malformed.class)
                .hasMessage("line 1, column 1: a JSON object is expected, and this is another value");
    }

    @Test
    void whatever_is_read_it_is_a_value_or_malformed() {
        Random random = new Random(7);
        String[] pieces = {
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u",
            "d83d",
            "0",
            "19",
            "-",
            "+",
            ".",
            "e",
            "E",
            "true",
            "null",
            "a",
            " ",
            "\n",
            "\u0000",
            "\ud800",
            "99999999999999999999",
            "1e",
            "\"a\":",
            "/*"
        };
        int values = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            values += isJson(text.toString()) ? 1 : 0;
        }
        assertThat(values).isBetween(1_000, 40_000);
    }

    private static boolean isJson(String text) {
        try {
            Json.write(Json.parse(text));
            return true;
        } catch (Json.Malformed e) {
            return false;
        }
    }

    private static void assertMalformed(String text, int line, int column, String complaint) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(Json.Malformed.class)
                .hasMessageStartingWith("line " + line + ", column " + column + ": ")
                .hasMessageContaining(complaint);
    }
}
