package dev.genkan.onboarding;

import dev.genkan.forms.Declared;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a member answered in one flow: one record for each step that was asked and not skipped, in the order of the
/// steps.
public final class Answers {

    private static final JourneyId NO_JOURNEY = new JourneyId("jrn_0");
    private static final Consumer<String> NOBODY = looked -> {};

    static final Answers NONE = in(NO_JOURNEY);

    private final JourneyId journey;
    private final List<Record> records;
    private final Map<String, @Nullable Object> values;
    private final Consumer<String> watch;

    private Answers(
            JourneyId journey, List<Record> records, Map<String, @Nullable Object> values, Consumer<String> watch) {
        this.journey = journey;
        this.records = List.copyOf(records);
        this.values = values;
        this.watch = watch;
    }

    /// None yet, on this journey.
    static Answers in(JourneyId journey) {
        return new Answers(journey, List.of(), Map.of(), NOBODY);
    }

    /// Answers as an application's own tests want them; without [#value].
    ///
    /// @throws IllegalArgumentException if two are of the same type
    public static Answers of(Record... records) {
        return Arrays.stream(records).reduce(NONE, (some, one) -> some.and(one, Map.of()), (one, other) -> other);
    }

    /// These and one more.
    ///
    /// @param json the same answer by question, as JSON
    Answers and(Record answer, Map<String, @Nullable Object> json) {
        if (!(answer instanceof Declared) && records.stream().anyMatch(each -> each.getClass() == answer.getClass())) {
            throw new IllegalArgumentException(
                    "two answers of the type " + answer.getClass().getName());
        }
        List<Record> all = new ArrayList<>(records);
        all.add(answer);
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.putAll(json);
        return new Answers(journey, all, more, watch);
    }

    /// The journey on which they were given: the same each time something is done about them, and no other's, so that
    /// what is repeated can be told from what is new. Those of an application's own tests are all of the same one.
    public JourneyId journey() {
        return journey;
    }

    /// The same answers, which tell what is looked at: for whoever wants to know what a condition depends on.
    ///
    /// @param looked told the name of each question, whether it is answered or not; a look at a record is one at all
    ///     its questions, and a look at everything one at the questions that are answered
    public Answers watched(Consumer<String> looked) {
        return new Answers(journey, records, values, looked);
    }

    /// The answers to one step.
    ///
    /// @throws NotAnswered if it was not asked, or skipped
    public <R extends Record> R get(Class<R> type) {
        return find(type)
                .orElseThrow(() -> new NotAnswered("there is no answer of the type " + type.getName() + " in " + this));
    }

    /// The answers to one step; empty if it was not asked, or skipped.
    public <R extends Record> Optional<R> find(Class<R> type) {
        tellOf(type);
        return records.stream()
                .filter(each -> each.getClass() == type)
                .map(type::cast)
                .findFirst();
    }

    /// The answers to a step that was declared without a record; empty if it was not asked, or skipped.
    ///
    /// @param form its name
    public Optional<Declared> declared(String form) {
        return records.stream()
                .filter(Declared.class::isInstance)
                .map(Declared.class::cast)
                .filter(each -> each.form().equals(form))
                .findFirst();
    }

    /// The answer to one question, as JSON; null if it was left open.
    ///
    /// @param question the name of a component
    /// @throws NotAnswered if it was not asked, or skipped
    public @Nullable Object value(String question) {
        watch.accept(question);
        if (!values.containsKey(question)) {
            throw new NotAnswered("there is no answer to " + question + " in " + this);
        }
        return values.get(question);
    }

    /// All answers by question, as JSON. Unmodifiable.
    public Map<String, @Nullable Object> values() {
        values.keySet().forEach(watch);
        return Collections.unmodifiableMap(values);
    }

    /// The records, in the order of the steps. Unmodifiable.
    public List<Record> records() {
        records.forEach(each -> tellOf(each.getClass()));
        return records;
    }

    private void tellOf(Class<? extends Record> type) {
        // reflection is for tests: what members do costs none of it
        if (watch != NOBODY) {
            for (RecordComponent component : type.getRecordComponents()) {
                watch.accept(component.getName());
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Answers that && records.equals(that.records);
    }

    @Override
    public int hashCode() {
        return records.hashCode();
    }

    /// The types only: what members answer is nobody's business in a log.
    @Override
    public String toString() {
        return "Answers"
                + records.stream()
                        .map(each -> each instanceof Declared declared
                                ? declared.form()
                                : each.getClass().getSimpleName())
                        .toList();
    }

    /// An answer is asked for that this member did not give: the step was not asked, or skipped.
    public static final class NotAnswered extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        NotAnswered(String message) {
            super(message);
        }
    }
}
