package dev.genkan.server.brand;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// A colour of the screen (sRGB), 0 to 255 each.
public record Colour(int red, int green, int blue) {

    public static final Colour WHITE = new Colour(255, 255, 255);

    /// `#19705f`, with or without the mark; empty for anything else.
    public static Optional<Colour> parse(String text) {
        String digits = text.startsWith("#") ? text.substring(1) : text;
        if (!digits.matches("[0-9A-Fa-f]{6}")) {
            return Optional.empty();
        }
        byte[] parts = HexFormat.of().parseHex(digits.toLowerCase(Locale.ROOT));
        return Optional.of(new Colour(parts[0] & 0xff, parts[1] & 0xff, parts[2] & 0xff));
    }

    /// How well one is read on the other, 1 to 21 (WCAG 2.2, contrast ratio).
    public double contrastTo(Colour other) {
        double mine = luminance();
        double theirs = other.luminance();
        return (Math.max(mine, theirs) + 0.05) / (Math.min(mine, theirs) + 0.05);
    }

    /// Made lighter until it is read well on something dark.
    Colour lightenedOn(Colour dark, double contrast) {
        Colour light = this;
        for (int step = 1; step <= 20 && light.contrastTo(dark) < contrast; step++) {
            light = mixed(WHITE, step / 20.0);
        }
        return light;
    }

    private Colour mixed(Colour other, double part) {
        return new Colour(
                between(red, other.red, part), between(green, other.green, part), between(blue, other.blue, part));
    }

    private static int between(int one, int other, double part) {
        return (int) Math.round(one + (other - one) * part);
    }

    /// Relative luminance (WCAG 2.2).
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int value) {
        double part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
