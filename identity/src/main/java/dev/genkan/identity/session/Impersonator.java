package dev.genkan.identity.session;

import dev.genkan.token.Ids;
import dev.genkan.token.Json;
import dev.genkan.token.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody who acts in a member's place, as those who help them do: what session and tokens say of them (`act`).
///
/// @param claims a JSON object; `sub` in it is the id of the user who acts. It stands in every token, so that it is
///     not secret and not long
public record Impersonator(Map<String, @Nullable Object> claims) {

    /// How many bytes of JSON it may have.
    public static final int MOST_BYTES = 512;

    private static final String WHO = "sub";
    // together with the member's a name in the audit log
    private static final int LONGEST_ID = 59;

    /// @throws IllegalArgumentException if `sub` is no id of a user, or all of it too long; the caller's fault
    // written out, because a compact one loses the annotation of its parameter for other modules
    public Impersonator(Map<String, @Nullable Object> claims) {
        this.claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        if (!(claims.get(WHO) instanceof String sub) || sub.length() > LONGEST_ID || !Ids.isPrefixed("user_", sub)) {
            throw new IllegalArgumentException("sub has to be the id of the user who acts");
        }
        if (Json.write(claims).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("an actor has at most " + MOST_BYTES + " bytes of JSON");
        }
    }

    /// Somebody of whom nothing is said but who they are.
    public static Impersonator of(UserId who) {
        return new Impersonator(Map.of(WHO, who.value()));
    }

    static @Nullable Impersonator stored(@Nullable String json) {
        return json == null ? null : new Impersonator(Json.parseObject(json));
    }

    /// Who acts.
    public UserId who() {
        return new UserId(String.valueOf(claims.get(WHO)));
    }

    public String json() {
        return Json.write(claims);
    }
}
