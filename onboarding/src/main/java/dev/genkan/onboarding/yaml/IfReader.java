package dev.genkan.onboarding.yaml;

import dev.genkan.forms.Asked;
import dev.genkan.onboarding.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Conditions: `{ applicationType: B2B }`, several answers as a list, and `not` around it.
final class IfReader {

    private static final int DEEPEST = 4;

    private IfReader() {}

    /// When a step is asked.
    ///
    /// @return empty if that is wrong, which the faults know
    static Optional<Condition> condition(Block of) {
        return of.has("if") ? of.node("if").flatMap(node -> condition(node, of, 0)) : Optional.of(Condition.ALWAYS);
    }

    private static Optional<Condition> condition(Node node, Block of, int depth) {
        Optional<Map.Entry<String, Node>> one = one(node, of);
        if (one.isEmpty()) {
            return Optional.empty();
        }
        String question = one.get().getKey();
        Node said = one.get().getValue();
        if (said instanceof MappingNode inner) {
            if (!question.equals("not") || depth == DEEPEST) {
                of.faults().add(said, of.place(), "if names answers: if: { " + question + ": an answer }");
                return Optional.empty();
            }
            return condition(inner, of, depth + 1).map(Condition.Not::new);
        }
        List<Node> all = said instanceof SequenceNode list ? list.getValue() : List.of(said);
        List<Object> answers =
                all.stream().flatMap(each -> Scalars.value(each).stream()).toList();
        if (answers.isEmpty() || answers.size() < all.size()) {
            of.faults().add(said, of.place(), "if names answers to " + question + ": one, or a list of them");
            return Optional.empty();
        }
        return Optional.of(new Condition.Is(question, answers));
    }

    /// When a question is asked; always, if nothing is said.
    ///
    /// @return empty if that is wrong, which the faults know
    static Optional<Asked> asked(Block of, boolean required) {
        if (!of.has("if")) {
            return Optional.of(new Asked.Always());
        }
        return of.node("if").flatMap(node -> one(node, of)).flatMap(one -> {
            List<String> is = of.texts("if", one.getValue());
            return is.isEmpty() ? Optional.empty() : Optional.of(new Asked.If(one.getKey(), is, required));
        });
    }

    private static Optional<Map.Entry<String, Node>> one(Node node, Block of) {
        Optional<Block> block =
                Block.of(node, "what was answered, as in { applicationType: B2B }", of.place(), of.faults());
        if (block.isPresent() && block.get().values().size() != 1) {
            of.faults().add(node, of.place(), "if asks about one question; name one");
        }
        return block.filter(each -> each.values().size() == 1)
                .map(each -> each.values().entrySet().iterator().next());
    }
}
