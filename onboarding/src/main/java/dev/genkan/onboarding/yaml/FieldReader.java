package dev.genkan.onboarding.yaml;

import dev.genkan.forms.Asked;
import dev.genkan.forms.Destination;
import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Kind;
import dev.genkan.forms.NumberKind;
import dev.genkan.forms.Rule;
import dev.genkan.forms.WhenEmpty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/// Questions: one form's, or those of a group in it.
///
/// @param place of the step or the group, for messages
/// @param owner above the message keys of these questions: `NewApplication`, `NewApplication.office`
/// @param depth how many groups are around
record FieldReader(String place, String owner, int depth, Texts texts, Faults faults) {

    private static final int DEEPEST = 3;
    private static final int MOST = 200;

    /// A question and where it stands.
    ///
    /// @param good whether nothing is wrong with it so far
    record Placed(FieldSpec spec, boolean good, Block block) {}

    List<Placed> read(Block of) {
        List<Placed> fields = new ArrayList<>();
        List<Node> nodes = of.list("fields", "fields");
        if (nodes.isEmpty() || nodes.size() > MOST) {
            of.fault("fields", "needs 1 to " + MOST + " fields, as in fields: [{ field: name, type: text }]");
            return fields;
        }
        for (Node node : nodes) {
            Block.of(node, "a field, as in { field: name, type: text }", place, faults)
                    .map(this::field)
                    .ifPresent(fields::add);
        }
        return fields;
    }

    private Placed field(Block unnamed) {
        Optional<String> name = unnamed.text("field");
        int before = faults.found().size();
        Block block = unnamed.at(place + (depth == 0 ? ", field " : ".") + name.orElse("without a name"));
        if (!block.has("field")) {
            block.fault("", "needs a name: field: applicationName");
        }
        if (!block.has("type")) {
            block.fault("field", "needs a type: " + String.join(", ", Notation.TYPES.keySet()));
        }
        Optional<String> type = block.word("type", Notation.TYPES.keySet());
        block.know(Notation.anyOfField());
        type.ifPresent(word -> requireFits(block, word));
        boolean required = block.truth("required");
        Optional<Asked> asked = IfReader.asked(block, required);
        List<Rule> rules = RuleReader.rules(block);
        int since = block.whole("since").orElse(1);
        Destination destination = word(block, "goes-to", Notation.GOES_TO).orElse(Destination.PUBLIC_METADATA);
        String key = owner + "." + name.orElse("");
        texts.take(block, "label", key);
        String hint = texts.takeHint(block, key + ".hint");
        Optional<Kind> kind = type.flatMap(word -> kind(word, name.orElse(""), block));
        Kind known = kind.orElseGet(Kind.Text::new);
        WhenEmpty whenEmpty = whenEmpty(block, known, required);
        boolean good = faults.found().size() == before && name.isPresent() && kind.isPresent();
        return new Placed(
                new FieldSpec(
                        name.orElse(""),
                        known,
                        whenEmpty,
                        rules,
                        asked.orElseGet(Asked.Always::new),
                        destination,
                        since,
                        hint),
                good,
                block);
    }

    private static void requireFits(Block block, String type) {
        List<String> own = Notation.TYPES.getOrDefault(type, List.of());
        for (String key : block.keys().keySet()) {
            if (Notation.anyOfField().contains(key) && !Notation.FIELD.contains(key) && !own.contains(key)) {
                List<String> with = Notation.TYPES.entrySet().stream()
                        .filter(each -> each.getValue().contains(key))
                        .map(Map.Entry::getKey)
                        .toList();
                block.fault(key, key + " does not go with " + type + "; it goes with " + String.join(", ", with));
            }
        }
    }

    private static <T> Optional<T> word(Block block, String key, Map<String, T> words) {
        return block.word(key, words.keySet()).flatMap(word -> Optional.ofNullable(words.get(word)));
    }

    /// What has to be answered whenever it is asked, and is asked of some only, has a value for the others.
    private static WhenEmpty whenEmpty(Block block, Kind kind, boolean required) {
        boolean always = required && !block.has("if");
        Optional<WhenEmpty> said = word(block, "left-open", Notation.LEFT_OPEN);
        if (always && block.has("left-open")) {
            block.fault("left-open", "is required, so it is never left open; take one of the two away");
        }
        return always ? WhenEmpty.REFUSED : said.orElse(usual(kind));
    }

    /// What it means that a question is left open where nothing is said.
    static WhenEmpty usual(Kind kind) {
        return switch (kind) {
            case Kind.Text text -> WhenEmpty.EMPTY;
            case Kind.Lines lines -> WhenEmpty.EMPTY;
            case Kind.Email email -> WhenEmpty.EMPTY;
            case Kind.Link link -> WhenEmpty.EMPTY;
            case Kind.Tick tick -> WhenEmpty.EMPTY;
            case Kind.Choices choices -> WhenEmpty.EMPTY;
            case Kind.Numeric number -> WhenEmpty.NULL;
            case Kind.Date date -> WhenEmpty.NULL;
            case Kind.Choice choice -> WhenEmpty.NULL;
            case Kind.Group group -> WhenEmpty.NULL;
        };
    }

    private Optional<Kind> kind(String type, String name, Block block) {
        @Nullable NumberKind number = Notation.NUMBERS.get(type);
        if (number != null) {
            return Optional.of(new Kind.Numeric(number));
        }
        return switch (type) {
            case "text" -> Optional.of(new Kind.Text());
            case "lines" -> Optional.of(new Kind.Lines(block.whole("rows").orElse(4)));
            case "email" -> Optional.of(new Kind.Email());
            case "link" -> Optional.of(new Kind.Link());
            case "date" -> Optional.of(new Kind.Date());
            case "tick" -> Optional.of(new Kind.Tick());
            case "choice" -> Optional.of(new Kind.Choice(called(name, block), options(called(name, block), block)));
            case "choices" -> Optional.of(new Kind.Choices(called(name, block), options(called(name, block), block)));
            default -> group(name, block);
        };
    }

    private static String called(String name, Block block) {
        return block.text("called").orElse(Notation.calledLike(name));
    }

    private List<String> options(String called, Block block) {
        Optional<Node> of = block.node("of");
        if (of.isEmpty()) {
            block.fault("type", "needs options: of: [B2C, B2B]");
            return List.of();
        }
        if (!(of.get() instanceof MappingNode)) {
            return block.texts("of");
        }
        Optional<Block> options = Block.of(of.get(), "options with their labels", block.place(), faults);
        options.ifPresent(each ->
                each.values().forEach((option, label) -> texts.take(each, option, label, called + "." + option)));
        return options.map(each -> List.copyOf(each.values().keySet())).orElse(List.of());
    }

    private Optional<Kind> group(String name, Block block) {
        if (depth >= DEEPEST) {
            block.fault("type", "is too many groups inside each other; let another step ask for it");
            return Optional.empty();
        }
        FieldReader inside = new FieldReader(block.place(), owner + "." + name, depth + 1, texts, faults);
        List<FieldSpec> fields = inside.read(block).stream().map(Placed::spec).toList();
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Kind.Group(called(name, block), fields));
    }
}
