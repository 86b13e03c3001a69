package dev.genkan.onboarding.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Keys and what is said of them. What does not fit is told to the faults, and is not there for whoever asks.
///
/// @param node where it stands
/// @param place the flow, step and field it belongs to
/// @param keys where each key stands
/// @param values by key, in the order of the file
record Block(Node node, String place, Map<String, Node> keys, Map<String, Node> values, Faults faults) {

    /// @param kind what is expected here, for messages
    static Optional<Block> of(Node node, String kind, String place, Faults faults) {
        if (!(node instanceof MappingNode mapping)) {
            faults.add(node, place, "here stands " + kind + ": keys with what is said of them");
            return Optional.empty();
        }
        Map<String, Node> keys = new LinkedHashMap<>();
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple each : mapping.getValue()) {
            Optional<String> key = Scalars.text(each.getKeyNode());
            if (key.isEmpty()) {
                faults.add(each.getKeyNode(), place, "a key is a word; put it in quotation marks if it is one");
            } else if (values.containsKey(key.get())) {
                faults.add(each.getKeyNode(), place, key.get() + " is there twice; keep one of them");
            } else {
                keys.put(key.get(), each.getKeyNode());
                values.put(key.get(), each.getValueNode());
            }
        }
        return Optional.of(new Block(node, place, keys, values, faults));
    }

    /// The same, of a place that is known better by now.
    Block at(String better) {
        return new Block(node, better, keys, values, faults);
    }

    /// Tells of every key that is none of these.
    void know(Collection<String> known) {
        keys.forEach((key, where) -> {
            if (!known.contains(key)) {
                faults.add(where, place, "there is no " + key + " here; " + Near.to(key, known));
            }
        });
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /// Tells of something at a key, or at the beginning where there is none.
    void fault(String key, String what) {
        faults.add(keys.getOrDefault(key, node), place, what);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private <T> Optional<T> read(String key, Function<Node, Optional<T>> reader, String what) {
        Optional<Node> found = node(key);
        Optional<T> value = found.flatMap(reader);
        if (found.isPresent() && value.isEmpty()) {
            faults.add(found.get(), place, key + " is " + what);
        }
        return value;
    }

    Optional<String> text(String key) {
        return read(key, Scalars::text, "a text, in quotation marks if need be");
    }

    /// One of a few words.
    Optional<String> word(String key, Collection<String> known) {
        Optional<String> word = text(key);
        if (word.isPresent() && !known.contains(word.get())) {
            String wrong = key + " is never " + word.get() + "; " + Near.to(word.get(), known);
            faults.add(node(key).orElse(node), place, wrong);
        }
        return word.filter(known::contains);
    }

    /// @return false if it is not said
    boolean truth(String key) {
        return read(key, Scalars::truth, "true or false").orElse(false);
    }

    Optional<Integer> whole(String key) {
        return read(key, Scalars::whole, "a whole number");
    }

    Optional<BigDecimal> number(String key) {
        return read(key, Scalars::number, "a number, such as 12 or 0.5");
    }

    /// @return empty if it is not said
    List<Node> list(String key, String of) {
        return read(
                        key,
                        each -> each instanceof SequenceNode list
                                ? Optional.of(List.copyOf(list.getValue()))
                                : Optional.<List<Node>>empty(),
                        "a list of " + of + ", each behind a hyphen or all in [ ]")
                .orElse(List.of());
    }

    /// One text or a list of them.
    List<String> texts(String key) {
        return node(key).map(found -> texts(key, found)).orElse(List.of());
    }

    List<String> texts(String key, Node found) {
        List<Node> all = found instanceof SequenceNode list ? list.getValue() : List.of(found);
        List<String> texts = new ArrayList<>();
        for (Node each : all) {
            Optional<String> text = Scalars.text(each);
            text.ifPresent(texts::add);
            if (text.isEmpty()) {
                faults.add(each, place, key + " is a text or a list of texts");
            }
        }
        return texts;
    }
}
