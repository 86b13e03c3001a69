package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar",
                "ar-EG",
                "fa",
                "he",
                "iw",
                "ur-PK",
                "yi",
                "ji",
                "dv",
                "ckb",
                "az-Arab",
                "pa-Arab-PK",
                "ff-Adlm"
            })
    void lines_of_such_scripts_begin_on_the_right(String tag) {
        assertThat(Direction.of(Locale.forLanguageTag(tag)).attribute()).isEqualTo("rtl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de-AT", "ja", "zh-Hant-TW", "az", "pa-IN", "ur-Latn", "ar-Latn", "und"})
    void all_others_begin_on_the_left(String tag) {
        assertThat(Direction.of(Locale.forLanguageTag(tag)).attribute()).isEqualTo("ltr");
    }

    @Test
    void what_runs_as_the_sentence_does_is_put_in_as_it_is() {
        Direction arabic = Direction.RIGHT_TO_LEFT;
        assertThat(arabic.apart("حساب")).isEqualTo("حساب");
        assertThat(arabic.apart("12")).isEqualTo("12");
        assertThat(arabic.apart("")).isEmpty();
        assertThat(Direction.LEFT_TO_RIGHT.apart("203.0.113.7")).isEqualTo("203.0.113.7");
    }

    @Test
    void what_does_not_is_kept_apart() {
        Direction arabic = Direction.RIGHT_TO_LEFT;
        // as they stand, the groups of a code would change places
        assertThat(arabic.apart("482 913")).isEqualTo("\u2068482 913\u2069");
        assertThat(arabic.apart("ada@example.com")).isEqualTo("\u2068ada@example.com\u2069");
        assertThat(arabic.apart("حساب Acme")).isEqualTo("\u2068حساب Acme\u2069");
        assertThat(Direction.LEFT_TO_RIGHT.apart("حساب")).isEqualTo("\u2068حساب\u2069");
    }
}
