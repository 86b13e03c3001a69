package dev.genkan.server.dashboard;

import java.util.Locale;
import java.util.Map;

/// A look that somebody tries: the public custom properties that follow from one colour and the corners.
///
/// @param dark the colour in the dark theme
/// @param corners `sharp`, `soft` or `round`
record BrandSketch(Colour primary, Colour dark, String corners) {

    private static final Map<String, String> RADIUS = Map.of("sharp", "0", "soft", ".625rem", "round", ".9rem");
    private static final Colour USUAL = new Colour(0x2b, 0x44, 0x74);
    private static final Colour INK = new Colour(0x13, 0x1d, 0x33);
    /// The card in the dark theme, and how well a button is seen on it.
    private static final Colour DARK_CARD = new Colour(0x1d, 0x19, 0x16);

    private static final double WELL_SEEN = 7;
    private static final double READABLE = 4.5;

    /// Of what was typed; the usual where nothing was, or nothing that can be.
    static BrandSketch of(String colour, String corners) {
        Colour primary = Colour.parse(colour).orElse(USUAL);
        return new BrandSketch(
                primary, primary.lightenedOn(DARK_CARD, WELL_SEEN), RADIUS.containsKey(corners) ? corners : "soft");
    }

    /// The lines of a style sheet.
    String css() {
        return """
                :root {
                  --gk-color-primary: light-dark(%s, %s);
                  --gk-color-primary-foreground: light-dark(%s, %s);
                  --gk-radius: %s;
                }
                """.formatted(primary, dark, on(primary), on(dark), RADIUS.get(corners));
    }

    /// The same for a box of the page, in its light and its dark form.
    String css(String selector) {
        return css().replace(":root", selector);
    }

    /// Whether the label of a button is easy to read, in words.
    String verdict() {
        double contrast = primary.contrastTo(on(primary));
        return (contrast >= READABLE ? "Easy to read. " : "Hard to read; choose a darker or lighter one. ")
                + String.format(
                        Locale.ROOT,
                        "The label on it (%s): %.1f to 1. In the dark theme it is %s, %.1f to 1.",
                        on(primary),
                        contrast,
                        dark,
                        dark.contrastTo(on(dark)));
    }

    /// White or ink, whichever is read better.
    private static Colour on(Colour colour) {
        return colour.contrastTo(Colour.WHITE) >= colour.contrastTo(INK) ? Colour.WHITE : INK;
    }
}
