package dev.genkan.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataTest {

    @Test
    void objects_are_merged_at_every_level_and_null_takes_away() {
        Metadata old = Metadata.parse("{\"a\": {\"b\": {\"c\": 1, \"d\": 2}, \"e\": [1, 2]}, \"f\": true}");
        Metadata patch =
                Metadata.parse("{\"a\": {\"b\": {\"c\": null, \"x\": {\"y\": null}}, \"e\": [3]}, \"g\": \"new\"}");
        assertThat(old.merge(patch.values()))
                .isEqualTo(Metadata.parse(
                        "{\"a\": {\"b\": {\"d\": 2, \"x\": {}}, \"e\": [3]}, \"f\": true, \"g\": \"new\"}"));
        assertThat(old.merge(Map.of())).isSameAs(old);
    }

    @Test
    void an_object_replaces_what_is_none_and_the_other_way_round() {
        Metadata old = Metadata.parse("{\"a\": 1, \"b\": {\"c\": 1}}");
        assertThat(old.merge(Metadata.parse("{\"a\": {\"x\": 1}, \"b\": 2}").values()))
                .isEqualTo(Metadata.parse("{\"a\": {\"x\": 1}, \"b\": 2}"));
    }

    @Test
    void what_no_database_or_token_could_hold_is_refused() {
        for (String text : List.of(
                "[]",
                "{",
                "{\"a\": \"\\u0000\"}",
                "{\"a\": \"\\ud800\"}",
                "{\"a\": \"" + "x".repeat(8192) + "\"}",
                "{\"a\":" + "[".repeat(24) + "]".repeat(24) + "}")) {
            assertThatThrownBy(() -> Metadata.parse(text), "%s", text).isInstanceOf(Metadata.Unfit.class);
        }
        assertThatThrownBy(() -> Metadata.of(Map.of("a\u0000", 1L))).isInstanceOf(Metadata.Unfit.class);
        assertThatThrownBy(() -> Metadata.of(Map.of("a", new Object()))).isInstanceOf(Metadata.Unfit.class);
    }

    @Test
    void the_limit_is_eight_kibibytes_of_utf_8() {
        assertThat(Metadata.of(Map.of("a", "x".repeat(8192 - 8))).toJson()).hasSize(8192);
        assertThatThrownBy(() -> Metadata.of(Map.of("a", "x".repeat(8192 - 7)))).isInstanceOf(Metadata.Unfit.class);
        assertThatThrownBy(() -> Metadata.of(Map.of("a", "ü".repeat(5000)))).isInstanceOf(Metadata.Unfit.class);
    }

    @Test
    void it_prints_its_names_only() {
        assertThat(Metadata.parse("{\"iban\": \"secret\"}").toString())
                .contains("iban")
                .doesNotContain("secret");
    }
}
