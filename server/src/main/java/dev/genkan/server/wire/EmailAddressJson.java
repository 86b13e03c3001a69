package dev.genkan.server.wire;

import dev.genkan.identity.user.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One address of a user, as both APIs show it.
public final class EmailAddressJson {

    private EmailAddressJson() {}

    public static Map<String, @Nullable Object> of(User.Address address) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", address.id());
        json.put("object", "email_address");
        json.put("email_address", address.address().value());
        json.put("reserved", false);
        // null until there has been a proof, or somebody has asked for a code: components take anything else for that
        json.put("verification", address.verified() ? verification(address) : null);
        json.put("linked_to", List.of());
        json.put("matches_sso_connection", false);
        json.put("created_at", address.createdAt().toEpochMilli());
        json.put("updated_at", address.updatedAt().toEpochMilli());
        return json;
    }

    /// One that is being proven by a code.
    ///
    /// @param attempts how many were made
    public static Map<String, @Nullable Object> prepared(User.Address address, long attempts, Instant expiresAt) {
        Map<String, @Nullable Object> json = of(address);
        json.put("verification", verification("email_code", "unverified", attempts, expiresAt));
        return json;
    }

    private static Map<String, @Nullable Object> verification(User.Address address) {
        return verification(address.strategy(), "verified", null, address.updatedAt());
    }

    private static Map<String, @Nullable Object> verification(
            String strategy, String status, @Nullable Long attempts, Instant expiresAt) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "verification_" + object(strategy));
        json.put("status", status);
        json.put("strategy", strategy);
        json.put("attempts", attempts);
        // a number always, because strict clients want one
        json.put("expire_at", expiresAt.toEpochMilli());
        return json;
    }

    private static String object(String strategy) {
        return switch (strategy) {
            case "email_link" -> "email_link";
            case "admin" -> "admin";
            case "ticket" -> "ticket";
            default -> "otp";
        };
    }
}
