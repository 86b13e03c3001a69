package dev.genkan.server.wire;

import dev.genkan.identity.user.User;
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
        json.put("verification", verification(address));
        json.put("linked_to", List.of());
        json.put("matches_sso_connection", false);
        json.put("created_at", address.createdAt().toEpochMilli());
        json.put("updated_at", address.updatedAt().toEpochMilli());
        return json;
    }

    private static Map<String, @Nullable Object> verification(User.Address address) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "verification_" + (address.strategy().isEmpty() ? "otp" : object(address.strategy())));
        json.put("status", address.verified() ? "verified" : "unverified");
        json.put("strategy", address.strategy().isEmpty() ? null : address.strategy());
        json.put("attempts", null);
        json.put("expire_at", null);
        return json;
    }

    private static String object(String strategy) {
        return switch (strategy) {
            case "email_link" -> "link";
            case "admin" -> "admin";
            case "ticket" -> "ticket";
            default -> "otp";
        };
    }
}
