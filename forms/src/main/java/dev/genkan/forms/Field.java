package dev.genkan.forms;

import java.util.List;

/// One question of a form, as plain data: what a page needs to ask it.
///
/// A new kind of question is a record here, its [Control] beside [TextControl] and [ChoiceControl], and its view and
/// template in `forms.html`; the compiler names every switch that has to learn of it.
public sealed interface Field {

    /// The name of the record component, which is also the name of the posted field.
    String name();

    /// Whether an answer must be given; from `@NotNull`, `@NotBlank` or `@NotEmpty`.
    boolean required();

    /// What `@Hint` says in the code; empty for no hint. A message may say it in other words.
    String hint();

    /// One line of text.
    ///
    /// @param maxLength the most UTF-16 units an answer may have; 1 to 10,000
    record Text(String name, boolean required, int maxLength, String hint) implements Field {}

    /// One of a few fixed answers.
    ///
    /// @param options in the order of the enum; never empty
    record Choice(String name, boolean required, List<Option> options, String hint) implements Field {
        public Choice {
            options = List.copyOf(options);
        }
    }
}
