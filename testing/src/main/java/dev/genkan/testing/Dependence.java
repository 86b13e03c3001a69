package dev.genkan.testing;

import dev.genkan.onboarding.Answers;
import dev.genkan.onboarding.Condition;
import dev.genkan.onboarding.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which questions the conditions of a flow look at, learnt by asking them. It only ever grows.
final class Dependence {

    private final Map<String, Set<String>> byStep = new HashMap<>();

    /// How many looks are known.
    int size() {
        return byStep.values().stream().mapToInt(Set::size).sum();
    }

    boolean isLookedAt(String question) {
        return byStep.values().stream().anyMatch(looks -> looks.contains(question));
    }

    /// What can still matter of these answers to the conditions of these steps: two members for whom this is equal go
    /// the same way from here on.
    List<Object> whatMatters(List<Step> later, Answers answers) {
        List<Object> matters = new ArrayList<>();
        for (Step step : later) {
            String held = ask(step, answers);
            if (isAboutOneQuestion(step.when())) {
                matters.add(held);
            } else {
                matters.add(lookedAt(step, answers));
            }
        }
        return matters;
    }

    /// A value whose outcome follows from one answer; anything else may come to another outcome with the same answer.
    private static boolean isAboutOneQuestion(Condition condition) {
        return switch (condition) {
            case Condition.Always always -> true;
            case Condition.Is is -> true;
            case Condition.Not not -> isAboutOneQuestion(not.condition());
            default -> false;
        };
    }

    private String ask(Step step, Answers answers) {
        Set<String> looks = byStep.computeIfAbsent(step.name(), name -> new TreeSet<>());
        try {
            return String.valueOf(step.when().holds(answers.watched(looks::add)));
        } catch (RuntimeException notYetOrNever) {
            // an answer that is not there; what else a condition throws shows where the way decides
            return "unknown";
        }
    }

    private Map<String, @Nullable Object> lookedAt(Step step, Answers answers) {
        Map<String, @Nullable Object> values = new HashMap<>(answers.values());
        values.keySet().retainAll(byStep.getOrDefault(step.name(), Set.of()));
        return values;
    }
}
