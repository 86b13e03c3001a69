package dev.genkan.forms;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A form without a record, as a plain value: for what is declared in a file. [Form#outline] says the same of any form,
/// so that two spellings of one form can be held against each other.
///
/// @param name as the simple name of a record: its words are kept under it, `NewApplication.applicationName`
/// @param fields in the order in which they are asked
/// @param texts by language tag, with an empty one for all languages that are not named, and in it by the key under
///     which a message file would have them; message files win
public record FormSpec(String name, List<FieldSpec> fields, Map<String, Map<String, String>> texts) {

    public FormSpec {
        fields = List.copyOf(fields);
        Map<String, Map<String, String>> copies = new TreeMap<>();
        texts.forEach((language, said) -> copies.put(language, Map.copyOf(said)));
        texts = Map.copyOf(copies);
    }

    /// A form that has its texts in message files.
    public FormSpec(String name, List<FieldSpec> fields) {
        this(name, fields, Map.of());
    }
}
