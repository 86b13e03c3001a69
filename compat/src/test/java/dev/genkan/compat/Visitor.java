package dev.genkan.compat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Somebody at a browser of their own, using an application.
final class Visitor implements AutoCloseable {

    /// How long anything may take on a machine that has other things to do, in milliseconds.
    static final double PATIENCE = 20_000;

    private static final Set<String> AT_HOME = Set.of("localhost", "127.0.0.1");

    private final String app;
    private final BrowserContext browser;
    private final Page page;
    private final List<String> strangers = new ArrayList<>();
    private final List<Response> answers = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    /// @param app its origin
    Visitor(String app) {
        this.app = app;
        browser = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(app)
                        .setViewportSize(1280, 844)
                        // certificates of tests are made by themselves
                        .setIgnoreHTTPSErrors(true));
        browser.setDefaultTimeout(PATIENCE);
        browser.onRequest(request -> note(request.url()));
        page = browser.newPage();
        page.onResponse(answers::add);
        page.onPageError(error -> errors.add("script error on " + page.url() + ": " + error));
    }

    /// Enters an address, and waits until a document of it is loaded. It may be one that loads itself again.
    void open(String path) {
        page.navigate(path);
    }

    /// Waits until the address bar shows a page of the application.
    ///
    /// @param path with query, if it matters
    void arrivesAt(String path) {
        page.waitForURL(Pattern.compile(Pattern.quote(app + path) + "([?#].*)?"));
    }

    /// Waits until a main heading says this.
    void readsHeading(String text) {
        assertThat(page.locator("h1").filter(new Locator.FilterOptions().setHasText(text)))
                .isVisible();
    }

    void sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
    }

    Locator element(String selector) {
        return page.locator(selector);
    }

    Page page() {
        return page;
    }

    BrowserContext browser() {
        return browser;
    }

    String at() {
        return page.url();
    }

    List<Cookie> cookies() {
        return browser.cookies();
    }

    /// Every address this browser asked for that is not this machine's.
    List<String> strangers() {
        return strangers;
    }

    /// Every answer to this browser's page so far.
    List<Response> answers() {
        return answers;
    }

    /// Waits until the page has been answered a call whose address holds this, now or before.
    void waitsForAnswer(String part) {
        page.waitForCondition(
                () -> answers.stream().anyMatch(answer -> answer.url().contains(part)));
    }

    /// Errors of scripts that nobody caught.
    List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        browser.close();
    }

    private void note(String url) {
        if (!url.startsWith("http")) {
            return;
        }
        String host = URI.create(url.replaceAll("[?#].*", "")).getHost();
        if (!AT_HOME.contains(host) && !host.endsWith("." + OwnDomain.DOMAIN)) {
            strangers.add(url);
        }
    }
}
