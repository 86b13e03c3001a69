package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignaturesTest {

    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ORDER = P256.PARAMETERS.getOrder().toByteArray();

    @ParameterizedTest
    @EnumSource
    void a_wrong_signature_spoils_nothing_for_the_right_one_after_it(Algorithm algorithm) {
        SigningKey key = key(algorithm);
        Signatures signing = Signatures.signing(algorithm, key.privateKey());
        Signatures verifying = Signatures.verifying(key.verifyingKey());
        byte[] good = signing.sign(TEXT);

        for (int i = 0; i < good.length; i += 7) {
            byte[] bad = good.clone();
            bad[i] ^= 0x40;
            assertThat(verifying.verify(TEXT, bad)).isFalse();
            assertThat(verifying.verify(TEXT, good)).isTrue();
        }
        assertThat(verifying.verify(new byte[0], good)).isFalse();
        assertThat(verifying.verify(TEXT, good)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_signature_of_another_length_is_none(Algorithm algorithm) {
        Signatures verifying = Signatures.verifying(key(algorithm).verifyingKey());
        byte[] good = Signatures.signing(algorithm, key(algorithm).privateKey()).sign(TEXT);

        for (int length : new int[] {0, 1, 63, 65, 255, 257, good.length - 1, good.length + 1, 4096}) {
            assertThat(verifying.verify(TEXT, Arrays.copyOf(good, length)))
                    .as("%s bytes", length)
                    .isFalse();
        }
    }

    @Test
    void an_es256_signature_with_zero_or_too_large_numbers_is_none() {
        Signatures verifying = Signatures.verifying(Tokens.EC.verifyingKey());
        byte[] good =
                Signatures.signing(Algorithm.ES256, Tokens.EC.privateKey()).sign(TEXT);
        byte[] zero = new byte[32];
        byte[] order = Arrays.copyOfRange(ORDER, ORDER.length - 32, ORDER.length);
        byte[] largest = new byte[32];
        Arrays.fill(largest, (byte) 0xff);

        assertThat(verifying.verify(TEXT, good)).isTrue();
        for (byte[] wrong : List.of(zero, order, largest)) {
            for (int at : new int[] {0, 32}) {
                byte[] changed = good.clone();
                System.arraycopy(wrong, 0, changed, at, 32);
                assertThat(Algorithm.ES256.couldSign(changed)).isFalse();
                assertThat(verifying.verify(TEXT, changed)).isFalse();
            }
        }
    }

    @Test
    void an_rsa_signature_as_large_as_the_modulus_is_none() {
        byte[] all = new byte[256];
        Arrays.fill(all, (byte) 0xff);

        assertThat(Signatures.verifying(Tokens.RSA.verifyingKey()).verify(TEXT, all))
                .isFalse();
        assertThat(Signatures.verifying(Tokens.RSA.verifyingKey()).verify(TEXT, new byte[256]))
                .isFalse();
    }

    @Test
    void sixteen_threads_at_once_sign_and_verify_without_getting_into_each_others_way() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            signAndVerifyOn(threads);
        }
    }

    @Test
    void so_do_virtual_threads() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            signAndVerifyOn(threads);
        }
    }

    private static void signAndVerifyOn(ExecutorService threads) throws Exception {
        TokenSigner signer = new TokenSigner(Tokens.EC);
        TokenVerifier verifier = Tokens.verifierAt(Tokens.NOON);
        CyclicBarrier together = new CyclicBarrier(16);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String mine = "thread-" + i;
            tasks.add(() -> {
                together.await();
                for (int n = 0; n < 20; n++) {
                    String token = signer.sign(Tokens.payloadWith("mine", mine));
                    assertThat(verifier.verify(token))
                            .isInstanceOfSatisfying(
                                    Verdict.Genuine.class,
                                    genuine ->
                                            assertThat(genuine.claims().all()).containsEntry("mine", mine));
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(tasks)) {
            done.get();
        }
    }

    private static SigningKey key(Algorithm algorithm) {
        return algorithm == Algorithm.RS256 ? Tokens.RSA : Tokens.EC;
    }
}
