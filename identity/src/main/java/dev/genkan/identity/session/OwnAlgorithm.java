package dev.genkan.identity.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How tokens may be signed that others read (RFC 7518, section 3.1). Session tokens know two of these only.
public enum OwnAlgorithm {
    HS256("HmacSHA256", 32),
    HS384("HmacSHA384", 48),
    HS512("HmacSHA512", 64),
    RS256("SHA256withRSA", 2048),
    RS384("SHA384withRSA", 2048),
    RS512("SHA512withRSA", 2048),
    ES256("SHA256withECDSAinP1363Format", 256),
    ES384("SHA384withECDSAinP1363Format", 384),
    ES512("SHA512withECDSAinP1363Format", 521);

    private final String inJava;
    /// Bytes of a secret at least, bits of an RSA key at least, bits of a curve exactly.
    private final int size;

    OwnAlgorithm(String inJava, int size) {
        this.inJava = inJava;
        this.size = size;
    }

    /// Signs with one key.
    interface Signer {
        byte[] sign(byte[] input);
    }

    /// @throws IllegalArgumentException if the key is not one for this; the message says why, without the key
    Signer signer(String key) {
        return switch (this) {
            case HS256, HS384, HS512 -> byMac(key.getBytes(StandardCharsets.UTF_8));
            case RS256, RS384, RS512 -> bySignature(rsa(read("RSA", key)));
            case ES256, ES384, ES512 -> bySignature(ec(read("EC", key)));
        };
    }

    private Signer byMac(byte[] secret) {
        if (secret.length < size) {
            // RFC 7518, section 3.2
            throw new IllegalArgumentException(
                    name() + " takes a secret of " + size + " bytes at least, and this has " + secret.length);
        }
        return input -> {
            try {
                Mac mac = Mac.getInstance(inJava);
                mac.init(new SecretKeySpec(secret, inJava));
                return mac.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has " + inJava, e);
            }
        };
    }

    private Signer bySignature(PrivateKey key) {
        return input -> {
            try {
                Signature signature = Signature.getInstance(inJava);
                signature.initSign(key);
                signature.update(input);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("signing with " + name() + " failed", e);
            }
        };
    }

    private PrivateKey rsa(PrivateKey key) {
        if (!(key instanceof RSAPrivateKey rsa) || rsa.getModulus().bitLength() < size) {
            throw new IllegalArgumentException(name() + " takes an RSA key of " + size + " bits at least");
        }
        return key;
    }

    private PrivateKey ec(PrivateKey key) {
        if (!(key instanceof ECPrivateKey ec) || ec.getParams().getOrder().bitLength() != size) {
            throw new IllegalArgumentException(name() + " takes a key of the curve P-" + size);
        }
        return key;
    }

    private PrivateKey read(String kind, String pem) {
        String bare = pem.strip();
        if (!bare.startsWith("-----BEGIN PRIVATE KEY-----") || !bare.endsWith("-----END PRIVATE KEY-----")) {
            throw new IllegalArgumentException(name() + " takes a private key as PEM that begins with BEGIN PRIVATE KEY"
                    + " (openssl pkcs8 -topk8 -nocrypt makes one)");
        }
        String base64 = bare.substring("-----BEGIN PRIVATE KEY-----".length())
                .replace("-----END PRIVATE KEY-----", "")
                .replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance(kind)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // neither message may carry a part of the key
            throw new IllegalArgumentException(name() + " takes another kind of private key than this");
        }
    }
}
