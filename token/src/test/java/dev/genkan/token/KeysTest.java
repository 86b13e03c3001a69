package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    @Test
    void a_key_set_is_published_as_sdks_expect_it() {
        RSAPublicKey rsa = (RSAPublicKey) Tokens.RSA.publicKey();
        ECPublicKey ec = (ECPublicKey) Tokens.EC.publicKey();

        assertThat(Tokens.KEYS.toJwks()).isEqualTo("""
                        {"keys":[{"use":"sig","kty":"RSA","kid":"key-rsa","alg":"RS256","n":"%s","e":"AQAB"},\
                        {"use":"sig","kty":"EC","kid":"key-ec","alg":"ES256","crv":"P-256","x":"%s","y":"%s"}]}""".formatted(
                        unsigned(rsa.getModulus(), 256),
                        unsigned(ec.getW().getAffineX(), 32),
                        unsigned(ec.getW().getAffineY(), 32)));
    }

    @Test
    void a_published_key_set_is_read_again_as_it_was() {
        KeySet read = KeySet.parseJwks(Tokens.KEYS.toJwks());

        assertThat(read.keys()).extracting(VerifyingKey::kid).containsExactly("key-rsa", "key-ec");
        assertThat(read.toJwks()).isEqualTo(Tokens.KEYS.toJwks());
        assertThat(read.find("key-rsa").map(VerifyingKey::publicKey)).contains(Tokens.RSA.publicKey());
        assertThat(read.find("no-key")).isEmpty();
    }

    /// The 43rd and the 379th multiple of the generator: the first whose y, and whose x, has a byte to spare.
    @ParameterizedTest
    @CsvSource({
        "986ae2506f1ff104d04230861d8f4b498f4bc4c6d009b30f7544dc129b82d28d,"
                + "3cccc0a6460e0ae328a4d97d3c7b61d86fc6289c189f2525110c441bb07e97",
        "5543894af3d00ed7d740abdbd75c96b06877b787db5f70eea78b90a8d7c00a,"
                + "bb4c85a3d8ea29efaafa24406912dd84d5b14dc32bf656ef6c6bd58a5d943f92"
    })
    void coordinates_that_begin_with_zeros_keep_their_thirty_two_bytes(String hexX, String hexY) throws Exception {
        BigInteger x = new BigInteger(hexX, 16);
        BigInteger y = new BigInteger(hexY, 16);
        PublicKey point =
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), P256.PARAMETERS));

        String jwks = KeySet.of(List.of(new VerifyingKey("key", Algorithm.ES256, point)))
                .toJwks();

        assertThat(jwks).contains("\"x\":\"" + unsigned(x, 32) + "\"", "\"y\":\"" + unsigned(y, 32) + "\"");
        assertThat(KeySet.parseJwks(jwks).keys()).hasSize(1);
    }

    @Test
    void no_keys_are_an_empty_set() {
        assertThat(KeySet.of().toJwks()).isEqualTo("{\"keys\":[]}");
        assertThat(KeySet.parseJwks("{\"keys\":[]}").keys()).isEmpty();
    }

    @Test
    void keys_meant_for_somebody_else_are_passed_over() {
        String ours = Tokens.KEYS.toJwks().replaceFirst("^\\{\"keys\":\\[", "");
        String jwks = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"a\",\"alg\":\"HS256\"},{\"kty\":\"OKP\"},"
                + "7,null,[],{}," + ours;

        assertThat(KeySet.parseJwks(jwks).keys()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"use\":\"sig\"->\"use\":\"enc\"",
                "\"use\":\"sig\"->\"use\":null",
                "\"use\":\"sig\"->\"key_ops\":[\"encrypt\"]",
                "\"use\":\"sig\"->\"key_ops\":\"verify\"",
                "\"kty\":\"RSA\"->\"kty\":\"EC\"",
                "\"alg\":\"RS256\"->\"alg\":\"RS512\"",
                "\"alg\":\"RS256\"->\"alg\":\"ES256\"",
                "\"alg\":\"RS256\",->",
                "\"kid\":\"key-rsa\",->",
                "\"kid\":\"key-rsa\"->\"kid\":\"\"",
                "\"kid\":\"key-rsa\"->\"kid\":\"a b\"",
                "\"kid\":\"key-rsa\"->\"kid\":7",
                "\"e\":\"AQAB\"->\"e\":\"Aw\"",
                "\"e\":\"AQAB\"->\"e\":\"AQ\"",
                "\"e\":\"AQAB\"->\"e\":65537",
                "\"e\":\"AQAB\"->\"e\":\"AQAB=\"",
                "\"n\":\"->\"n\":\"AAAA",
                "\"n\":\"->\"n\":\"AQAA",
                "\"n\":\"->\"n\":\" "
            })
    void a_key_that_is_not_quite_right_is_passed_over(String change) {
        String[] parts = change.split("->", -1);
        String jwks = KeySet.of(Tokens.RSA).toJwks();
        String changed = jwks.replace(parts[0], parts[1]);

        assertThat(changed).isNotEqualTo(jwks);
        // Leading zero bytes leave a number what it is: that one spelling is let through.
        assertThat(KeySet.parseJwks(changed).keys()).hasSize(parts[1].endsWith("AAAA") ? 1 : 0);
    }

    @Test
    void a_point_beside_the_curve_is_no_key() {
        String jwks = KeySet.of(Tokens.EC).toJwks();
        BigInteger y = ((ECPublicKey) Tokens.EC.publicKey()).getW().getAffineY();
        String beside = jwks.replace(unsigned(y, 32), unsigned(y.xor(BigInteger.ONE), 32));
        String beyond =
                jwks.replace(unsigned(y, 32), unsigned(BigInteger.TWO.pow(256).subtract(BigInteger.ONE), 32));

        assertThat(KeySet.parseJwks(beside).keys()).isEmpty();
        assertThat(KeySet.parseJwks(beyond).keys()).isEmpty();
        assertThat(KeySet.parseJwks(jwks.replace("P-256", "P-384")).keys()).isEmpty();
        assertThat(KeySet.parseJwks(jwks.replace("\"y\":\"", "\"y\":\"AA")).keys())
                .isEmpty();
    }

    @Test
    void what_is_no_key_set_is_said_to_be_none() {
        assertThatThrownBy(() -> KeySet.parseJwks("<html>")).isInstanceOf(Json.Malformed.class);
        assertThatThrownBy(() -> KeySet.parseJwks("[]")).isInstanceOf(Json.Malformed.class);
        for (String wrong : List.of("{}", "{\"keys\":{}}", "{\"keys\":null}")) {
            assertThatThrownBy(() -> KeySet.parseJwks(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void two_keys_of_one_name_are_refused_rather_than_chosen_between() {
        SigningKey first = SigningKey.generate("same", Algorithm.ES256);
        SigningKey second = SigningKey.generate("same", Algorithm.ES256);
        String one = KeySet.of(first).toJwks();
        String two = KeySet.of(second).toJwks();

        assertThatThrownBy(() -> KeySet.of(first, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same");
        assertThatThrownBy(() -> KeySet.parseJwks(one.substring(0, one.length() - 2) + "," + two.substring(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same");
    }

    @Test
    void an_rsa_key_signs_only_with_2048_bits_and_the_usual_exponent() throws Exception {
        for (AlgorithmParameterSpec wrong : List.of(
                new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4),
                new RSAKeyGenParameterSpec(2056, RSAKeyGenParameterSpec.F4),
                new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F0))) {
            assertRefused("RSA", wrong, Algorithm.RS256, "2048 bits");
        }
        assertRefused("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), Algorithm.ES256, "P-256");
    }

    @Test
    void an_ec_key_signs_only_on_p_256() throws Exception {
        assertRefused("EC", new ECGenParameterSpec("secp384r1"), Algorithm.ES256, "P-256");
        assertRefused("EC", new ECGenParameterSpec("secp256r1"), Algorithm.RS256, "RSA");
    }

    @Test
    void halves_of_different_keys_make_no_key() {
        SigningKey other = SigningKey.generate("other", Algorithm.RS256);

        assertThatThrownBy(() -> new SigningKey("mixed", Algorithm.RS256, other.privateKey(), Tokens.RSA.publicKey()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mixed");
        assertThatThrownBy(() -> new SigningKey("mixed", Algorithm.RS256, Tokens.EC.privateKey(), other.publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "schlüssel", "\u0000"})
    void a_key_id_is_visible_ascii(String kid) {
        assertThatThrownBy(() -> new VerifyingKey(kid, Algorithm.ES256, Tokens.EC.publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
        for (String good : new String[] {"!", "~", "k".repeat(128)}) {
            assertThat(new VerifyingKey(good, Algorithm.ES256, Tokens.EC.publicKey()).kid())
                    .isEqualTo(good);
        }
        assertThatThrownBy(() -> new VerifyingKey("k".repeat(129), Algorithm.ES256, Tokens.EC.publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_was_kept_signs_again(Algorithm algorithm) {
        SigningKey key = algorithm == Algorithm.RS256 ? Tokens.RSA : Tokens.EC;
        byte[] privateHalf = key.privateKey().getEncoded();
        byte[] publicHalf = key.publicKey().getEncoded();

        SigningKey restored = SigningKey.restore(key.kid(), algorithm, privateHalf, publicHalf);

        assertThat(Tokens.verifierAt(Tokens.NOON).verify(new TokenSigner(restored).sign(Tokens.payload())))
                .isInstanceOf(Verdict.Genuine.class);
        privateHalf[0] ^= 1;
        assertThatThrownBy(() -> SigningKey.restore(key.kid(), algorithm, privateHalf, publicHalf))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key.kid());
    }

    @Test
    void a_key_prints_as_its_name() {
        assertThat(Tokens.RSA).hasToString("SigningKey[key-rsa]");
        assertThat(Tokens.RSA.verifyingKey()).hasToString("VerifyingKey[key-rsa, RS256]");
        assertThat(Tokens.KEYS).hasToString("KeySet[key-rsa, key-ec]");
        assertThat(Map.of("key", Tokens.EC)).hasToString("{key=SigningKey[key-ec]}");
    }

    private static void assertRefused(
            String type, AlgorithmParameterSpec parameters, Algorithm algorithm, String complaint) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
        generator.initialize(parameters);
        KeyPair pair = generator.generateKeyPair();
        assertThatThrownBy(() -> new SigningKey("key", algorithm, pair.getPrivate(), pair.getPublic()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    /// The number by the book (RFC 7518, section 6): big-endian, of exactly this many bytes.
    private static String unsigned(BigInteger number, int width) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[width - 1 - i] = number.shiftRight(8 * i).byteValue();
        }
        return Base64Url.encode(bytes);
    }
}
