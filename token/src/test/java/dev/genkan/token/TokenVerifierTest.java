package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.token.Verdict.Reason;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenVerifierTest {

    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"key-rsa\"}";

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
        assertRejected(Reason.WRONG_TIMES, Tokens.signedRaw(Tokens.RSA, HEADER, payload));
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
