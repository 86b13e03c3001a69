package dev.genkan.forms.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The properties files of one base name, one for each language, in UTF-8.
///
/// Not `ResourceBundle.getBundle`: its way to keep the JVM's own language out of the answer is closed to named modules,
/// and its cache follows whatever languages strangers ask for.
final class Bundles {

    private static final ResourceBundle.Control NAMES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /// More languages than any application speaks. When browsers have asked for that many which there are not, these
    /// are forgotten, and looked up anew.
    private static final int MOST_KEPT = 100;

    private final ClassLoader loader;
    private final String baseName;
    private final Map<Locale, Optional<Map<String, String>>> files = new ConcurrentHashMap<>();

    Bundles(ClassLoader loader, String baseName) {
        this.loader = loader;
        this.baseName = baseName.replace('.', '/');
    }

    /// The languages to look into, from the most special to the most general, last the file without a language.
    static List<Locale> candidates(Locale locale) {
        return NAMES.getCandidateLocales("words", locale);
    }

    /// A file without a language is taken for English.
    Optional<String> find(Wanted wanted, Locale locale) {
        return candidates(locale).stream()
                .flatMap(candidate -> file(candidate).stream()
                        .flatMap(file -> wanted.keys(candidate).stream()
                                .flatMap(key -> Optional.ofNullable(file.get(key)).stream())))
                .findFirst();
    }

    boolean speaks(Locale exactly) {
        return file(exactly).isPresent();
    }

    /// The same without reading the file, and without a memory.
    boolean exists(Locale exactly) {
        return loader.getResource(name(exactly)) != null;
    }

    /// What is said in exactly that language.
    Set<String> keys(Locale exactly) {
        return file(exactly).map(Map::keySet).orElse(Set.of());
    }

    private Optional<Map<String, String>> file(Locale locale) {
        Optional<Map<String, String>> known = files.get(locale);
        if (known != null) {
            return known;
        }
        Optional<Map<String, String>> read = read(name(locale));
        if (files.size() >= MOST_KEPT) {
            files.values().removeIf(Optional::isEmpty);
        }
        files.put(locale, read);
        return read;
    }

    private String name(Locale locale) {
        return NAMES.toBundleName(baseName, locale) + ".properties";
    }

    private Optional<Map<String, String>> read(String name) {
        try (InputStream file = loader.getResourceAsStream(name)) {
            if (file == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            Map<String, String> words = new HashMap<>();
            properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
            return Optional.of(Map.copyOf(words));
        } catch (IOException e) {
            throw new UncheckedIOException("the words in " + name + " cannot be read", e);
        }
    }
}
