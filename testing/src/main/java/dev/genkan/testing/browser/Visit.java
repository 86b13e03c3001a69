package dev.genkan.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Somebody who is signed in at a browser of their own, in English.
final class Visit implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 15_000;

    /// Between the same page for two people: what nobody sees, and their addresses.
    private static final Pattern WHAT_DIFFERS = Pattern.compile("<input type=\"hidden\"[^>]*>|[\\w.+-]+@[\\w.-]+");

    private final URI application;
    private final Scripting scripting;
    private final BrowserContext browser;
    private final Page page;
    private final Set<String> looks;
    private final List<String> found = new ArrayList<>();
    private int status;
    private int loads;

    /// @param looks what was looked at already, by anybody; this one adds to it
    Visit(Browser browser, URI application, SessionCookie cookie, Scripting scripting, Set<String> looks) {
        this.looks = looks;
        this.application = application;
        this.scripting = scripting;
        this.browser = context(browser, scripting);
        this.browser.addCookies(List.of(new Cookie(cookie.name(), cookie.value())
                .setDomain(application.getHost())
                .setPath(application.getRawPath().isEmpty() ? "/" : application.getRawPath())));
        page = this.browser.newPage();
        page.onLoad(ignored -> loads++);
        page.onResponse(this::hear);
        page.onPageError(error -> found.add("at " + path() + " a script fails: " + error));
    }

    private static BrowserContext context(Browser browser, Scripting scripting) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("en")
                .setJavaScriptEnabled(scripting == Scripting.ON)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1280, 844));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    /// @param path without the context path
    void open(String path) {
        going(() -> page.navigate(application + path));
    }

    /// Does what leads to another page, and waits until it is there.
    void going(Runnable step) {
        int before = loads;
        step.run();
        page.waitForCondition(() -> loads > before);
    }

    /// Of the page that is shown, without the context path.
    String path() {
        String path = URI.create(page.url()).getRawPath();
        String context = application.getRawPath();
        return path.startsWith(context) ? path.substring(context.length()) : path;
    }

    /// That of the page that is shown.
    int status() {
        return status;
    }

    /// The form of the page that is shown: the one that is sent to the page's own address.
    PageForm form() {
        String action = URI.create(page.url()).getRawPath();
        return new PageForm(this, page.locator("form[action=\"" + action + "\"]"));
    }

    /// What the page says that is wrong, in one line.
    String alert() {
        var alerts = page.locator("[role=alert]");
        return (alerts.count() == 0 ? page.title() : alerts.first().innerText()).replaceAll("\\s*\n\\s*", ", ");
    }

    /// Lets axe have its say in both themes, unless it had about a page that looked the same.
    void look() {
        if (!looks.add(scripting + WHAT_DIFFERS.matcher(page.content()).replaceAll(""))) {
            return;
        }
        Page shown = scripting == Scripting.ON ? page : besides();
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            shown.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            (theme == ColorScheme.LIGHT ? Axe.violations(shown) : Axe.violationsOfColour(shown))
                    .forEach(violation -> found.add(
                            "at " + path() + ", " + theme.name().toLowerCase(Locale.ROOT) + ": " + violation));
        }
        if (shown != page) {
            shown.context().close();
        }
    }

    /// What axe said, and scripts that failed.
    List<String> found() {
        return found;
    }

    @Override
    public void close() {
        browser.close();
    }

    /// axe is a script itself. Where none run it looks at the same document in another window, in which only the page's
    /// own are forbidden.
    private Page besides() {
        Page same = context(browser.browser(), Scripting.ON).newPage();
        String document = page.content().replaceAll("</?noscript>", "");
        same.route(
                page.url()::equals,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setHeaders(Map.of("Content-Security-Policy", "script-src 'none'"))
                        .setBody(document)));
        same.navigate(page.url());
        return same;
    }

    private void hear(Response response) {
        if (response.request().isNavigationRequest() && response.frame().equals(page.mainFrame())) {
            status = response.status();
        }
    }
}
