package dev.genkan.onboarding.servlet;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/// The guide's form, filled in.
final class Forms {

    private Forms() {}

    static Map<String, String> good(HttpResponse<String> page) {
        return filled(page, "Northwind", "B2B");
    }

    static Map<String, String> filled(HttpResponse<String> page, String name, String type) {
        return with(page, Map.of("applicationName", name, "applicationType", type));
    }

    /// The hidden fields of a page and these.
    static Map<String, String> with(HttpResponse<String> page, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>(Browser.hidden(page));
        fields.putAll(typed);
        return fields;
    }
}
