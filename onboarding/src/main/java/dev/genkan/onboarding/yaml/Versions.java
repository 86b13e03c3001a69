package dev.genkan.onboarding.yaml;

import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.Onboarding;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;

/// Ends the sentences: every flow with the earlier versions of it that may be finished first.
record Versions(Validator validator, Faults faults) {

    /// @return of each name the latest version, in the order of the file
    List<Onboarding> settled(List<FlowReader.Read> flows) {
        Set<String> names = new LinkedHashSet<>();
        flows.forEach(flow -> names.add(flow.name()));
        List<Onboarding> settled = new ArrayList<>();
        for (String name : names) {
            latest(flows.stream()
                            .filter(flow -> flow.name().equals(name))
                            .sorted(Comparator.comparingInt(FlowReader.Read::version))
                            .toList())
                    .ifPresent(settled::add);
        }
        return settled;
    }

    /// @param versions of one flow, the earliest first
    private Optional<Onboarding> latest(List<FlowReader.Read> versions) {
        TreeMap<Integer, Onboarding> known = new TreeMap<>();
        Set<Integer> seen = new HashSet<>();
        FlowReader.Read last = versions.getLast();
        Set<Integer> finished = new HashSet<>();
        for (FlowReader.Read flow : versions) {
            if (!seen.add(flow.version())) {
                flow.block()
                        .fault(
                                "version",
                                "is there twice in version " + flow.version() + "; count on, or take one away");
                continue;
            }
            Onboarding.Draft draft = flow.draft();
            for (Node node : flow.letFinish()) {
                int version = Scalars.whole(node).orElse(0);
                Onboarding earlier = known.get(version);
                if (earlier != null) {
                    draft = draft.letFinish(earlier);
                } else if (!seen.contains(version) || version == flow.version()) {
                    faults.add(
                            node,
                            flow.block().place(),
                            "let-finish names earlier versions that are in this file too, as in let-finish: [1]");
                }
                if (flow.equals(last)) {
                    finished.add(version);
                }
            }
            ended(flow, draft).ifPresent(whole -> known.put(flow.version(), whole));
        }
        for (FlowReader.Read flow : versions) {
            if (flow.version() != last.version() && !finished.contains(flow.version())) {
                flow.block()
                        .fault(
                                "version",
                                "nobody is asked version " + flow.version() + "; say let-finish: [" + flow.version()
                                        + "] in version " + last.version() + ", or take it away");
            }
        }
        return Optional.ofNullable(known.get(last.version()));
    }

    private Optional<Onboarding> ended(FlowReader.Read flow, Onboarding.Draft draft) {
        try {
            Onboarding whole = draft.landAt(flow.landAt());
            Editions.of(whole, validator);
            return Optional.of(whole);
        } catch (IllegalArgumentException e) {
            flow.block().fault(isAboutPath(flow, draft) ? "at" : "land-at", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Whether it could be answered there, wherever it led.
    private static boolean isAboutPath(FlowReader.Read flow, Onboarding.Draft draft) {
        if (!flow.block().has("at")) {
            return false;
        }
        try {
            draft.landAt("/-");
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
