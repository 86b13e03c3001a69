package dev.genkan.onboarding.yaml;

import dev.genkan.onboarding.Audience;
import dev.genkan.onboarding.Condition;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Questions;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/// Flows: their steps, and what is said of the whole.
record FlowReader(Validator validator, Faults faults) {

    private static final int MOST = 100;

    /// A flow as it was read, with all but the earlier versions that may be finished first.
    record Read(String name, int version, Onboarding.Draft draft, String landAt, List<Node> letFinish, Block block) {}

    Optional<Read> read(Node node) {
        return Block.of(node, "a flow, as in flow: welcome, its version, steps and land-at", "", faults)
                .flatMap(this::read);
    }

    private Optional<Read> read(Block unnamed) {
        Optional<String> name = unnamed.text("flow");
        Block block = unnamed.at("flow " + name.orElse("without a name"));
        block.know(Notation.FLOW);
        if (!block.has("flow")) {
            block.fault("", "needs a name: flow: welcome");
        }
        int version = block.whole("version").orElse(1);
        Optional<String> landAt = block.text("land-at");
        if (!block.has("land-at")) {
            block.fault("flow", "needs a place where it leads: land-at: /dashboard");
        }
        Optional<Onboarding.Draft> draft = begun(block, name.orElse("nameless"), version);
        Onboarding.Draft begun = draft.orElseGet(() -> Onboarding.flow("nameless", 1));
        Onboarding.Draft said = steps(block, begun);
        Onboarding.Draft finished = rest(block, said);
        // one of which no step is any good has been told of there
        return name.isPresent() && draft.isPresent() && landAt.isPresent() && said != begun
                ? Optional.of(new Read(
                        name.get(), version, finished, landAt.get(), block.list("let-finish", "versions"), block))
                : Optional.empty();
    }

    private static Optional<Onboarding.Draft> begun(Block block, String name, int version) {
        try {
            return Optional.of(Onboarding.flow(name, version));
        } catch (IllegalArgumentException e) {
            block.fault(version < 1 ? "version" : "flow", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Each step is tried with those before it, so that what is wrong is told where it stands.
    private Onboarding.Draft steps(Block block, Onboarding.Draft begun) {
        List<Node> nodes = block.list("steps", "steps");
        if (nodes.isEmpty() || nodes.size() > MOST) {
            block.fault("steps", "needs 1 to " + MOST + " steps, each with ask: or offer:");
            return begun;
        }
        Onboarding.Draft draft = begun;
        boolean whole = true;
        StepReader reader = new StepReader(block.place(), validator, faults);
        for (Node node : nodes) {
            Optional<StepReader.Read> read = reader.read(node);
            if (read.isEmpty() || (!whole && !read.get().when().equals(Condition.ALWAYS))) {
                // what it hangs on may be in a step that is wrong itself
                whole = false;
                continue;
            }
            Onboarding.Draft more = with(draft, read.get());
            try {
                Questions.of(more.landAt("/"), validator);
                draft = more;
            } catch (IllegalArgumentException e) {
                whole = false;
                Block step = read.get().block();
                step.fault(step.has("if") ? "if" : "fields", String.valueOf(e.getMessage()));
            }
        }
        return draft;
    }

    private static Onboarding.Draft with(Onboarding.Draft draft, StepReader.Read step) {
        return step.offered() ? draft.offerIf(step.when(), step.form()) : draft.askIf(step.when(), step.form());
    }

    private Onboarding.Draft rest(Block block, Onboarding.Draft draft) {
        Onboarding.Draft said = draft;
        if (block.truth("check-answers")) {
            said = said.checkAnswers();
        }
        if (block.truth("farewell")) {
            said = said.farewell();
        }
        if (block.truth("encrypt-drafts")) {
            said = said.encryptDrafts();
        }
        Optional<Duration> kept = block.text("keep-drafts-for").flatMap(Spans::read);
        if (block.has("keep-drafts-for") && kept.isEmpty()) {
            block.fault("keep-drafts-for", "keep-drafts-for is a time, such as 30 days or 12 hours");
        }
        said = kept.map(said::keepDraftsFor).orElse(said);
        said = audience(block).map(said::onlyFor).orElse(said);
        return block.text("at").map(said::at).orElse(said);
    }

    private Optional<Audience> audience(Block block) {
        Optional<Block> whom = block.node("only-for")
                .flatMap(node -> Block.of(node, "public metadata, as in { plan: pro }", block.place(), faults));
        if (whom.isEmpty()) {
            return Optional.empty();
        }
        List<Audience> all = new ArrayList<>();
        for (Map.Entry<String, Node> each : whom.get().values().entrySet()) {
            Scalars.value(each.getValue())
                    .filter(value -> !(value instanceof BigDecimal))
                    .ifPresent(value -> all.add(Audience.having(each.getKey(), value)));
        }
        if (all.size() != 1 || whom.get().values().size() != 1) {
            block.fault(
                    "only-for",
                    "only-for names one key of public metadata and its value: a text, true or false,"
                            + " or a whole number");
            return Optional.empty();
        }
        return Optional.of(all.getFirst());
    }
}
