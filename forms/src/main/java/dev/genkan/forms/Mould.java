package dev.genkan.forms;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the answers to some questions become: a record of the application, or a map where the form was declared.
sealed interface Mould permits RecordMould, MapMould {

    /// @param values of the questions, in their order
    /// @return empty if a constructor refuses them
    Optional<Object> make(List<@Nullable Object> values);

    /// The value of one question in what [#make] made.
    @Nullable
    Object valueIn(Object answers, Question question);

    /// The one thing to say about a value: that it is missing, else that it is too long, else what comes first.
    Optional<FieldError> broken(Question question, @Nullable Object value);

    /// What is wrong with answers that are all right by themselves: at most one error for each field in their order,
    /// then those of the whole.
    List<FieldError> broken(Object answers, List<Field> fields);
}
