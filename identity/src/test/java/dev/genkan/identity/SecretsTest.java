package dev.genkan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final int MANY = 20_000;
    private static final int BITS = 256;

    @Test
    void each_has_256_bits_and_every_bit_of_them_is_a_coin() {
        Set<String> seen = new HashSet<>();
        int[] ones = new int[BITS];
        for (int i = 0; i < MANY; i++) {
            String secret = Secrets.fresh();
            byte[] bytes = Base64.getUrlDecoder().decode(secret);
            assertThat(bytes).hasSize(BITS / Byte.SIZE);
            BitSet.valueOf(bytes).stream().forEach(bit -> ones[bit]++);
            seen.add(secret);
        }

        assertThat(seen).hasSize(MANY);
        // an honest coin is seven standard deviations off once in some hundred thousand million runs
        double far = 7 * Math.sqrt(MANY) / 2;
        for (int count : ones) {
            assertThat((double) count).isCloseTo(MANY / 2.0, within(far));
        }
    }

    @Test
    void what_is_kept_of_one_is_its_hash() {
        String secret = Secrets.fresh();
        assertThat(Secrets.hash(secret)).matches("[0-9a-f]{64}").isEqualTo(Secrets.hash(secret));
        assertThat(Secrets.hash("abc")).startsWith("ba7816bf8f01cfea414140de5dae2223");
    }
}
