package dev.genkan.forms;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A component as its control looks at it when the form is made.
///
/// @param above where its record is asked: empty, or the name of the group and a dot
record Shape(Class<? extends Record> owner, String above, RecordComponent component, Constraints constraints) {

    /// The name of the posted field.
    String path() {
        return above + component.getName();
    }

    Class<?> type() {
        return component.getType();
    }

    /// What the component is a list or set of; empty if that is no plain class.
    Optional<Class<?>> element() {
        Type type = component.getGenericType();
        return type instanceof ParameterizedType generic && generic.getActualTypeArguments()[0] instanceof Class<?> only
                ? Optional.of(only)
                : Optional.empty();
    }

    String hint() {
        Hint hint = component.getAnnotation(Hint.class);
        return hint == null ? "" : hint.value();
    }

    Optional<Lines> lines() {
        return Optional.ofNullable(component.getAnnotation(Lines.class));
    }

    boolean required() {
        return constraints.required();
    }

    /// Any annotation called `Nullable` will do: JSpecify's is the one we mean, but not the only one in use.
    boolean nullable() {
        return Stream.of(component.getAnnotatedType().getAnnotations(), component.getAnnotations())
                .flatMap(Stream::of)
                .map(Annotation::annotationType)
                .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
    }

    /// What no answer means, once it is known by which control the component is asked.
    WhenEmpty whenEmpty(Control control) {
        boolean mustBe = switch (control) {
            case TickControl tick -> tick.field().required();
            case NumberControl number -> number.field().required();
            case GroupControl group -> !group.emptyIsNull();
            case LineControl line -> required();
            case DateControl date -> required();
            case ChoicesControl choices -> required();
        };
        if (mustBe) {
            return WhenEmpty.REFUSED;
        }
        return nullable() && !(control instanceof TickControl) ? WhenEmpty.NULL : WhenEmpty.EMPTY;
    }

    /// The constraints that are neither said by [#whenEmpty] nor by the kind of the question.
    List<Rule> rules(Field field) {
        boolean isAddress = field instanceof Field.Link;
        return constraints.annotations().stream()
                .filter(constraint -> !Constraints.asksForAnAnswer(constraint) && !(constraint instanceof AssertTrue))
                .filter(constraint -> !(constraint instanceof Email && field instanceof Field.Email))
                .filter(constraint -> !(isAddress
                        && constraint.annotationType().getSimpleName().equals("URL")))
                .map(constraint -> AnnotatedRule.of(constraint, field))
                // what Hibernate's @URL is made of, and says nothing
                .filter(rule -> !(isAddress && rule.equals(new Rule.Matches(".*"))))
                .toList();
    }

    Asked asked() {
        AskedIf condition = component.getAnnotation(AskedIf.class);
        return condition == null
                ? new Asked.Always()
                : new Asked.If(condition.field(), List.of(condition.is()), condition.required());
    }

    Destination destination() {
        WrittenTo own = component.getAnnotation(WrittenTo.class);
        if (own != null && !above.isEmpty()) {
            throw refused("has @WrittenTo inside an inner record, which goes as one; say it where that is asked");
        }
        WrittenTo ofAll = owner.getAnnotation(WrittenTo.class);
        if (own != null) {
            return own.value();
        }
        return ofAll == null || !above.isEmpty() ? Destination.PUBLIC_METADATA : ofAll.value();
    }

    int since() {
        Since since = component.getAnnotation(Since.class);
        if (since == null) {
            return 1;
        }
        if (!above.isEmpty()) {
            throw refused("has @Since inside an inner record, which is asked as one; say it where that is asked");
        }
        if (since.value() < 1) {
            throw refused("has @Since(" + since.value() + "); versions are counted from 1");
        }
        return since.value();
    }

    /// For types that have no empty value: somebody has to say what no answer means.
    void requireDecided() {
        if (!required() && !nullable()) {
            throw refused(
                    "is of the type " + type().getSimpleName() + " and neither @NotNull nor @Nullable: say @NotNull if"
                            + " it must be answered, @Nullable if it may be left open");
        }
    }

    IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(owner.getSimpleName() + "." + component.getName() + " " + why + ".");
    }
}
