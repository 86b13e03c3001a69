package dev.genkan.onboarding.yaml;

import dev.genkan.forms.Asked;
import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Form;
import dev.genkan.forms.FormSpec;
import dev.genkan.onboarding.Condition;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/// Steps: what is asked, of whom, and whether it may be skipped.
record StepReader(String place, Validator validator, Faults faults) {

    /// A step as it was read.
    record Read(FormSpec form, Condition when, boolean offered, Block block) {}

    Optional<Read> read(Node node) {
        return Block.of(node, "a step, as in ask: NewApplication, and its fields", place, faults)
                .flatMap(this::read);
    }

    private Optional<Read> read(Block unnamed) {
        boolean offered = unnamed.has("offer");
        String verb = offered ? "offer" : "ask";
        Optional<String> name = unnamed.text(verb);
        Block block = unnamed.at(place + ", step " + name.orElse("without a name"));
        block.know(Notation.STEP);
        if (offered && unnamed.has("ask")) {
            block.fault("offer", "is asked and offered; take one of the two away");
        } else if (!unnamed.has(verb)) {
            block.fault("", "needs a name: ask: NewApplication, or offer: for what may be skipped");
        }
        Texts texts = new Texts();
        name.ifPresent(form -> {
            texts.take(block, "title", form);
            texts.take(block, "subtitle", form + ".subtitle");
        });
        texts.takeAll(block);
        Optional<Condition> when = IfReader.condition(block);
        String owner = name.orElse("Nameless");
        int before = faults.found().size();
        List<FieldSpec> fields = possible(owner, new FieldReader(block.place(), owner, 0, texts, faults).read(block));
        boolean whole = faults.found().size() == before;
        return name.isPresent() && when.isPresent() && whole
                ? Optional.of(new Read(new FormSpec(owner, fields, texts.said()), when.get(), offered, block))
                : Optional.empty();
    }

    /// Those that make a form with the ones before them. One that hangs on a question that is wrong itself is left
    /// alone: what would be said of it is the other's fault.
    private List<FieldSpec> possible(String form, List<FieldReader.Placed> fields) {
        List<FieldSpec> good = new ArrayList<>();
        Set<String> wrong = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (FieldReader.Placed each : fields) {
            FieldSpec spec = each.spec();
            if (!names.add(spec.name())) {
                each.block().fault("field", "is there twice; rename one of them");
                continue;
            }
            if (!each.good() || (spec.asked() instanceof Asked.If condition && wrong.contains(condition.field()))) {
                wrong.add(spec.name());
                continue;
            }
            List<FieldSpec> more = new ArrayList<>(good);
            more.add(spec);
            try {
                Form.of(new FormSpec(form, more), validator);
                good.add(spec);
            } catch (IllegalArgumentException e) {
                each.block().fault("field", String.valueOf(e.getMessage()));
                wrong.add(spec.name());
            }
        }
        return good;
    }
}
