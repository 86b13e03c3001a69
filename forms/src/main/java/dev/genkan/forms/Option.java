package dev.genkan.forms;

/// One answer a [Field.Choice] offers.
///
/// @param value what is posted and stored: the name of the enum constant
/// @param key the key of its words: simple name of the enum, a dot, name of the constant
public record Option(String value, String key) {}
