package dev.genkan.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which questions are asked because of others.
final class Conditions {

    /// As many different sets of answers of one question may ask for more: the pages' style sheet counts so far.
    static final int MOST = 8;

    private Conditions() {}

    /// Whether a question is asked.
    ///
    /// @param values those of the questions before it, as far as they could be read
    static boolean ask(Question question, Map<String, @Nullable Object> values) {
        return switch (question.asked()) {
            case Asked.Always always -> true;
            case Asked.If condition -> condition.metBy(values.get(condition.field()));
        };
    }

    /// Whether this value of a question that is asked leaves open what its condition wants answered.
    static boolean leavesOpen(Question question, @Nullable Object value) {
        boolean empty = value == null
                || value.equals("")
                || value.equals(false)
                || (value instanceof Collection<?> several && several.isEmpty());
        return empty
                && switch (question.asked()) {
                    case Asked.Always always -> false;
                    case Asked.If condition -> condition.required();
                };
    }

    /// @throws IllegalArgumentException naming both questions; the programmer's fault
    static void require(String form, Parts parts) {
        Map<String, Question> before = new LinkedHashMap<>();
        Map<String, Set<List<String>>> sets = new LinkedHashMap<>();
        for (Question question : parts.questions()) {
            if (question.asked() instanceof Asked.If condition) {
                String who = form + "." + question.component() + " is asked if " + condition.field() + " is "
                        + String.join(" or ", condition.is());
                require(who, condition, before.get(condition.field()), names(parts));
                Set<List<String>> known = sets.computeIfAbsent(condition.field(), trigger -> new LinkedHashSet<>());
                known.add(condition.is());
                if (known.size() > MOST) {
                    throw refused(
                            who, "and " + MOST + " other sets of its answers ask for more; a step of its own could");
                }
                if (question.whenEmpty() == WhenEmpty.REFUSED
                        || parts.mould().broken(question, question.empty()).isPresent()) {
                    throw refused(
                            who,
                            "but has no value for when it is not: let it be @Nullable, a boolean, a text or several"
                                    + " choices, without a constraint that refuses them empty");
                }
            }
            before.put(question.component(), question);
        }
    }

    private static void require(String who, Asked.If condition, @Nullable Question trigger, Set<String> all) {
        if (trigger == null) {
            throw refused(
                    who,
                    all.contains(condition.field())
                            ? "which does not stand before it"
                            : "but the record has no " + condition.field());
        }
        List<String> possible = switch (trigger.control()) {
            case ChoiceControl choice -> choice.options().names();
            case ChoicesControl choices -> choices.options().names();
            case TickControl tick -> List.of("true");
            case LineControl line -> List.of();
            case DateControl date -> List.of();
            case GroupControl group -> List.of();
        };
        if (possible.isEmpty()) {
            throw refused(who, "which is neither a choice nor something to tick");
        }
        if (condition.is().isEmpty() || !possible.containsAll(condition.is())) {
            throw refused(who, "which can be " + String.join(" or ", possible));
        }
    }

    private static Set<String> names(Parts parts) {
        return parts.questions().stream().map(Question::component).collect(Collectors.toSet());
    }

    private static IllegalArgumentException refused(String who, String why) {
        return new IllegalArgumentException(who + ", " + why + ".");
    }

    /// Those of some questions, and all that hang on one of them, in the order of the form.
    ///
    /// @param some names of components
    static Set<String> withTheirs(Set<String> some, List<Question> questions) {
        Set<String> all = new LinkedHashSet<>();
        for (Question question : questions) {
            boolean hangs = question.asked() instanceof Asked.If condition && all.contains(condition.field());
            if (hangs || some.contains(question.component())) {
                all.add(question.component());
            }
        }
        return all;
    }

    /// The questions that JSON leaves to be asked: without an answer that is right by itself, though asked by it.
    static Set<String> missing(Parts parts, Map<?, ?> json) {
        List<String> missing = new ArrayList<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Question question : parts.questions()) {
            boolean hangs = question.asked() instanceof Asked.If condition && missing.contains(condition.field());
            boolean asked = ask(question, values);
            if (hangs || (asked && !parts.answers(question, json))) {
                missing.add(question.component());
            } else if (asked && question.readJson(json) instanceof Reading.Value value) {
                values.put(question.component(), value.value());
            }
        }
        return new LinkedHashSet<>(missing);
    }
}
