package dev.genkan.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Public keys as JSON and back (RFC 7517; RFC 7518, section 6).
final class Jwks {

    private static final int FIELD_BYTES = 32;

    private Jwks() {}

    static String write(List<VerifyingKey> keys) {
        return Json.write(Map.of("keys", keys.stream().map(Jwks::write).toList()));
    }

    private static Map<String, @Nullable Object> write(VerifyingKey key) {
        Map<String, @Nullable Object> jwk = new LinkedHashMap<>();
        jwk.put("use", "sig");
        jwk.put("kty", key.algorithm().keyType());
        jwk.put("kid", key.kid());
        jwk.put("alg", key.algorithm().name());
        switch (key.publicKey()) {
            case RSAPublicKey rsa -> {
                jwk.put("n", number(rsa.getModulus(), 0));
                jwk.put("e", number(rsa.getPublicExponent(), 0));
            }
            case ECPublicKey ec -> {
                jwk.put("crv", "P-256");
                jwk.put("x", number(ec.getW().getAffineX(), FIELD_BYTES));
                jwk.put("y", number(ec.getW().getAffineY(), FIELD_BYTES));
            }
            default -> throw new IllegalStateException("a key of an unknown kind: " + key.kid());
        }
        return jwk;
    }

    static List<VerifyingKey> read(String jwks) {
        if (!(Json.parseObject(jwks).get("keys") instanceof List<?> keys)) {
            throw new IllegalArgumentException("a JWK Set has an array named keys");
        }
        return keys.stream().flatMap(key -> read(key).stream()).toList();
    }

    private static Optional<VerifyingKey> read(@Nullable Object json) {
        return json instanceof Map<?, ?> jwk && isForVerifying(jwk) && jwk.get("kid") instanceof String kid
                ? algorithm(jwk)
                        .flatMap(algorithm ->
                                publicKey(algorithm, jwk).flatMap(publicKey -> verifyingKey(kid, algorithm, publicKey)))
                : Optional.empty();
    }

    private static boolean isForVerifying(Map<?, ?> jwk) {
        boolean byUse = !jwk.containsKey("use") || "sig".equals(jwk.get("use"));
        boolean byOperations = !jwk.containsKey("key_ops")
                || (jwk.get("key_ops") instanceof List<?> operations && operations.contains("verify"));
        return byUse && byOperations;
    }

    private static Optional<Algorithm> algorithm(Map<?, ?> jwk) {
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm.name().equals(jwk.get("alg")) && algorithm.keyType().equals(jwk.get("kty"))) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    private static Optional<PublicKey> publicKey(Algorithm algorithm, Map<?, ?> jwk) {
        Optional<KeySpec> spec = switch (algorithm) {
            case RS256 -> number(jwk.get("n")).flatMap(n -> number(jwk.get("e")).map(e -> new RSAPublicKeySpec(n, e)));
            case ES256 ->
                "P-256".equals(jwk.get("crv"))
                        ? coordinate(jwk.get("x"))
                                .flatMap(x -> coordinate(jwk.get("y")).map(y -> new ECPoint(x, y)))
                                .filter(P256::contains)
                                .map(point -> new ECPublicKeySpec(point, P256.PARAMETERS))
                        : Optional.empty();
        };
        return spec.flatMap(known -> publicKey(algorithm, known));
    }

    private static Optional<PublicKey> publicKey(Algorithm algorithm, KeySpec spec) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm.keyType()).generatePublic(spec));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<VerifyingKey> verifyingKey(String kid, Algorithm algorithm, PublicKey publicKey) {
        try {
            return Optional.of(new VerifyingKey(kid, algorithm, publicKey));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigInteger> number(@Nullable Object base64Url) {
        return bytes(base64Url).map(bytes -> new BigInteger(1, bytes));
    }

    private static Optional<BigInteger> coordinate(@Nullable Object base64Url) {
        return bytes(base64Url).filter(bytes -> bytes.length == FIELD_BYTES).map(bytes -> new BigInteger(1, bytes));
    }

    private static Optional<byte[]> bytes(@Nullable Object base64Url) {
        return base64Url instanceof String text ? Base64Url.decode(text) : Optional.empty();
    }

    /// Big-endian without sign, with leading zeros up to `width` bytes.
    private static String number(BigInteger number, int width) {
        byte[] signed = number.toByteArray();
        int from = signed[0] == 0 && signed.length > 1 ? 1 : 0;
        int length = Math.max(width, signed.length - from);
        byte[] bytes = new byte[length];
        System.arraycopy(signed, from, bytes, length - (signed.length - from), signed.length - from);
        return Base64Url.encode(bytes);
    }
}
