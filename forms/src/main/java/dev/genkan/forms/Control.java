package dev.genkan.forms;

/// How one kind of question takes its answer: the half of a control that is not its page.
sealed interface Control permits TextControl, ChoiceControl {

    Field field();

    /// Reads the one posted value; empty if the field was left empty or not posted.
    Reading read(String posted);

    /// A value of the component as the page shows it.
    String shown(Object value);

    /// A value of the component as JSON keeps it.
    Object json(Object value);
}
