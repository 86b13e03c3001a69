package dev.genkan.testing;

import dev.genkan.forms.Field;
import dev.genkan.forms.FieldError;
import dev.genkan.forms.Form;
import dev.genkan.forms.Submission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One answer to a form, made by asking the form what it has against what was tried before.
final class MadeAnswer {

    private static final int TRIES = 40;

    private final Form<? extends Record> form;
    private final Map<String, Field> questions;
    private final Map<String, Map<String, List<String>>> chosen = new LinkedHashMap<>();
    private final Map<String, Set<Map<String, List<String>>>> tried = new LinkedHashMap<>();

    private MadeAnswer(Form<? extends Record> form) {
        this.form = form;
        this.questions = Samples.leaves(form.fields())
                .collect(Collectors.toMap(Field::name, field -> field, (one, other) -> one, LinkedHashMap::new));
        questions.forEach((name, field) -> choose(name, Samples.of(field).getFirst()));
    }

    /// @return as a browser would post it; the last try if nothing is accepted
    static Map<String, List<String>> to(Form<? extends Record> form) {
        MadeAnswer making = new MadeAnswer(form);
        int tries = 0;
        while (making.improve() && tries < TRIES) {
            tries++;
        }
        return making.posted();
    }

    /// @return whether something else is worth a try
    private boolean improve() {
        return switch (form.read(posted())) {
            case Submission.Accepted<? extends Record> good -> false;
            case Submission.Rejected<? extends Record> rejected -> {
                List<FieldError> changed = new ArrayList<>(rejected.errors());
                changed.removeIf(error -> !changes(error));
                yield !changed.isEmpty();
            }
        };
    }

    private boolean changes(FieldError error) {
        Field field = questions.get(error.field());
        if (field == null) {
            return false;
        }
        Set<Map<String, List<String>>> before = tried.getOrDefault(field.name(), Set.of());
        Optional<Map<String, List<String>>> next = Stream.concat(
                        Samples.better(field, error).stream(), Samples.of(field).stream())
                .filter(sample -> !before.contains(sample))
                .findFirst();
        next.ifPresent(sample -> choose(field.name(), sample));
        return next.isPresent();
    }

    private void choose(String question, Map<String, List<String>> sample) {
        chosen.put(question, sample);
        tried.computeIfAbsent(question, unseen -> new HashSet<>()).add(sample);
    }

    private Map<String, List<String>> posted() {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        chosen.values().forEach(posted::putAll);
        return posted;
    }
}
