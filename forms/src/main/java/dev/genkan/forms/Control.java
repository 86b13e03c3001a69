package dev.genkan.forms;

import java.util.List;
import java.util.Map;

/// How one kind of question takes its answer: the half of a control that is not its page.
sealed interface Control permits LineControl, DateControl, ChoicesControl, GroupControl {

    Field field();

    /// Reads its answer from all posted fields.
    Reading read(Map<String, List<String>> posted);

    /// Reads its answer from JSON, which says of what type it is; another type is an error, never converted.
    Reading readJson(Object json);

    default Reading wrongType(String type) {
        return new Reading.Unreadable(
                new FieldError(field().name(), "validation.type", Map.of("type", type)), Map.of());
    }

    /// A value of the component as JSON keeps it.
    Object json(Object value);

    /// What somebody would have posted to make this JSON, by posted field. What was kept by another version of the
    /// record may be anything; what cannot be shown is left out.
    Map<String, List<String>> typed(Object json);
}
