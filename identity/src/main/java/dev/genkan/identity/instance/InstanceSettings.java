package dev.genkan.identity.instance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What operators and programs may change about an instance while it runs. A value: changing it gives another one.
///
/// @param values what was changed, by its name on the wire where Clerk has one; JSON values. What is not there is as
///     usual
public record InstanceSettings(Map<String, @Nullable Object> values) {

    public static final InstanceSettings USUAL = new InstanceSettings(Map.of());

    public InstanceSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Where the application is: people are led there who asked for nothing in particular. Empty if nobody has said.
    public String homeUrl() {
        return text("home_url").orElse("");
    }

    /// Origins whose pages may speak to the Frontend API, and where people may be led, as browsers write them.
    public List<String> allowedOrigins() {
        return texts("allowed_origins");
    }

    /// The same with one more allowed origin.
    public InstanceSettings allowing(String origin) {
        if (allowedOrigins().contains(origin)) {
            return this;
        }
        List<Object> all = new ArrayList<>(allowedOrigins());
        all.add(origin);
        return with("allowed_origins", List.copyOf(all));
    }

    /// The template of the session token, if it was changed since it was configured.
    public Optional<String> sessionClaims() {
        return text("session_claims");
    }

    public Optional<String> text(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// Empty if there is no such list.
    public List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    public boolean is(String name, boolean usual) {
        return values.get(name) instanceof Boolean flag ? flag : usual;
    }

    /// The same with another value under this name.
    public InstanceSettings with(String name, Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new InstanceSettings(changed);
    }

    /// The same, as usual under this name.
    public InstanceSettings without(String name) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.remove(name);
        return new InstanceSettings(changed);
    }
}
