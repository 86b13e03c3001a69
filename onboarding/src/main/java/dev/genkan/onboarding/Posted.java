package dev.genkan.onboarding;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A form as a browser sent it, the hidden fields that we put into it included; or the same from a program, which has
/// its answers as JSON. Nothing of it is trusted.
///
/// @param fields by name
/// @param answers JSON values by component, where a program sent them; empty for a form
public record Posted(Map<String, List<String>> fields, Map<String, @Nullable Object> answers) {

    /// The hidden field with the id of the journey; it makes a form that is sent twice count once.
    public static final String JOURNEY = "genkan_journey";
    /// The hidden field with the version of the flow that was shown.
    public static final String VERSION = "genkan_version";
    /// The hidden field with the name of the step that was shown; without it, the step that is open now is meant.
    public static final String STEP = "genkan_step";

    /// The hidden field with the questions that were shown, if not all of the step were: their names, parted by commas.
    public static final String ASKED = "genkan_asked";
    /// The field that says that nothing was typed, and what was kept stays; of programs that go back without answers.
    public static final String UNTOUCHED = "genkan_untouched";
    /// The button that was pressed; without it, the one that goes on.
    public static final String ACTION = "_action";

    // written out, because a compact constructor loses what its parameters say about null
    public Posted(Map<String, List<String>> fields, Map<String, @Nullable Object> answers) {
        this.fields = Map.copyOf(fields);
        this.answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /// What a browser sent.
    public Posted(Map<String, List<String>> fields) {
        this(fields, Map.of());
    }

    /// The same, with answers that a program sent as JSON.
    public Posted answering(Map<String, @Nullable Object> json) {
        return new Posted(fields, json);
    }

    /// The first value of a field, empty if there is none.
    public String first(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// The same fields, posted where this step is answered, whatever the hidden field says.
    ///
    /// @param step the name of one, or [Step#CHECK]
    public Posted at(String step) {
        var others = new HashMap<>(fields);
        others.put(STEP, List.of(step));
        return new Posted(others, answers);
    }

    /// The names only: what was typed is nobody's business in a log.
    @Override
    public String toString() {
        return "Posted" + fields.keySet() + answers.keySet();
    }

    /// What the member wants to do with the page.
    Act act() {
        return switch (first(ACTION)) {
            case "back" -> Act.BACK;
            case "save" -> Act.LATER;
            case "skip" -> Act.SKIP;
            default -> Act.ANSWER;
        };
    }

    /// The questions that were shown besides those that had to be; names that no question has do no harm.
    Set<String> asked() {
        return Stream.of(first(ASKED).split(",", 200))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    Optional<JourneyId> journey() {
        return JourneyId.parse(first(JOURNEY));
    }

    /// The version shown; 0, which no flow has, for whatever is no number.
    int version() {
        String digits = first(VERSION);
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
