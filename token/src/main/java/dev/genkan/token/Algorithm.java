package dev.genkan.token;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;

/// The two ways tokens are signed here (RFC 7518, section 3). Every key has one; a token never chooses.
public enum Algorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256, by keys of 2048 bits and exponent 65537: consumers that take the key as PEM
    /// assume just that.
    RS256("RSA", "SHA256withRSA"),
    /// ECDSA on P-256 with SHA-256; the signature is R and S, 32 bytes each.
    ES256("EC", "SHA256withECDSAinP1363Format");

    private static final int RSA_BYTES = 256;
    private static final int FIELD_BYTES = 32;

    private final String keyType;
    private final String signatureName;

    Algorithm(String keyType, String signatureName) {
        this.keyType = keyType;
        this.signatureName = signatureName;
    }

    /// The JDK's name for the kind of key, which is also the `kty` of a JWK.
    String keyType() {
        return keyType;
    }

    /// The JDK's name for the signature.
    String signatureName() {
        return signatureName;
    }

    /// How long each of its signatures is.
    int signatureBytes() {
        return switch (this) {
            case RS256 -> RSA_BYTES;
            case ES256 -> 2 * FIELD_BYTES;
        };
    }

    AlgorithmParameterSpec keyParameters() {
        return switch (this) {
            case RS256 -> new RSAKeyGenParameterSpec(8 * RSA_BYTES, RSAKeyGenParameterSpec.F4);
            case ES256 -> new ECGenParameterSpec(P256.NAME);
        };
    }

    /// @throws IllegalArgumentException if this is not a key of exactly the kind this algorithm uses; the caller's
    /// fault
    void requireFits(PublicKey key) {
        boolean fits = switch (this) {
            case RS256 -> key instanceof RSAPublicKey rsa && fitsRs256(rsa);
            case ES256 -> key instanceof ECPublicKey ec && P256.contains(ec);
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    switch (this) {
                        case RS256 -> "RS256 takes an RSA key of 2048 bits with the exponent 65537";
                        case ES256 -> "ES256 takes a key that is a point of the curve P-256";
                    });
        }
    }

    /// Whether these bytes have the shape of a signature at all. For ES256 this is where zero and numbers beyond the
    /// group order end, whatever the provider would have made of them.
    boolean couldSign(byte[] signature) {
        return switch (this) {
            case RS256 -> signature.length == RSA_BYTES;
            case ES256 ->
                signature.length == 2 * FIELD_BYTES
                        && P256.isScalar(Arrays.copyOfRange(signature, 0, FIELD_BYTES))
                        && P256.isScalar(Arrays.copyOfRange(signature, FIELD_BYTES, 2 * FIELD_BYTES));
        };
    }

    private static boolean fitsRs256(RSAPublicKey key) {
        return key.getModulus().bitLength() == 8 * RSA_BYTES
                && key.getPublicExponent().equals(RSAKeyGenParameterSpec.F4);
    }
}
