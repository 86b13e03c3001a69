package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever a stranger sends, the verifier answers. The seeds are fixed, so that a failure comes back.
class TokenFuzzTest {

    private static final int ROUNDS = 4_000;

    private final TokenVerifier verifier = Tokens.verifierAt(Tokens.NOON);
    private final String token = Tokens.signed(Tokens.payload());
    private final Random random = new Random(20261123);

    @Test
    void a_token_changed_in_any_one_character_is_rejected() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= \u0000\u00e9\ud83d";
        for (int i = 0; i < token.length(); i++) {
            char other = alphabet.charAt(random.nextInt(alphabet.length()));
            if (other != token.charAt(i)) {
                assertRejected(token.substring(0, i) + other + token.substring(i + 1));
            }
        }
    }

    @Test
    void a_token_cut_anywhere_is_rejected() {
        for (int i = 0; i < token.length(); i++) {
            assertRejected(token.substring(0, i));
            assertRejected(token.substring(i + 1));
        }
    }

    @Test
    void a_token_whose_parts_are_moved_doubled_or_dropped_is_rejected() {
        String[] parts = (token + "." + Tokens.signed(Tokens.payloadWith("extra", true))).split("\\.", -1);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> chosen = new ArrayList<>();
            for (int n = random.nextInt(5); n >= 0; n--) {
                chosen.add(parts[random.nextInt(parts.length)]);
            }
            String mixed = String.join(".", chosen);
            // The two tokens share their header, so a mix may be one of them again.
            if (!mixed.endsWith(parts[1] + "." + parts[2]) && !mixed.endsWith(parts[4] + "." + parts[5])) {
                assertRejected(mixed);
            }
        }
    }

    @Test
    void garbage_is_rejected() {
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder garbage = new StringBuilder();
            for (int n = random.nextInt(200); n > 0; n--) {
                garbage.append(
                        random.nextInt(8) == 0 ? '.' : (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
            }
            assertRejected(garbage.toString());
        }
    }

    /// The worst stranger: one whose signature is good. Whatever was signed, there is a verdict and no exception.
    @Test
    void headers_and_payloads_of_any_bytes_under_a_good_signature_are_judged() {
        byte[] header = "{\"alg\":\"ES256\",\"kid\":\"key-ec\",\"oiat\":1}".getBytes(StandardCharsets.UTF_8);
        byte[] payload = Json.write(Tokens.payload()).getBytes(StandardCharsets.UTF_8);
        int genuine = 0;
        for (int i = 0; i < 500; i++) {
            boolean inHeader = random.nextInt(4) == 0;
            String changed = Tokens.signedRaw(
                    Tokens.EC, inHeader ? mutated(header) : header, inHeader ? payload : mutated(payload));
            Verdict verdict = verifier.verify(changed);
            assertThat(verdict).isNotNull();
            genuine += verdict instanceof Verdict.Genuine ? 1 : 0;
        }
        assertThat(genuine).as("some changes change nothing that matters").isBetween(1, 400);
    }

    @Test
    void a_payload_nested_without_end_is_rejected() {
        String deep = "[".repeat(3_000);

        assertRejected(Tokens.signedRaw(Tokens.EC, "{\"alg\":\"ES256\",\"kid\":\"key-ec\"}", deep));
        assertRejected(Tokens.signedRaw(Tokens.EC, deep, "{}"));
    }

    private byte[] mutated(byte[] json) {
        byte[] changed = json.clone();
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(changed.length);
            changed[at] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) "{}[]\",:0-9eE\\u. ".charAt(random.nextInt(16));
        }
        return changed;
    }

    private void assertRejected(String changed) {
        assertThat(verifier.verify(changed)).as(changed).isInstanceOf(Verdict.Rejected.class);
    }
}
