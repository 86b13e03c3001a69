package dev.genkan.server.dashboard;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.exchange.SettingRules;
import dev.genkan.identity.exchange.SettingsFile;
import dev.genkan.server.brand.BrandSketch;
import dev.genkan.server.brand.Colour;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Whose door it is and how it looks, as the form has it: what is stored, what was typed, or what is tried. Each may be
/// empty: then it is as usual.
///
/// @param logo a path on this server
/// @param colour as typed
/// @param dark the same for the dark theme
/// @param anyway whether it is to be kept though labels can hardly be read
public record BrandForm(
        String name, String logo, String colour, String dark, String corners, String font, boolean anyway) {

    static BrandForm of(SettingsFile file) {
        return new BrandForm(
                text(file, "name"),
                text(file, "logo"),
                text(file, "color"),
                text(file, "color_dark"),
                text(file, "corners"),
                text(file, "font"),
                false);
    }

    private static String text(SettingsFile file, String name) {
        return file.settings().getOrDefault("brand_" + name, "") instanceof String text ? text : "";
    }

    static BrandForm of(PostedForm form) {
        return new BrandForm(
                form.first("name").strip(),
                form.first("logo").strip(),
                form.first("colour").strip(),
                form.first("dark").strip(),
                form.first("corners").strip(),
                form.first("font").strip(),
                !form.first("anyway").isEmpty());
    }

    /// A look that is tried, in the address: what is not named there is as it is stored.
    BrandForm trying(Call call) {
        return call.request().getParameter("corners") == null
                        && call.query("colour").isEmpty()
                ? this
                : new BrandForm(
                        call.request().getParameter("name") == null ? name : call.query("name"),
                        call.request().getParameter("logo") == null ? logo : call.query("logo"),
                        call.query("colour"),
                        call.query("dark"),
                        call.query("corners"),
                        call.query("font"),
                        false);
    }

    /// The same with the look of another: a form whose colours cannot be typed sends none.
    BrandForm lookingAs(BrandForm other) {
        return new BrandForm(name, logo, other.colour, other.dark, other.corners, other.font, true);
    }

    BrandSketch sketch() {
        return BrandSketch.of(colour, dark, corners, font);
    }

    /// What cannot be drawn.
    Map<String, String> flaws() {
        Map<String, String> problems = new LinkedHashMap<>();
        check(problems, "name", "name", name, "Write a name of at most 60 characters");
        check(problems, "logo", "logo", logo, "Write a path on this server, such as /assets/logo.svg");
        check(problems, "colour", "color", normal(colour), "Write a colour as #19705f");
        check(problems, "dark", "color_dark", normal(dark), "Write a colour as #7fd1c1, or leave it empty");
        check(problems, "corners", "corners", corners, "Choose the corners");
        check(problems, "font", "font", font, "Choose a font");
        return problems;
    }

    /// What keeps it from being saved.
    Map<String, String> problems() {
        Map<String, String> problems = flaws();
        if (problems.isEmpty() && !anyway && !sketch().isReadable()) {
            problems.put(
                    "anyway",
                    "Labels on this colour are hard to read: text wants a contrast of 4.5 to 1. Choose a darker or"
                            + " lighter one, or tick this");
        }
        return problems;
    }

    private static void check(
            Map<String, String> problems, String field, String setting, String value, String sentence) {
        Optional<String> objection =
                value.isEmpty() ? Optional.empty() : SettingRules.objectionTo("brand_" + setting, value);
        objection.ifPresent(text -> problems.put(field, sentence));
    }

    SettingsFile in(SettingsFile file) {
        return file.settings(settings -> {
            put(settings, "name", name);
            put(settings, "logo", logo);
            put(settings, "color", normal(colour));
            put(settings, "color_dark", normal(dark));
            put(settings, "corners", corners.equals("soft") ? "" : corners);
            put(settings, "font", font.equals("inter") ? "" : font);
            return settings;
        });
    }

    private static String normal(String colour) {
        return Colour.parse(colour).map(Colour::toString).orElse(colour);
    }

    private static void put(Map<String, Object> settings, String name, String value) {
        if (value.isEmpty()) {
            settings.remove("brand_" + name);
        } else {
            settings.put("brand_" + name, value);
        }
    }

    /// For whoever wonders what somebody else has made of it.
    String text() {
        return "Name: " + name + "\nLogo: " + logo + "\nPrimary colour: " + colour + "\nIn the dark theme: " + dark
                + "\nCorners: " + corners + "\nFont: " + font;
    }
}
