package dev.genkan.server.frontendapi;

import dev.genkan.identity.attempt.Factors;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.instance.InstanceSettings;
import dev.genkan.identity.limit.Limits;
import dev.genkan.server.brand.BrandSketch;
import dev.genkan.server.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The environment, bare: complete enough for every prebuilt component, and telling of no factor that there is not.
record EnvironmentJson(Wire wire) {

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("auth_config", authConfig());
        json.put("display_config", displayConfig());
        json.put("user_settings", userSettings());
        json.put("organization_settings", organizations());
        json.put(
                "fraud_settings",
                Map.of("object", "fraud_settings", "native", Map.of("device_attestation_mode", "disabled")));
        json.put("commerce_settings", commerce());
        json.put(
                "api_keys_settings",
                Map.of("enabled", false, "user_api_keys_enabled", false, "orgs_api_keys_enabled", false));
        json.put("protect_config", Map.of("object", "protect_config", "id", "pc_none", "loaders", List.of()));
        json.put("client_debug_mode", false);
        json.put("partitioned_cookies", false);
        json.put("maintenance_mode", false);
        return json;
    }

    private Map<String, @Nullable Object> authConfig() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "auth_config");
        json.put("id", "aconf_" + wire.instance().id());
        json.put("first_name", "on");
        json.put("last_name", "on");
        json.put("email_address", "required");
        json.put("phone_number", "off");
        json.put("username", "off");
        json.put("password", taken().password() ? "required" : "off");
        json.put("identification_requirements", List.of(List.of("email_address")));
        json.put("identification_strategies", List.of("email_address"));
        json.put("first_factors", firstFactors());
        json.put("second_factors", List.of());
        json.put("email_address_verification_strategies", List.of("email_code"));
        json.put("single_session_mode", true);
        json.put("enhanced_email_deliverability", false);
        json.put("test_mode", !wire.place().live());
        json.put("cookieless_dev", true);
        json.put("url_based_session_syncing", true);
        json.put("claimed_at", null);
        json.put("reverification", true);
        json.put("native_settings", nativeSettings());
        return json;
    }

    private static Map<String, @Nullable Object> nativeSettings() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "native_settings");
        json.put("api_enabled", true);
        json.put("trusted_device_sign_in_enabled", false);
        json.put("trusted_device_enrollment_prompt_after_sign_in_enabled", false);
        json.put("trusted_device_enrollment_prompt_after_sign_up_enabled", false);
        return json;
    }

    private Map<String, @Nullable Object> displayConfig() {
        InstanceSettings settings = wire.instance().settings();
        String base = wire.place().publicUrl().toString();
        String home = settings.homeUrl().isEmpty() ? base : settings.homeUrl();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "display_config");
        json.put("id", "display_config_" + wire.instance().id());
        json.put("instance_environment_type", wire.place().live() ? "production" : "development");
        json.put("application_name", wire.brand().get().name());
        json.put("theme", theme());
        json.put("preferred_sign_in_strategy", taken().password() ? "password" : "otp");
        for (String picture : List.of(
                "logo_image_url", "favicon_image_url", "logo_url", "favicon_url", "logo_image", "favicon_image")) {
            json.put(picture, picture.startsWith("logo_") ? logo(picture) : null);
        }
        json.put("home_url", home);
        json.put("sign_in_url", settings.text("sign_in_url").orElse(base + "/sign-in"));
        json.put("sign_up_url", settings.text("sign_up_url").orElse(base + "/sign-up"));
        json.put("user_profile_url", base + "/user");
        json.put("waitlist_url", base + "/waitlist");
        json.put("oauth_consent_url", base + "/oauth-consent");
        json.put("after_sign_in_url", home);
        json.put("after_sign_up_url", home);
        json.put("after_sign_out_one_url", settings.text("sign_in_url").orElse(base + "/sign-in"));
        json.put("after_sign_out_all_url", settings.text("sign_in_url").orElse(base + "/sign-in"));
        json.put("after_switch_session_url", home);
        json.put("after_join_waitlist_url", home);
        json.put("organization_profile_url", base + "/organization");
        json.put("create_organization_url", base + "/create-organization");
        json.put("after_leave_organization_url", home);
        json.put("after_create_organization_url", home);
        json.put("logo_link_url", home);
        json.put("support_email", settings.text("support_email").orElse(null));
        json.put("branded", false);
        json.put("experimental_force_oauth_first", false);
        json.put("clerk_js_version", "4");
        json.put("show_devmode_warning", !wire.place().live());
        for (String none : List.of(
                "google_one_tap_client_id",
                "help_url",
                "privacy_policy_url",
                "terms_url",
                "captcha_public_key",
                "captcha_widget_type",
                "captcha_public_key_invisible")) {
            json.put(none, null);
        }
        json.put("captcha_provider", "turnstile");
        json.put("captcha_oauth_bypass", List.of());
        json.put("captcha_heartbeat", false);
        return json;
    }

    private Map<String, @Nullable Object> userSettings() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("attributes", attributes());
        json.put("social", Map.of());
        json.put("saml", off());
        json.put("enterprise_sso", off());
        json.put("sign_in", Map.of("second_factor", Map.of("required", false, "enabled", false)));
        json.put(
                "sign_up",
                Map.of(
                        "captcha_enabled", false,
                        "captcha_widget_type", "smart",
                        "custom_action_required", false,
                        "progressive", true,
                        "mode", wire.instance().settings().text("sign_up_mode").orElse("public"),
                        "legal_consent_enabled", false));
        json.put(
                "restrictions",
                Map.of(
                        "allowlist", enabled("allowlist"),
                        "blocklist", enabled("blocklist"),
                        "allowlist_blocklist_disabled_on_sign_in", off(),
                        "block_email_subaddresses", enabled("block_email_subaddresses"),
                        "block_disposable_email_domains", off()));
        json.put("password_settings", passwords());
        json.put(
                "username_settings",
                Map.of(
                        "min_length",
                        4,
                        "max_length",
                        64,
                        "allow_extended_special_characters",
                        false,
                        "allow_numeric_usernames",
                        false));
        Map<String, @Nullable Object> actions = new LinkedHashMap<>();
        actions.put("delete_self", true);
        actions.put("create_organization", false);
        actions.put("create_organizations_limit", null);
        json.put("actions", actions);
        json.put(
                "attack_protection",
                Map.of(
                        "user_lockout", lockout(),
                        "pii", Map.of("enabled", true),
                        "email_link", Map.of("require_same_client", true),
                        "enumeration_protection",
                                Map.of("enabled", wire.entrance().rules().enumerationProtection())));
        json.put(
                "passkey_settings",
                Map.of("allow_autofill", false, "show_sign_in_button", false, "satisfies_second_factor", false));
        return json;
    }

    private Map<String, @Nullable Object> lockout() {
        Limits limits = wire.entrance().limits();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("enabled", true);
        json.put("max_attempts", limits.lockoutFailures());
        json.put("duration_in_minutes", limits.lockoutLasts().toMinutes());
        return json;
    }

    private Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("email_address", attribute(true, true, byMail(), provenBy()));
        for (String none : List.of("phone_number", "username", "web3_wallet")) {
            json.put(none, attribute(false, false, List.of(), List.of()));
        }
        json.put("first_name", attribute(true, false, List.of(), List.of()));
        json.put("last_name", attribute(true, false, List.of(), List.of()));
        boolean password = taken().password();
        json.put("password", attribute(password, password, password ? List.of("password") : List.of(), List.of()));
        json.put("ticket", attribute(true, false, List.of("ticket"), List.of()));
        for (String none : List.of("authenticator_app", "backup_code", "passkey")) {
            json.put(none, attribute(false, false, List.of(), List.of()));
        }
        return json;
    }

    /// Links are offered by prebuilt components where the instance says so; programs may ask for them anyway.
    private List<String> byMail() {
        List<String> factors = new ArrayList<>();
        if (taken().emailCode()) {
            factors.add("email_code");
        }
        if (SignInJson.offersLinks(wire)) {
            factors.add("email_link");
        }
        return factors;
    }

    /// The mailbox of somebody new is proven by code whatever opens later.
    private List<String> provenBy() {
        return SignInJson.offersLinks(wire) ? List.of("email_code", "email_link") : List.of("email_code");
    }

    private List<String> firstFactors() {
        List<String> factors = new ArrayList<>();
        if (taken().emailCode()) {
            factors.add("email_code");
        }
        if (taken().password()) {
            factors.add("password");
        }
        factors.add("ticket");
        if (taken().password()) {
            factors.add("reset_password_email_code");
        }
        return factors;
    }

    private Factors taken() {
        return wire.entrance().factors();
    }

    private static Map<String, @Nullable Object> attribute(
            boolean enabled, boolean required, List<String> firstFactors, List<String> verifications) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("enabled", enabled);
        json.put("required", required);
        json.put("used_for_first_factor", !firstFactors.isEmpty());
        json.put("first_factors", firstFactors);
        json.put("used_for_second_factor", false);
        json.put("second_factors", List.of());
        json.put("verifications", verifications);
        json.put("verify_at_sign_up", !verifications.isEmpty());
        json.put("immutable", false);
        return json;
    }

    private static Map<String, @Nullable Object> passwords() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("disable_hibp", true);
        json.put("min_length", Passwords.SHORTEST);
        json.put("max_length", Passwords.LONGEST);
        for (String rule :
                List.of("require_special_char", "require_numbers", "require_uppercase", "require_lowercase")) {
            json.put(rule, false);
        }
        json.put("show_zxcvbn", false);
        json.put("min_zxcvbn_strength", 0);
        json.put("enforce_hibp_on_sign_in", false);
        json.put("disable_password_reverification", false);
        json.put("allowed_special_characters", "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~");
        return json;
    }

    private static Map<String, @Nullable Object> organizations() {
        Map<String, @Nullable Object> domains = new LinkedHashMap<>();
        domains.put("enabled", false);
        domains.put("enrollment_modes", List.of());
        domains.put("default_role", null);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("enabled", false);
        json.put("max_allowed_memberships", 1);
        json.put("actions", Map.of("admin_delete", true));
        json.put("domains", domains);
        json.put("slug", Map.of("disabled", true));
        json.put("creator_role", "org:admin");
        json.put("force_organization_selection", false);
        return json;
    }

    private static Map<String, @Nullable Object> commerce() {
        Map<String, @Nullable Object> billing = new LinkedHashMap<>();
        billing.put("enabled", false);
        billing.put("stripe_publishable_key", null);
        billing.put("free_trial_requires_payment_method", false);
        billing.put("user", Map.of("enabled", false, "has_paid_plans", false));
        billing.put("organization", Map.of("enabled", false, "has_paid_plans", false));
        return Map.of("billing", billing);
    }

    private Map<String, Object> enabled(String setting) {
        return Map.of("enabled", wire.instance().settings().is(setting, false));
    }

    private static Map<String, Object> off() {
        return Map.of("enabled", false);
    }

    /// Below our own origin; applications are on others.
    private @Nullable String logo(String picture) {
        String logo = wire.brand().get().logo();
        boolean wanted = picture.equals("logo_image_url") || picture.equals("logo_url");
        return !wanted || logo.isEmpty()
                ? null
                : logo.startsWith("/") ? wire.place().publicUrl() + logo : logo;
    }

    /// Our own tokens of design, in the words of the components.
    private Map<String, Object> theme() {
        Optional<BrandSketch> look = wire.brand().sketch();
        String label = look.map(one -> one.label().toString()).orElse("#ffffff");
        String colour = look.map(one -> one.primary().toString()).orElse("#2f5d50");
        String radius = look.map(BrandSketch::radius).orElse("0.5em");
        return Map.of(
                "buttons", Map.of("font_color", label, "font_family", "system-ui, sans-serif", "font_weight", "600"),
                "general",
                        Map.of(
                                "color", colour,
                                "padding", "1em",
                                "box_shadow", "0 2px 8px rgba(0,0,0,0.2)",
                                "font_color", "#151515",
                                "font_family", "system-ui, sans-serif",
                                "border_radius", radius,
                                "background_color", "#ffffff",
                                "label_font_weight", "600"),
                "accounts", Map.of("background_color", "#ffffff"));
    }
}
