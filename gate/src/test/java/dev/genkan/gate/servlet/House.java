package dev.genkan.gate.servlet;

import dev.genkan.gate.Gate;
import dev.genkan.gate.Origin;
import dev.genkan.gate.Paths;
import dev.genkan.gate.Visitors;
import dev.genkan.token.Auth;
import dev.genkan.token.TokenVerifier;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// A small application behind the gate, in a real container on a free port of the loopback.
final class House implements AutoCloseable {

    static final String PUBLIC_URL = "https://app.example";

    static {
        // tests break handlers on purpose, and the container would tell all about it
        Stream.of(Logger.getLogger("").getHandlers()).forEach(output -> output.setLevel(Level.OFF));
    }

    @FunctionalInterface
    interface Handler {
        void handle(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    final TurnableClock clock = new TurnableClock();
    final MemorySessions sessions;
    final List<String> reached = new ArrayList<>();
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final Container container;
    private final Site site;
    private final String contextPath;
    private final String suffix;

    House() {
        this(usualGate(), PUBLIC_URL, "");
    }

    House(Container.Kind kind) {
        this(kind, PUBLIC_URL, "", List.of(), usualGate());
    }

    House(Gate gate, String publicUrl, String contextPath, OwnPages... ownPages) {
        this(Container.Kind.TOMCAT, publicUrl, contextPath, List.of(ownPages), gate);
    }

    /// With several gates, one behind the other, all in front of everything; the same one twice is registered twice.
    House(Container.Kind kind, String publicUrl, String contextPath, List<OwnPages> ownPages, Gate... gates) {
        this.contextPath = contextPath;
        this.suffix = publicUrl.startsWith("https:") ? "" : Cookies.suffixOf("test");
        Cookies cookies = new Cookies(suffix, suffix.isEmpty(), Duration.ofDays(7));
        this.sessions = new MemorySessions(Origin.of(URI.create(publicUrl)), clock);
        this.site = new Site(
                URI.create(publicUrl),
                Paths.defaults(),
                cookies,
                new Csrf("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));
        TokenVerifier verifier = sessions.verifier();
        Map<Gate, Filter> filters = new HashMap<>();
        Stream.of(gates).forEach(gate -> filters.put(gate, new GateFilter(gate, verifier, sessions, site, ownPages)));
        this.container = kind.start(
                contextPath,
                new Application(),
                Stream.of(gates).map(filters::get).toList());
    }

    static Gate usualGate() {
        return Gate.publicRoutes("/", "/public(.*)")
                .ignoredRoutes("/assets/(.*)")
                .require(Visitors.onboarding());
    }

    House serving(String path, Handler handler) {
        handlers.put(path, handler);
        return this;
    }

    int port() {
        return container.port();
    }

    Browser browser() {
        return new Browser(this, contextPath);
    }

    /// A browser that has just signed in.
    Browser browserOf(MemorySessions.Session session) {
        return browser()
                .with("__session" + suffix, sessions.mint(session))
                .with("__client" + suffix, session.clientToken());
    }

    MemorySessions.Session ada() {
        return sessions.begin(Visitors.ADA, Map.of());
    }

    MemorySessions.Session grace() {
        return sessions.begin(Visitors.GRACE, Map.of("onboardingComplete", true));
    }

    @Override
    public void close() throws Exception {
        container.close();
    }

    /// Answers every path with who is there, unless a test has said otherwise.
    private final class Application extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            String path = request.getServletPath();
            synchronized (reached) {
                reached.add(request.getDispatcherType() + " " + path);
            }
            Handler handler = handlers.get(path);
            if (handler != null) {
                handler.handle(request, response);
            } else {
                response.getWriter().print("welcome to " + path);
            }
        }
    }

    /// What a page says of its visitor.
    static void whoIsThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String who = switch (Visit.of(request).auth()) {
            case Auth.SignedIn member -> member.userId() + " " + member.claims().metadata();
            case Auth.SignedOut nobody -> "nobody";
        };
        response.getWriter().print(who);
    }
}
