package dev.genkan.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CeilingTest {

    private static final Map<String, Integer> LARGEST =
            Map.of("public_metadata", 1_000, "unsafe_metadata", 300, "first_name", 20, "last_name", 40);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "fixed; 0",
                "{{'fixed'}}; 0",
                "{{user.id}}; 0",
                "{{user.username}}; 0",
                "{{user.first_name}}; 20",
                "{{user.full_name}}; 60",
                "{{user.public_metadata}}; 1000",
                "{{user.public_metadata.a.b}}; 1000",
                "{{user.public_metadata.a || user.public_metadata.b || user.unsafe_metadata.c}}; 1300",
                "{{user.public_metadata || user.public_metadata.b}}; 2000",
                "{{user.public_metadata.a || user.public_metadata.ab}}; 1000"
            })
    void different_values_out_of_one_metadata_take_no_more_than_all_of_it(String text, long bytes) {
        assertThat(Ceiling.of(ClaimsTemplate.parse("{\"x\": \"" + text + "\"}"), LARGEST))
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"Hello {{user.first_name}}, 40", "'{{user.public_metadata.a}} {{user.public_metadata.b}}', 2000"})
    void inside_a_text_a_value_counts_twice_because_each_character_may_need_a_backslash(String text, long bytes) {
        assertThat(Ceiling.of(ClaimsTemplate.parse("{\"x\": \"" + text + "\"}"), LARGEST))
                .isEqualTo(bytes);
    }
}
