package dev.genkan.forms;

import jakarta.validation.Validator;
import java.io.File;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which component is asked by which control.
final class Controls {

    private static final String POSSIBLE =
            "; a form can ask for text (String), a choice (an enum), several choices (a List or Set of an enum),"
                    + " yes or no (boolean), a number (int, long, double, BigDecimal), a date (LocalDate), an address"
                    + " (URI), and for a record of these";

    private static final Set<String> FILES = Set.of("MultipartFile", "FilePart", "Part", "Resource", "Blob");

    /// Records inside records inside the record: any deeper is no page any more.
    static final int DEEPEST = 2;

    private Controls() {}

    static Control of(Shape shape, Validator validator, int depth) {
        Class<?> type = shape.type();
        if (type == String.class) {
            return ofText(shape);
        } else if (type.isEnum()) {
            return ChoiceControl.of(shape);
        } else if (type == boolean.class || type == Boolean.class) {
            return TickControl.of(shape);
        } else if (NumberKind.of(type).isPresent()) {
            return NumberControl.of(shape, NumberKind.of(type).get());
        } else if (type == LocalDate.class) {
            return DateControl.of(shape);
        } else if (type == URI.class) {
            return LinkControl.of(shape);
        } else if (type == List.class || type == Set.class) {
            return ofSeveral(shape);
        } else if (type.isRecord()) {
            return ofRecord(shape, validator, depth);
        }
        throw refused(shape);
    }

    private static Control ofText(Shape shape) {
        Optional<Lines> lines = shape.lines();
        if (lines.isPresent()) {
            return LinesControl.of(shape, lines.get());
        } else if (shape.constraints().has("Email")) {
            return EmailControl.of(shape);
        } else if (shape.constraints().has("URL")) {
            return LinkControl.of(shape);
        }
        return TextControl.of(shape);
    }

    private static Control ofSeveral(Shape shape) {
        return shape.element()
                .filter(Class::isEnum)
                .map(element -> ChoicesControl.of(shape, element))
                .orElseThrow(() -> refused(shape));
    }

    private static Control ofRecord(Shape shape, Validator validator, int depth) {
        if (depth == DEEPEST) {
            throw shape.refused("is a record inside a record inside a record; let another step ask for it");
        }
        return GroupControl.of(
                shape, Parts.of(shape.type().asSubclass(Record.class), shape.path() + ".", validator, depth + 1));
    }

    private static IllegalArgumentException refused(Shape shape) {
        Class<?> type = shape.type();
        String name = shape.component().getGenericType().getTypeName().replaceAll("[\\w.]+[.$]", "");
        if (type == Optional.class) {
            return shape.refused("is an Optional; let it be what is inside, and mark it @Nullable: what is not answered"
                    + " is null");
        } else if (isFile(type)) {
            return shape.refused("is of the type " + name + "; forms take no files: let a page of the application take"
                    + " them, where it can say how large they may be and who looks into them");
        }
        return shape.refused("is of the type " + name + POSSIBLE);
    }

    private static boolean isFile(Class<?> type) {
        return type == byte[].class
                || InputStream.class.isAssignableFrom(type)
                || File.class.isAssignableFrom(type)
                || Path.class.isAssignableFrom(type)
                || FILES.contains(type.getSimpleName());
    }
}
