package dev.genkan.forms.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatePartTest {

    @ParameterizedTest
    @CsvSource({
        "en-GB, 27 3 2027",
        "de, 27 3 2027",
        "fr-CA, 2027 3 27",
        "en-US, 3 27 2027",
        "en, 3 27 2027",
        "ja, 2027 3 27",
        "hu, 2027 3 27",
        "th, 27 3 2027",
        "tlh, 2027 3 27"
    })
    void the_three_numbers_stand_as_the_country_writes_them(String tag, String example) {
        assertThat(DatePart.example(Locale.forLanguageTag(tag))).isEqualTo(example);
    }

    @Test
    void where_lines_begin_on_the_right_the_first_number_is_there() {
        assertThat(DatePart.example(Locale.of("ar", "EG"))).isEqualTo("27\u200f 3\u200f 2027");
    }
}
