package dev.genkan.onboarding;

import dev.genkan.forms.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the answers of a finished journey go.
///
/// @param toPublic merged into the public metadata, side by side, as the guide has them
/// @param toPrivate merged into the private metadata
record Written(Map<String, @Nullable Object> toPublic, Map<String, @Nullable Object> toPrivate) {

    static Written of(Questions questions, Way way) {
        Map<String, @Nullable Object> toPublic = new LinkedHashMap<>();
        Map<String, @Nullable Object> toPrivate = new LinkedHashMap<>();
        for (Way.Stop stop : way.stops()) {
            if (stop.standing() instanceof Way.Standing.Answered answered) {
                Form<? extends Record> form = questions.form(stop.step());
                questions.toJson(stop.step(), answered.answer()).forEach((question, value) -> {
                    switch (form.destination(question)) {
                        case PUBLIC_METADATA -> toPublic.put(question, value);
                        case PRIVATE_METADATA -> toPrivate.put(question, value);
                        case APPLICATION -> {}
                    }
                });
            }
        }
        return new Written(toPublic, toPrivate);
    }
}
