package dev.genkan.onboarding;

import dev.genkan.gate.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All flows of an application, in the order in which they are asked. Each of them knows whether it is the only one.
///
/// @param all those that the gate requires, in its order, then those that are answered by whoever wants to
/// @param required how many of them, from the first on, the gate requires
public record FlowOrder(List<Onboarding> all, int required) {

    public FlowOrder {
        boolean alone = all.size() == 1;
        all = all.stream().map(flow -> flow.alone(alone)).toList();
    }

    /// @param flows that the application has pages for
    /// @param requirements of its gate, flows and others
    /// @throws IllegalArgumentException if two flows have one name, if they are answered at different paths, or if the
    ///     gate requires one that is not among them
    public static FlowOrder of(List<Onboarding> flows, List<Requirement> requirements) {
        Set<String> names = new HashSet<>();
        for (Onboarding flow : flows) {
            if (!names.add(flow.name())) {
                throw new IllegalArgumentException("There are two flows called \"" + flow.name()
                        + "\". Name one of them otherwise, or let only the later version be a bean.");
            }
            if (!flow.path().equals(flows.getFirst().path())) {
                throw new IllegalArgumentException(
                        "The flows \"" + flows.getFirst().name() + "\" and \"" + flow.name()
                                + "\" are answered at " + flows.getFirst().path() + " and " + flow.path()
                                + "; say the same at(…) for all of them.");
            }
        }
        List<Onboarding> order = new ArrayList<>();
        for (Requirement requirement : requirements) {
            if (requirement instanceof Onboarding flow && !order.contains(flow)) {
                if (!flows.contains(flow)) {
                    throw new IllegalArgumentException("The gate requires " + flow + ", which is no Onboarding bean, so"
                            + " nobody could ever answer it. Declare it as one, and inject that into the gate.");
                }
                order.add(flow);
            }
        }
        // a gate that names none leaves it to the handlers, which ask for every flow
        int required = order.isEmpty() ? flows.size() : order.size();
        flows.stream().filter(flow -> !order.contains(flow)).forEach(order::add);
        return new FlowOrder(order, required);
    }

    /// The same flow as it is among these; any other requirement as it is.
    public Requirement settled(Requirement requirement) {
        return requirement instanceof Onboarding flow
                ? named(flow.name()).<Requirement>map(known -> known).orElse(requirement)
                : requirement;
    }

    public Optional<Onboarding> named(String name) {
        return all.stream().filter(flow -> flow.name().equals(name)).findFirst();
    }

    /// Those that everybody whom they ask has to finish.
    public List<Onboarding> requiredOnes() {
        return all.subList(0, required);
    }

    /// The first required flow that these members still have to answer; empty if they are through.
    public Optional<Onboarding> firstOpen(Map<String, @Nullable Object> publicMetadata) {
        return requiredOnes().stream()
                .filter(flow -> !flow.isDone(publicMetadata))
                .findFirst();
    }
}
