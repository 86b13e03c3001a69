package dev.genkan.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// What the cryptography alone costs: one kept object per key, in the provider that our tokens are signed by.
final class Floor {

    private final Signature signing;
    private final Signature verifying;

    Floor() {
        try {
            Provider provider = provider();
            KeyFactory factory = KeyFactory.getInstance("RSA", provider);
            signing = Signature.getInstance("SHA256withRSA", provider);
            signing.initSign(factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Tokens.KEY.privateKey().getEncoded())));
            verifying = Signature.getInstance("SHA256withRSA", provider);
            verifying.initVerify(factory.generatePublic(
                    new X509EncodedKeySpec(Tokens.KEY.publicKey().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA on this machine", e);
        }
    }

    byte[] sign(byte[] input) {
        try {
            signing.update(input);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    /// Base64 and the signature; nothing of the claims is looked at.
    boolean verify(String token) {
        try {
            int dot = token.lastIndexOf('.');
            verifying.update(token.substring(0, dot).getBytes(StandardCharsets.ISO_8859_1));
            return verifying.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("verifying failed", e);
        }
    }

    /// The native one where its jar is on the class path, as the product does it.
    private static Provider provider() throws GeneralSecurityException {
        try {
            return (Provider) Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider")
                    .getField("INSTANCE")
                    .get(null);
        } catch (ReflectiveOperationException notThere) {
            return Signature.getInstance("SHA256withRSA").getProvider();
        }
    }
}
