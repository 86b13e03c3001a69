package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.token.Verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// A token seen before costs no signature, and nothing else is different.
class VerifiedTokensTest {

    private final TurnableClock clock = new TurnableClock(Tokens.NOON);
    private final AtomicReference<KeySet> keys = new AtomicReference<>(Tokens.KEYS);
    private final AtomicInteger signaturesChecked = new AtomicInteger();

    @Test
    void the_second_time_no_signature_is_checked() {
        TokenVerifier verifier = keeping(100);
        String token = Tokens.signed(Tokens.payload());

        Verdict first = verifier.verify(token);
        Verdict second = verifier.verify(new String(token.toCharArray()));

        assertThat(first).isInstanceOf(Verdict.Genuine.class);
        assertThat(second).isEqualTo(first);
        assertThat(signaturesChecked).hasValue(1);
    }

    @Test
    void the_clock_is_asked_each_time() {
        TokenVerifier verifier = keeping(100);
        String token = Tokens.signed(Tokens.payload());
        verifier.verify(token);

        clock.set(Tokens.NOON.plusSeconds(65));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);
        clock.turn(Duration.ofMillis(1));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Expired.class);
        clock.set(Tokens.NOON.minusMillis(5_001));
        assertThat(verifier.verify(token)).isEqualTo(new Verdict.Rejected(Reason.NOT_YET_VALID));
        assertThat(signaturesChecked).hasValue(1);
    }

    @Test
    void the_time_before_which_a_token_is_not_valid_is_asked_each_time_too() {
        TokenVerifier verifier = keeping(100);
        String token = Tokens.signed(
                Tokens.payloadWith("nbf", Tokens.NOON.plusSeconds(30).getEpochSecond()));

        clock.set(Tokens.NOON.plusSeconds(25));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);
        clock.turn(Duration.ofMillis(-1));
        assertThat(verifier.verify(token)).isEqualTo(new Verdict.Rejected(Reason.NOT_YET_VALID));
        assertThat(signaturesChecked).hasValue(1);
    }

    @Test
    void other_keys_know_nothing_of_what_was_kept() {
        TokenVerifier verifier = keeping(100);
        String token = Tokens.signed(Tokens.payload());
        verifier.verify(token);

        keys.set(KeySet.of(Tokens.EC));
        assertThat(verifier.verify(token)).isEqualTo(new Verdict.Rejected(Reason.UNKNOWN_KEY));
        keys.set(KeySet.of(Tokens.RSA));
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);
        assertThat(signaturesChecked).hasValue(3);
    }

    @Test
    void a_token_that_differs_in_one_character_is_another_one() {
        TokenVerifier verifier = keeping(100);
        String token = Tokens.signed(Tokens.payload());
        verifier.verify(token);

        for (int i = 0; i < token.length(); i += 13) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(verifier.verify(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("character %s", i)
                    .isInstanceOf(Verdict.Rejected.class);
        }
        assertThat(verifier.verify(token + "A")).isInstanceOf(Verdict.Rejected.class);
        assertThat(verifier.verify(token)).isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void strangers_and_the_expired_leave_nothing_behind() {
        VerifiedTokens kept = new VerifiedTokens(100);
        TokenVerifier verifier = keeping(kept);
        String signed = Tokens.signed(Tokens.payload());

        verifier.verify("a.b.c");
        verifier.verify("x".repeat(9_000));
        verifier.verify(signed.substring(0, signed.length() - 4) + "AAAA");
        verifier.verify(Tokens.signed(Tokens.payloadWith("azp", "https://evil.example")));
        clock.turn(Duration.ofMinutes(2));
        verifier.verify(signed);
        clock.turn(Duration.ofMinutes(-4));
        verifier.verify(signed);

        assertThat(kept.size()).isZero();
    }

    @Test
    void never_more_than_the_bound_are_kept_and_those_in_use_stay() {
        VerifiedTokens kept = new VerifiedTokens(10);
        TokenVerifier verifier = keeping(kept);
        String mine = another(0);

        for (int i = 1; i <= 50; i++) {
            assertThat(verifier.verify(another(i))).isInstanceOf(Verdict.Genuine.class);
            assertThat(verifier.verify(mine)).isInstanceOf(Verdict.Genuine.class);
            assertThat(kept.size()).isLessThanOrEqualTo(10);
        }
        assertThat(signaturesChecked).hasValue(51);
    }

    @Test
    void long_tokens_count_for_more() {
        VerifiedTokens kept = new VerifiedTokens(20);
        TokenVerifier verifier = keeping(kept);

        for (int i = 0; i < 20; i++) {
            verifier.verify(Tokens.signed(Tokens.payloadWith("much", i + "x".repeat(4_000))));
            assertThat(kept.size()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void what_nobody_asks_for_is_gone_after_two_lives_of_a_token() {
        VerifiedTokens kept = new VerifiedTokens(100);
        TokenVerifier verifier = keeping(kept);
        verifier.verify(another(1));
        verifier.verify(another(2));

        for (int minutes = 1; minutes <= 2; minutes++) {
            clock.turn(Duration.ofSeconds(60));
            verifier.verify(Tokens.signed(
                    Tokens.payloadWith("exp", clock.instant().plusSeconds(60).getEpochSecond())));
        }

        assertThat(kept.size()).isEqualTo(2);
    }

    @Test
    void with_a_bound_of_nothing_every_signature_is_checked() {
        VerifiedTokens kept = new VerifiedTokens(0);
        TokenVerifier verifier = keeping(kept);

        verifier.verify(another(1));
        verifier.verify(another(1));

        assertThat(signaturesChecked).hasValue(2);
        assertThat(kept.size()).isZero();
        assertThatThrownBy(() -> keeping(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sixteen_threads_each_get_what_their_own_token_says() throws Exception {
        VerifiedTokens kept = new VerifiedTokens(20);
        TokenVerifier verifier = keeping(kept);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tokens.add(another(i));
        }
        CyclicBarrier together = new CyclicBarrier(16);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            int start = thread;
            tasks.add(() -> {
                together.await();
                for (int n = 0; n < 400; n++) {
                    long number = (start + n) % tokens.size();
                    assertThat(verifier.verify(tokens.get((int) number)))
                            .isInstanceOfSatisfying(
                                    Verdict.Genuine.class,
                                    genuine ->
                                            assertThat(genuine.claims().all()).containsEntry("number", number));
                    assertThat(kept.size()).isLessThanOrEqualTo(20);
                    if (n % 100 == start) {
                        keys.set(KeySet.of(Tokens.RSA));
                    }
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    private static String another(long number) {
        return Tokens.signed(Tokens.payloadWith("number", number));
    }

    private TokenVerifier keeping(int most) {
        return keeping(new VerifiedTokens(most));
    }

    private TokenVerifier keeping(VerifiedTokens kept) {
        SignatureCheck real = new JwsVerifier();
        return new TokenVerifier(keys::get, Tokens.EXPECTATIONS, clock, kept, (token, believed) -> {
            signaturesChecked.incrementAndGet();
            return real.verify(token, believed);
        });
    }
}
