package dev.genkan.forms.html;

import dev.genkan.forms.Form;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every text of the pages by its key: the application's own first, then what stands in `genkan/words`, where a
/// language is added by one file, then ours.
///
/// A text may name arguments in braces, `{app}`; braces around anything else stay as they are. A key may have several
/// texts, one for each form that words have by number: `.zero`, `.one`, `.two`, `.few`, `.many` and `.other`, the last
/// being said where another is missing. The form is chosen by the language that the text is found in, a file without
/// one being taken for English, and by the argument `count`, or else by the only number among the arguments. Key by
/// key, what a language does not say is said in that of the files without a language in their name, ours being
/// English; the language of the machine never plays a part.
public final class Words {

    private static final String OURS = "dev/genkan/forms/html/words";
    private static final String ADDED = "genkan/words";
    static final Pattern ARGUMENT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final Pattern COUNTED = Pattern.compile("\\.(zero|one|two|few|many|other)$");

    private final List<Bundles> theirs;
    private final List<Bundles> ours;
    private final List<Locale> offered;

    private Words(List<Bundles> theirs, List<Bundles> ours, List<Locale> offered) {
        this.theirs = List.copyOf(theirs);
        this.ours = List.copyOf(ours);
        this.offered = List.copyOf(offered);
    }

    /// @param application where the application's files are
    /// @param baseNames of its bundles, such as `messages`, the first to have a key winning; one without files is empty
    public static Words of(ClassLoader application, String... baseNames) {
        return of(application, List.of(baseNames), List.of());
    }

    /// @param application where all the files are
    /// @param baseNames of its bundles, such as `messages`, the first to have a key winning; one without files is empty
    /// @param more base names of words of ours that belong to other pages than those of this module
    public static Words of(ClassLoader application, List<String> baseNames, List<String> more) {
        return new Words(
                Stream.concat(baseNames.stream(), Stream.of(ADDED))
                        .map(baseName -> new Bundles(application, baseName))
                        .toList(),
                Stream.concat(
                                more.stream().map(baseName -> new Bundles(application, baseName)),
                                Stream.of(new Bundles(Words.class.getClassLoader(), OURS)))
                        .toList(),
                List.of());
    }

    /// Our words alone.
    public static Words ours() {
        return of(Words.class.getClassLoader());
    }

    /// The same words, said in no other languages than these.
    ///
    /// @param languages the first is that of whoever wants none of them; empty for all there are words in
    public Words in(List<Locale> languages) {
        return new Words(theirs, ours, languages);
    }

    /// @throws MissingWords if nobody has a text of that key; the programmer's fault
    public String text(String key, Locale locale) {
        return text(key, locale, Map.of());
    }

    /// @param arguments what the text may name; a number also chooses the form of the words; it is written as in that
    ///     language, without marks between its thousands, so that it can be typed again
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
        Locale said = offered.isEmpty() ? locale : spoken(locale);
        Wanted wanted = Wanted.of(key, arguments);
        return all().flatMap(bundle -> bundle.find(wanted, said).stream())
                .findFirst()
                .map(text -> filled(text, said, arguments));
    }

    /// The language in which somebody who asks for `wanted` is really answered: a file of it exists, the application's
    /// or ours; English otherwise, or the first of those we were told to speak.
    public Locale spoken(Locale wanted) {
        return Bundles.candidates(wanted).stream()
                .filter(candidate -> !candidate.equals(Locale.ROOT))
                .filter(this::isOffered)
                .filter(candidate -> candidate.equals(Locale.ENGLISH) || all().anyMatch(file -> file.speaks(candidate)))
                .findFirst()
                .orElse(otherwise());
    }

    /// The language of whoever wants none that is spoken here.
    public Locale otherwise() {
        return offered.isEmpty() ? Locale.ENGLISH : offered.getFirst();
    }

    /// What the application's languages leave to be said in English: one of each language it has a file of, unless
    /// nothing is missing. Of languages that are named without a country, as in `messages_fr`; others are not looked
    /// for. Some hundred looks at the class path, so once is enough.
    public List<Untranslated> untranslated() {
        List<Untranslated> found = new ArrayList<>();
        Set<String> keys = ours.stream()
                .flatMap(bundle -> bundle.keys(Locale.ROOT).stream())
                .map(Words::withoutForm)
                .collect(Collectors.toCollection(TreeSet::new));
        languages().filter(language -> !language.equals(Locale.ENGLISH)).forEach(language -> {
            Set<String> said = said(language);
            List<String> missing =
                    keys.stream().filter(key -> !said.contains(key)).toList();
            if (!missing.isEmpty()) {
                found.add(new Untranslated(language, missing, keys.size()));
            }
        });
        return found;
    }

    /// What is open in the application's own words for these forms: one of each language it has a file of, and of the
    /// files without one, unless all is in order. What those leave out is no gap, because there the names of the code
    /// serve. Like [#untranslated] it looks for languages without a country, and once is enough.
    public List<OwnTexts> openFor(List<? extends Form<?>> forms) {
        TextCheck check = new TextCheck(theirs, ours, forms);
        return Stream.concat(Stream.of(Locale.ROOT), languages())
                .map(check::in)
                .filter(texts -> !texts.inOrder())
                .toList();
    }

    /// Those the application has a file of.
    private Stream<Locale> languages() {
        return Arrays.stream(Locale.getISOLanguages())
                .map(Locale::of)
                .filter(language -> isOffered(language) && theirs.stream().anyMatch(bundle -> bundle.exists(language)));
    }

    /// The key of a text of several forms, without the form.
    static String withoutForm(String key) {
        return COUNTED.matcher(key).replaceFirst("");
    }

    private Set<String> said(Locale language) {
        Set<String> keys =
                all().flatMap(bundle -> bundle.keys(language).stream()).collect(Collectors.toSet());
        Set<PluralForm> forms = PluralForm.in(language);
        keys.addAll(keys.stream()
                .map(Words::withoutForm)
                .filter(key -> forms.stream().allMatch(form -> keys.contains(key + form.suffix())))
                .toList());
        return keys;
    }

    private boolean isOffered(Locale language) {
        return offered.isEmpty()
                || Bundles.candidates(language).stream().anyMatch(general -> offered.contains(general));
    }

    private Stream<Bundles> all() {
        return Stream.concat(theirs.stream(), ours.stream());
    }

    private static String filled(String text, Locale locale, Map<String, ?> arguments) {
        Direction direction = Direction.of(locale);
        return ARGUMENT.matcher(text).replaceAll(found -> {
            Object argument = arguments.get(found.group(1));
            return Matcher.quoteReplacement(
                    argument == null ? found.group() : direction.apart(written(argument, locale)));
        });
    }

    private static String written(Object argument, Locale locale) {
        if (!(argument instanceof Number number)) {
            return argument.toString();
        }
        DecimalFormatSymbols marks = DecimalFormatSymbols.getInstance(locale);
        // those that a form reads
        marks.setZeroDigit('0');
        marks.setMinusSign('-');
        return new DecimalFormat("0.####################", marks).format(number);
    }

    /// A key of which there is no text.
    public static final class MissingWords extends RuntimeException {
        private static final long serialVersionUID = 1;

        MissingWords(String key) {
            super("there is no text with the key " + key);
        }
    }
}
