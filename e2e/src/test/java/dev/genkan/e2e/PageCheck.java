package dev.genkan.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.genkan.testing.browser.Axe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looks a page over in both themes and several widths, as it stands there: nothing is loaded again, so that the answer
/// to a form can be looked at too. Leaves a picture of each look in `target/screenshots`.
final class PageCheck {

    private static final List<Integer> WIDTHS = List.of(1280, 390, 320);
    private static final List<Integer> LOOKED_AT = List.of(1280, 390);
    private static final int HEIGHT = 844;
    private static final boolean EVERYTHING_PICTURED = Boolean.getBoolean("pictures");

    private static final String OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth";

    /// What was found on one page.
    record Findings(String page, List<String> accessibility, List<String> overflow, List<String> html) {}

    private PageCheck() {}

    /// What a visitor sees.
    static Findings of(String name, Visitor visitor) {
        return of(name, visitor.page(), visitor.source());
    }

    /// The same without pictures, for the many states of pages that are pictured elsewhere.
    static Findings ofState(String name, Visitor visitor) {
        return of(name, visitor.page(), visitor.source(), false);
    }

    static Findings of(String name, Page page, String source) {
        return of(name, page, source, true);
    }

    private static Findings of(String name, Page page, String source, boolean pictured) {
        var accessibility = new ArrayList<String>();
        var overflow = new ArrayList<String>();
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            for (int width : WIDTHS) {
                page.setViewportSize(width, HEIGHT);
                String look = "%s-%s-%d".formatted(name, theme.name().toLowerCase(Locale.ROOT), width);
                int tooWide = (int) page.evaluate(OVERFLOW);
                if (tooWide > 0) {
                    overflow.add("%s sticks out by %d px".formatted(look, tooWide));
                }
                if (LOOKED_AT.contains(width)) {
                    if (pictured || EVERYTHING_PICTURED) {
                        photograph(page, look);
                    }
                    List<String> violations =
                            theme == ColorScheme.LIGHT ? Axe.violations(page) : Axe.violationsOfColour(page);
                    violations.forEach(violation -> accessibility.add(look + ": " + violation));
                }
            }
        }
        page.setViewportSize(1280, HEIGHT);
        return new Findings(
                name,
                accessibility,
                overflow,
                HtmlChecker.complaintsAbout(source).stream()
                        .map(complaint -> name + ": " + complaint)
                        .toList());
    }

    private static void photograph(Page page, String look) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", look + ".png")));
    }
}
