package dev.genkan.forms.html;

import static dev.genkan.forms.html.PluralForm.FEW;
import static dev.genkan.forms.html.PluralForm.MANY;
import static dev.genkan.forms.html.PluralForm.ONE;
import static dev.genkan.forms.html.PluralForm.OTHER;
import static dev.genkan.forms.html.PluralForm.TWO;
import static dev.genkan.forms.html.PluralForm.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The integer samples are those of CLDR's table "Language Plural Rules".
class PluralFormTest {

    @ParameterizedTest
    @CsvSource({
        "ar, ZERO, 0",
        "ar, ONE, 1",
        "ar, TWO, 2",
        "ar, FEW, 3 4 10 103 110 1003",
        "ar, MANY, 11 26 99 111 1011",
        "ar, OTHER, 100 101 102 200 202 302 1000 10000 100000",
        "ja, OTHER, 0 1 2 15 100 1000",
        "zh, OTHER, 0 1 2",
        "en, ONE, 1",
        "en, OTHER, 0 2 16 100 1000 101",
        "de, ONE, 1",
        "de, OTHER, 0 2 16",
        "fr, ONE, 0 1",
        "fr, OTHER, 2 17 100 1000",
        "pt, ONE, 0 1",
        "pt-PT, ONE, 1",
        "pt-PT, OTHER, 0 2",
        "ru, ONE, 1 21 31 101 1001",
        "ru, FEW, 2 4 22 34 102",
        "ru, MANY, 0 5 19 100 11 14 111",
        "pl, ONE, 1",
        "pl, FEW, 2 4 22 24 102",
        "pl, MANY, 0 5 19 21 100 112",
        "cs, FEW, 2 3 4",
        "cs, OTHER, 0 5 19 22 100",
        "hr, ONE, 1 21 101",
        "hr, FEW, 2 4 22 24",
        "hr, OTHER, 0 5 19 11 12",
        "lt, ONE, 1 21 31 101",
        "lt, FEW, 2 9 22 29 102",
        "lt, OTHER, 0 10 20 30 11 19 111",
        "lv, ZERO, 0 10 20 30 11 19 111",
        "lv, ONE, 1 21 101",
        "lv, OTHER, 2 9 22 29 102",
        "ro, ONE, 1",
        "ro, FEW, 0 2 16 102 1002",
        "ro, OTHER, 20 35 100 120",
        "sl, ONE, 1 101 201",
        "sl, TWO, 2 102 202",
        "sl, FEW, 3 4 103 104",
        "sl, OTHER, 0 5 19 100 105",
        "he, ONE, 1",
        "he, TWO, 2",
        "he, OTHER, 0 3 17 100",
        "cy, FEW, 3",
        "cy, MANY, 6",
        "cy, OTHER, 4 5 7 20 103",
        "ga, FEW, 3 4 5 6",
        "ga, MANY, 7 8 9 10",
        "ga, OTHER, 0 11 25 100",
    })
    void whole_numbers_take_the_form_that_cldr_says(String language, PluralForm form, String samples) {
        assertThat(Arrays.stream(samples.split(" "))
                        .map(Long::valueOf)
                        .map(number -> PluralForm.of(number, Locale.forLanguageTag(language))))
                .containsOnly(form);
    }

    @Test
    void a_language_has_the_forms_that_its_numbers_take() {
        assertThat(PluralForm.in(Locale.of("ar"))).containsExactly(ZERO, ONE, TWO, FEW, MANY, OTHER);
        assertThat(PluralForm.in(Locale.JAPANESE)).containsExactly(OTHER);
        assertThat(PluralForm.in(Locale.ENGLISH)).containsExactly(ONE, OTHER);
        assertThat(PluralForm.in(Locale.ROOT)).containsExactly(ONE, OTHER);
        assertThat(PluralForm.in(Locale.of("uk"))).containsExactly(ONE, FEW, MANY);
    }

    @Test
    void a_number_with_decimals_takes_the_last_form_and_a_sign_changes_nothing() {
        assertThat(PluralForm.of(1.5, Locale.ENGLISH)).isEqualTo(OTHER);
        assertThat(PluralForm.of(-1, Locale.ENGLISH)).isEqualTo(ONE);
    }
}
