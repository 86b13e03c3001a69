package dev.genkan.server.frontendapi;

import dev.genkan.identity.session.Session;
import dev.genkan.server.mail.BrowserName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// With what somebody is signed in, so that they recognise themselves. No places: they would be guesses.
final class ActivityJson {

    private static final List<String> MOBILE = List.of("Android", "iOS", "iPadOS");
    private static final Map<String, String> CALLED = Map.of(
            "Edge", "(?:edg|edga|edgios)",
            "Opera", "opr",
            "Samsung Internet", "samsungbrowser",
            "Firefox", "(?:firefox|fxios)",
            "Chrome", "(?:chrome|crios)",
            "Safari", "version");

    private ActivityJson() {}

    static Map<String, @Nullable Object> of(Session session) {
        String browser = BrowserName.browser(session.userAgent());
        String system = BrowserName.system(session.userAgent());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "session_activity");
        json.put("id", session.id().value().replaceFirst("^sess_", "sess_activity_"));
        put(json, "device_type", system);
        json.put("is_mobile", MOBILE.contains(system));
        put(json, "browser_name", browser);
        put(json, "browser_version", version(browser, session.userAgent()));
        put(json, "ip_address", session.network());
        return json;
    }

    private static String version(String browser, String userAgent) {
        Matcher found = Pattern.compile(CALLED.getOrDefault(browser, "(?!)") + "/([0-9]{1,6}(?:\\.[0-9]{1,6}){0,3})")
                .matcher(userAgent.toLowerCase(Locale.ROOT));
        return found.find() ? found.group(1) : "";
    }

    /// What is not known is left out: components have words of their own for that.
    private static void put(Map<String, @Nullable Object> json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }
}
