package dev.genkan.token;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The layout of a session token's payload: Clerk's versions 1 and 2, so that their SDKs read our tokens.
public final class SessionClaims {

    /// The names an application's own claims cannot take; so are all that begin with `org_`.
    public static final Set<String> RESERVED = Set.of(
            "azp",
            "exp",
            "iat",
            "iss",
            "jti",
            "nbf",
            "sid",
            "sub",
            "fva",
            "sts",
            "v",
            "o",
            "act",
            "org_id",
            "org_slug",
            "org_role",
            "org_permissions");

    private static final Duration HEAD_START = Duration.ofSeconds(10);

    /// Which of the two layouts a token has. Verifiers take both.
    public enum Version {
        /// For consumers older than version 2: no `v`, no `jti`, and `sts` only while something is still asked of the
        /// member, which they may not know of and others must not overlook.
        V1,
        V2
    }

    /// Whether the session is complete, or something is still asked of the member (`sts`).
    public enum Status {
        ACTIVE,
        PENDING
    }

    /// How long ago the member last proved who they are (`fva`).
    ///
    /// @param first whole minutes since a first factor, or [#NEVER]
    /// @param second whole minutes since a second factor, or [#NEVER]
    public record FactorAges(long first, long second) {

        public static final long NEVER = -1;

        public FactorAges {
            if (first < NEVER || second < NEVER) {
                throw new IllegalArgumentException("an age is a number of minutes, or -1 for never");
            }
        }
    }

    private SessionClaims() {}

    /// Whether an application's own claim may not have this name.
    public static boolean isReserved(String name) {
        return RESERVED.contains(name) || name.startsWith("org_");
    }

    /// The payload of one token.
    ///
    /// @param issuedAt when the data in it was read, not when it is signed; the fraction of a second is dropped
    /// @param lifetime whole seconds, at least one
    /// @param authorizedParty the origin it is made for; empty leaves `azp` out
    /// @param jti a random text that no other token has
    /// @param custom the application's own claims; one with a reserved name is left out
    /// @return the claims in the order in which they are written; nobody else holds the map
    /// @throws IllegalArgumentException for a lifetime under a second; the caller's fault
    public static Map<String, @Nullable Object> v2(
            String issuer,
            UserId userId,
            SessionId sessionId,
            Instant issuedAt,
            Duration lifetime,
            String authorizedParty,
            String jti,
            FactorAges factorAges,
            Status status,
            Map<String, @Nullable Object> custom) {
        long iat = secondOf(issuedAt, lifetime);
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        if (!authorizedParty.isEmpty()) {
            payload.put("azp", authorizedParty);
        }
        payload.put("exp", iat + lifetime.toSeconds());
        payload.put("fva", List.of(factorAges.first(), factorAges.second()));
        payload.put("iat", iat);
        payload.put("iss", issuer);
        payload.put("jti", jti);
        payload.put("nbf", iat - HEAD_START.toSeconds());
        payload.put("sid", sessionId.value());
        payload.put("sts", nameOf(status));
        payload.put("sub", userId.value());
        payload.put("v", 2L);
        putOwn(custom, payload);
        return payload;
    }

    /// The same in the older layout, see [Version#V1].
    public static Map<String, @Nullable Object> v1(
            String issuer,
            UserId userId,
            SessionId sessionId,
            Instant issuedAt,
            Duration lifetime,
            String authorizedParty,
            FactorAges factorAges,
            Status status,
            Map<String, @Nullable Object> custom) {
        long iat = secondOf(issuedAt, lifetime);
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        if (!authorizedParty.isEmpty()) {
            payload.put("azp", authorizedParty);
        }
        payload.put("exp", iat + lifetime.toSeconds());
        payload.put("fva", List.of(factorAges.first(), factorAges.second()));
        payload.put("iat", iat);
        payload.put("iss", issuer);
        payload.put("nbf", iat - HEAD_START.toSeconds());
        payload.put("sid", sessionId.value());
        if (status != Status.ACTIVE) {
            payload.put("sts", nameOf(status));
        }
        payload.put("sub", userId.value());
        putOwn(custom, payload);
        return payload;
    }

    private static long secondOf(Instant issuedAt, Duration lifetime) {
        if (lifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("a token lives at least a second, not " + lifetime);
        }
        return issuedAt.getEpochSecond();
    }

    private static String nameOf(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static void putOwn(Map<String, @Nullable Object> custom, Map<String, @Nullable Object> payload) {
        custom.forEach((name, value) -> {
            if (!isReserved(name)) {
                payload.put(name, value);
            }
        });
    }
}
