package dev.genkan.embedded;

import dev.genkan.gate.Gate;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.yaml.WatchedFlows;
import dev.genkan.server.Engine;
import dev.genkan.server.FrontDoor;
import dev.genkan.server.pages.ErrorPages;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The gate's filter and everything behind it, built when the port is known: the public URL is part of every token, and
/// in development it is `http://localhost:<port>`, where the port may be one that the system chose.
final class EmbeddedHouse implements Filter {

    private static final System.Logger LOG = System.getLogger("dev.genkan");

    private final Engine engine;
    private final Function<List<Onboarding>, Gate> gates;
    private final WatchedFlows flows;
    private final Validator validator;
    private final Settings settings;

    private volatile @Nullable FrontDoor door;

    /// @param gates the gate that requires these flows, made of all of them
    EmbeddedHouse(
            Engine engine,
            Function<List<Onboarding>, Gate> gates,
            WatchedFlows flows,
            Validator validator,
            Settings settings) {
        this.engine = engine;
        this.gates = gates;
        this.flows = flows;
        this.validator = validator;
        this.settings = settings;
    }

    /// Opens the door, and says where it is and where the mail is read.
    void openAt(int port) {
        FrontDoor opened = doorAt(port);
        LOG.log(System.Logger.Level.INFO, "The door is at " + opened.publicUrl());
        if (!opened.inboxAddress().isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "Mail stays here and is read at " + opened.inboxAddress());
        }
        if (!opened.whyAddress().isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "Why somebody was led away or refused is told at " + opened.whyAddress());
        }
        LOG.log(System.Logger.Level.INFO, "Operators work at " + opened.dashboardAddress());
        if (!opened.operatorAddress().isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Nobody operates this instance yet; this link makes you the one, once: "
                            + opened.operatorAddress());
        }
    }

    /// How what went wrong is shown; empty before the door is open.
    Optional<ErrorPages> errorPages() {
        FrontDoor opened = door;
        return opened == null ? Optional.empty() : Optional.of(opened.errorPages());
    }

    private synchronized FrontDoor doorAt(int port) {
        FrontDoor opened = door;
        if (opened == null) {
            opened = engine.frontDoor(settings.publicUrl(port), gates, flows, validator);
            door = opened;
        }
        return opened;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        FrontDoor opened = door;
        if (opened == null) {
            // a container that did not tell its port before the first request
            opened = doorAt(request.getLocalPort());
        }
        request.setAttribute("genkanAssets", contextPath(request.getServletContext()) + opened.assetsPath());
        opened.filter().doFilter(request, response, chain);
    }

    private static String contextPath(ServletContext context) {
        return context.getContextPath();
    }
}
