package dev.genkan.forms;

import jakarta.validation.Validator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A declared form as its questions; what is refused here is what [Controls] refuses of a record.
final class DeclaredParts {

    private static final int MANY_ROWS = 30;

    private DeclaredParts() {}

    /// @throws IllegalArgumentException as [Form#of(FormSpec, Validator)] does
    static Parts of(FormSpec spec, Validator validator) {
        requireName(spec.name(), spec.name());
        return of(spec.name(), spec.name(), "", spec.fields(), new DeclaredRules(validator), 0);
    }

    /// @param form for the mould: empty for a group
    /// @param above what stands before the name of each question
    private static Parts of(
            String form, String said, String above, List<FieldSpec> fields, DeclaredRules rules, int depth) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException(said + " has no fields: it asks nothing.");
        }
        Set<String> names = new HashSet<>();
        List<Question> questions = fields.stream()
                .map(field -> {
                    String who = said + "." + field.name();
                    requireName(field.name(), who);
                    if (!names.add(field.name())) {
                        throw refused(who, "is there twice");
                    }
                    return question(field, who, above, rules, depth);
                })
                .toList();
        List<String> inOrder = fields.stream().map(FieldSpec::name).toList();
        return Parts.checked(said, above, questions, new MapMould(form, inOrder, rules));
    }

    private static Question question(FieldSpec field, String who, String above, DeclaredRules rules, int depth) {
        boolean whole = field.since() == 1 && field.destination() == Destination.PUBLIC_METADATA;
        if (!above.isEmpty() && !whole) {
            throw refused(who, "is inside a group, which is asked and written as one; say it of the group");
        }
        if (field.since() < 1) {
            throw refused(who, "is asked since version " + field.since() + "; versions are counted from 1");
        }
        field.rules().forEach(rule -> DeclaredRules.require(rule, field.kind(), who));
        Control control = control(field, who, above, rules, depth);
        return new Question(
                field.name(),
                control,
                field.whenEmpty(),
                field.rules(),
                field.asked(),
                field.destination(),
                field.since());
    }

    private static Control control(FieldSpec field, String who, String above, DeclaredRules rules, int depth) {
        String path = above + field.name();
        String hint = field.hint();
        boolean required = field.whenEmpty() == WhenEmpty.REFUSED;
        boolean emptyIsNull = field.whenEmpty() != WhenEmpty.EMPTY;
        return switch (field.kind()) {
            case Kind.Text text ->
                new TextControl(new Field.Text(path, required, longest(field, Typed.LONGEST), hint), emptyIsNull);
            case Kind.Lines lines -> {
                if (lines.rows() < 2 || lines.rows() > MANY_ROWS) {
                    throw refused(who, "shows " + lines.rows() + " lines; a field shows 2 to 30 lines at once");
                }
                yield new LinesControl(
                        new Field.Lines(path, required, longest(field, Typed.LONGEST), lines.rows(), hint),
                        emptyIsNull);
            }
            case Kind.Email email ->
                new EmailControl(
                        new Field.Email(path, required, longest(field, EmailControl.LONGEST), hint), emptyIsNull);
            case Kind.Link link ->
                new LinkControl(
                        new Field.Link(path, required, longest(field, LinkControl.LONGEST), hint), true, emptyIsNull);
            case Kind.Numeric number -> {
                requireDecided(field, who);
                yield new NumberControl(
                        new Field.Numeric(path, required, number.type().whole(), isSigned(field), hint),
                        number.type(),
                        false);
            }
            case Kind.Date date -> {
                requireDecided(field, who);
                yield new DateControl(new Field.Date(path, required, hint));
            }
            case Kind.Tick tick -> {
                if (field.whenEmpty() == WhenEmpty.NULL) {
                    throw refused(who, "is something to tick and null when it is not; it is false then");
                }
                yield new TickControl(new Field.Tick(path, required, hint));
            }
            case Kind.Choice choice -> {
                requireDecided(field, who);
                Options options = options(choice.type(), choice.options(), who);
                yield new ChoiceControl(new Field.Choice(path, required, options.offered(), hint), options);
            }
            case Kind.Choices choices -> {
                Options options = options(choices.type(), choices.options(), who);
                boolean some = field.rules().stream().anyMatch(DeclaredParts::wantsSome);
                yield new ChoicesControl(
                        new Field.Choices(path, required || some, options.offered(), hint),
                        options,
                        false,
                        field.whenEmpty() == WhenEmpty.NULL);
            }
            case Kind.Group group -> {
                requireDecided(field, who);
                if (depth == Controls.DEEPEST) {
                    throw refused(who, "is a group inside a group inside a group; let another step ask for it");
                }
                Parts parts = of("", who, path + ".", group.fields(), rules, depth + 1);
                yield new GroupControl(
                        new Field.Group(path, group.type(), required, parts.fields(), hint), parts, !required);
            }
        };
    }

    private static boolean wantsSome(Rule rule) {
        return rule instanceof Rule.Count count && count.min() > 0;
    }

    private static int longest(FieldSpec field, int most) {
        return field.rules().stream()
                .mapToInt(rule -> rule instanceof Rule.Length length ? length.max() : most)
                .reduce(most, Math::min);
    }

    private static boolean isSigned(FieldSpec field) {
        return field.rules().stream()
                .noneMatch(rule ->
                        rule instanceof Rule.AtLeast least && least.min().signum() >= 0);
    }

    private static Options options(String type, List<String> names, String who) {
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank) || new HashSet<>(names).size() < names.size()) {
            throw refused(who, "needs options, each with a name of its own");
        }
        return Options.of(type, names);
    }

    private static void requireDecided(FieldSpec field, String who) {
        if (field.whenEmpty() == WhenEmpty.EMPTY) {
            throw refused(who, "has no empty value: it must be answered, or is null when it is left open");
        }
    }

    private static void requireName(String name, String who) {
        boolean javaName = !name.isEmpty()
                && Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(Character::isJavaIdentifierPart);
        if (!javaName) {
            throw refused(who, "is no name as a record and its components could have");
        }
        if (Question.isKept(name)) {
            throw refused(who, "has a name that starts with _ or genkan, which are kept for the form itself");
        }
    }

    static IllegalArgumentException refused(String who, String why) {
        return new IllegalArgumentException(who + " " + why + ".");
    }
}
