package dev.genkan.identity.exchange;

import dev.genkan.identity.exchange.SettingsFile.Endpoint;
import dev.genkan.identity.exchange.SettingsFile.Template;
import dev.genkan.token.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The file as text: JSON that people review, a thing a line, templates in their own lines.
public final class SettingsText {

    private static final String FORMAT = "genkan_settings";
    private static final Set<String> SECTIONS = Set.of(
            FORMAT,
            "settings",
            "session_claims",
            "jwt_templates",
            "allowlist",
            "blocklist",
            "redirect_urls",
            "webhooks");
    private static final Set<String> OF_TEMPLATE =
            Set.of("name", "claims", "lifetime", "allowed_clock_skew", "signing_algorithm");
    private static final Set<String> OF_ENDPOINT = Set.of("url", "types", "enabled");

    private SettingsText() {}

    /// Something that is not such a file; the message says what and where, for whoever wrote it.
    public static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /// Ends with a line end.
    public static String write(SettingsFile file) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(FORMAT, 1);
        json.put("settings", file.settings());
        json.put("session_claims", file.sessionClaims().isEmpty() ? null : lines(file.sessionClaims()));
        json.put(
                "jwt_templates",
                file.jwtTemplates().stream().map(SettingsText::json).toList());
        json.put("allowlist", file.allowed());
        json.put("blocklist", file.blocked());
        json.put("redirect_urls", file.redirectUrls());
        json.put("webhooks", file.webhooks().stream().map(SettingsText::json).toList());
        StringBuilder text = new StringBuilder();
        write(json, "", text);
        return text.append('\n').toString();
    }

    /// @throws Wrong if it is no such file
    public static SettingsFile read(String text) {
        Map<String, @Nullable Object> json;
        try {
            json = Json.parseObject(text);
        } catch (Json.Malformed e) {
            throw new Wrong("This is not JSON: " + e.getMessage());
        }
        requireKnown("the file", json, SECTIONS);
        if (!(json.get(FORMAT) instanceof Number format) || format.longValue() != 1) {
            throw new Wrong("A file of settings begins with \"" + FORMAT + "\": 1.");
        }
        Map<String, Object> settings = new TreeMap<>();
        object("settings", json.getOrDefault("settings", Map.of())).forEach((name, value) -> {
            if (value == null) {
                throw new Wrong("settings." + name + " is nothing; leave it out.");
            }
            settings.put(name, value);
        });
        SettingsFile file = new SettingsFile(
                settings,
                json.get("session_claims") == null ? "" : text("session_claims", json.get("session_claims")),
                objects("jwt_templates", json).stream()
                        .map(SettingsText::template)
                        .toList(),
                texts("allowlist", json),
                texts("blocklist", json),
                texts("redirect_urls", json),
                objects("webhooks", json).stream().map(SettingsText::endpoint).toList());
        requireSound(file);
        return file;
    }

    private static void requireSound(SettingsFile file) {
        SettingRules.objectionTo(file.settings()).ifPresent(SettingsText::refuse);
        file.allowed().forEach(one -> SettingRules.objectionToListed(one).ifPresent(SettingsText::refuse));
        file.blocked().forEach(one -> SettingRules.objectionToListed(one).ifPresent(SettingsText::refuse));
        file.redirectUrls().forEach(one -> SettingRules.objectionToRedirect(one).ifPresent(SettingsText::refuse));
        Set<String> names = new HashSet<>();
        file.jwtTemplates().forEach(one -> {
            if (!names.add(one.name())) {
                throw new Wrong("Two JWT templates are called " + one.name() + ".");
            }
        });
    }

    private static void refuse(String sentence) {
        throw new Wrong(sentence);
    }

    static Map<String, Object> json(Template template) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", template.name());
        json.put("claims", lines(template.claims()));
        json.put("lifetime", template.lifetime());
        json.put("allowed_clock_skew", template.clockSkew());
        json.put("signing_algorithm", template.algorithm());
        return json;
    }

    private static Map<String, Object> json(Endpoint endpoint) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("url", endpoint.url());
        json.put("types", List.copyOf(endpoint.types()));
        json.put("enabled", endpoint.enabled());
        return json;
    }

    private static Template template(Map<String, @Nullable Object> json) {
        requireKnown("a JWT template", json, OF_TEMPLATE);
        return new Template(
                text("name", json.get("name")),
                text("claims", json.get("claims")),
                number("lifetime", json.get("lifetime")),
                number("allowed_clock_skew", json.get("allowed_clock_skew")),
                text("signing_algorithm", json.getOrDefault("signing_algorithm", "")));
    }

    private static Endpoint endpoint(Map<String, @Nullable Object> json) {
        requireKnown("a webhook", json, OF_ENDPOINT);
        if (!(json.get("enabled") instanceof Boolean enabled)) {
            throw new Wrong("A webhook is \"enabled\": true or false.");
        }
        return new Endpoint(text("url", json.get("url")), Set.copyOf(texts("types", json)), enabled);
    }

    /// Split, so that a template is reviewed line by line.
    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }

    private static String text(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return String.join("\n", list.stream().map(String.class::cast).toList());
        }
        throw new Wrong(name + " is a text, or a list of its lines.");
    }

    private static long number(String name, @Nullable Object value) {
        if (value instanceof Number number && number.longValue() == number.doubleValue()) {
            return number.longValue();
        }
        throw new Wrong(name + " is a whole number.");
    }

    private static Map<String, @Nullable Object> object(String name, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Wrong(name + " is an object.");
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((key, one) -> object.put(String.valueOf(key), one));
        return object;
    }

    private static List<Map<String, @Nullable Object>> objects(String name, Map<String, @Nullable Object> json) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (Object one : list(name, json)) {
            objects.add(object("Each of " + name, one));
        }
        return objects;
    }

    private static List<String> texts(String name, Map<String, @Nullable Object> json) {
        List<String> texts = new ArrayList<>();
        for (Object one : list(name, json)) {
            if (!(one instanceof String text)) {
                throw new Wrong(name + " is a list of texts.");
            }
            texts.add(text);
        }
        return texts;
    }

    private static List<?> list(String name, Map<String, @Nullable Object> json) {
        Object value = json.getOrDefault(name, List.of());
        if (!(value instanceof List<?> list)) {
            throw new Wrong(name + " is a list.");
        }
        return list;
    }

    private static void requireKnown(String where, Map<String, @Nullable Object> json, Set<String> names) {
        json.keySet().stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new Wrong("There is no \"" + name + "\" in " + where + ".");
        });
    }

    private static void write(@Nullable Object value, String indent, StringBuilder text) {
        String inside = indent + "  ";
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            String next = "{\n";
            for (Map.Entry<?, ?> one : map.entrySet()) {
                text.append(next)
                        .append(inside)
                        .append(Json.write(String.valueOf(one.getKey())))
                        .append(": ");
                write(one.getValue(), inside, text);
                next = ",\n";
            }
            text.append('\n').append(indent).append('}');
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            String next = "[\n";
            for (Object one : list) {
                text.append(next).append(inside);
                write(one, inside, text);
                next = ",\n";
            }
            text.append('\n').append(indent).append(']');
        } else {
            text.append(Json.write(value));
        }
    }
}
