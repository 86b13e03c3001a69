package dev.genkan.identity.exchange;

import dev.genkan.identity.instance.IdentifierLists;
import dev.genkan.token.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// All that operators and programs tell an instance while it runs, but for secrets and people. In an order of its own:
/// two instances that are told the same are equal, and so are their texts.
///
/// @param settings by name, see [SettingRules]; JSON values. What is not there is as usual
/// @param sessionClaims the template of the session token; empty where it is as configured
/// @param allowed addresses, or `*@` and a domain
/// @param blocked likewise
public record SettingsFile(
        Map<String, Object> settings,
        String sessionClaims,
        List<Template> jwtTemplates,
        List<String> allowed,
        List<String> blocked,
        List<String> redirectUrls,
        List<Endpoint> webhooks) {

    /// A JWT template, without its key.
    ///
    /// @param lifetime in seconds
    /// @param clockSkew in seconds
    /// @param algorithm of a key of its own, such as `HS256`; empty for the instance's key
    public record Template(String name, String claims, long lifetime, long clockSkew, String algorithm) {}

    /// Somebody who is told what happens, without the secret.
    ///
    /// @param types empty for all
    public record Endpoint(String url, Set<String> types, boolean enabled) {
        public Endpoint {
            types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        }

        String key() {
            return types.isEmpty() ? url : url + " (" + String.join(", ", types) + ")";
        }
    }

    public static final SettingsFile EMPTY =
            new SettingsFile(Map.of(), "", List.of(), List.of(), List.of(), List.of(), List.of());

    public SettingsFile {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        jwtTemplates = jwtTemplates.stream()
                .sorted(Comparator.comparing(Template::name))
                .toList();
        allowed = identifiers(allowed);
        blocked = identifiers(blocked);
        redirectUrls = redirectUrls.stream().distinct().sorted().toList();
        webhooks = webhooks.stream().sorted(Comparator.comparing(Endpoint::key)).toList();
    }

    /// The same with other settings.
    public SettingsFile settings(UnaryOperator<Map<String, Object>> step) {
        return new SettingsFile(
                step.apply(new TreeMap<>(settings)),
                sessionClaims,
                jwtTemplates,
                allowed,
                blocked,
                redirectUrls,
                webhooks);
    }

    /// The same with other lists of who may sign up and who may not.
    public SettingsFile listing(List<String> otherAllowed, List<String> otherBlocked) {
        return new SettingsFile(
                settings, sessionClaims, jwtTemplates, otherAllowed, otherBlocked, redirectUrls, webhooks);
    }

    /// The same, with session tokens laid out by this template; empty for the configured one.
    public SettingsFile laidOutBy(String template) {
        return new SettingsFile(settings, template, jwtTemplates, allowed, blocked, redirectUrls, webhooks);
    }

    /// The same, leading to other addresses.
    public SettingsFile redirectingTo(List<String> others) {
        return new SettingsFile(settings, sessionClaims, jwtTemplates, allowed, blocked, others, webhooks);
    }

    /// What would have to change for this one to become the other, in the order of the file.
    public List<Difference> differencesTo(SettingsFile other) {
        Map<String, String> before = flat();
        Map<String, String> after = other.flat();
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String what : all) {
            Difference one = new Difference(what, before.getOrDefault(what, ""), after.getOrDefault(what, ""));
            if (!one.before().equals(one.after())) {
                differences.add(one);
            }
        }
        return differences;
    }

    private Map<String, String> flat() {
        Map<String, String> flat = new LinkedHashMap<>();
        settings.forEach((name, value) -> flat.put("settings." + name, Json.write(value)));
        if (!sessionClaims.isEmpty()) {
            flat.put("session_claims", sessionClaims);
        }
        jwtTemplates.forEach(one -> flat.put("jwt_templates " + one.name(), Json.write(SettingsText.json(one))));
        allowed.forEach(one -> flat.put("allowlist " + one, "listed"));
        blocked.forEach(one -> flat.put("blocklist " + one, "listed"));
        redirectUrls.forEach(one -> flat.put("redirect_urls " + one, "listed"));
        for (Endpoint one : webhooks) {
            String key = "webhooks " + one.key();
            // the same address may be told twice
            flat.merge(key, one.enabled() ? "told" : "paused", (first, second) -> first + ", " + second);
        }
        return flat;
    }

    /// Each once, however it is written.
    private static List<String> identifiers(List<String> listed) {
        Map<String, String> byKey = new TreeMap<>();
        listed.forEach(one -> byKey.putIfAbsent(IdentifierLists.key(one).orElse(one), one));
        return List.copyOf(byKey.values());
    }
}
