package dev.genkan.onboarding;

import dev.genkan.forms.Destination;
import dev.genkan.forms.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of somebody who finished an earlier version of a flow: the answers in their metadata, and which
/// questions they left open. A later version does not ask for it again.
final class Known {

    private Known() {}

    /// The same journey, with what is known.
    ///
    /// @param finished the version that was finished
    /// @param last the journey that finished it; empty if that was another program's doing
    static Journey in(Journey begun, Questions questions, Member member, int finished, Optional<Journey> last) {
        Trail before = last.map(Journey::trail).orElse(Trail.NONE);
        Map<String, Map<String, @Nullable Object>> answers = new LinkedHashMap<>();
        Trail trail = Trail.NONE;
        for (Step step : questions.flow().steps()) {
            List<String> asked = before.asked().getOrDefault(step.name(), List.of());
            Map<String, @Nullable Object> known = known(questions.form(step), asked, member);
            if (!known.isEmpty()) {
                answers.put(step.name(), known);
                trail = trail.carrying(step.name(), finished);
            } else if (before.skipped().contains(step.name())) {
                trail = trail.skipping(step.name());
            }
        }
        return begun.with(answers, Map.of(), trail);
    }

    private static Map<String, @Nullable Object> known(Form<? extends Record> form, List<String> asked, Member member) {
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        for (String question : Gaps.names(form)) {
            if (member.publicMetadata().containsKey(question)) {
                known.put(question, member.publicMetadata().get(question));
            } else if (member.privateMetadata().containsKey(question)) {
                known.put(question, member.privateMetadata().get(question));
            } else if (asked.contains(question) && form.destination(question) != Destination.APPLICATION) {
                // who keeps an answer away from the metadata is asked again, because nobody else has it
                known.put(question, null);
            }
        }
        return known;
    }
}
