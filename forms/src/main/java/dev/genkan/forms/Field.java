package dev.genkan.forms;

import java.util.List;

/// One question of a form, as plain data: what a page needs to ask it.
///
/// A new kind of question is a record here, its [Control] beside the others, and its view and template in
/// `forms.html`; the compiler names every switch that has to learn of it.
public sealed interface Field {

    /// The name of the record component, which is also the name of the posted field; below a [Group] that of the group
    /// and a dot before it, as in `company.name`.
    String name();

    /// Whether an answer must be given.
    boolean required();

    /// What `@Hint` says in the code; empty for no hint. A message may say it in other words.
    String hint();

    /// One line of text.
    ///
    /// @param maxLength the most UTF-16 units an answer may have; 1 to 10,000
    record Text(String name, boolean required, int maxLength, String hint) implements Field {}

    /// Several lines of text.
    ///
    /// @param maxLength the most UTF-16 units an answer may have, a line break counting as one; 1 to 10,000
    /// @param rows how many lines are shown at once; 2 to 30
    record Lines(String name, boolean required, int maxLength, int rows, String hint) implements Field {}

    /// An e-mail address.
    ///
    /// @param maxLength the most UTF-16 units an answer may have; at most 254
    record Email(String name, boolean required, int maxLength, String hint) implements Field {}

    /// The address of a page: `http` or `https`, with a host.
    ///
    /// @param maxLength the most UTF-16 units an answer may have; at most 2,048
    record Link(String name, boolean required, int maxLength, String hint) implements Field {}

    /// A number.
    ///
    /// @param whole whether it has no decimals
    /// @param signed whether it may be below zero, for which the keypads of telephones have no key
    record Numeric(String name, boolean required, boolean whole, boolean signed, String hint) implements Field {}

    /// A day of the calendar, asked as three numbers: `<name>.day`, `<name>.month` and `<name>.year`.
    record Date(String name, boolean required, String hint) implements Field {}

    /// Something to tick or to leave.
    ///
    /// @param required whether it must be ticked
    record Tick(String name, boolean required, String hint) implements Field {}

    /// One of a few fixed answers.
    ///
    /// @param options in the order of the enum; never empty
    record Choice(String name, boolean required, List<Option> options, String hint) implements Field {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /// Any number of a few fixed answers.
    ///
    /// @param options in the order of the enum; never empty
    record Choices(String name, boolean required, List<Option> options, String hint) implements Field {
        public Choices {
            options = List.copyOf(options);
        }
    }

    /// Questions that belong together: a record inside the record.
    ///
    /// @param record the simple name of that record; its words are looked for under it too
    /// @param required false if it is left out where nothing in it is answered
    /// @param fields in the order of the components; their names begin with this one's
    record Group(String name, String record, boolean required, List<Field> fields, String hint) implements Field {
        public Group {
            fields = List.copyOf(fields);
        }
    }
}
