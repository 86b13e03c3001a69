package dev.genkan.gate.servlet;

import dev.genkan.gate.Gate;
import dev.genkan.gate.Origin;
import dev.genkan.gate.Paths;
import dev.genkan.gate.Visitors;
import dev.genkan.token.Auth;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

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
    private final Path directory;
    private final Tomcat tomcat = new Tomcat();
    private final String contextPath;
    private final String suffix;

    House() {
        this(usualGate(), PUBLIC_URL, "");
    }

    House(Gate gate, String publicUrl, String contextPath, OwnPages... ownPages) {
        this.contextPath = contextPath;
        this.suffix = publicUrl.startsWith("https:") ? "" : Cookies.suffixOf("test");
        Cookies cookies = new Cookies(suffix, suffix.isEmpty(), Duration.ofDays(7));
        this.sessions = new MemorySessions(Origin.of(URI.create(publicUrl)), clock);
        Site site = new Site(
                URI.create(publicUrl),
                Paths.defaults(),
                cookies,
                new Csrf("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));
        GateFilter filter = new GateFilter(gate, sessions.verifier(), sessions, site, List.of(ownPages));
        try {
            this.directory = Files.createTempDirectory("house");
            start(filter);
        } catch (IOException | LifecycleException e) {
            throw new IllegalStateException("the house could not be opened", e);
        }
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
        return tomcat.getConnector().getLocalPort();
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
    public void close() throws IOException, LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private void start(GateFilter filter) throws LifecycleException {
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        // as careless as a container can be set up, so that the gate's own check is what is tested
        tomcat.getConnector().setEncodedSolidusHandling("decode");
        tomcat.getConnector().setAllowBackslash(true);
        Context context = tomcat.addContext(contextPath, directory.toString());
        Tomcat.addServlet(context, "application", new Application());
        context.addServletMapping("/", "application");
        FilterDef definition = new FilterDef();
        definition.setFilterName("gate");
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("gate");
        mapping.addURLPattern("/*");
        Stream.of(DispatcherType.values()).map(Enum::name).forEach(mapping::setDispatcher);
        context.addFilterMap(mapping);
        ErrorPage errorPage = new ErrorPage();
        errorPage.setLocation("/error");
        context.addErrorPage(errorPage);
        tomcat.start();
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
