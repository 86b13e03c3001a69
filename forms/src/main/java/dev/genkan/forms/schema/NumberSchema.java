package dev.genkan.forms.schema;

import dev.genkan.forms.FieldSpec;
import dev.genkan.forms.Kind;
import dev.genkan.forms.Rule;
import java.math.BigDecimal;
import java.util.Map;

/// What a schema says of a number.
final class NumberSchema {

    private NumberSchema() {}

    static void add(FieldSpec spec, Map<String, Object> schema) {
        boolean whole =
                spec.kind() instanceof Kind.Numeric number && number.type().whole();
        if (spec.kind() instanceof Kind.Numeric number) {
            number.type().smallest().ifPresent(smallest -> raise("minimum", smallest, schema));
            number.type().largest().ifPresent(largest -> lower("maximum", largest, schema));
        }
        for (Rule rule : spec.rules()) {
            if (rule instanceof Rule.AtLeast least) {
                raise(least.inclusive() ? "minimum" : "exclusiveMinimum", least.min(), schema);
            } else if (rule instanceof Rule.AtMost most) {
                lower(most.inclusive() ? "maximum" : "exclusiveMaximum", most.max(), schema);
            } else if (rule instanceof Rule.Digits digits) {
                BigDecimal beyond = BigDecimal.TEN.pow(digits.integer());
                raise("exclusiveMinimum", beyond.negate(), schema);
                lower("exclusiveMaximum", beyond, schema);
                if (!whole) {
                    schema.put("multipleOf", BigDecimal.ONE.movePointLeft(digits.fraction()));
                }
            }
        }
    }

    private static void raise(String bound, BigDecimal to, Map<String, Object> schema) {
        if (!(schema.get(bound) instanceof BigDecimal already) || already.compareTo(to) < 0) {
            schema.put(bound, to);
        }
    }

    private static void lower(String bound, BigDecimal to, Map<String, Object> schema) {
        if (!(schema.get(bound) instanceof BigDecimal already) || already.compareTo(to) > 0) {
            schema.put(bound, to);
        }
    }
}
