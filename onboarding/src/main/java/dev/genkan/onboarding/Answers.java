package dev.genkan.onboarding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything a member answered in one flow: one record for each step, in the order of the steps.
public final class Answers {

    private final Map<Class<? extends Record>, Record> byType;

    private Answers(Map<Class<? extends Record>, Record> byType) {
        this.byType = byType;
    }

    /// Answers as an application's own tests want them.
    ///
    /// @throws IllegalArgumentException if two are of the same type
    public static Answers of(Record... records) {
        return of(Arrays.asList(records));
    }

    static Answers of(List<? extends Record> records) {
        var byType = new LinkedHashMap<Class<? extends Record>, Record>();
        for (Record each : records) {
            if (byType.put(each.getClass(), each) != null) {
                throw new IllegalArgumentException(
                        "two answers of the type " + each.getClass().getName());
            }
        }
        return new Answers(byType);
    }

    /// The answers to one step.
    ///
    /// @throws IllegalArgumentException if the flow does not ask for this record; the caller's fault
    public <R extends Record> R get(Class<R> type) {
        Record answer = byType.get(type);
        if (answer == null) {
            throw new IllegalArgumentException("this flow does not ask for " + type.getName());
        }
        return type.cast(answer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answers that && byType.equals(that.byType);
    }

    @Override
    public int hashCode() {
        return byType.hashCode();
    }

    /// The types only: what members answer is nobody's business in a log.
    @Override
    public String toString() {
        return "Answers" + byType.keySet().stream().map(Class::getSimpleName).toList();
    }
}
