package dev.genkan.identity.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"482913", " 482 913", "482-913", "４８２９１３", "٤٨٢٩١٣", "۴۸۲ ۹۱۳"})
    void a_code_is_its_digits_on_whatever_keyboard_they_were_typed(String typed) {
        assertThat(TypedCode.digits(typed)).isEqualTo("482913");
    }
}
