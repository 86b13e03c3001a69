package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonWriteTest {

    @Test
    void plain_java_values_become_json() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("text", "a \"quoted\" \\ \n \u0001 </script> é \ud83d\ude00");
        value.put(
                "numbers",
                Arrays.asList((byte) 1, (short) 2, 3, 4L, BigInteger.TWO.pow(64), 1.5f, 0.1, new BigDecimal("1.10")));
        value.put("set", Set.of(true));
        value.put("nothing", null);

        assertThat(Json.write(value))
                .isEqualTo("{\"text\":\"a \\\"quoted\\\" \\\\ \\n \\u0001 </script> é \ud83d\ude00\","
                        + "\"numbers\":[1,2,3,4,18446744073709551616,1.5,0.1,1.10],\"set\":[true],\"nothing\":null}");
        assertThat(Json.write(null)).isEqualTo("null");
        assertThat(Json.write("")).isEqualTo("\"\"");
    }

    @Test
    void what_json_has_no_form_for_is_refused() {
        for (Object value : List.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Float.NaN,
                Instant.EPOCH,
                'c',
                new int[0],
                new Object(),
                Algorithm.RS256)) {
            assertThatThrownBy(() -> Json.write(List.of(value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(value.getClass().getName());
        }
        assertThatThrownBy(() -> Json.write(Map.of(1, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.write(Collections.singletonMap(null, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_could_not_be_read_again_is_not_written() {
        assertThatThrownBy(() -> Json.write("a\ud800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.write(Map.of("\udc00", 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.write("\u0000")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.write("x".repeat(Json.LONGEST))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.write(nested(33))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Json.parse(Json.write(nested(32)))).isEqualTo(nested(32));
    }

    @Test
    void a_list_that_contains_itself_is_refused_and_not_followed_for_ever() {
        List<@Nullable Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThatThrownBy(() -> Json.write(endless)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_was_written_is_read_again_as_it_was() {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            Object value = any(random, 4);
            assertThat(Json.parse(Json.write(value))).isEqualTo(value);
        }
    }

    private static @Nullable Object any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
            case 4 -> BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.valueOf(1 + random.nextInt(9)));
            case 5 -> text(random);
            case 6 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    list.add(any(random, depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new HashMap<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    map.put(text(random), any(random, depth - 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
            int c = 1 + random.nextInt(Character.MAX_CODE_POINT);
            text.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '"' : c);
        }
        return text.toString();
    }

    private static Object nested(int depth) {
        Object value = List.of();
        for (int i = 1; i < depth; i++) {
            value = List.of(value);
        }
        return value;
    }
}
