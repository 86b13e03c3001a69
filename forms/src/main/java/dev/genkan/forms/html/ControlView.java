package dev.genkan.forms.html;

import java.util.ArrayList;
import java.util.List;

/// One question as a template draws it, words and all. Texts that are missing are empty.
public sealed interface ControlView {

    /// The template that draws it, with the fragment `control(control)`.
    String template();

    /// The id of the element a click on the label, or on an error, leads to.
    String id();

    String name();

    String label();

    String hint();

    /// What is wrong with the answer; empty if nothing is.
    String error();

    boolean required();

    default boolean bad() {
        return !error().isEmpty();
    }

    /// The ids of hint and error, as far as they are there; empty if neither is.
    default String describedBy() {
        List<String> ids = new ArrayList<>();
        if (!hint().isEmpty()) {
            ids.add(id() + "-h");
        }
        if (bad()) {
            ids.add(id() + "-e");
        }
        return String.join(" ", ids);
    }

    /// One line of text.
    record Text(
            String id,
            String name,
            String label,
            String hint,
            String error,
            boolean required,
            int maxLength,
            String value)
            implements ControlView {

        @Override
        public String template() {
            return "dev/genkan/forms/html/controls/text";
        }
    }

    /// One of a few answers; where none need be given, an empty one takes a choice back.
    record Choice(
            String id,
            String name,
            String label,
            String hint,
            String error,
            boolean required,
            boolean asCards,
            List<Answer> options)
            implements ControlView {

        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String template() {
            return "dev/genkan/forms/html/controls/choice";
        }

        public boolean inTwoColumns() {
            return options.size() == 2;
        }
    }

    /// @param value what is posted; empty for the answer that is none
    /// @param first whether it is the first of its question
    record Answer(String value, String label, String hint, boolean chosen, boolean first) {}
}
