package dev.genkan.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/// A key pair that signs tokens. It prints as its id; the private half never leaves it as text.
///
/// @param kid the opaque id of the key: 1 to 128 visible ASCII characters
public record SigningKey(String kid, Algorithm algorithm, PrivateKey privateKey, PublicKey publicKey) {

    private static final byte[] SAMPLE = {'g', 'e', 'n', 'k', 'a', 'n'};

    /// @throws IllegalArgumentException if the halves do not belong together or are not of the
    ///     algorithm's kind; the caller's fault
    public SigningKey {
        VerifyingKey other = new VerifyingKey(kid, algorithm, publicKey);
        byte[] signature = Signatures.signing(algorithm, privateKey).sign(SAMPLE);
        if (!Signatures.verifying(other).verify(SAMPLE, signature)) {
            throw new IllegalArgumentException("the halves of the key " + kid + " do not belong together");
        }
    }

    /// A new key. Takes a moment for RS256.
    public static SigningKey generate(String kid, Algorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keyType());
            generator.initialize(algorithm.keyParameters());
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(kid, algorithm, pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot make a key for " + algorithm, e);
        }
    }

    /// A key as it was kept.
    ///
    /// @param pkcs8 what `privateKey().getEncoded()` was
    /// @param x509 what `publicKey().getEncoded()` was
    /// @throws IllegalArgumentException if they are anything else; the fault of the store
    public static SigningKey restore(String kid, Algorithm algorithm, byte[] pkcs8, byte[] x509) {
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm.keyType());
            return new SigningKey(
                    kid,
                    algorithm,
                    factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
                    factory.generatePublic(new X509EncodedKeySpec(x509)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key " + kid + " cannot be read as a key for " + algorithm, e);
        }
    }

    public VerifyingKey verifyingKey() {
        return new VerifyingKey(kid, algorithm, publicKey);
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
