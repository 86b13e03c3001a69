package dev.genkan.forms;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What can be chosen, by its name and in order: the constants of an enum, or names alone.
///
/// @param type the word under which their texts are kept
/// @param constants what stands for the names in answers
record Options(String type, Map<String, Object> constants) {

    /// @param type an enum
    static Options of(Class<?> type, Shape shape) {
        Map<String, Object> constants = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants())
                .map(Enum.class::cast)
                .forEach(constant -> constants.put(constant.name(), constant));
        if (constants.isEmpty()) {
            throw shape.refused("is an enum without constants: there would be nothing to choose");
        }
        return new Options(type.getSimpleName(), constants);
    }

    /// Names alone.
    static Options of(String type, List<String> names) {
        Map<String, Object> constants = new LinkedHashMap<>();
        names.forEach(name -> constants.put(name, name));
        return new Options(type, constants);
    }

    /// What an answer is called: the other way round.
    static String name(Object answer) {
        return answer instanceof Enum<?> constant ? constant.name() : answer.toString();
    }

    List<String> names() {
        return List.copyOf(constants.keySet());
    }

    List<Option> offered() {
        return constants.keySet().stream()
                .map(constant -> new Option(constant, type + "." + constant))
                .toList();
    }
}
