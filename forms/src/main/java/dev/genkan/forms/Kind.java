package dev.genkan.forms;

import java.util.List;

/// What a question asks for, as plain data: the kinds that a form can ask, see [Field].
public sealed interface Kind {

    /// One line of text.
    record Text() implements Kind {}

    /// Several lines of text.
    ///
    /// @param rows how many are shown at once, 2 to 30
    record Lines(int rows) implements Kind {}

    /// An e-mail address.
    record Email() implements Kind {}

    /// The address of a page.
    record Link() implements Kind {}

    /// A number.
    record Numeric(NumberKind type) implements Kind {}

    /// A day of the calendar.
    record Date() implements Kind {}

    /// Something to tick.
    record Tick() implements Kind {}

    /// One of a few fixed answers.
    ///
    /// @param type the word under which the texts of the options are kept, as the simple name of an enum is:
    ///     `ApplicationType.B2B`
    /// @param options what is posted and stored, in the order in which they are offered
    record Choice(String type, List<String> options) implements Kind {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /// Any number of a few fixed answers.
    ///
    /// @param type as for [Choice]
    /// @param options as for [Choice]
    record Choices(String type, List<String> options) implements Kind {
        public Choices {
            options = List.copyOf(options);
        }
    }

    /// Questions that belong together.
    ///
    /// @param type the word under which their texts are kept, as the simple name of an inner record is: `Office.city`
    record Group(String type, List<FieldSpec> fields) implements Kind {
        public Group {
            fields = List.copyOf(fields);
        }
    }
}
