package dev.genkan.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers as people write them, wherever they learnt to.
class NumberTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "12 | 12",
                "007 | 7",
                "+3 | 3",
                "-3 | -3",
                "\u22123 | -3",
                "12.5 | 12.5",
                "12,5 | 12.5",
                ",5 | 0.5",
                "0.125 | 0.125",
                "1234.567 | 1234.567",
                "012.345 | 12.345",
                "12.3450 | 12.345",
                "1 234 | 1234",
                "1\u00a0234,50 | 1234.5",
                "1\u202f234\u202f567 | 1234567",
                "1'234.50 | 1234.5",
                "1\u2019234 | 1234",
                "1.234.567 | 1234567",
                "1,234,567.89 | 1234567.89",
                "1.234,5 | 1234.5",
                "1,234.567 | 1234.567",
                "100.00 | 100",
                "１２ | 12",
                "－１２．５ | -12.5",
                "١٢ | 12",
                "١٢٫٥ | 12.5",
                "١٬٢٣٤ | 1234",
                "۱۲۳ | 123"
            })
    void what_can_mean_one_thing_only_is_understood(String typed, BigDecimal meant) {
        assertThat(NumberText.read(typed)).isEqualTo(new NumberText.Clear(meant));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.000 | 1000 | 1.0000", "12,345 | 12345 | 12.3450", "-999.999 | -999999 | -999.9990"})
    void what_can_mean_two_things_is_not_guessed_and_both_are_named(String typed, String thousands, String decimals) {
        assertThat(NumberText.read(typed)).isEqualTo(new NumberText.Ambiguous(thousands, decimals));
        assertThat(NumberText.read(thousands)).isInstanceOf(NumberText.Clear.class);
        assertThat(NumberText.read(decimals)).isInstanceOf(NumberText.Clear.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "5.",
                "1e3",
                "1e999999999",
                "1E-999999999",
                "NaN",
                "Infinity",
                "-Infinity",
                "0x1F",
                "1_000",
                "½",
                "12 €",
                "1..2",
                "1,2,3",
                "12,34,567",
                "1 2",
                "1 234 56",
                "1'23",
                "1.234.56",
                "1,234,56.7",
                "1.234,567.8",
                "1 234'567",
                "--1",
                "1-",
                "99999999999999999999999999999999999999999"
            })
    void what_means_nothing_is_no_number(String typed) {
        assertThat(NumberText.read(typed)).isEqualTo(new NumberText.Unclear());
    }

    @Test
    void every_number_that_is_shown_is_read_again_as_itself() {
        Random random = new Random(20261123);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal number = NumberText.canonical(
                    BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(8)));
            assertThat(NumberText.read(NumberText.of(number))).isEqualTo(new NumberText.Clear(number));
        }
    }
}
