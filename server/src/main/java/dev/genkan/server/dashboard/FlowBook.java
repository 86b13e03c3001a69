package dev.genkan.server.dashboard;

import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Words;
import dev.genkan.identity.user.User;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Onboarding;
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
public record FlowBook(FlowOrder order, List<Editions> editions, Journeys journeys, Words words) {

    /// What a member has come to, and whether it is done.
    public record Standing(String text, boolean done) {}

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

    /// How far a member is: through all required flows, at a step of the first that is open, or not there yet. Without
    /// flows what their metadata says.
    Standing standing(User user) {
        if (order.all().isEmpty()) {
            boolean flagged = Boolean.TRUE.equals(user.publicMetadata().values().get(Onboarding.COMPLETE));
            return new Standing(flagged ? "Onboarded" : "–", flagged);
        }
        Optional<Onboarding> open = order.firstOpen(user.publicMetadata().values());
        if (open.isEmpty()) {
            return new Standing("Onboarded", true);
        }
        String at = journeys.findOpen(user.id(), open.get().name())
                .flatMap(this::titleOf)
                .map(title -> "At: " + title)
                .orElse("Not started");
        return new Standing(at, false);
    }

    /// The languages that somebody may be asked in: those there are words for. Some hundred looks, so once is enough.
    List<Locale> languages() {
        return Stream.of(Locale.getISOLanguages())
                .map(Locale::of)
                .filter(language -> words.spoken(language).getLanguage().equals(language.getLanguage()))
                .sorted(Comparator.comparing(Locale::toLanguageTag))
                .toList();
    }

    private Optional<String> titleOf(Journey journey) {
        return journey.state() instanceof JourneyState.Open at
                ? Optional.of(title(journey.flow(), journey.version(), at.step()))
                : Optional.empty();
    }
}
