package dev.genkan.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                " ada@example.com\n",
                "Ada.Lovelace+news@mail.example.co.uk",
                "o'brien!#$%&*/=?^_`{|}~-@example.com",
                "1@2.example",
                "jürgen@bücher.example",
                "用户@例子.广告"
            })
    void people_have_addresses_like_these(String typed) {
        assertThat(EmailAddress.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "ada@localhost",
                "ada@@example.com",
                "ada@example@com",
                "a da@example.com",
                "ada@exa mple.com",
                "ada@example.com, bob@example.com",
                "ada@example.com\r\nBcc: all@example.com",
                "ada\u0000@example.com",
                "ada\uD800@example.com",
                "ada\u202E@example.com",
                "<ada@example.com>",
                "\"ada\"@example.com",
                "ada@[192.0.2.7]",
                ".ada@example.com",
                "ada.@example.com",
                "a..da@example.com",
                "ada@.example.com",
                "ada@example..com",
                "ada@example.com.",
                "ada@-example.com",
                "ada@exam_ple.com",
                // an encoded word, in which some mail programs find another address
                "=?utf-8?q?mallory=40evil.example=3e_?=ada@example.com",
                // two domains, depending on who reads them
                "ada@straße.example",
                "ada@STRAẞE.example",
                "ada@θάλασσας.example",
                "ada@exam\u200Dple.com",
                "ada@exam\u200Cple.com"
            })
    void these_are_none(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void two_ways_to_write_an_address_have_one_key() {
        assertThat(new EmailAddress("Ada@EXAMPLE.com").key()).isEqualTo("ada@example.com");
        assertThat(new EmailAddress("ada@BÜCHER.example").key()).isEqualTo("ada@xn--bcher-kva.example");
        assertThat(new EmailAddress("ju\u0308rgen@example.com").key())
                .isEqualTo(new EmailAddress("jürgen@example.com").key());
        assertThat(new EmailAddress("Ada@EXAMPLE.com").value()).isEqualTo("Ada@EXAMPLE.com");
    }

    @Test
    void mail_goes_to_the_very_domain_that_the_key_names() {
        assertThat(new EmailAddress("Ada@BÜCHER.example").mailbox()).isEqualTo("Ada@xn--bcher-kva.example");
        assertThat(new EmailAddress("ada@ＥＸＡＭＰＬＥ。com").mailbox()).isEqualTo("ada@example.com");
        // the Kelvin sign, a k to the key
        assertThat(new EmailAddress("\u212Aim@example.com").mailbox()).isEqualTo("Kim@example.com");
    }

    /// Letters that look alike are different letters, and those that mean the same are one: for every letter there is,
    /// mail goes to the address whose key is proven by it.
    @Test
    void no_letter_of_any_script_passes_for_another_one() {
        for (int letter = 0x80; letter <= Character.MAX_CODE_POINT; letter++) {
            String typed = Character.toString(letter) + "da@example.com";
            EmailAddress.parse(typed).ifPresent(address -> {
                String key = address.key();
                assertThat(key).isEqualTo(new EmailAddress(address.mailbox()).key());
                boolean plain = key.chars().allMatch(c -> c < 128);
                assertThat(address.mailbox().chars().allMatch(c -> c < 128))
                        .as(typed)
                        .isEqualTo(plain);
            });
        }
        assertThat(new EmailAddress("аda@example.com").key()).isNotEqualTo(new EmailAddress("ada@example.com").key());
    }

    @Test
    void it_has_254_characters_at_most_and_64_before_the_at() {
        String domain = "@" + "d".repeat(61) + "." + "d".repeat(61) + "." + "d".repeat(61) + ".com";
        assertThat(EmailAddress.parse("a".repeat(64) + domain)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "d.".repeat(127) + "com")).isEmpty();
        assertThatThrownBy(() -> new EmailAddress("nobody")).isInstanceOf(IllegalArgumentException.class);
    }
}
