package dev.genkan.server.wire;

import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.user.User;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A user as both APIs show them.
public record UserJson(Place place, Passwords passwords, InstantSource clock) {

    public static UserJson of(Wire wire) {
        return new UserJson(wire.place(), wire.passwords(), wire.clock());
    }

    /// What the browser may see: without private metadata.
    public Map<String, @Nullable Object> frontend(User user) {
        return frontend(user, !passwords.knownOf(List.of(user.id())).isEmpty());
    }

    /// What programs with a secret key see.
    public Map<String, @Nullable Object> backend(User user) {
        return backend(List.of(user)).getFirst();
    }

    /// The same of many, with one look at their passwords.
    public List<Map<String, @Nullable Object>> backend(List<User> users) {
        Set<UserId> known = passwords.knownOf(users.stream().map(User::id).toList());
        return users.stream()
                .map(user -> {
                    Map<String, @Nullable Object> json = frontend(user, known.contains(user.id()));
                    json.put("private_metadata", user.privateMetadata().values());
                    return json;
                })
                .toList();
    }

    private Map<String, @Nullable Object> frontend(User user, boolean hasPassword) {
        Instant now = clock.instant();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", user.id().value());
        json.put("object", "user");
        json.put("external_id", orNull(user.externalId()));
        json.put("username", orNull(user.username()));
        json.put("first_name", orNull(user.firstName()));
        json.put("last_name", orNull(user.lastName()));
        json.put("locale", null);
        json.put("image_url", imageUrl(user));
        json.put("profile_image_url", imageUrl(user));
        json.put("has_image", !user.imageUrl().isEmpty());
        json.put("primary_email_address_id", primaryId(user));
        json.put("primary_phone_number_id", null);
        json.put("primary_web3_wallet_id", null);
        json.put("password_enabled", hasPassword);
        json.put("two_factor_enabled", false);
        json.put("totp_enabled", false);
        json.put("backup_code_enabled", false);
        json.put(
                "email_addresses",
                user.addresses().stream().map(EmailAddressJson::of).toList());
        for (String none : List.of(
                "phone_numbers",
                "web3_wallets",
                "passkeys",
                "external_accounts",
                "saml_accounts",
                "enterprise_accounts",
                "organization_memberships")) {
            json.put(none, List.of());
        }
        json.put("password_last_updated_at", null);
        json.put("public_metadata", user.publicMetadata().values());
        json.put("unsafe_metadata", user.unsafeMetadata().values());
        json.put("last_sign_in_at", millis(user.lastSignInAt()));
        json.put("banned", user.banned());
        json.put("locked", user.lockedAt(now));
        json.put("lockout_expires_in_seconds", lockoutSeconds(user, now));
        json.put("verification_attempts_remaining", null);
        json.put("created_at", user.createdAt().toEpochMilli());
        json.put("updated_at", user.updatedAt().toEpochMilli());
        json.put("delete_self_enabled", true);
        json.put("create_organization_enabled", false);
        json.put("last_active_at", millis(user.lastActiveAt()));
        json.put("mfa_enabled_at", null);
        json.put("mfa_disabled_at", null);
        json.put("legal_accepted_at", null);
        return json;
    }

    /// What may be shown of somebody to anybody who shares a page with them.
    public Map<String, @Nullable Object> publicData(User user) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("first_name", orNull(user.firstName()));
        json.put("last_name", orNull(user.lastName()));
        json.put("image_url", imageUrl(user));
        json.put("profile_image_url", imageUrl(user));
        json.put("has_image", !user.imageUrl().isEmpty());
        json.put(
                "identifier",
                user.primaryAddress().map(address -> address.value()).orElse(user.username()));
        json.put("user_id", user.id().value());
        return json;
    }

    /// Where nobody has set a picture, one of ours: SDKs always show one.
    private String imageUrl(User user) {
        return user.imageUrl().isEmpty() ? place.publicUrl() + "/v1/avatars/" + user.id() : user.imageUrl();
    }

    private static @Nullable Object primaryId(User user) {
        return user.addresses().stream()
                .filter(User.Address::primary)
                .map(User.Address::id)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object lockoutSeconds(User user, Instant now) {
        Instant until = user.lockedUntil();
        return !user.lockedAt(now) || until == null || until.equals(User.FOR_GOOD)
                ? null
                : Duration.between(now, until).toSeconds();
    }

    static @Nullable Object millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    static @Nullable Object orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
