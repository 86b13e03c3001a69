package dev.genkan.forms.html;

import java.util.List;

/// Where somebody is in a flow of several steps: the model value `progress` of `step.html`.
///
/// @param steps in their order, exactly one of them [State#NOW]
/// @param certain false if more steps may come
public record Progress(List<Step> steps, boolean certain) {

    /// With nothing more to come.
    public Progress(List<Step> steps) {
        this(steps, true);
    }

    /// @throws IllegalArgumentException if none or several are the present one; the caller's fault
    public Progress {
        steps = List.copyOf(steps);
        if (steps.stream().filter(Step::now).count() != 1) {
            throw new IllegalArgumentException("exactly one step of a progress is the present one");
        }
    }

    /// The number of the present step, from 1.
    public int number() {
        return steps.stream().filter(Step::now).findFirst().orElseThrow().number();
    }

    public int total() {
        return steps.size();
    }

    /// How many steps are behind.
    public long behind() {
        return steps.stream().filter(Step::done).count();
    }

    /// @param number from 1
    /// @param path where a step that is done is opened again, without the context path; not used for others
    /// @param note why it is asked; empty for none
    public record Step(int number, String title, State is, String path, String note) {

        public boolean done() {
            return is == State.DONE;
        }

        public boolean now() {
            return is == State.NOW;
        }

        /// The word of the stylesheet.
        public String state() {
            return switch (is) {
                case DONE -> "done";
                case NOW -> "now";
                case TODO -> "todo";
            };
        }
    }

    /// How far a step is.
    public enum State {
        DONE,
        NOW,
        TODO
    }
}
