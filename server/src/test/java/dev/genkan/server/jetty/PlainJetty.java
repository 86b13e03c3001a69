package dev.genkan.server.jetty;

// docs/gate.md shows this file from here
import dev.genkan.forms.html.Brand;
import dev.genkan.gate.Gate;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Engine;
import dev.genkan.server.EngineSettings;
import dev.genkan.server.FrontDoor;
import dev.genkan.token.Auth;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/// The whole house in plain Jetty: sign-up, sign-in, onboarding, and one servlet that only members reach.
public final class PlainJetty implements AutoCloseable {

    record NewApplication(@NotBlank String applicationName) {}

    private final Engine engine;
    private final Server server;
    private final FrontDoor door;

    /// @param port a free one
    public PlainJetty(Path dataDirectory, int port, InstantSource clock) throws Exception {
        engine = Engine.open(EngineSettings.development(dataDirectory, Brand.named("Acme")), clock);
        Onboarding onboarding =
                Onboarding.flow("welcome", 1).ask(NewApplication.class).landAt("/dashboard");
        door = engine.frontDoor(
                URI.create("http://localhost:" + port),
                Gate.publicRoutes("/").require(onboarding),
                List.of(onboarding),
                Validation.buildDefaultValidatorFactory().getValidator());

        ServletContextHandler application = new ServletContextHandler();
        FilterHolder gate = new FilterHolder(door.filter());
        gate.setAsyncSupported(true);
        application.addFilter(gate, "/*", EnumSet.allOf(DispatcherType.class));
        application.addServlet(Dashboard.class, "/dashboard");
        application.addServlet(Landing.class, "/");
        server = new Server(port);
        server.setHandler(application);
        server.start();
    }

    public static class Landing extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("<a href=\"/dashboard\">Come in</a>");
        }
    }

    public static class Dashboard extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (Visit.of(request).auth()) {
                case Auth.SignedIn member ->
                    response.getWriter()
                            .print(member.claims()
                                    .metadata(NewApplication.class)
                                    .orElseThrow()
                                    .applicationName());
                case Auth.SignedOut nobody -> throw new IllegalStateException("the gate lets nobody in here");
            }
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
        engine.close();
    }
    // to here

    Engine engine() {
        return engine;
    }

    FrontDoor door() {
        return door;
    }
}
