package dev.genkan.server.mail;

import dev.genkan.forms.html.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What people call the browser behind a `User-Agent` header: "Firefox on Linux". Only for mails and lists that
/// help them to recognise themselves; nothing is decided on it.
public final class BrowserName {

    /// In this order, because most browsers also claim to be an older one.
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("edg/", "Edge"),
            Map.entry("edga/", "Edge"),
            Map.entry("edgios/", "Edge"),
            Map.entry("opr/", "Opera"),
            Map.entry("samsungbrowser/", "Samsung Internet"),
            Map.entry("firefox/", "Firefox"),
            Map.entry("fxios/", "Firefox"),
            Map.entry("crios/", "Chrome"),
            Map.entry("chrome/", "Chrome"),
            Map.entry("safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("android", "Android"),
            Map.entry("iphone", "iOS"),
            Map.entry("ipad", "iPadOS"),
            Map.entry("cros", "ChromeOS"),
            Map.entry("windows", "Windows"),
            Map.entry("mac os x", "macOS"),
            Map.entry("linux", "Linux"));

    private BrowserName() {}

    /// @param locale of the reader
    /// @return "Firefox on Linux", "Firefox" or "Linux" alone if the other is unknown, an empty text if both are
    public static String of(String userAgent, Words words, Locale locale) {
        String hay = userAgent.toLowerCase(Locale.ROOT);
        String browser = first(BROWSERS, hay);
        String system = first(SYSTEMS, hay);
        return browser.isEmpty() || system.isEmpty()
                ? browser + system
                : words.text("browser.on", locale, Map.of("browser", browser, "system", system));
    }

    /// "Firefox"; empty if it is none that is known.
    public static String browser(String userAgent) {
        return first(BROWSERS, userAgent.toLowerCase(Locale.ROOT));
    }

    /// "Linux"; empty if it is none that is known.
    public static String system(String userAgent) {
        return first(SYSTEMS, userAgent.toLowerCase(Locale.ROOT));
    }

    private static String first(List<Map.Entry<String, String>> names, String hay) {
        return names.stream()
                .filter(name -> hay.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
