package dev.genkan.forms.html;

import dev.genkan.forms.Asked;
import dev.genkan.forms.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A question with those that hang on it, as a page nests them.
///
/// @param conditions the answers that ask for more, each set of them once
/// @param below the questions that each of these sets asks for
record Reveals(Field field, List<Asked.If> conditions, List<List<Reveals>> below) {

    /// Questions of one record; one that hangs on a question that is not among them stands by itself.
    ///
    /// @param asked when a question is asked, by its full name
    static List<Reveals> of(List<Field> fields, Function<String, Asked> asked) {
        return fields.stream()
                .filter(field -> fields.stream().noneMatch(other -> hangs(field, other, asked)))
                .map(field -> of(field, fields, asked))
                .toList();
    }

    private static Reveals of(Field field, List<Field> fields, Function<String, Asked> asked) {
        Map<List<String>, Asked.If> conditions = new LinkedHashMap<>();
        Map<List<String>, List<Reveals>> below = new LinkedHashMap<>();
        for (Field other : fields) {
            if (hangs(other, field, asked) && asked.apply(other.name()) instanceof Asked.If condition) {
                conditions.putIfAbsent(condition.is(), condition);
                below.computeIfAbsent(condition.is(), answers -> new ArrayList<>())
                        .add(of(other, fields, asked));
            }
        }
        return new Reveals(field, List.copyOf(conditions.values()), List.copyOf(below.values()));
    }

    private static boolean hangs(Field field, Field on, Function<String, Asked> asked) {
        String above = field.name().substring(0, field.name().lastIndexOf('.') + 1);
        return asked.apply(field.name()) instanceof Asked.If condition
                && on.name().equals(above + condition.field());
    }

    /// The numbers of those that an answer asks for, parted by spaces; empty for none.
    String asks(String answer) {
        return IntStream.range(0, conditions.size())
                .filter(i -> conditions.get(i).is().contains(answer))
                .mapToObj(i -> Integer.toString(i + 1))
                .collect(Collectors.joining(" "));
    }
}
