package dev.genkan.forms;

import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

/// What the constraints of one component tell its page: must it be answered, and how long may it be. Constraints of the
/// default group only, those a composed constraint is made of included.
///
/// @param maxLength `Integer.MAX_VALUE` for no limit
record Constraints(boolean required, int maxLength) {

    static Constraints of(Validator validator, Class<?> type, String component) {
        PropertyDescriptor property = validator.getConstraintsForClass(type).getConstraintsForProperty(component);
        if (property == null) {
            return new Constraints(false, Integer.MAX_VALUE);
        }
        List<? extends Annotation> annotations =
                property.findConstraints().unorderedAndMatchingGroups(Default.class).getConstraintDescriptors().stream()
                        .flatMap(Constraints::withParts)
                        .toList();
        int maxLength = annotations.stream()
                .filter(Size.class::isInstance)
                .mapToInt(size -> ((Size) size).max())
                .min()
                .orElse(Integer.MAX_VALUE);
        return new Constraints(annotations.stream().anyMatch(Constraints::asksForAnAnswer), maxLength);
    }

    static boolean asksForAnAnswer(Annotation constraint) {
        return constraint instanceof NotNull || constraint instanceof NotBlank || constraint instanceof NotEmpty;
    }

    private static Stream<Annotation> withParts(ConstraintDescriptor<?> descriptor) {
        return Stream.concat(
                Stream.of(descriptor.getAnnotation()),
                descriptor.getComposingConstraints().stream().flatMap(Constraints::withParts));
    }
}
