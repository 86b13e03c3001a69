package dev.genkan.forms;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The constants of an enum, by name and in their order.
record Options(String type, Map<String, Enum<?>> constants) {

    /// @param type an enum
    static Options of(Class<?> type, Shape shape) {
        Map<String, Enum<?>> constants = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants())
                .map(Enum.class::cast)
                .forEach(constant -> constants.put(constant.name(), constant));
        if (constants.isEmpty()) {
            throw shape.refused("is an enum without constants: there would be nothing to choose");
        }
        return new Options(type.getSimpleName(), constants);
    }

    List<Option> offered() {
        return constants.keySet().stream()
                .map(constant -> new Option(constant, type + "." + constant))
                .toList();
    }
}
