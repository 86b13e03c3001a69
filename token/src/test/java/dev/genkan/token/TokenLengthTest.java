package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenLengthTest {

    @Test
    void the_length_that_is_told_is_that_of_the_token_that_is_signed() {
        for (SigningKey key : List.of(Tokens.RSA, Tokens.EC)) {
            TokenSigner signer = new TokenSigner(key);
            for (int length = 0; length < 40; length++) {
                Map<String, @Nullable Object> payload = Tokens.payloadWith("own", "ü\"\n\uD83D\uDE00".repeat(length));
                assertThat(TokenLength.of(key.algorithm(), key.kid(), payload))
                        .isEqualTo(signer.sign(payload).length());
            }
        }
    }

    @Test
    void base64url_without_padding_has_four_characters_for_three_bytes() {
        assertThat(List.of(0, 1, 2, 3, 4, 64, 256).stream().map(TokenLength::inBase64Url))
                .containsExactly(0, 2, 3, 4, 6, 86, 342);
    }
}
