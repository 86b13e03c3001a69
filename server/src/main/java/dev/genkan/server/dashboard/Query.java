package dev.genkan.server.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The query of an address, made word by word; words without a value are left out. A value: adding gives another one.
public record Query(String text) {

    public static final Query NONE = new Query("");

    public Query and(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        String word = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return new Query(text.isEmpty() ? "?" + word : text + "&" + word);
    }

    @Override
    public String toString() {
        return text;
    }
}
