package dev.genkan.server;

import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.servlet.OnboardingPages;
import dev.genkan.onboarding.yaml.WatchedFlows;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A gate whose flows stand in a file that is being written: when it has changed, everything that depends on flows is
/// made anew, by the rules of a start, and takes the place of what was in force. What would stop a start leaves it
/// there, and is said in the log and on the flow's pages. In development only.
///
/// A request has the flows it came with, on all of its dispatches.
final class ReloadingGate implements Filter {

    private static final System.Logger LOG = System.getLogger("dev.genkan");
    private static final AtomicLong NUMBER = new AtomicLong();

    /// What is asked at one moment, and the gate that requires it.
    ///
    /// @param order all flows
    record Asking(FlowOrder order, Filter gate) {}

    /// @param faults what is wrong with what stands in the file; empty if nothing is
    private record InForce(Asking asking, String faults) {}

    private final WatchedFlows flows;
    private final Function<List<Onboarding>, Asking> made;
    private final Predicate<HttpServletRequest> mayKnow;
    private final String mark = ReloadingGate.class.getName() + "." + NUMBER.incrementAndGet();
    private volatile InForce inForce;

    /// @param first what is made of the flows of the start
    /// @param made of others; throws an `IllegalArgumentException` for what would stop a start
    /// @param mayKnow who is told what is wrong in the file
    ReloadingGate(
            WatchedFlows flows,
            Asking first,
            Function<List<Onboarding>, Asking> made,
            Predicate<HttpServletRequest> mayKnow) {
        this.flows = flows;
        this.made = made;
        this.mayKnow = mayKnow;
        this.inForce = new InForce(first, "");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        InForce now = begun(request);
        now.asking().gate().doFilter(request, response, chain);
    }

    private InForce begun(ServletRequest request) {
        if (request.getAttribute(mark) instanceof InForce begun) {
            return begun;
        }
        flows.look(this::take);
        InForce now = inForce;
        request.setAttribute(mark, now);
        request.setAttribute(FlowOrder.class.getName(), now.asking().order());
        if (!now.faults().isEmpty() && request instanceof HttpServletRequest http && mayKnow.test(http)) {
            request.setAttribute(OnboardingPages.FAULTS, now.faults());
        }
        return now;
    }

    private void take(WatchedFlows.News news) {
        switch (news) {
            case WatchedFlows.News.Changed changed -> change(changed.all());
            case WatchedFlows.News.Faulty faulty -> refuse(faulty.why());
        }
    }

    private void change(List<Onboarding> all) {
        try {
            inForce = new InForce(made.apply(all), "");
            LOG.log(
                    System.Logger.Level.INFO,
                    "genkan.flows has changed; asked from now on: "
                            + all.stream()
                                    .map(flow -> flow.name() + " " + flow.version())
                                    .collect(Collectors.joining(", ")));
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private void refuse(String why) {
        inForce = new InForce(inForce.asking(), why);
        LOG.log(
                System.Logger.Level.WARNING,
                "genkan.flows has changed and cannot be used as it stands; asked is what it said before.\n" + why);
    }
}
