package dev.genkan.testing.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;

/// The form of a page, filled in as somebody would: whatever its markup, its controls bear the names of the questions.
record PageForm(Visit visit, Locator form) {

    /// Answers one question.
    ///
    /// @param values as a browser would post them
    void fill(String name, List<String> values) {
        Locator controls = form.locator(named(name));
        if (controls.count() == 0) {
            throw new OffThePath("at " + visit.path() + " nothing is called " + name);
        }
        String type = String.valueOf(controls.first().evaluate("control => control.type"));
        for (String value : values) {
            switch (type) {
                case "radio", "checkbox" ->
                    form.locator(named(name) + "[value=" + quoted(value) + "]").check();
                case "select-one", "select-multiple" ->
                    controls.first().selectOption(new SelectOption().setValue(value));
                default -> controls.first().fill(value);
            }
        }
    }

    /// Presses a button, and waits for the page to which that leads.
    void press(String button) {
        Locator found = form.locator(button);
        if (found.count() == 0) {
            throw new OffThePath("at " + visit.path() + " there is no " + button);
        }
        visit.going(found.first()::click);
    }

    private static String named(String name) {
        return "[name=" + quoted(name) + "]";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
