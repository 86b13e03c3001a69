package dev.genkan.server.standalone;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A browser with an SDK on a page of an application: it keeps its cookies, sends forms, and names its origin.
public final class Sdk {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String VERSION = "_clerk_js_version=4.73.14";

    private final Browser browser;
    private final String origin;

    /// @param origin of the page; empty for a program that is no page
    public Sdk(WireHouse house, String origin) {
        this.browser = origin.isEmpty() ? house.browser() : house.browser("Origin", origin);
        this.origin = origin;
    }

    private Sdk(Browser browser, String origin) {
        this.browser = browser;
        this.origin = origin;
    }

    /// Another one with the same cookies as of now.
    public Sdk copy() {
        return new Sdk(browser.copy(), origin);
    }

    /// Another one with the same cookies, that sends this header too.
    Sdk sending(String header, String value) {
        return new Sdk(browser.sending("Origin", origin, header, value), origin);
    }

    public Browser browser() {
        return browser;
    }

    public Told get(String path) {
        return told(browser.open(path(path)));
    }

    /// @param fields name, value, name, value
    public Told post(String path, String... fields) {
        String body = IntStream.range(0, fields.length / 2)
                .mapToObj(i -> Browser.encoded(fields[2 * i]) + "=" + Browser.encoded(fields[2 * i + 1]))
                .collect(Collectors.joining("&"));
        return told(browser.post(path(path), FORM, body));
    }

    public Told raw(String path, String contentType, String body) {
        return told(browser.post(path(path), contentType, body));
    }

    /// What SDKs do for methods that would need a preflight.
    public Told patch(String path, String... fields) {
        return post(path + (path.contains("?") ? "&" : "?") + "_method=PATCH", fields);
    }

    private static String path(String path) {
        return "/v1" + path + (path.contains("?") ? "&" : "?") + VERSION;
    }

    private static Told told(Answer answer) {
        return new Told(answer.response());
    }

    /// The part of an answer that is the resource.
    @SuppressWarnings("unchecked") // the JSON reader makes maps of this type
    public static Map<String, @Nullable Object> response(Told told) {
        return (Map<String, @Nullable Object>) inside(told.json(), "response");
    }

    /// The client that goes with an answer.
    @SuppressWarnings("unchecked") // the JSON reader makes maps of this type
    public static Map<String, @Nullable Object> client(Told told) {
        return (Map<String, @Nullable Object>) inside(told.json(), "client");
    }

    /// The value of a name within a name.
    public static Object inside(Map<String, @Nullable Object> json, String... names) {
        Object value = json;
        for (String name : names) {
            value = value instanceof List<?> list
                    ? list.get(Integer.parseInt(name))
                    : value instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : "";
        }
        return value == null ? "" : value;
    }
}
