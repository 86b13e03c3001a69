package dev.genkan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Somebody at a browser who has no mouse. Wherever the focus comes to, it has to be seen: drawn around, and not hidden
/// below something else.
record Keyboard(Visitor visitor) {

    private static final int MOST_STOPS = 150;

    private static final String FOCUSED = """
            () => {
              const at = document.activeElement;
              if (!at || at === document.body) return { name: '', seen: true, ring: true };
              const label = at.labels?.[0];
              const named = label?.matches('.gk-choice') ? label.querySelector('b') : label ?? at;
              const copy = named.cloneNode(true);
              copy.querySelectorAll('[aria-hidden=true]').forEach(hidden => hidden.remove());
              const name = at.getAttribute('aria-label') ?? (copy.textContent.trim() || at.title);
              const box = at.closest('.gk-choice, .gk-check') ?? at;
              const { left, top, right, bottom } = box.getBoundingClientRect();
              const part = n => [.02, .25, .5, .75, .98].map(n);
              const seen = part(x => part(y => document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)))
                  .flat().some(there => there && (box.contains(there) || there.contains(box) && there !== document.body));
              const drawn = [at, box].some(each => getComputedStyle(each).outlineStyle !== 'none');
              return { name: name.trim().replace(/\\s+/g, ' '), seen, ring: drawn || at.matches('iframe, main') };
            }""";

    Page page() {
        return visitor.page();
    }

    /// Enters an address below the dashboard's, and goes past the navigation.
    void open(String below) {
        visitor.open("/genkan/dashboard" + below);
        skip();
    }

    /// Goes past the navigation by the first link of the page.
    void skip() {
        page().keyboard().press("Tab");
        if (focused().equals("Skip to main content")) {
            page().keyboard().press("Enter");
        }
    }

    /// Presses Tab until this has the focus.
    void to(String wanted) {
        to(wanted, name -> name.equals(wanted));
    }

    /// Presses Tab until something whose name begins so has the focus.
    void toWhatBegins(String wanted) {
        to(wanted, name -> name.startsWith(wanted));
    }

    /// Presses Tab until this very element has the focus.
    void toElement(String selector) {
        to(selector, name -> (boolean) page().evaluate("at => document.activeElement.matches(at)", selector));
    }

    private void to(String wanted, Predicate<String> isIt) {
        List<String> stops = new ArrayList<>();
        while (stops.isEmpty() || !isIt.test(stops.getLast())) {
            page().keyboard().press("Tab");
            stops.add(focused());
            assertThat(stops).as("%s is reached on %s", wanted, visitor.at()).hasSizeLessThan(MOST_STOPS);
        }
    }

    /// The name of what has the focus; empty for nothing.
    String focused() {
        Map<?, ?> at = (Map<?, ?>) page().evaluate(FOCUSED);
        String name = String.valueOf(at.get("name"));
        assertThat(at.get("ring"))
                .as("the focus is drawn at “%s” on %s", name, visitor.at())
                .isEqualTo(true);
        assertThat(at.get("seen"))
                .as("nothing covers “%s” on %s", name, visitor.at())
                .isEqualTo(true);
        return name;
    }

    /// Goes there and presses Enter, which leads to another page.
    void enter(String wanted) {
        to(wanted);
        visitor.hit("Enter");
    }

    /// Goes there and types in place of what there is.
    void type(String field, String text) {
        do {
            // the summary of mistakes has a link that says the same
            to(field);
        } while (!(boolean) page().evaluate("() => document.activeElement.matches('input, textarea')"));
        press("Control+a");
        page().keyboard().insertText(text);
    }

    void press(String key) {
        page().keyboard().press(key);
    }

    /// Goes to the box with this name and turns it over.
    void tick(String box) {
        to(box);
        press("Space");
    }

    Locator element(String selector) {
        return visitor.element(selector);
    }

    String reads() {
        return visitor.reads();
    }

    String at() {
        return visitor.at();
    }

    /// Waits until a script has drawn this.
    void waitFor(String selector) {
        element(selector).first().waitFor();
    }
}
