package dev.genkan.onboarding.servlet;

import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Reference;
import dev.genkan.token.Auth;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a member goes who is through a flow.
record WayOut(Onboarding flow, FlowOrder flows, ReturnTo returnTo, StepPage page) {

    private static final System.Logger LOG = System.getLogger(OnboardingPages.class.getName());

    /// Leads to the next flow that asks this member, else to [#landing].
    void leadOn(Call call, Optional<Journey> journey) throws IOException {
        call.visit().seeOther(next(call, journey));
    }

    /// Where to go on: the next flow with what is remembered, or the end.
    String next(Call call, Optional<Journey> journey) {
        return openFlow(call)
                .map(other -> entrance(other) + remembered(journey))
                .orElseGet(() -> landing(journey));
    }

    private Optional<Onboarding> openFlow(Call call) {
        return call.visit().auth() instanceof Auth.SignedIn member
                ? flows.firstOpen(member.claims().metadata())
                        .filter(open -> !open.name().equals(flow.name()))
                : Optional.empty();
    }

    private String entrance(Onboarding other) {
        return new FlowPaths(other, flows.all().size() == 1).entrance();
    }

    private String remembered(Optional<Journey> journey) {
        return journey.flatMap(finished -> returnTo.safe(finished.returnTo()))
                .map(page -> "?" + ReturnTo.PARAMETER + "=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                .orElse("");
    }

    /// The page first asked for, or where the flow lands if no journey is given or none is remembered.
    String landing(Optional<Journey> journey) {
        return journey.filter(known -> known.state() instanceof JourneyState.Finished)
                .flatMap(finished -> returnTo.safe(finished.returnTo()))
                .orElse(flow.landAt());
    }

    /// The store says that the flow is finished, and a token minted just now does not: no page leads on from here.
    void tokenSaysNothing(Call call) throws IOException {
        page.sendFailure(call.visit(), call.response(), call.locale(), blame(call));
    }

    /// @return the reference under which the log says whose fault it is
    String blame(Call call) {
        String reference = Reference.next();
        LOG.log(
                Level.ERROR,
                "Reference " + reference + ": " + call.user() + " has finished the flow \"" + flow.name()
                        + "\", but a session token minted just now does not say so. The claims template has to put the"
                        + " public metadata into the token: {\"metadata\": \"{{user.public_metadata}}\"}.");
        return reference;
    }
}
