package dev.genkan.forms.html;

import dev.genkan.forms.Field;
import dev.genkan.forms.Form;
import dev.genkan.forms.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Goes through what an application says of its forms, language by language.
final class TextCheck {

    /// What a broken constraint may tell, see `docs/forms.md`.
    private static final Set<String> OF_ERRORS = Set.of("label", "what");

    private final List<Bundles> theirs;
    private final Map<String, Set<String>> ours = new LinkedHashMap<>();
    private final List<Text> texts = new ArrayList<>();
    private final Set<String> owners = new TreeSet<>();
    private final Set<String> questions = new TreeSet<>();

    /// A text that a form may have.
    ///
    /// @param keys where it is looked for, the most special first
    /// @param always whether something is shown in its place if it is nowhere
    /// @param arguments what it is given
    /// @param form which may bring texts of its own
    private record Text(List<String> keys, boolean always, Set<String> arguments, Form<?> form) {}

    TextCheck(List<Bundles> theirs, List<Bundles> ours, List<? extends Form<?>> forms) {
        this.theirs = theirs;
        for (Bundles bundle : ours) {
            for (String key : bundle.keys(Locale.ROOT)) {
                this.ours
                        .computeIfAbsent(Words.withoutForm(key), any -> new TreeSet<>())
                        .addAll(arguments(bundle, Locale.ROOT, key));
            }
        }
        forms.forEach(this::learn);
    }

    OwnTexts in(Locale language) {
        List<String> missing = texts.stream()
                .filter(text -> !language.equals(Locale.ROOT))
                .filter(text -> text.always() || isSaid(text, Locale.ROOT))
                .filter(text -> !isSaid(text, language))
                .map(text -> text.keys().getFirst())
                .distinct()
                .toList();
        Set<String> unasked = new TreeSet<>();
        Set<String> unfilled = new TreeSet<>();
        for (Bundles bundle : theirs) {
            for (String key : bundle.keys(language)) {
                if (owners.contains(key.replaceFirst("\\..*", "")) && !isAsked(key)) {
                    unasked.add(key);
                } else {
                    Set<String> named = arguments(bundle, language, key);
                    named.removeAll(given(key, named));
                    named.forEach(argument -> unfilled.add(key + " {" + argument + "}"));
                }
            }
        }
        return new OwnTexts(language, missing, List.copyOf(unasked), List.copyOf(unfilled));
    }

    private void learn(Form<?> form) {
        Labels labels = Labels.of(form, Words.ours(), Locale.ROOT);
        add(form, List.of(form.name()), true, Set.of());
        add(form, List.of(form.name() + ".subtitle"), false, Set.of());
        owners.add(form.name());
        questions.add(form.name());
        form.fields().forEach(field -> learn(form, field, labels.keys()));
    }

    private void learn(Form<?> form, Field field, Map<String, List<String>> keys) {
        List<String> own = keys.getOrDefault(field.name(), List.of());
        questions.addAll(own);
        add(form, own, true, Set.of());
        Set<String> ofHint = field instanceof Field.Date ? Set.of("example") : Set.of();
        add(form, with(own, ".hint"), !field.hint().isEmpty(), ofHint);
        add(form, with(own, ".what"), false, Set.of());
        switch (field) {
            case Field.Choice choice -> choice.options().forEach(option -> learn(form, option));
            case Field.Choices choices -> choices.options().forEach(option -> learn(form, option));
            case Field.Group group -> {
                owners.add(group.record());
                group.fields().forEach(inner -> learn(form, inner, keys));
            }
            case Field.Text line -> {}
            case Field.Lines lines -> {}
            case Field.Email email -> {}
            case Field.Link link -> {}
            case Field.Numeric number -> {}
            case Field.Date date -> {}
            case Field.Tick tick -> {}
        }
    }

    private void learn(Form<?> form, Option option) {
        owners.add(option.key().replaceFirst("\\..*", ""));
        add(form, List.of(option.key()), true, Set.of());
        add(form, List.of(option.key() + ".hint"), false, Set.of());
    }

    private void add(Form<?> form, List<String> keys, boolean always, Set<String> arguments) {
        texts.add(new Text(keys, always, arguments, form));
    }

    private static List<String> with(List<String> keys, String suffix) {
        return keys.stream().map(key -> key + suffix).toList();
    }

    private boolean isSaid(Text text, Locale exactly) {
        return text.keys().stream().anyMatch(key -> text.form().says(key, exactly))
                || theirs.stream()
                        .map(bundle -> bundle.keys(exactly))
                        .anyMatch(said -> text.keys().stream().anyMatch(said::contains));
    }

    private boolean isAsked(String key) {
        return texts.stream().anyMatch(text -> text.keys().contains(key)) || isError(Words.withoutForm(key));
    }

    /// `NewApplication.seats.Positive`, `NewApplication.seats.error.size.max`.
    private boolean isError(String key) {
        return questions.stream()
                .filter(question -> key.startsWith(question + "."))
                .map(question -> key.substring(question.length() + 1))
                .anyMatch(rest -> rest.startsWith("error.")
                        ? !ofKind(rest.substring("error.".length())).isEmpty()
                        : rest.matches("\\p{Lu}\\w*"));
    }

    /// Our texts that an error of such a kind has where the application has none.
    private List<String> ofKind(String kind) {
        return ours.keySet().stream()
                .filter(key -> Labels.kind(key).equals(kind)
                        && (key.startsWith("validation.") || key.startsWith("onboarding.tooLarge")))
                .toList();
    }

    /// @param named for a key that nothing is known of, all of them: it belongs to pages of the application's own
    private Set<String> given(String key, Set<String> named) {
        String text = Words.withoutForm(key);
        if (ours.containsKey(text)) {
            Stream<String> more = text.startsWith("validation.")
                    ? OF_ERRORS.stream()
                    : text.startsWith("mail.") ? ofMails() : Stream.of("count");
            return Stream.concat(ours.getOrDefault(text, Set.of()).stream(), more)
                    .collect(Collectors.toSet());
        }
        if (!owners.contains(key.replaceFirst("\\..*", ""))) {
            return Set.copyOf(named);
        }
        return texts.stream()
                .filter(one -> one.keys().contains(key))
                .findFirst()
                .map(Text::arguments)
                .orElseGet(() -> ofErrors(text));
    }

    /// Whatever any text of a mail names: each of them is given the same.
    private Stream<String> ofMails() {
        return ours.entrySet().stream()
                .filter(text -> text.getKey().startsWith("mail."))
                .flatMap(text -> text.getValue().stream());
    }

    private Set<String> ofErrors(String key) {
        int error = key.indexOf(".error.");
        Stream<String> kinds =
                error < 0 ? ours.keySet().stream() : ofKind(key.substring(error + ".error.".length())).stream();
        return Stream.concat(
                        OF_ERRORS.stream(),
                        kinds.filter(kind -> error >= 0 || kind.startsWith("validation."))
                                .flatMap(kind -> ours.getOrDefault(kind, Set.of()).stream()))
                .collect(Collectors.toSet());
    }

    private static Set<String> arguments(Bundles bundle, Locale exactly, String key) {
        return Words.ARGUMENT
                .matcher(bundle.find(new Wanted(key, null), exactly).orElse(""))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
