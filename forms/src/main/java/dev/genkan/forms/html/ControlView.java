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

    private static String controls(String template) {
        return "dev/genkan/forms/html/controls/" + template;
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
            return controls("text");
        }
    }

    /// Several lines of text.
    record Lines(
            String id,
            String name,
            String label,
            String hint,
            String error,
            boolean required,
            int maxLength,
            int rows,
            String value)
            implements ControlView {

        @Override
        public String template() {
            return controls("lines");
        }
    }

    /// An e-mail address.
    record Email(
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
            return controls("email");
        }
    }

    /// The address of a page.
    record Link(
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
            return controls("link");
        }
    }

    /// A number.
    ///
    /// @param keypad what a telephone offers to type with: `numeric`, `decimal`, or empty for all of its keys
    record Numeric(
            String id,
            String name,
            String label,
            String hint,
            String error,
            boolean required,
            String keypad,
            String value)
            implements ControlView {

        @Override
        public String template() {
            return controls("number");
        }
    }

    /// A day of the calendar, in three fields.
    record Date(
            String id,
            String name,
            String label,
            String hint,
            String error,
            boolean required,
            String day,
            String month,
            String year)
            implements ControlView {

        @Override
        public String template() {
            return controls("date");
        }
    }

    /// Something to tick.
    ///
    /// @param asks the numbers of the [Reveal]s it shows, parted by spaces; empty for none
    record Tick(
            String id,
            String name,
            String label,
            String hint,
            String error,
            boolean required,
            boolean ticked,
            String asks)
            implements ControlView {

        /// One that asks for nothing more.
        public Tick(String id, String name, String label, String hint, String error, boolean required, boolean ticked) {
            this(id, name, label, hint, error, required, ticked, "");
        }

        @Override
        public String template() {
            return controls("tick");
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
            return controls("choice");
        }

        public boolean inTwoColumns() {
            return options.size() == 2;
        }
    }

    /// Any number of a few answers.
    record Choices(
            String id, String name, String label, String hint, String error, boolean required, List<Answer> options)
            implements ControlView {

        public Choices {
            options = List.copyOf(options);
        }

        @Override
        public String template() {
            return controls("choices");
        }
    }

    /// Questions that belong together.
    record Group(
            String id,
            String name,
            String label,
            String hint,
            String error,
            boolean required,
            List<ControlView> controls)
            implements ControlView {

        public Group {
            controls = List.copyOf(controls);
        }

        @Override
        public String template() {
            return ControlView.controls("group");
        }
    }

    /// A question with those that are asked only for certain answers to it. They stand right below it, and a page
    /// without a style sheet shows them all.
    ///
    /// @param control the question itself
    record Asking(ControlView control, List<Reveal> reveals) implements ControlView {

        public Asking {
            reveals = List.copyOf(reveals);
        }

        @Override
        public String template() {
            return controls("asking");
        }

        @Override
        public String id() {
            return control.id();
        }

        @Override
        public String name() {
            return control.name();
        }

        @Override
        public String label() {
            return control.label();
        }

        @Override
        public String hint() {
            return control.hint();
        }

        @Override
        public String error() {
            return control.error();
        }

        @Override
        public boolean required() {
            return control.required();
        }
    }

    /// Questions that are asked for the same answers.
    ///
    /// @param number by which the answers name them; counted from 1 at each question, at most 8
    record Reveal(int number, List<ControlView> controls) {
        public Reveal {
            controls = List.copyOf(controls);
        }
    }

    /// @param value what is posted; empty for the answer that is none
    /// @param first whether it is the first of its question
    /// @param asks the numbers of the [Reveal]s it shows, parted by spaces; empty for none
    record Answer(String value, String label, String hint, boolean chosen, boolean first, String asks) {

        /// One that asks for nothing more.
        public Answer(String value, String label, String hint, boolean chosen, boolean first) {
            this(value, label, hint, chosen, first, "");
        }
    }
}
