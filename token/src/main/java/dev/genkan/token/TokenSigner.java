package dev.genkan.token;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Signs session tokens with one key. Safe for use by many threads.
public final class TokenSigner {

    /// What a token for another service says of itself (`cat`), so that nobody takes it for a session token.
    public static final String TEMPLATE_CATEGORY = JwsHeader.TEMPLATE_CATEGORY;

    private final Signatures signatures;
    private final String headerAndDot;

    public TokenSigner(SigningKey key) {
        this(key, JwsHeader.forSession(key.algorithm(), key.kid()));
    }

    private TokenSigner(SigningKey key, Map<String, @Nullable Object> header) {
        this.signatures = Signatures.signing(key.algorithm(), key.privateKey());
        this.headerAndDot = encode(Json.write(header)) + ".";
    }

    /// Signs tokens for other services, which nobody takes for session tokens: their header is of another category.
    public static TokenSigner ofTemplates(SigningKey key) {
        return new TokenSigner(key, JwsHeader.forTemplate(key.algorithm(), key.kid()));
    }

    /// The payload as a compact JWS. It is signed as it stands: [SessionClaims] lays it out.
    ///
    /// @throws IllegalArgumentException if the payload is not JSON as [Json#write] takes it; the caller's fault
    /// @throws TooLong if the token would be longer than the 8,192 characters that are ever looked at; likewise
    public String sign(Map<String, @Nullable Object> payload) {
        String input = headerAndDot + encode(Json.write(payload));
        byte[] signature = signatures.sign(input.getBytes(StandardCharsets.US_ASCII));
        String token = input + "." + Base64Url.encode(signature);
        if (token.length() > JwsVerifier.LONGEST) {
            throw new TooLong("the token has %d characters, more than %d; its subject is %s"
                    .formatted(token.length(), JwsVerifier.LONGEST, payload.get("sub")));
        }
        return token;
    }

    private static String encode(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A payload for which there is no room in a token. The message names the subject.
    public static final class TooLong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        TooLong(String message) {
            super(message);
        }
    }
}
