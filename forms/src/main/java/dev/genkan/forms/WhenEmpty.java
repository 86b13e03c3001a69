package dev.genkan.forms;

/// What it means that a question was not answered.
public enum WhenEmpty {
    /// It has to be answered; something to tick has to be ticked.
    REFUSED,
    /// Its value is null.
    NULL,
    /// Its value is the empty one: an empty text, no choices, not ticked.
    EMPTY
}
