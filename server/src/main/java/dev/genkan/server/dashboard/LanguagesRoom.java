package dev.genkan.server.dashboard;

import dev.genkan.forms.Form;
import dev.genkan.forms.html.OwnTexts;
import dev.genkan.forms.html.Untranslated;
import dev.genkan.forms.html.Words;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// In which languages visitors are answered, and what each leaves unsaid. Words come with the application's files
/// and do not change while it runs, so they are looked at once.
public final class LanguagesRoom implements Room {

    private static final String HERE = "/languages";

    private final DashboardDesk desk;
    private final Words words;
    private final Supplier<List<Form<? extends Record>>> forms;
    private final AtomicReference<@Nullable Spoken> spoken = new AtomicReference<>();

    /// @param forms whose texts are looked at too
    public LanguagesRoom(DashboardDesk desk, Words words, Supplier<List<Form<? extends Record>>> forms) {
        this.desk = desk;
        this.words = words;
        this.forms = forms;
    }

    /// One language.
    ///
    /// @param missing keys of our texts that are said in English
    /// @param all how many there are; 0 if nothing is missing
    /// @param otherwise whether it is that of whoever wants none that is spoken here
    public record Language(String tag, String name, String itself, List<String> missing, int all, boolean otherwise) {}

    private record Spoken(List<Language> languages, List<OwnTexts> open) {}

    @Override
    public Place place() {
        return Place.LANGUAGES;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.page(HERE, this::show), Route.page(HERE + ".csv", this::file));
    }

    private void show(Call call) throws IOException {
        Spoken known = spoken();
        desk.show(
                call, 200, Place.LANGUAGES, "languages", Map.of("languages", known.languages(), "open", known.open()));
    }

    private void file(Call call) throws IOException {
        Spoken known = spoken();
        Stream<List<String>> missing = known.languages().stream()
                .flatMap(language ->
                        language.missing().stream().map(key -> List.of(language.tag(), "said in English", key)));
        Stream<List<String>> open = known.open().stream().flatMap(LanguagesRoom::rows);
        CsvFile.send(
                call.response(), "languages.csv", List.of("language", "what", "key"), Stream.concat(missing, open));
    }

    private static Stream<List<String>> rows(OwnTexts texts) {
        String tag =
                texts.language().equals(Locale.ROOT) ? "" : texts.language().toLanguageTag();
        return Stream.of(
                        texts.missing().stream().map(key -> List.of(tag, "not translated", key)),
                        texts.unasked().stream().map(key -> List.of(tag, "of no question", key)),
                        texts.unfilled().stream().map(key -> List.of(tag, "never filled", key)))
                .flatMap(rows -> rows);
    }

    /// Two who come first at the same moment both look, and find the same.
    private Spoken spoken() {
        Spoken known = spoken.get();
        if (known == null) {
            known = new Spoken(languages(), words.openFor(forms.get()));
            spoken.set(known);
        }
        return known;
    }

    private List<Language> languages() {
        List<Untranslated> untranslated = words.untranslated();
        return Arrays.stream(Locale.getISOLanguages())
                .map(Locale::of)
                .filter(language -> words.spoken(language).equals(language))
                .map(language -> language(language, untranslated))
                .toList();
    }

    private Language language(Locale language, List<Untranslated> untranslated) {
        Untranslated lacking = untranslated.stream()
                .filter(one -> one.language().equals(language))
                .findFirst()
                .orElse(new Untranslated(language, List.of(), 0));
        return new Language(
                language.toLanguageTag(),
                language.getDisplayName(Locale.ENGLISH),
                language.getDisplayName(language),
                lacking.missing(),
                lacking.all(),
                language.equals(words.otherwise()));
    }
}
