package dev.genkan.onboarding.yaml;

import dev.genkan.onboarding.Audience;
import dev.genkan.onboarding.Condition;
import dev.genkan.onboarding.FlowOutline;
import dev.genkan.onboarding.Onboarding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Flows, as [FlowReader] reads them. What is as it is anyway is not said.
record FlowWriter(YamlText out) {

    static String write(List<FlowOutline> flows) {
        FlowWriter writer = new FlowWriter(new YamlText());
        for (FlowOutline flow : flows) {
            flow.finishedFirst().forEach(writer::flow);
            writer.flow(flow);
        }
        return writer.out.toString();
    }

    private void flow(FlowOutline flow) {
        out.item(0, "flow: " + YamlText.word(flow.name()));
        out.line(1, "version: " + flow.version());
        switch (flow.audience()) {
            case Audience.Everybody everybody -> {}
            case Audience.Having having ->
                out.line(
                        1, "only-for: { " + YamlText.word(having.key()) + ": " + YamlText.value(having.value()) + " }");
            default -> throw impossible(flow, "is for people of whom a function decides");
        }
        out.line(1, "steps:");
        flow.steps().forEach(step -> step(flow, step));
        sayIf(flow.checksAnswers(), "check-answers: true");
        sayIf(flow.saysFarewell(), "farewell: true");
        sayIf(flow.encryptsDrafts(), "encrypt-drafts: true");
        sayIf(!flow.draftsKept().equals(Onboarding.DRAFTS_KEPT), "keep-drafts-for: " + Spans.write(flow.draftsKept()));
        sayIf(
                !flow.finishedFirst().isEmpty(),
                "let-finish: "
                        + flow.finishedFirst().stream()
                                .map(earlier -> String.valueOf(earlier.version()))
                                .collect(Collectors.joining(", ", "[", "]")));
        sayIf(!flow.path().equals("/onboarding"), "at: " + YamlText.quoted(flow.path()));
        out.line(1, "land-at: " + YamlText.quoted(flow.landAt()));
    }

    private void sayIf(boolean whether, String line) {
        if (whether) {
            out.line(1, line);
        }
    }

    private void step(FlowOutline flow, FlowOutline.Asked step) {
        out.item(
                2,
                (step.offered() ? "offer: " : "ask: ")
                        + YamlText.word(step.form().name()));
        if (!step.when().equals(Condition.ALWAYS)) {
            out.line(3, "if: " + condition(flow, step, step.when()));
        }
        texts(step.form().texts());
        new FieldWriter(out, step.form().name()).write(step.form().fields(), 3);
    }

    private static String condition(FlowOutline flow, FlowOutline.Asked step, Condition when) {
        return switch (when) {
            case Condition.Is is ->
                "{ " + YamlText.word(is.question()) + ": "
                        + (is.oneOf().size() == 1
                                ? YamlText.value(is.oneOf().getFirst())
                                : is.oneOf().stream().map(YamlText::value).collect(Collectors.joining(", ", "[", "]")))
                        + " }";
            case Condition.Not not -> "{ not: " + condition(flow, step, not.condition()) + " }";
            default -> throw impossible(flow, "asks " + step.form().name() + " if a function says so");
        };
    }

    private void texts(Map<String, Map<String, String>> texts) {
        if (texts.isEmpty()) {
            return;
        }
        out.line(3, "texts:");
        new TreeMap<>(texts).forEach((language, said) -> {
            out.line(4, YamlText.word(language.isEmpty() ? Notation.OTHERWISE : language) + ":");
            new TreeMap<>(said)
                    .forEach((key, text) -> out.line(5, YamlText.quoted(key) + ": " + YamlText.quoted(text)));
        });
    }

    private static IllegalArgumentException impossible(FlowOutline flow, String what) {
        return new IllegalArgumentException(
                "The flow \"" + flow.name() + "\" " + what + ", which a file cannot say; say it by a value.");
    }
}
