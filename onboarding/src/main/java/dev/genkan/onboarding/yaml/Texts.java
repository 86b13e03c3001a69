package dev.genkan.onboarding.yaml;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/// What a form says, by language and message key, as a [dev.genkan.forms.FormSpec] has it.
record Texts(Map<String, Map<String, String>> said) {

    Texts() {
        this(new TreeMap<>());
    }

    private void say(String language, String key, String text) {
        said.computeIfAbsent(language, each -> new HashMap<>()).putIfAbsent(key, text);
    }

    /// Takes what a block says under a key: one text, or one for each language.
    ///
    /// @param message the key a message file would have
    void take(Block of, String key, String message) {
        of.node(key).ifPresent(node -> take(of, key, node, message));
    }

    void take(Block of, String key, Node node, String message) {
        byLanguage(of, key, node).forEach((language, text) -> say(language, message, text));
    }

    /// The line of help: what is said to all languages is the question's own.
    String takeHint(Block of, String message) {
        Map<String, String> hints =
                of.node("hint").map(node -> byLanguage(of, "hint", node)).orElse(Map.of());
        hints.forEach((language, text) -> {
            if (!language.isEmpty()) {
                say(language, message, text);
            }
        });
        return hints.getOrDefault("", "");
    }

    /// Takes all that stands below `texts`: languages, and in them message keys.
    void takeAll(Block of) {
        of.node("texts")
                .flatMap(node -> Block.of(node, "texts by language", of.place(), of.faults()))
                .ifPresent(languages -> languages.values().forEach((tag, node) -> {
                    Optional<String> language = language(tag, languages);
                    Optional<Block> messages = Block.of(node, "texts by message key", of.place(), of.faults());
                    if (language.isPresent() && messages.isPresent()) {
                        messages.get()
                                .values()
                                .keySet()
                                .forEach(key ->
                                        messages.get().text(key).ifPresent(text -> say(language.get(), key, text)));
                    }
                }));
    }

    private static Map<String, String> byLanguage(Block of, String key, Node node) {
        Map<String, String> texts = new TreeMap<>();
        if (node instanceof MappingNode) {
            Block.of(node, "texts by language", of.place(), of.faults())
                    .ifPresent(languages -> languages
                            .values()
                            .keySet()
                            .forEach(tag -> language(tag, languages)
                                    .ifPresent(language ->
                                            languages.text(tag).ifPresent(text -> texts.put(language, text)))));
            return texts;
        }
        Optional<String> text = Scalars.text(node);
        text.ifPresent(each -> texts.put("", each));
        if (text.isEmpty()) {
            of.faults().add(node, of.place(), key + " is a text, or one for each language, as in { de: … }");
        }
        return texts;
    }

    private static Optional<String> language(String tag, Block languages) {
        if (tag.equals(Notation.OTHERWISE)) {
            return Optional.of("");
        }
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
        } catch (IllformedLocaleException e) {
            languages.fault(tag, tag + " is no language; say a tag such as de or pt-BR, or " + Notation.OTHERWISE);
            return Optional.empty();
        }
    }
}
