package dev.genkan.testing;

import dev.genkan.onboarding.Condition;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Step;
import java.util.List;
import java.util.stream.Collectors;

/// All paths through a flow, and by that which of its branches were seen. Prints as a table.
///
/// @param paths each once, in the order of the answers; at most 10,000
/// @param complete false if there are more paths, or if the answers that a step's conditions look at were tried one
///     after the other because there are too many to combine them all
public record Walked(Onboarding flow, List<Path> paths, boolean complete) {

    public Walked {
        paths = List.copyOf(paths);
    }

    /// One way from the first page to the end.
    ///
    /// @param stops in the order in which they are asked
    public record Path(List<Stop> stops) {

        public Path {
            stops = List.copyOf(stops);
        }

        /// The answers of somebody who goes this way.
        public List<Record> answers() {
            return stops.stream()
                    .filter(Stop.Answered.class::isInstance)
                    .map(stop -> ((Stop.Answered) stop).answer())
                    .toList();
        }

        boolean asks(Step step) {
            return stops.stream().anyMatch(stop -> stop.step().equals(step));
        }

        boolean skips(Step step) {
            return stops.contains(new Stop.Skipped(step));
        }

        /// The names of the steps, in brackets those that were skipped: `new-application, company, (invitations)`.
        @Override
        public String toString() {
            return stops.stream().map(Stop::toString).collect(Collectors.joining(", "));
        }
    }

    /// A page on a path.
    public sealed interface Stop {

        Step step();

        /// @param answer a good one that leads this way
        record Answered(Step step, Record answer) implements Stop {
            @Override
            public String toString() {
                return step.name();
            }
        }

        /// Offered, and not taken.
        record Skipped(Step step) implements Stop {
            @Override
            public String toString() {
                return "(" + step.name() + ")";
            }
        }
    }

    /// How many branches the flow has: two for each condition, and two for each offer.
    public int branches() {
        return flow.steps().stream()
                .mapToInt(step -> (isConditional(step) ? 2 : 0) + (step.offered() ? 2 : 0))
                .sum();
    }

    /// How many of them some path took. A condition that always holds leaves one out.
    public int branchesSeen() {
        return flow.steps().stream()
                .mapToInt(step -> (isConditional(step) ? seen(passing(step)) + seen(asking(step)) : 0)
                        + (step.offered() ? seen(skipping(step)) + seen(asking(step) - skipping(step)) : 0))
                .sum();
    }

    private static int seen(long paths) {
        return paths > 0 ? 1 : 0;
    }

    static boolean isConditional(Step step) {
        return !step.when().equals(Condition.ALWAYS);
    }

    long asking(Step step) {
        return paths.stream().filter(path -> path.asks(step)).count();
    }

    long passing(Step step) {
        return paths.size() - asking(step);
    }

    long skipping(Step step) {
        return paths.stream().filter(path -> path.skips(step)).count();
    }

    /// A line of totals, a table of the steps, and the first fifty paths.
    @Override
    public String toString() {
        return BranchTable.of(this);
    }
}
