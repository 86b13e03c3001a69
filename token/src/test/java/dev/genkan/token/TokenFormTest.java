package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.token.Verdict.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a token must look like before anybody asks what it says.
class TokenFormTest {

    private final TokenVerifier verifier = Tokens.verifierAt(Tokens.NOON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[\"exp\"]",
                "\"crit\":[]",
                "\"jwk\":{\"kty\":\"RSA\"}",
                "\"jku\":\"https://evil.example/jwks.json\"",
                "\"x5u\":\"https://evil.example/cert\"",
                "\"x5c\":[\"MIIB\"]",
                "\"x5t\":\"AAAA\"",
                "\"b64\":false",
                "\"b64\":true",
                "\"zip\":\"DEF\"",
                "\"enc\":\"A256GCM\"",
                "\"cty\":\"JWT\"",
                "\"ALG\":\"RS256\"",
                "\"\":1",
                "\"anything\":null"
            })
    void a_header_with_a_name_we_do_not_know_is_refused(String member) {
        assertRejected(Reason.HEADER_NOT_ACCEPTED, signedWithHeader("{" + member + "}"));
    }

    @Test
    void the_type_must_be_jwt_and_the_category_that_of_sessions() {
        for (String wrong : List.of(
                "{\"typ\":\"jwt\"}",
                "{\"typ\":\"at+jwt\"}",
                "{\"typ\":null}",
                "{\"typ\":[\"JWT\"]}",
                "{\"cat\":\"cl_B7d4PD222AAA\"}",
                "{\"cat\":\"cl_B7d4PD333AAA\"}",
                "{\"cat\":null}",
                "{\"cat\":1}")) {
            assertRejected(Reason.NOT_A_SESSION_TOKEN, signedWithHeader(wrong));
        }
        assertGenuine(signedWithHeader("{}"));
        assertGenuine(signedWithHeader("{\"typ\":\"JWT\"}"));
        assertGenuine(signedWithHeader("{\"cat\":\"cl_B7d4PD111AAA\"}"));
    }

    @Test
    void the_time_at_which_claims_were_assembled_may_stand_in_the_header() {
        assertGenuine(signedWithHeader("{\"oiat\":1795435200}"));
        assertRejected(Reason.HEADER_MALFORMED, signedWithHeader("{\"oiat\":\"1795435200\"}"));
        assertRejected(Reason.HEADER_MALFORMED, signedWithHeader("{\"oiat\":null}"));
        assertRejected(Reason.HEADER_MALFORMED, signedWithHeader("{\"oiat\":1.5}"));
        assertRejected(Reason.HEADER_MALFORMED, signedWithHeader("{\"oiat\":1e99999999999999999999}"));
        assertRejected(Reason.HEADER_MALFORMED, signedWithHeader("{\"oiat\":%s}".formatted("9".repeat(2_000))));
    }

    @Test
    void the_algorithm_is_the_keys_and_never_the_tokens() {
        for (String other : List.of("none", "None", "NONE", "HS256", "ES256", "RS384", "RS512", "PS256", "rs256", "")) {
            String header = "{\"alg\":\"%s\",\"kid\":\"key-rsa\"}".formatted(other);
            assertRejected(Reason.WRONG_ALGORITHM, Tokens.signedRaw(Tokens.RSA, header, Json.write(Tokens.payload())));
        }
    }

    @Test
    void a_token_of_algorithm_none_without_a_signature_is_rejected() {
        String header = Base64Url.encode("{\"alg\":\"none\",\"kid\":\"key-rsa\"}".getBytes(StandardCharsets.UTF_8));
        String payload = Base64Url.encode(Json.write(Tokens.payload()).getBytes(StandardCharsets.UTF_8));

        assertRejected(Reason.WRONG_ALGORITHM, header + "." + payload + ".");
    }

    @Test
    void a_key_of_another_kind_under_a_known_name_is_rejected() {
        String header = "{\"alg\":\"ES256\",\"kid\":\"key-rsa\"}";

        assertRejected(Reason.WRONG_ALGORITHM, Tokens.signedRaw(Tokens.EC, header, Json.write(Tokens.payload())));
    }

    @Test
    void a_key_we_do_not_know_is_rejected_whatever_it_calls_itself() {
        SigningKey strangers = SigningKey.generate("strangers", Algorithm.ES256);
        SigningKey impostors = SigningKey.generate("key-ec", Algorithm.ES256);

        assertRejected(Reason.UNKNOWN_KEY, new TokenSigner(strangers).sign(Tokens.payload()));
        assertRejected(Reason.WRONG_SIGNATURE, new TokenSigner(impostors).sign(Tokens.payload()));
    }

    @Test
    void a_header_without_key_or_algorithm_is_malformed() {
        for (String header : List.of(
                "{\"alg\":\"RS256\"}",
                "{\"kid\":\"key-rsa\"}",
                "{\"alg\":1,\"kid\":\"key-rsa\"}",
                "{\"alg\":\"RS256\",\"kid\":null}",
                "[]",
                "\"text\"",
                "{",
                "",
                "{\"alg\":\"RS256\",\"alg\":\"RS256\",\"kid\":\"key-rsa\"}",
                "{\"alg\":\"none\",\"\\u0061lg\":\"RS256\",\"kid\":\"key-rsa\"}",
                "{\"alg\":\"RS256\",\"kid\":\"key-rsa\"} {}")) {
            assertRejected(Reason.HEADER_MALFORMED, Tokens.signedRaw(Tokens.RSA, header, Json.write(Tokens.payload())));
        }
    }

    @Test
    void a_header_is_an_object_before_it_has_names() {
        String header = "\uFEFF{\"alg\":\"RS256\",\"kid\":\"key-rsa\"}";

        assertRejected(Reason.HEADER_MALFORMED, Tokens.signedRaw(Tokens.RSA, header, Json.write(Tokens.payload())));
    }

    @Test
    void bytes_that_are_not_utf_8_are_malformed_in_header_and_payload() {
        byte[] header = header("{}").getBytes(StandardCharsets.UTF_8);
        byte[] payload = Json.write(Tokens.payload()).getBytes(StandardCharsets.UTF_8);
        byte[] broken =
                "{\"alg\":\"RS256\",\"kid\":\"key-rsa\",\"typ\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertRejected(Reason.HEADER_MALFORMED, Tokens.signedRaw(Tokens.RSA, broken, payload));
        assertRejected(Reason.PAYLOAD_MALFORMED, Tokens.signedRaw(Tokens.RSA, header, broken));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"text\"", "1", "{", "{}{}", "{\"iss\":1,\"iss\":2}", "{\"a\":\"\\ud800\"}"})
    void a_payload_that_is_not_one_json_object_is_malformed(String payload) {
        assertRejected(Reason.PAYLOAD_MALFORMED, Tokens.signedRaw(Tokens.RSA, header("{}"), payload));
    }

    @Test
    void a_duplicate_claim_is_refused_rather_than_chosen_between() {
        String payload = Json.write(Tokens.payload()).replaceFirst("\\{", "{\"sub\":\"user_2eve\",");

        assertRejected(Reason.PAYLOAD_MALFORMED, Tokens.signedRaw(Tokens.RSA, header("{}"), payload));
    }

    @Test
    void a_token_has_exactly_three_parts() {
        String token = Tokens.signed(Tokens.payload());

        for (String wrong : List.of("", ".", "a", "a.b", token + ".", token + ".x", "x." + token, "....")) {
            assertRejected(Reason.NOT_THREE_PARTS, wrong);
        }
        assertRejected(Reason.HEADER_MALFORMED, "..");
    }

    @Test
    void every_part_has_one_spelling_only() {
        String token = Tokens.signed(Tokens.payload());
        String[] parts = token.split("\\.", -1);

        for (int i = 0; i < 3; i++) {
            for (String wrong : List.of(
                    parts[i] + "=", parts[i] + "==", parts[i] + " ", parts[i] + "\n", " " + parts[i], parts[i] + "+")) {
                String[] changed = parts.clone();
                changed[i] = wrong;
                assertRejected(Reason.NOT_BASE64URL, String.join(".", changed));
            }
        }
    }

    @Test
    void the_spare_bits_of_the_last_character_are_zero() {
        String token = Tokens.signed(Tokens.payload());
        char last = token.charAt(token.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        // 256 bytes end in a character of which four bits are spare: its 15 neighbours say the same byte.
        for (int spare = 1; spare < 16; spare++) {
            char other = alphabet.charAt(alphabet.indexOf(last) + spare);
            assertRejected(Reason.NOT_BASE64URL, token.substring(0, token.length() - 1) + other);
        }
    }

    @Test
    void a_token_of_8192_characters_is_read_and_a_longer_one_is_not() {
        String shorter = Tokens.signed(Tokens.payloadWith("filler", ""));
        Map<String, @Nullable Object> largest =
                Tokens.payloadWith("filler", "x".repeat((8192 - shorter.length()) / 4 * 3));

        assertThat(Tokens.signed(largest).length()).isBetween(8189, 8192);
        assertGenuine(largest);
        assertThatThrownBy(() -> Tokens.signed(Tokens.payloadWith("filler", "x".repeat(8192))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8192")
                .hasMessageContaining(Tokens.ADA.value());
        assertRejected(Reason.TOO_LONG, "x".repeat(8193));
        assertRejected(
                Reason.TOO_LONG,
                Tokens.signedRaw(Tokens.RSA, header("{}"), Json.write(Tokens.payloadWith("filler", "x".repeat(8192)))));
    }

    /// A genuine signature over a good payload and this header, to which `alg` and `kid` are added.
    private static String signedWithHeader(String header) {
        return Tokens.signedRaw(Tokens.RSA, header(header), Json.write(Tokens.payload()));
    }

    private static String header(String members) {
        String rest = members.equals("{}") ? "}" : "," + members.substring(1);
        return "{\"alg\":\"RS256\",\"kid\":\"key-rsa\"" + rest;
    }

    private void assertGenuine(Map<String, @Nullable Object> payload) {
        assertGenuine(Tokens.signed(payload));
    }

    private void assertGenuine(String token) {
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);
    }

    private void assertRejected(Reason reason, String token) {
        assertThat(verifier.verify(token)).as(token).isEqualTo(new Verdict.Rejected(reason));
    }
}
