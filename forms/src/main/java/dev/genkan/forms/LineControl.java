package dev.genkan.forms;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A control with a single posted value.
sealed interface LineControl extends Control
        permits TextControl, LinesControl, EmailControl, LinkControl, NumberControl, TickControl, ChoiceControl {

    /// Reads the one posted value; empty if the field was left empty or not posted.
    Reading read(String posted);

    @Override
    default Reading read(Map<String, List<String>> posted) {
        List<String> values = posted.getOrDefault(field().name(), List.of());
        return switch (values.size()) {
            case 0 -> read("");
            case 1 -> read(values.getFirst());
            default ->
                new Reading.Unreadable(
                        new FieldError(field().name(), "validation.single"),
                        read(values.getFirst()).typed());
        };
    }

    @Override
    default Reading readJson(Object json) {
        return json instanceof String text ? read(text) : wrongType("string");
    }

    @Override
    default Map<String, List<String>> typed(Object json) {
        return json instanceof Map<?, ?> || json instanceof Collection<?> ? Map.of() : shown(json.toString());
    }

    /// This text in its one field; nothing if it is empty.
    default Map<String, List<String>> shown(String text) {
        return text.isEmpty() ? Map.of() : Map.of(field().name(), List.of(text));
    }

    default Reading nothing() {
        return new Reading.Value(null, Map.of());
    }

    default Reading unreadable(String key, String shown) {
        return new Reading.Unreadable(new FieldError(field().name(), key), shown(shown));
    }
}
