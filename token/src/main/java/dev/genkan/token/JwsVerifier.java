package dev.genkan.token;

import dev.genkan.token.Verdict.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Whether a compact JWS (RFC 7515, section 7.1) was signed by one of our keys. What the payload says is not asked
/// here.
///
/// The token is a stranger's text until the signature has been found good, so nothing in it chooses anything: not the
/// algorithm, not the key beyond its id, not how it is to be read (RFC 8725, section 3).
final class JwsVerifier implements SignatureCheck {

    /// The longest token looked at, in characters: twice what a cookie can carry.
    static final int LONGEST = 8_192;

    private static final int HEADERS_KEPT = 64;

    // Every token of one key has the same header. Only those under a good signature are kept, so that strangers cannot
    // fill the map.
    private final Map<String, JwsHeader.Accepted> knownHeaders = new ConcurrentHashMap<>();

    @Override
    public Outcome verify(String token, KeySet keys) {
        if (token.length() > LONGEST) {
            return new Outcome.Refused(Reason.TOO_LONG);
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            return new Outcome.Refused(Reason.NOT_THREE_PARTS);
        }
        String headerPart = token.substring(0, first);
        return switch (header(headerPart)) {
            case JwsHeader.Refused refused -> new Outcome.Refused(refused.reason());
            case JwsHeader.Accepted header -> {
                Outcome outcome = verify(token, first, second, header, keys);
                remember(headerPart, header, outcome);
                yield outcome;
            }
        };
    }

    private static Outcome verify(String token, int first, int second, JwsHeader.Accepted header, KeySet keys) {
        Optional<VerifyingKey> key = keys.find(header.kid());
        if (key.isEmpty()) {
            return new Outcome.Refused(Reason.UNKNOWN_KEY);
        }
        if (!key.get().algorithm().name().equals(header.alg())) {
            return new Outcome.Refused(Reason.WRONG_ALGORITHM);
        }
        Optional<byte[]> payload = Base64Url.decode(token.substring(first + 1, second));
        Optional<byte[]> signature = Base64Url.decode(token.substring(second + 1));
        if (payload.isEmpty() || signature.isEmpty()) {
            return new Outcome.Refused(Reason.NOT_BASE64URL);
        }
        byte[] signed = token.substring(0, second).getBytes(StandardCharsets.US_ASCII);
        return keys.verify(header.kid(), signed, signature.get())
                ? new Outcome.Sound(payload.get())
                : new Outcome.Refused(Reason.WRONG_SIGNATURE);
    }

    private JwsHeader header(String part) {
        JwsHeader known = knownHeaders.get(part);
        return known == null ? JwsHeader.read(part) : known;
    }

    private void remember(String part, JwsHeader.Accepted header, Outcome outcome) {
        if (outcome instanceof Outcome.Sound && header.repeats() && knownHeaders.size() < HEADERS_KEPT) {
            knownHeaders.putIfAbsent(part, header);
        }
    }
}
