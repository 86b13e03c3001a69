package dev.genkan.onboarding;

import dev.genkan.forms.Form;
import dev.genkan.forms.Submission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was typed into a page that was not sent.
final class Drafts {

    private Drafts() {}

    /// Only what belongs to the form, and no more of it than a page shows again.
    static Map<String, List<String>> of(Form<? extends Record> form, Posted posted) {
        return new LinkedHashMap<>(
                switch (form.read(fields(form, posted))) {
                    case Submission.Accepted<? extends Record> accepted -> typed(form, accepted.record());
                    case Submission.Rejected<? extends Record> rejected -> rejected.values();
                });
    }

    private static Map<String, List<String>> fields(Form<? extends Record> form, Posted posted) {
        return posted.answers().isEmpty() ? posted.fields() : form.typed(posted.answers());
    }

    private static <R extends Record> Map<String, List<String>> typed(Form<R> form, Record answer) {
        return form.typed(form.type().cast(answer));
    }
}
