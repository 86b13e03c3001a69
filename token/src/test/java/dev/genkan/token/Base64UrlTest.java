package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

    @Test
    void the_examples_of_rfc_7515_appendix_c_and_rfc_4648_section_10() {
        assertThat(Base64Url.encode(new byte[] {3, (byte) 236, (byte) 255, (byte) 224, (byte) 193}))
                .isEqualTo("A-z_4ME");
        assertThat(Base64Url.decode("A-z_4ME"))
                .contains(new byte[] {3, (byte) 236, (byte) 255, (byte) 224, (byte) 193});
        assertThat(Base64Url.encode("foobar".getBytes(StandardCharsets.UTF_8))).isEqualTo("Zm9vYmFy");
        assertThat(Base64Url.decode("")).contains(new byte[0]);
    }

    @Test
    void every_byte_sequence_comes_back_and_has_this_spelling_alone() {
        Random random = new Random(1);
        for (int length = 0; length < 100; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Base64Url.decode(Base64Url.encode(bytes))).contains(bytes);
        }
    }

    @Test
    void of_all_texts_of_two_and_three_characters_each_that_is_read_is_written_the_same() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ ";
        int read = 0;
        for (int i = 0; i < alphabet.length() * alphabet.length(); i++) {
            String pair = "" + alphabet.charAt(i / alphabet.length()) + alphabet.charAt(i % alphabet.length());
            read += isOnlySpelling(pair) + isOnlySpelling("A" + pair);
        }
        // 256 single bytes; of two bytes those whose first six bits are zero: 64 × 16.
        assertThat(read).isEqualTo(256 + 64 * 16);
    }

    private static int isOnlySpelling(String text) {
        return Base64Url.decode(text)
                .map(bytes -> {
                    assertThat(Base64Url.encode(bytes)).isEqualTo(text);
                    return 1;
                })
                .orElse(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "AAAAA",
                "AA==",
                "AAA=",
                "=",
                "Zm9v\n",
                " Zm9v",
                "Zm 9v",
                "Zm+v",
                "Zm/v",
                "AB",
                "AAB",
                "é",
                "Zm9\u0176",
                "Zm9v\u0000"
            })
    void any_other_spelling_is_refused(String text) {
        assertThat(Base64Url.decode(text)).isEmpty();
    }
}
