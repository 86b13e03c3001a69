package dev.genkan.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SelectOption;
import dev.genkan.testing.browser.Chromium;
import dev.genkan.token.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody at a browser of their own: what they do, which answers that brings, and what their cookie says.
final class Visitor implements AutoCloseable {

    /// Whether the browser runs scripts.
    enum Scripting {
        OFF,
        ON
    }

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 844;

    private final String origin;
    private final Scripting scripting;
    private final BrowserContext browser;
    private final Page page;
    private final List<Response> answers = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private int loads;

    Visitor(String origin, Scripting scripting) {
        this.origin = origin;
        this.scripting = scripting;
        browser = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(origin)
                        .setJavaScriptEnabled(scripting == Scripting.ON)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(WIDTH, HEIGHT));
        browser.setDefaultTimeout(15_000);
        browser.onRequest(request -> asked.add(request.url()));
        page = browser.newPage();
        page.onLoad(ignored -> loads++);
        page.onResponse(this::hear);
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add("script error on " + page.url() + ": " + error));
        page.onRequestFailed(request -> complaints.add("not loaded: " + request.url() + ", " + request.failure()));
    }

    Scripting scripting() {
        return scripting;
    }

    /// What this browser asks for from now on, as in `de-DE`.
    void speaks(String language) {
        browser.setExtraHTTPHeaders(Map.of("Accept-Language", language));
    }

    /// Somebody else, at another browser.
    Visitor another() {
        return new Visitor(origin, Scripting.ON);
    }

    /// Enters an address.
    ///
    /// @return every answer until the page stood there
    List<Hop> open(String path) {
        return going(() -> page.navigate(path));
    }

    /// Presses a button that sends a form.
    List<Hop> press(String button) {
        return going(() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click());
    }

    /// Presses the button that goes on, whatever it says.
    List<Hop> goOn() {
        return going(() -> page.locator("main .gk-btn--primary").first().click());
    }

    /// Presses a key that leads to another page.
    List<Hop> hit(String key) {
        return going(() -> page.keyboard().press(key));
    }

    /// Follows a link.
    List<Hop> follow(String link) {
        return going(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click());
    }

    /// Fills in the field with this label.
    void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    /// Presses Enter in the field with this label.
    List<Hop> enter(String label) {
        return going(() -> page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .press("Enter"));
    }

    /// Chooses the option with this label.
    void choose(String option) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(option))
                .check();
    }

    /// Picks an option of the list with this label.
    void pick(String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(option));
    }

    /// Ticks the box with this label.
    void tick(String label) {
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(label))
                .check();
    }

    /// Opens what is folded away behind this summary.
    void unfold(String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
    }

    /// Everything the page says, as a reader reads it.
    String reads() {
        return page.locator("body").innerText();
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    String title() {
        return page.title();
    }

    /// The path and query in the address bar.
    String at() {
        return page.url().substring(origin.length());
    }

    Locator element(String selector) {
        return page.locator(selector);
    }

    Page page() {
        return page;
    }

    /// The document as the house last sent it, before any script touched it.
    String source() {
        return answers.getLast().text();
    }

    /// Another tab in the same window.
    Page newTab() {
        return browser.newPage();
    }

    /// What the session token in the cookie says; empty without such a cookie.
    Optional<Map<String, @Nullable Object>> claims() {
        return browser.cookies(origin).stream()
                .filter(cookie -> cookie.name.startsWith("__session"))
                .findFirst()
                .map(Visitor::payload);
    }

    /// The public metadata in the session token.
    ///
    /// @throws IllegalStateException if nobody is signed in
    @SuppressWarnings("unchecked") // JSON objects are read as Map<String, Object> and nothing else
    Map<String, @Nullable Object> metadata() {
        var claims = claims().orElseThrow(() -> new IllegalStateException("no session cookie at " + page.url()));
        return (Map<String, @Nullable Object>) Objects.requireNonNull(claims.get("metadata"), "metadata");
    }

    /// Errors of scripts, of the content security policy, and of what the pages need but did not get.
    List<String> complaints() {
        return complaints;
    }

    /// Every address this browser asked for.
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        browser.close();
    }

    private List<Hop> going(Runnable step) {
        answers.clear();
        int before = loads;
        step.run();
        page.waitForCondition(() -> loads > before);
        return answers.stream().map(answer -> Hop.of(answer, origin)).toList();
    }

    private void hear(Response response) {
        Request request = response.request();
        if (request.isNavigationRequest() && request.frame().equals(page.mainFrame())) {
            answers.add(response);
        } else if (response.status() >= 400) {
            complaints.add("%d for %s on %s".formatted(response.status(), response.url(), page.url()));
        }
    }

    private void hear(ConsoleMessage message) {
        // the browser also complains of every page that is itself an error page, which some are meant to be
        if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
            complaints.add("on %s: %s".formatted(page.url(), message.text()));
        }
    }

    private static Map<String, @Nullable Object> payload(Cookie cookie) {
        String payload = cookie.value.substring(cookie.value.indexOf('.') + 1, cookie.value.lastIndexOf('.'));
        return Json.parseObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
