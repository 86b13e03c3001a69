package dev.genkan.token;

import java.math.BigInteger;
import java.util.Optional;

/// Numbers narrowed without losing anything that was before the point.
final class JsonNumbers {

    private JsonNumbers() {}

    static Optional<Long> toLong(Object json) {
        return switch (json) {
            case Long number -> Optional.of(number);
            case Integer number -> Optional.of(number.longValue());
            case Short number -> Optional.of(number.longValue());
            case Byte number -> Optional.of(number.longValue());
            case BigInteger number ->
                number.bitLength() < Long.SIZE ? Optional.of(number.longValue()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    static Optional<Integer> toInt(Object json) {
        return toLong(json)
                .filter(number -> number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }

    /// The nearest double, as every JSON reader has it; empty beyond the range.
    static Optional<Double> toDouble(Object json) {
        return json instanceof Number number && Double.isFinite(number.doubleValue())
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }
}
