package dev.genkan.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looks a page over in both themes and several widths, as it stands there: nothing is loaded again, so that the answer
/// to a form can be looked at too. Leaves a picture of each look in `target/screenshots`.
final class PageCheck {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<Integer> WIDTHS = List.of(1280, 390, 360, 320);
    private static final List<Integer> PICTURED = List.of(1280, 390);
    private static final int HEIGHT = 844;

    /// Decoration behind text keeps axe from judging contrast; the design's own figures hold for those places.
    private static final String WITHOUT_DECORATION = """
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('.gk-paper::before, .gk-step::after, .gk-app::before { content: none !important }');
              document.adoptedStyleSheets = [sheet];
            }""";

    /// A frame in which no script may run cannot be looked into by one; what is in it is looked over by itself.
    private static final String WITHOUT_FRAMES = """
            () => {
              window.frames_ = [...document.querySelectorAll('iframe')].map(frame => {
                const mark = document.createComment('frame');
                frame.replaceWith(mark);
                return [mark, frame];
              });
            }""";

    private static final String OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth";

    /// What was found on one page.
    record Findings(String page, List<String> accessibility, List<String> overflow, List<String> html) {}

    private PageCheck() {}

    /// What a visitor sees.
    static Findings of(String name, Visitor visitor) {
        return of(name, visitor.page(), visitor.source());
    }

    static Findings of(String name, Page page, String source) {
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
                if (PICTURED.contains(width)) {
                    photograph(page, look);
                    accessibility.addAll(violations(page, look));
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

    private static List<String> violations(Page page, String look) {
        page.evaluate(WITHOUT_DECORATION);
        page.evaluate(WITHOUT_FRAMES);
        var result = new AxeBuilder(page).withTags(RULES).setLegacyMode(true).analyze();
        page.evaluate(
                "() => { document.adoptedStyleSheets = []; frames_.forEach(([mark, frame]) => mark.replaceWith(frame)) }");
        return result.getViolations().stream()
                .map(violation -> "%s: %s at %s".formatted(look, violation.getId(), places(violation)))
                .toList();
    }

    private static List<String> places(Rule violation) {
        return violation.getNodes().stream()
                .map(node -> String.valueOf(node.getTarget()))
                .toList();
    }
}
