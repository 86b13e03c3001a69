package dev.genkan.onboarding.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/// What was found wrong so far in one file.
///
/// @param file its name, for messages
record Faults(String file, List<Fault> found) {

    Faults(String file) {
        this(file, new ArrayList<>());
    }

    void add(Mark mark, String place, String what) {
        found.add(new Fault(mark.getLine() + 1, mark.getColumn() + 1, place, what));
    }

    void add(Node node, String place, String what) {
        add(node.getStartMark(), place, what);
    }

    /// @throws WrongFlowFile if anything is wrong
    void refuse() {
        if (!found.isEmpty()) {
            throw new WrongFlowFile(
                    file,
                    found.stream()
                            .distinct()
                            .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                            .toList());
        }
    }
}
