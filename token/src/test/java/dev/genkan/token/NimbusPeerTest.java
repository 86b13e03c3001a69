package dev.genkan.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tokens and keys cross to another implementation and come back.
class NimbusPeerTest {

    @ParameterizedTest
    @EnumSource
    void a_token_we_sign_is_believed_by_nimbus(Algorithm algorithm) throws Exception {
        SignedJWT read = SignedJWT.parse(new TokenSigner(key(algorithm)).sign(Tokens.payload()));

        assertThat(read.verify(nimbusVerifier(algorithm))).isTrue();
        assertThat(read.getHeader().toJSONObject())
                .isEqualTo(Map.of(
                        "alg",
                        algorithm.name(),
                        "typ",
                        "JWT",
                        "kid",
                        key(algorithm).kid(),
                        "cat",
                        "cl_B7d4PD111AAA"));
        assertThat(read.getJWTClaimsSet().getSubject()).isEqualTo(Tokens.ADA.value());
        assertThat(read.getJWTClaimsSet().getExpirationTime()).isEqualTo(Date.from(Tokens.NOON.plus(Tokens.LIFETIME)));
    }

    @ParameterizedTest
    @EnumSource
    void a_token_nimbus_signs_is_believed_by_us(Algorithm algorithm) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.name()))
                .keyID(key(algorithm).kid())
                .type(JOSEObjectType.JWT)
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(Tokens.ISSUER)
                .subject(Tokens.ADA.value())
                .claim("sid", Tokens.SESSION.value())
                .issueTime(Date.from(Tokens.NOON))
                .expirationTime(Date.from(Tokens.NOON.plusSeconds(60)))
                .claim("name", "Ada \ud83d\udc69\u200d\ud83d\udcbb \u00e9 \u2028")
                .build();
        SignedJWT signed = new SignedJWT(header, claims);
        signed.sign(nimbusSigner(algorithm));

        assertThat(Tokens.verifierAt(Tokens.NOON).verify(signed.serialize()))
                .isInstanceOfSatisfying(
                        Verdict.Genuine.class,
                        genuine -> assertThat(genuine.claims().all())
                                .containsEntry("name", "Ada \ud83d\udc69\u200d\ud83d\udcbb \u00e9 \u2028"));
    }

    @Test
    void our_key_set_is_read_by_nimbus() throws Exception {
        JWKSet read = JWKSet.parse(Tokens.KEYS.toJwks());

        assertThat(read.size()).isEqualTo(2);
        assertThat(read.getKeyByKeyId("key-rsa").toRSAKey().toRSAPublicKey()).isEqualTo(Tokens.RSA.publicKey());
        assertThat(read.getKeyByKeyId("key-ec").toECKey().toECPublicKey().getW())
                .isEqualTo(((ECPublicKey) Tokens.EC.publicKey()).getW());
        assertThat(read.containsNonPublicKeys()).isFalse();
    }

    @Test
    void nimbus_key_set_is_read_by_us() {
        JWKSet set = new JWKSet(java.util.List.of(
                new RSAKey.Builder((RSAPublicKey) Tokens.RSA.publicKey())
                        .keyID("key-rsa")
                        .algorithm(JWSAlgorithm.RS256)
                        .build(),
                new ECKey.Builder(Curve.P_256, (ECPublicKey) Tokens.EC.publicKey())
                        .keyID("key-ec")
                        .algorithm(JWSAlgorithm.ES256)
                        .build()));
        KeySet read = KeySet.parseJwks(set.toString());
        TokenVerifier verifier = new TokenVerifier(() -> read, Tokens.EXPECTATIONS, () -> Tokens.NOON);

        assertThat(read.keys()).extracting(VerifyingKey::kid).containsExactly("key-rsa", "key-ec");
        assertThat(verifier.verify(new TokenSigner(Tokens.RSA).sign(Tokens.payload())))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(verifier.verify(new TokenSigner(Tokens.EC).sign(Tokens.payload())))
                .isInstanceOf(Verdict.Genuine.class);
    }

    private static SigningKey key(Algorithm algorithm) {
        return algorithm == Algorithm.RS256 ? Tokens.RSA : Tokens.EC;
    }

    private static JWSVerifier nimbusVerifier(Algorithm algorithm) throws Exception {
        return switch (algorithm) {
            case RS256 -> new RSASSAVerifier((RSAPublicKey) Tokens.RSA.publicKey());
            case ES256 -> new ECDSAVerifier((ECPublicKey) Tokens.EC.publicKey());
        };
    }

    private static JWSSigner nimbusSigner(Algorithm algorithm) throws Exception {
        return switch (algorithm) {
            case RS256 -> new RSASSASigner(Tokens.RSA.privateKey());
            case ES256 -> new ECDSASigner((ECPrivateKey) Tokens.EC.privateKey());
        };
    }
}
