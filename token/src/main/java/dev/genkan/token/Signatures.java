package dev.genkan.token;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The cryptography of one key: the one place that knows which provider does the work.
///
/// It is the native one if it is there, see [NativeProvider]; otherwise the first of the runtime that can: the JDK's
/// own, unless another is installed before it. The key is read anew by that provider's factory, because a provider that
/// is handed a stranger's key object translates it at every signature, and that can cost more than the provider saves.
///
/// Ready objects are kept between calls and lent to one thread at a time: a queue rather than a thread-local, because
/// virtual threads are too many to own one each. It grows to the number of threads that ever signed at once.
final class Signatures {

    private interface Maker {
        Signature make() throws GeneralSecurityException;
    }

    private final Algorithm algorithm;
    private final Provider provider;
    private final Maker maker;
    private final ConcurrentLinkedQueue<Signature> idle = new ConcurrentLinkedQueue<>();

    private Signatures(Algorithm algorithm, Provider provider, Maker maker) {
        this.algorithm = algorithm;
        this.provider = provider;
        this.maker = maker;
    }

    /// @throws IllegalArgumentException if the key is not one of the algorithm's kind; the caller's fault
    static Signatures signing(Algorithm algorithm, PrivateKey key) {
        return signing(algorithm, key, usual(algorithm));
    }

    static Signatures signing(Algorithm algorithm, PrivateKey key, Provider provider) {
        try {
            PrivateKey own = KeyFactory.getInstance(algorithm.keyType(), provider)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded(key)));
            return new Signatures(algorithm, provider, () -> {
                Signature signature = Signature.getInstance(algorithm.signatureName(), provider);
                signature.initSign(own);
                return signature;
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this private key cannot sign with " + algorithm, e);
        }
    }

    /// @throws IllegalArgumentException if the provider cannot read the key; the caller's fault
    static Signatures verifying(VerifyingKey key) {
        return verifying(key, usual(key.algorithm()));
    }

    static Signatures verifying(VerifyingKey key, Provider provider) {
        Algorithm algorithm = key.algorithm();
        try {
            PublicKey own = KeyFactory.getInstance(algorithm.keyType(), provider)
                    .generatePublic(new X509EncodedKeySpec(encoded(key.publicKey())));
            return new Signatures(algorithm, provider, () -> {
                Signature signature = Signature.getInstance(algorithm.signatureName(), provider);
                signature.initVerify(own);
                return signature;
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key " + key.kid() + " cannot verify " + algorithm, e);
        }
    }

    byte[] sign(byte[] input) {
        try {
            Signature signature = borrow();
            signature.update(input);
            byte[] signed = signature.sign();
            idle.add(signature);
            return signed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with " + algorithm + " failed", e);
        }
    }

    /// Whether `signature` is one of this key's over `input`; any bytes may be given.
    boolean verify(byte[] input, byte[] signature) {
        if (!algorithm.couldSign(signature)) {
            return false;
        }
        try {
            Signature checker = borrow();
            checker.update(input);
            boolean genuine = checker.verify(signature);
            idle.add(checker);
            return genuine;
        } catch (SignatureException e) {
            return false; // providers differ in whether a bad signature is false or thrown; this object is not kept
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("verifying " + algorithm + " failed", e);
        }
    }

    private Signature borrow() throws GeneralSecurityException {
        Signature ready = idle.poll();
        return ready == null ? maker.make() : ready;
    }

    private static byte[] encoded(Key key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new IllegalArgumentException("a key that cannot leave its device is not supported");
        }
        return encoded;
    }

    /// Who does the work.
    Provider provider() {
        return provider;
    }

    private static Provider usual(Algorithm algorithm) {
        return NativeProvider.find().orElseGet(() -> ofTheRuntime(algorithm));
    }

    /// The runtime's first provider for this.
    static Provider ofTheRuntime(Algorithm algorithm) {
        try {
            return Signature.getInstance(algorithm.signatureName()).getProvider();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime cannot sign with " + algorithm, e);
        }
    }
}
