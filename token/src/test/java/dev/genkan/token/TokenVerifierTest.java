package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.token.Verdict.Reason;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private final TokenVerifier verifier = Tokens.verifierAt(Tokens.NOON);

    @ParameterizedTest
    @EnumSource
    void a_token_of_ours_is_genuine_and_says_what_was_signed(Algorithm algorithm) {
        SigningKey key = algorithm == Algorithm.RS256 ? Tokens.RSA : Tokens.EC;

        Verdict verdict = verifier.verify(new TokenSigner(key).sign(Tokens.payload()));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> {
            Claims claims = genuine.claims();
            assertThat(claims.issuer()).isEqualTo(Tokens.ISSUER);
            assertThat(claims.userId()).isEqualTo(Tokens.ADA);
            assertThat(claims.sessionId()).isEqualTo(Tokens.SESSION);
            assertThat(claims.issuedAt()).isEqualTo(Tokens.NOON);
            assertThat(claims.expiresAt()).isEqualTo(Tokens.NOON.plusSeconds(60));
            assertThat(claims.authorizedParty()).contains(Tokens.ORIGIN);
            assertThat(claims.metadata()).containsEntry("onboardingComplete", true);
            assertThat(claims.all()).isEqualTo(Tokens.payload());
            assertThatThrownBy(() -> claims.all().clear()).isInstanceOf(UnsupportedOperationException.class);
        });
    }

    @Test
    void a_token_is_verified_again_and_again() {
        String token = Tokens.signed(Tokens.payload());

        for (int i = 0; i < 5; i++) {
            assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);
        }
    }

    @Test
    void a_token_without_an_authorized_party_is_anybodys() {
        assertGenuine(Tokens.payloadWithout("azp"));
    }

    @Test
    void a_token_for_another_origin_is_rejected() {
        assertRejected(Reason.WRONG_AUTHORIZED_PARTY, Tokens.payloadWith("azp", "https://evil.example"));
        assertRejected(Reason.WRONG_AUTHORIZED_PARTY, Tokens.payloadWith("azp", Tokens.ORIGIN + "/"));
        assertRejected(Reason.WRONG_AUTHORIZED_PARTY, Tokens.payloadWith("azp", null));
        assertRejected(Reason.WRONG_AUTHORIZED_PARTY, Tokens.payloadWith("azp", List.of(Tokens.ORIGIN)));
    }

    @Test
    void a_token_of_another_issuer_is_rejected() {
        assertRejected(Reason.WRONG_ISSUER, Tokens.payloadWith("iss", Tokens.ISSUER + "/"));
        assertRejected(Reason.WRONG_ISSUER, Tokens.payloadWith("iss", List.of(Tokens.ISSUER)));
        assertRejected(Reason.WRONG_ISSUER, Tokens.payloadWithout("iss"));
    }

    @Test
    void a_token_about_nobody_is_rejected() {
        for (Object wrong : List.of("", "user_", "ada", "sess_2ada", "user_2 ada", "user_../x", 7L, List.of())) {
            assertRejected(Reason.WRONG_SUBJECT, Tokens.payloadWith("sub", wrong));
        }
        for (Object wrong : List.of("", "sess_", "one", "user_2one", "sess_2-one", "sess_" + "a".repeat(60), true)) {
            assertRejected(Reason.WRONG_SUBJECT, Tokens.payloadWith("sid", wrong));
        }
        assertRejected(Reason.WRONG_SUBJECT, Tokens.payloadWithout("sub"));
        assertRejected(Reason.WRONG_SUBJECT, Tokens.payloadWithout("sid"));
    }

    @Test
    void times_are_whole_seconds_that_somebody_could_have_meant() {
        List<Object> wrong = List.of(
                "1795435260",
                1795435260.5,
                -1L,
                253_402_300_800L,
                Long.MAX_VALUE,
                BigInteger.TWO.pow(70),
                true,
                List.of(1795435260L),
                Map.of());
        for (String name : List.of("exp", "iat", "nbf")) {
            for (Object value : wrong) {
                assertRejected(Reason.WRONG_TIMES, Tokens.payloadWith(name, value));
            }
            assertRejected(Reason.WRONG_TIMES, Tokens.payloadWith(name, null));
        }
        assertRejected(Reason.WRONG_TIMES, Tokens.payloadWithout("exp"));
        assertRejected(Reason.WRONG_TIMES, Tokens.payloadWithout("iat"));
    }

    @Test
    void a_number_with_an_exponent_is_no_time() {
        String payload = Json.write(Tokens.payload()).replaceFirst("\"exp\":\\d+", "\"exp\":1.79543526e9");

        assertThat(payload).contains("e9");
        assertRejected(Reason.WRONG_TIMES, Tokens.signedRaw(Tokens.RSA, header("{}"), payload));
    }

    @Test
    void the_last_second_of_the_year_9999_is_a_time() {
        assertGenuine(Tokens.payloadWith("exp", 253_402_300_799L));
    }

    @Test
    void a_rejected_token_is_rejected_for_what_it_is_even_when_it_has_expired_too() {
        String token = Tokens.signed(Tokens.payloadWith("azp", "https://evil.example"));

        assertThat(Tokens.verifierAt(Tokens.NOON.plus(Duration.ofDays(1))).verify(token))
                .isEqualTo(new Verdict.Rejected(Reason.WRONG_AUTHORIZED_PARTY));
    }

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
        String[] parts = token.split("\\.");

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

    @Test
    void keys_are_asked_for_each_token_so_that_a_retired_key_counts_at_once() {
        AtomicReference<KeySet> keys = new AtomicReference<>(Tokens.KEYS);
        TokenVerifier verifier = new TokenVerifier(keys::get, Tokens.EXPECTATIONS, () -> Tokens.NOON);
        String token = Tokens.signed(Tokens.payload());

        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);
        keys.set(KeySet.of(Tokens.EC));
        assertThat(verifier.verify(token)).isEqualTo(new Verdict.Rejected(Reason.UNKNOWN_KEY));
        keys.set(KeySet.of(SigningKey.generate(Tokens.RSA.kid(), Algorithm.RS256)));
        assertThat(verifier.verify(token)).isEqualTo(new Verdict.Rejected(Reason.WRONG_SIGNATURE));
        keys.set(KeySet.of());
        assertThat(verifier.verify(token)).isEqualTo(new Verdict.Rejected(Reason.UNKNOWN_KEY));
    }

    @Test
    void a_verifier_wants_to_know_what_to_expect() {
        assertThatThrownBy(() -> Expectations.of("", Tokens.ORIGIN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expectations.of(Tokens.ISSUER, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Expectations(Tokens.ISSUER, Tokens.ORIGIN, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
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

    private void assertRejected(Reason reason, Map<String, @Nullable Object> payload) {
        assertRejected(reason, Tokens.signed(payload));
    }

    private void assertRejected(Reason reason, String token) {
        assertThat(verifier.verify(token)).as(token).isEqualTo(new Verdict.Rejected(reason));
    }
}
