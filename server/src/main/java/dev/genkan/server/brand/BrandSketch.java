package dev.genkan.server.brand;

import dev.genkan.identity.instance.InstanceSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A look, tried or stored: the public custom properties that follow from a colour, the corners and a font.
///
/// @param dark the colour in the dark theme
/// @param corners `sharp`, `soft` or `round`
/// @param font `inter`, `system` or `serif`
public record BrandSketch(Colour primary, Colour dark, String corners, String font) {

    /// How well a label has to be seen on its button (WCAG 2.2, text).
    public static final double READABLE = 4.5;

    private static final Map<String, String> RADIUS = Map.of("sharp", "0", "soft", ".625rem", "round", ".9rem");
    private static final Map<String, String> FONTS = Map.of(
            "inter",
            "",
            "system",
            "system-ui, sans-serif",
            "serif",
            "Georgia, \"Times New Roman\", \"Noto Serif\", serif");
    private static final Colour USUAL = new Colour(0x2b, 0x44, 0x74);
    private static final Colour USUAL_DARK = new Colour(0xa9, 0xc0, 0xee);
    private static final Colour INK = new Colour(0x13, 0x1d, 0x33);
    /// The card in the dark theme, and how well a button is seen on it.
    private static final Colour DARK_CARD = new Colour(0x1d, 0x19, 0x16);

    private static final double WELL_SEEN = 7;

    /// Of what was typed; the usual where nothing was, or nothing that can be.
    ///
    /// @param dark empty for the one that follows from the colour
    public static BrandSketch of(String colour, String dark, String corners, String font) {
        Colour primary = Colour.parse(colour).orElse(USUAL);
        return new BrandSketch(
                primary,
                Colour.parse(dark).orElseGet(() -> darkOf(primary)),
                RADIUS.containsKey(corners) ? corners : "soft",
                FONTS.containsKey(font) ? font : "inter");
    }

    private static Colour darkOf(Colour primary) {
        return primary.equals(USUAL) ? USUAL_DARK : primary.lightenedOn(DARK_CARD, WELL_SEEN);
    }

    /// Of these settings; empty if none of them is about looks.
    public static Optional<BrandSketch> of(InstanceSettings settings) {
        String colour = settings.text("brand_color").orElse("");
        String dark = settings.text("brand_color_dark").orElse("");
        String corners = settings.text("brand_corners").orElse("");
        String font = settings.text("brand_font").orElse("");
        return (colour + dark + corners + font).isEmpty()
                ? Optional.empty()
                : Optional.of(of(colour, dark, corners, font));
    }

    /// The lines of a style sheet.
    public String css() {
        return """
                :root {
                  --gk-color-primary: light-dark(%s, %s);
                  --gk-color-primary-foreground: light-dark(%s, %s);
                  --gk-radius: %s;
                %s}
                """.formatted(primary, dark, on(primary), on(dark), radius(), fontLine());
    }

    private String fontLine() {
        String family = FONTS.getOrDefault(font, "");
        return family.isEmpty() ? "" : "  --gk-font: " + family + ";\n";
    }

    /// The same for a box of the page, in its light and its dark form.
    public String css(String selector) {
        return css().replace(":root", selector);
    }

    /// As a length.
    public String radius() {
        return RADIUS.getOrDefault(corners, "0");
    }

    /// What is read on the colour.
    public Colour label() {
        return on(primary);
    }

    /// Whether labels can be read in both themes.
    public boolean isReadable() {
        return primary.contrastTo(on(primary)) >= READABLE && dark.contrastTo(on(dark)) >= READABLE;
    }

    /// Whether the label of a button is easy to read, in words.
    public String verdict() {
        return (isReadable() ? "Easy to read. " : "Hard to read; choose a darker or lighter one. ")
                + String.format(
                        Locale.ROOT,
                        "The label on it (%s): %.2f to 1. In the dark theme it is %s, %.2f to 1. Text wants 4.5 to 1.",
                        on(primary),
                        primary.contrastTo(on(primary)),
                        dark,
                        dark.contrastTo(on(dark)));
    }

    /// White or ink, whichever is read better.
    private static Colour on(Colour colour) {
        return colour.contrastTo(Colour.WHITE) >= colour.contrastTo(INK) ? Colour.WHITE : INK;
    }
}
