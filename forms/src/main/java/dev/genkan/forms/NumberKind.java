package dev.genkan.forms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// The types a number may be asked as: those of Java, with its limits.
public enum NumberKind {
    INT,
    LONG,
    DOUBLE,
    DECIMAL;

    private static final BigDecimal INT_MIN = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = new BigDecimal(BigInteger.valueOf(Long.MAX_VALUE));

    static Optional<NumberKind> of(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Optional.of(INT);
        } else if (type == long.class || type == Long.class) {
            return Optional.of(LONG);
        } else if (type == double.class || type == Double.class) {
            return Optional.of(DOUBLE);
        }
        return type == BigDecimal.class ? Optional.of(DECIMAL) : Optional.empty();
    }

    public boolean whole() {
        return this == INT || this == LONG;
    }

    /// The smallest number of this type; empty if there is none to be met.
    public Optional<BigDecimal> smallest() {
        return switch (this) {
            case INT -> Optional.of(INT_MIN);
            case LONG -> Optional.of(LONG_MIN);
            case DOUBLE, DECIMAL -> Optional.empty();
        };
    }

    /// The largest number of this type; empty if there is none to be met.
    public Optional<BigDecimal> largest() {
        return switch (this) {
            case INT -> Optional.of(INT_MAX);
            case LONG -> Optional.of(LONG_MAX);
            case DOUBLE, DECIMAL -> Optional.empty();
        };
    }

    /// A number within the limits, as this type.
    Object value(BigDecimal number) {
        return switch (this) {
            case INT -> number.intValueExact();
            case LONG -> number.longValueExact();
            case DOUBLE -> number.doubleValue();
            case DECIMAL -> number;
        };
    }
}
