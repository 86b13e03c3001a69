package dev.genkan.onboarding.yaml;

import dev.genkan.onboarding.FlowOutline;
import dev.genkan.onboarding.Onboarding;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Flows as a file: YAML that says what the verbs of [Onboarding.Draft] say. `docs/flow-files.md` has the notation, and
/// `genkan-flow.schema.json` beside this class tells it to editors.
///
/// What is code stays in Java: the application puts its hooks on what was read, with [Onboarding#alsoThen].
public final class FlowFile {

    private FlowFile() {}

    /// Reads all flows of a file; of one in several versions the latest, which knows the earlier ones that may be
    /// finished first.
    ///
    /// @param text YAML, at most 256 KiB
    /// @param name of the file, for messages
    /// @param validator what an address looks like, and which day it is, as for forms
    /// @return at least one, in the order of the file
    /// @throws WrongFlowFile with all that is wrong
    public static List<Onboarding> read(String text, String name, Validator validator) {
        Faults faults = new Faults(name);
        Optional<Node> root = Tree.of(text, faults);
        faults.refuse();
        List<FlowReader.Read> read = List.of();
        if (root.isPresent()
                && root.get() instanceof SequenceNode list
                && !list.getValue().isEmpty()) {
            FlowReader reader = new FlowReader(validator, faults);
            read = list.getValue().stream()
                    .flatMap(each -> reader.read(each).stream())
                    .toList();
        } else {
            faults.found().add(new Fault(1, 1, "", "a file of flows is a list; begin with - flow: welcome"));
        }
        List<Onboarding> flows = new Versions(validator, faults).settled(read);
        faults.refuse();
        return flows;
    }

    /// The same in YAML, so that reading it gives the same outline.
    ///
    /// @throws IllegalArgumentException if something in it is code: a condition or an audience that is a function, or a
    ///     constraint of the application
    public static String write(List<FlowOutline> flows) {
        return FlowWriter.write(flows);
    }
}
