package dev.genkan.forms;

import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

/// What the constraints of one component tell its page: must it be answered, how long may it be. Constraints of the
/// default group only, those a composed constraint is made of included.
record Constraints(List<Annotation> annotations) {

    static Constraints of(Validator validator, Class<?> type, String component) {
        PropertyDescriptor property = validator.getConstraintsForClass(type).getConstraintsForProperty(component);
        if (property == null) {
            return new Constraints(List.of());
        }
        return new Constraints(
                property.findConstraints().unorderedAndMatchingGroups(Default.class).getConstraintDescriptors().stream()
                        .flatMap(Constraints::withParts)
                        .toList());
    }

    boolean required() {
        return annotations.stream().anyMatch(Constraints::asksForAnAnswer);
    }

    boolean mustBeTrue() {
        return annotations.stream().anyMatch(AssertTrue.class::isInstance);
    }

    /// `Integer.MAX_VALUE` for no limit.
    int maxLength() {
        return sizes().mapToInt(Size::max).min().orElse(Integer.MAX_VALUE);
    }

    int minLength() {
        return sizes().mapToInt(Size::min).max().orElse(0);
    }

    boolean excludesNegatives() {
        return annotations.stream().anyMatch(constraint -> switch (constraint) {
            case Positive positive -> true;
            case PositiveOrZero notNegative -> true;
            case Min min -> min.value() >= 0;
            case DecimalMin min -> !min.value().startsWith("-");
            default -> false;
        });
    }

    /// By its simple name, for constraints of a validator that need not be on the class path.
    boolean has(String simpleName) {
        return annotations.stream()
                .anyMatch(constraint ->
                        constraint.annotationType().getSimpleName().equals(simpleName));
    }

    static boolean asksForAnAnswer(Annotation constraint) {
        return constraint instanceof NotNull || constraint instanceof NotBlank || constraint instanceof NotEmpty;
    }

    private Stream<Size> sizes() {
        return annotations.stream().filter(Size.class::isInstance).map(Size.class::cast);
    }

    private static Stream<Annotation> withParts(ConstraintDescriptor<?> descriptor) {
        return Stream.concat(
                Stream.of(descriptor.getAnnotation()),
                descriptor.getComposingConstraints().stream().flatMap(Constraints::withParts));
    }
}
