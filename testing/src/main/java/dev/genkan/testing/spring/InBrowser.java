package dev.genkan.testing.spring;

import dev.genkan.onboarding.Questions;
import dev.genkan.testing.Walked;
import dev.genkan.testing.browser.BrowserWalk;
import dev.genkan.testing.browser.SessionCookie;
import java.net.URI;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/// The same paths in a browser: through the pages of the application that runs for the test, with scripts and without,
/// axe at zero on every page. Off, and done in no time, unless `genkan.browser` is `true`, which is a switch for
/// whoever runs the tests: `mvn test -Dgenkan.browser=true`.
///
/// Hooks and `then` run, as they do for everybody.
public final class InBrowser {

    /// The switch.
    static final String SWITCH = "genkan.browser";

    private final Visitors visitors;
    private final Environment environment;
    private final UnaryOperator<Visitor> prepared;

    InBrowser(Visitors visitors, Environment environment) {
        this(visitors, environment, visitor -> visitor);
    }

    private InBrowser(Visitors visitors, Environment environment, UnaryOperator<Visitor> prepared) {
        this.visitors = visitors;
        this.environment = environment;
        this.prepared = prepared;
    }

    /// The same for members about whom something is known before: those of a flow that asks only some, or asks after
    /// another one.
    public InBrowser as(UnaryOperator<Visitor> prepared) {
        return new InBrowser(visitors, environment, visitor -> prepared.apply(this.prepared.apply(visitor)));
    }

    /// Walks every path that was found, somebody new on each.
    ///
    /// @return how many different pages were looked at; 0 if the switch is off
    /// @throws AssertionError if a page has a fault, or a path leads elsewhere; with the path and the page
    /// @throws IllegalStateException if the switch is on and something is missing: a port on which the application
    ///     listens, the browser's driver, or the browser; it says what
    public int walk(Walked walked) {
        if (!environment.getProperty(SWITCH, Boolean.class, false)) {
            return 0;
        }
        URI application = application();
        requireDriver(InBrowser.class.getClassLoader());
        return new BrowserWalk(application, this::newcomer)
                .walk(Questions.of(walked.flow(), visitors.validator()), walked);
    }

    static void requireDriver(ClassLoader loader) {
        if (!ClassUtils.isPresent("com.microsoft.playwright.Playwright", loader)
                || !ClassUtils.isPresent("com.deque.html.axecore.playwright.AxeBuilder", loader)) {
            throw new IllegalStateException("A walk in a browser needs com.microsoft.playwright:playwright and"
                    + " com.deque.html.axe-core:playwright on the class path of the tests.");
        }
    }

    private SessionCookie newcomer() {
        Visitor visitor = prepared.apply(visitors.signUp("walks-" + UUID.randomUUID() + "@genkan.example"));
        return new SessionCookie(visitor.cookieName(), visitor.cookieValue());
    }

    private URI application() {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            throw new IllegalStateException("A walk in a browser needs an application that listens:"
                    + " @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT).");
        }
        return URI.create("http://localhost:" + port + environment.getProperty("server.servlet.context-path", ""));
    }
}
