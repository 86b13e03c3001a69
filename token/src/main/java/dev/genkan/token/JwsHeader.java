package dev.genkan.token;

import dev.genkan.token.Verdict.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The header of a token, read: either what matters of it, or why it will not do.
sealed interface JwsHeader {

    /// The category of session tokens among all that Clerk's SDKs know.
    String SESSION_CATEGORY = "cl_B7d4PD111AAA";

    /// The category of tokens that applications have made for other services: no session token, whoever signed it.
    String TEMPLATE_CATEGORY = "cl_B7d4PD222AAA";

    /// @param alg what the token claims to be signed with; the key decides whether that is true
    /// @param repeats whether other tokens will carry this very header; one with a time in it (`oiat`) does not repeat
    record Accepted(String alg, String kid, boolean repeats) implements JwsHeader {}

    record Refused(Reason reason) implements JwsHeader {}

    /// Every name a header may hold. A fixed list keeps out what nobody thought of, together with `crit`, `jwk`, `jku`,
    /// `x5u`, `x5c`, `b64`, `zip` and `enc` (RFC 7515, section 4; RFC 7797; RFC 7516).
    Set<String> ACCEPTED_NAMES = Set.of("alg", "typ", "kid", "cat", "oiat");

    /// The header of every session token that is signed with this key.
    static Map<String, @Nullable Object> forSession(Algorithm algorithm, String kid) {
        return of(algorithm, kid, SESSION_CATEGORY);
    }

    /// The header of every token of a template that is signed with this key.
    static Map<String, @Nullable Object> forTemplate(Algorithm algorithm, String kid) {
        return of(algorithm, kid, TEMPLATE_CATEGORY);
    }

    private static Map<String, @Nullable Object> of(Algorithm algorithm, String kid, String category) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm.name());
        header.put("typ", "JWT");
        header.put("kid", kid);
        header.put("cat", category);
        return header;
    }

    /// Reads the first part of a token.
    static JwsHeader read(String part) {
        Optional<byte[]> bytes = Base64Url.decode(part);
        if (bytes.isEmpty()) {
            return new Refused(Reason.NOT_BASE64URL);
        }
        return bytes.flatMap(StrictUtf8::decode)
                .flatMap(JwsHeader::parse)
                .map(JwsHeader::of)
                .orElseGet(() -> new Refused(Reason.HEADER_MALFORMED));
    }

    private static Optional<Map<String, @Nullable Object>> parse(String json) {
        try {
            return Optional.of(Json.parseObject(json));
        } catch (Json.Malformed e) {
            return Optional.empty();
        }
    }

    private static JwsHeader of(Map<String, @Nullable Object> header) {
        if (!ACCEPTED_NAMES.containsAll(header.keySet())) {
            return new Refused(Reason.HEADER_NOT_ACCEPTED);
        }
        if (!(header.get("alg") instanceof String alg && header.get("kid") instanceof String kid)) {
            return new Refused(Reason.HEADER_MALFORMED);
        }
        if (header.containsKey("oiat") && !(header.get("oiat") instanceof Long)) {
            return new Refused(Reason.HEADER_MALFORMED);
        }
        if (!is("JWT", "typ", header) || !is(SESSION_CATEGORY, "cat", header)) {
            return new Refused(Reason.NOT_A_SESSION_TOKEN);
        }
        return new Accepted(alg, kid, !header.containsKey("oiat"));
    }

    private static boolean is(String expected, String name, Map<String, @Nullable Object> header) {
        return !header.containsKey(name) || expected.equals(header.get(name));
    }
}
