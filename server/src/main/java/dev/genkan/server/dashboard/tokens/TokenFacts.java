package dev.genkan.server.dashboard.tokens;

import dev.genkan.identity.instance.SigningKeys;
import dev.genkan.token.SigningKey;
import java.net.URI;
import java.util.Base64;

/// What others need to know to check a token of this instance.
public record TokenFacts(URI publicUrl, SigningKeys keys) {

    /// Such as `RS256`.
    public String algorithm() {
        return keys.current().algorithm().name();
    }

    public String kid() {
        return keys.current().kid();
    }

    public String jwksUrl() {
        return publicUrl + "/.well-known/jwks.json";
    }

    /// The public half of the key that signs now.
    public String pem() {
        SigningKey key = keys.current();
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.publicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
