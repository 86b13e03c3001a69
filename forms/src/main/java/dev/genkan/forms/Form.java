package dev.genkan.forms;

import jakarta.validation.Validator;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A record as a form: what it asks, and the way from posted fields to the record. Immutable; all reflection on the
/// record happens when it is made.
public final class Form<R extends Record> {

    private final Class<R> type;
    private final Parts parts;
    private final List<Field> fields;
    private final Map<String, Asked> asked;
    private final FormSpec outline;
    private final Map<String, Map<String, String>> texts;

    private Form(Class<R> type, Parts parts, String name, Map<String, Map<String, String>> texts) {
        this.type = type;
        this.parts = parts;
        this.fields = parts.fields();
        this.asked = parts.asked();
        this.outline = new FormSpec(name, parts.specs());
        this.texts = texts;
    }

    /// @throws IllegalArgumentException naming record and component, if it asks nothing, if a component is of a type no
    ///     control serves, has a name that starts with `_` or `genkan`, has a constraint that does not fit its type,
    ///     is a record inside a record inside a record, or has no value for no answer and is neither `@NotNull` nor
    ///     `@Nullable`; the programmer's fault
    public static <R extends Record> Form<R> of(Class<R> type, Validator validator) {
        return new Form<>(type, Parts.of(type, "", validator, 0), type.getSimpleName(), Map.of());
    }

    /// A form that was declared, and has no record.
    ///
    /// @throws IllegalArgumentException naming form and question, for what would be refused of a record too; the fault
    ///     of whoever declared it
    public static Form<Declared> of(FormSpec spec, Validator validator) {
        return new Form<>(Declared.class, DeclaredParts.of(spec, validator), spec.name(), spec.texts());
    }

    public Class<R> type() {
        return type;
    }

    /// The simple name of the record, or that of the declared form; its words are kept under it.
    public String name() {
        return outline.name();
    }

    /// All that is asked and by which rules, as a plain value; the same for a record and for a declared form that say
    /// the same. Without texts, but for the hints of the code.
    public FormSpec outline() {
        return outline;
    }

    /// A text that was declared with the form, for where no message file has one.
    ///
    /// @param key as a message file would have it, such as `NewApplication.applicationName`
    public Optional<String> text(String key, Locale locale) {
        return Stream.of(locale.toLanguageTag(), locale.getLanguage(), "")
                .flatMap(language -> Optional.ofNullable(
                        texts.getOrDefault(language, Map.of()).get(key))
                        .stream())
                .findFirst();
    }

    /// Whether a text was declared with the form in exactly this language; [Locale#ROOT] for those without one.
    public boolean says(String key, Locale exactly) {
        String language = exactly.equals(Locale.ROOT) ? "" : exactly.toLanguageTag();
        return texts.getOrDefault(language, Map.of()).containsKey(key);
    }

    /// The questions, in the order of the components.
    public List<Field> fields() {
        return fields;
    }

    /// Reads what a browser, or a stranger, posted. Only the fields of the form are looked at, anything else is never
    /// bound. Texts lose the white space around them. All errors are found at once; the constraints of the whole
    /// record are asked when every value is right by itself. A constructor that refuses the values is an error of the
    /// whole (`validation.record`).
    ///
    /// @param posted the values of each posted field; a missing field is an empty one
    public Submission<R> read(Map<String, List<String>> posted) {
        return submission(parts.read(posted));
    }

    /// The same for some of the questions, where the others were answered before: what is known wins over whatever was
    /// posted under its name. Questions that hang on one that is not known count as not known.
    ///
    /// @param known answers as [#toJson] wrote them, of those questions that were not asked: never of one that is
    ///     [#missing] in it, which nobody could put right. Where answers do not fit together, an error may point at one
    ///     of these; who draws it has to leave it out the next time
    public Submission<R> read(Map<String, List<String>> posted, Map<String, @Nullable Object> known) {
        Set<String> unknown = Conditions.withTheirs(
                parts.questions().stream()
                        .map(Question::component)
                        .filter(component -> !known.containsKey(component))
                        .collect(Collectors.toSet()),
                parts.questions());
        return submission(parts.read((Question question) ->
                unknown.contains(question.component()) ? question.read(posted) : question.readJson(known)));
    }

    /// Reads answers that are JSON already, in the types that [#toJson] writes, by the same rules as [#read]. A value
    /// of another type is an error at its field; a missing one and null are no answer; unknown keys are ignored.
    public Submission<R> readJson(Map<String, ? extends @Nullable Object> json) {
        return submission(parts.readJson(json));
    }

    private Submission<R> submission(Reading reading) {
        return switch (reading) {
            case Reading.Unreadable unreadable -> new Submission.Rejected<>(unreadable.typed(), unreadable.errors());
            case Reading.Value value -> new Submission.Accepted<>(type.cast(Objects.requireNonNull(value.value())));
        };
    }

    /// The questions that answers of an older version of this form leave open, in their order: those whose key is
    /// absent, those whose answer would not be accepted any more, and all that hang on one of these. Null is an answer
    /// where one may be left open, and a question that the other answers do not ask for needs none.
    ///
    /// @param json as [#toJson] wrote it
    /// @return names of components
    public Set<String> missing(Map<String, ? extends @Nullable Object> json) {
        return Collections.unmodifiableSet(Conditions.missing(parts, json));
    }

    /// Of some questions, those and all that hang on them, which have to be asked with them; in their order.
    ///
    /// @param components names of components
    public Set<String> withTheirs(Set<String> components) {
        return Collections.unmodifiableSet(Conditions.withTheirs(components, parts.questions()));
    }

    /// When a question is asked.
    ///
    /// @param field its full name, as in `company.size`
    /// @throws IllegalArgumentException if there is no such field; the programmer's fault
    public Asked asked(String field) {
        Asked found = asked.get(field);
        if (found == null) {
            throw new IllegalArgumentException(name() + " has no " + field);
        }
        return found;
    }

    /// The version of the flow from which on this question is asked anew; 1 for no such.
    ///
    /// @throws IllegalArgumentException if there is no such component; the programmer's fault
    public int since(String component) {
        return question(component).since();
    }

    /// Where the answer to this question goes.
    ///
    /// @throws IllegalArgumentException if there is no such component; the programmer's fault
    public Destination destination(String component) {
        return question(component).destination();
    }

    private Question question(String component) {
        return parts.questions().stream()
                .filter(question -> question.component().equals(component))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name() + " has no " + component));
    }

    /// The answers as JSON values by component name, in their order: texts, numbers and truths as such, an enum as its
    /// name, a date as ISO 8601, an address as text, several choices as an array, a record as an object, null for what
    /// was left open. Unmodifiable.
    public Map<String, @Nullable Object> toJson(R answers) {
        return parts.json(answers);
    }

    /// What a browser would have posted to make these answers, by field, in their order; nothing for what was left
    /// open. Unmodifiable.
    public Map<String, List<String>> typed(R answers) {
        return typed(parts.json(answers));
    }

    /// The same for answers as [#toJson] wrote them, of this record or of an older version of it: what cannot be shown
    /// is left out, and [#read] decides what is still good.
    public Map<String, List<String>> typed(Map<String, @Nullable Object> json) {
        return Collections.unmodifiableMap(parts.typed(json));
    }

    /// What was typed and not sent, as JSON values by component: the way back from [#typed]. A text that is no answer
    /// stays the text it is; a date of which a part is missing is left out.
    public Map<String, Object> drafted(Map<String, List<String>> typed) {
        return Collections.unmodifiableMap(parts.drafted(typed));
    }

    @Override
    public String toString() {
        return "Form[" + name() + "]";
    }
}
