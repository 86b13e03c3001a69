package dev.genkan.forms.html;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every text of the pages by its key: the application's own first, then ours.
///
/// A text may name arguments in braces, `{app}`; braces around anything else stay as they are. A key of which there
/// are two, with `.one` and `.other`, is chosen by the argument `count`. A language that nobody wrote is answered in
/// that of the files without a language in their name, ours being English; the language of the machine never plays a
/// part.
public final class Words {

    private static final String OURS = "dev/genkan/forms/html/words";
    private static final Pattern ARGUMENT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

    private final List<Bundles> bundles;

    private Words(List<Bundles> bundles) {
        this.bundles = List.copyOf(bundles);
    }

    /// @param application where the application's files are
    /// @param baseNames of its bundles, such as `messages`, the first to have a key winning; one without files is empty
    public static Words of(ClassLoader application, String... baseNames) {
        return new Words(Stream.concat(
                        Stream.of(baseNames).map(baseName -> new Bundles(application, baseName)),
                        Stream.of(new Bundles(Words.class.getClassLoader(), OURS)))
                .toList());
    }

    /// Our words alone.
    public static Words ours() {
        return of(Words.class.getClassLoader());
    }

    /// @throws MissingWords if nobody has a text of that key; the programmer's fault
    public String text(String key, Locale locale) {
        return text(key, locale, Map.of());
    }

    /// @param arguments what the text may name; `count` also chooses between one and more
    /// @throws MissingWords if nobody has a text of that key; the programmer's fault
    public String text(String key, Locale locale, Map<String, ?> arguments) {
        return find(key, locale, arguments).orElseThrow(() -> new MissingWords(key));
    }

    /// The text of a key that may be missing.
    public Optional<String> find(String key, Locale locale) {
        return find(key, locale, Map.of());
    }

    /// The text of a key that may be missing.
    public Optional<String> find(String key, Locale locale, Map<String, ?> arguments) {
        return raw(key, locale)
                .or(() -> arguments.get("count") instanceof Number count
                        ? raw(key + (count.longValue() == 1 ? ".one" : ".other"), locale)
                        : Optional.empty())
                .map(text -> filled(text, arguments));
    }

    /// The language in which somebody who asks for `wanted` is really answered: a file of it exists, the application's
    /// or ours; English otherwise.
    public Locale spoken(Locale wanted) {
        return Bundles.candidates(wanted).stream()
                .filter(candidate -> !candidate.equals(Locale.ROOT))
                .filter(candidate -> bundles.stream().anyMatch(bundle -> bundle.speaks(candidate)))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private Optional<String> raw(String key, Locale locale) {
        return bundles.stream()
                .flatMap(bundle -> bundle.find(key, locale).stream())
                .findFirst();
    }

    private static String filled(String text, Map<String, ?> arguments) {
        return ARGUMENT.matcher(text).replaceAll(found -> {
            Object argument = arguments.get(found.group(1));
            return Matcher.quoteReplacement(argument == null ? found.group() : argument.toString());
        });
    }

    /// A key of which there is no text.
    public static final class MissingWords extends RuntimeException {
        private static final long serialVersionUID = 1;

        MissingWords(String key) {
            super("there is no text with the key " + key);
        }
    }
}
