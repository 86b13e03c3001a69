package dev.genkan.testing.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

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

    /// Only what is wrong is looked into to the end, and only its name and its places leave the page.
    private static final String RUN = """
            async ([type, values]) => {
              const { violations } = await axe.run(document, { runOnly: { type, values }, resultTypes: ['violations'] });
              const places = rule => rule.nodes.map(node => `[${node.target.join(', ')}]`).join(', ');
              return violations.map(rule => `${rule.id} at [${places(rule)}]`);
            }""";

    private Axe() {}

    /// What is wrong with a page as it stands there; nothing is loaded again, and it is left as it was.
    ///
    /// @return one line for each rule that is broken, with the places: `label at [[#name]]`; empty if none is
    public static List<String> violations(Page page) {
        return found(page, "tag", RULES);
    }

    /// The same of its colours alone, as in the other theme, where nothing else differs.
    public static List<String> violationsOfColour(Page page) {
        return found(page, "rule", COLOURS);
    }

    private static List<String> found(Page page, String type, List<String> values) {
        if ((boolean) page.evaluate("() => typeof axe === 'undefined'")) {
            page.evaluate(Script.TEXT);
        }
        page.evaluate(WITHOUT_DECORATION);
        page.evaluate(WITHOUT_FRAMES);
        List<?> broken = (List<?>) page.evaluate(RUN, List.of(type, values));
        page.evaluate(AS_IT_WAS);
        return broken.stream().map(String::valueOf).toList();
    }

    /// axe itself, read when it is needed: not every walk is one in a browser.
    private static final class Script {

        static final String TEXT = read();

        private static String read() {
            try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
                return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
