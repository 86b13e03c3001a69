package dev.genkan.forms;

import jakarta.validation.Validator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A record as a form: what it asks, and the way from posted fields to the record. Immutable; all reflection on the
/// record happens when it is made.
public final class Form<R extends Record> {

    private final Class<R> type;
    private final Parts<R> parts;
    private final List<Field> fields;

    private Form(Class<R> type, Parts<R> parts) {
        this.type = type;
        this.parts = parts;
        this.fields = parts.fields();
    }

    /// @throws IllegalArgumentException naming record and component, if it asks nothing, if a component is of a type no
    ///     control serves, has a name that starts with `_` or `genkan`, has a constraint that does not fit its type,
    ///     is a record inside a record inside a record, or has no value for no answer and is neither `@NotNull` nor
    ///     `@Nullable`; the programmer's fault
    public static <R extends Record> Form<R> of(Class<R> type, Validator validator) {
        return new Form<>(type, Parts.of(type, "", validator, 0));
    }

    public Class<R> type() {
        return type;
    }

    /// The simple name of the record; its words are kept under it.
    public String name() {
        return type.getSimpleName();
    }

    /// The questions, in the order of the components.
    public List<Field> fields() {
        return fields;
    }

    /// Reads what a browser, or a stranger, posted. Only the fields of the form are looked at, anything else is never
    /// bound. Texts lose the white space around them. All errors are found at once; the constraints of the whole
    /// record are asked when every value is right by itself. A constructor that refuses the values is an error of the
    /// whole (`validation.record`).
    ///
    /// @param posted the values of each posted field; a missing field is an empty one
    public Submission<R> read(Map<String, List<String>> posted) {
        return switch (parts.read(posted)) {
            case Reading.Unreadable unreadable -> new Submission.Rejected<>(unreadable.typed(), unreadable.errors());
            case Reading.Value value -> new Submission.Accepted<>(type.cast(Objects.requireNonNull(value.value())));
        };
    }

    /// The answers as JSON values by component name, in their order: texts, numbers and truths as such, an enum as its
    /// name, a date as ISO 8601, an address as text, several choices as an array, a record as an object, null for what
    /// was left open. Unmodifiable.
    public Map<String, @Nullable Object> toJson(R answers) {
        return parts.json(answers);
    }

    /// What a browser would have posted to make these answers, by field, in their order; nothing for what was left
    /// open. Unmodifiable.
    public Map<String, List<String>> typed(R answers) {
        return typed(parts.json(answers));
    }

    /// The same for answers as [#toJson] wrote them, of this record or of an older version of it: what cannot be shown
    /// is left out, and [#read] decides what is still good.
    public Map<String, List<String>> typed(Map<String, @Nullable Object> json) {
        return Collections.unmodifiableMap(parts.typed(json));
    }

    @Override
    public String toString() {
        return "Form[" + name() + "]";
    }
}
