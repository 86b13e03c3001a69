package dev.genkan.token;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// Numbers narrowed without losing anything that was before the point.
final class JsonNumbers {

    /// What [JsonReader] lets pass; a number from elsewhere must not become a million digits here.
    private static final int LARGEST_EXPONENT = 1_000;

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

    /// The number without zeros at its end, and never in steps of ten or more, so that equal numbers are equal; empty
    /// for one of more than 1,000 digits.
    static Optional<BigDecimal> toDecimal(Object json) {
        if (!(json instanceof Number number) || isNoNumber(number)) {
            return Optional.empty();
        }
        BigDecimal decimal = new BigDecimal(number.toString()).stripTrailingZeros();
        if (Math.abs((long) decimal.precision() - decimal.scale()) > LARGEST_EXPONENT) {
            return Optional.empty();
        }
        return Optional.of(decimal.scale() < 0 ? decimal.setScale(0) : decimal);
    }

    private static boolean isNoNumber(Number number) {
        return number instanceof Double inexact && !Double.isFinite(inexact);
    }
}
