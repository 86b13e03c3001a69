package dev.genkan.forms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of posted fields.
public sealed interface Submission<R extends Record> {

    /// Every answer is good, and so are they together.
    record Accepted<R extends Record>(R record) implements Submission<R> {

        /// Names the type only: what was answered is nobody's business in a log.
        @Override
        public String toString() {
            return "Accepted[" + record.getClass().getSimpleName() + "]";
        }
    }

    /// Something has to be put right.
    ///
    /// @param values what to show again, by posted field, in the order of the questions: what was typed, cut at 10,000
    ///     characters, without what no page can show; a field that was left empty is missing
    /// @param errors one at most for each field, in the order of the fields, then those of the whole record; never
    ///     empty
    record Rejected<R extends Record>(Map<String, List<String>> values, List<FieldError> errors)
            implements Submission<R> {

        public Rejected {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            errors = List.copyOf(errors);
        }

        /// Names the fields only: what was typed is nobody's business in a log.
        @Override
        public String toString() {
            return "Rejected" + errors.stream().map(FieldError::field).toList();
        }
    }
}
