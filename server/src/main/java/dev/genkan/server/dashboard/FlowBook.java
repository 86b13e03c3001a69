package dev.genkan.server.dashboard;

import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Words;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The flows of this instance, as people speak of them.
///
/// @param editions of the flows, in their order; empty where there are none
public record FlowBook(FlowOrder order, List<Editions> editions, Words words) {

    Optional<Editions> named(String flow) {
        return editions.stream()
                .filter(edition -> edition.flow().name().equals(flow))
                .findFirst();
    }

    /// What the page of a step is called in English; its name, if no version that is declared has it.
    static String title(@Nullable Questions questions, String step, Words words) {
        if (step.equals(Step.CHECK)) {
            return words.text("onboarding.check.title", Locale.ENGLISH);
        }
        return questions == null
                ? step
                : questions
                        .step(step)
                        .map(known -> FormView.empty(questions.form(known), words, Locale.ENGLISH)
                                .title())
                        .orElse(step);
    }

    /// The same in a version of a flow.
    String title(String flow, int version, String step) {
        Questions questions =
                named(flow).flatMap(edition -> edition.of(version)).orElse(null);
        return title(questions, step, words);
    }

    /// The languages that somebody may be asked in: those there are words for. Some hundred looks, so once is enough.
    List<Locale> languages() {
        return Stream.of(Locale.getISOLanguages())
                .map(Locale::of)
                .filter(language -> words.spoken(language).getLanguage().equals(language.getLanguage()))
                .sorted(Comparator.comparing(Locale::toLanguageTag))
                .toList();
    }
}
