package dev.genkan.testing.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.UnaryOperator;

/// The accessibility checker axe, by the rules of WCAG 2.2 A and AA and its own best practices.
public final class Axe {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

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

    private static final String AS_IT_WAS =
            "() => { document.adoptedStyleSheets = []; frames_.forEach(([mark, frame]) => mark.replaceWith(frame)) }";

    private Axe() {}

    /// What is wrong with a page as it stands there; nothing is loaded again, and it is left as it was.
    ///
    /// @return one line for each rule that is broken, with the places: `label at [[#name]]`; empty if none is
    public static List<String> violations(Page page) {
        return found(page, builder -> builder.withTags(RULES));
    }

    /// The same of its colours alone, as in the other theme, where nothing else differs.
    public static List<String> violationsOfColour(Page page) {
        return found(page, builder -> builder.withRules(COLOURS));
    }

    private static List<String> found(Page page, UnaryOperator<AxeBuilder> asked) {
        page.evaluate(WITHOUT_DECORATION);
        page.evaluate(WITHOUT_FRAMES);
        var result = asked.apply(new AxeBuilder(page)).setLegacyMode(true).analyze();
        page.evaluate(AS_IT_WAS);
        return result.getViolations().stream()
                .map(violation -> violation.getId() + " at " + places(violation))
                .toList();
    }

    private static List<String> places(Rule violation) {
        return violation.getNodes().stream()
                .map(node -> String.valueOf(node.getTarget()))
                .toList();
    }
}
