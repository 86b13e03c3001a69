package dev.genkan.onboarding.servlet;

import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Reference;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;

/// Where a member goes who is through.
record WayOut(Onboarding flow, Door door, ReturnTo returnTo, StepPage page) {

    private static final System.Logger LOG = System.getLogger(OnboardingPages.class.getName());

    /// Leads to the page first asked for, or to where the flow lands if no journey is given or none is remembered.
    void leadOn(Call call, Optional<Journey> journey) throws IOException {
        if (!door.isOpen(call.visit())) {
            call.visit().seeOther(target(journey));
            return;
        }
        String reference = Reference.next();
        LOG.log(
                Level.ERROR,
                "Reference " + reference + ": " + call.member().id() + " has finished the flow \"" + flow.name()
                        + "\", but a session token minted just now does not say so. The claims template has to put the"
                        + " public metadata into the token: {\"metadata\": \"{{user.public_metadata}}\"}.");
        page.sendFailure(call.visit(), call.response(), call.locale(), reference);
    }

    private String target(Optional<Journey> journey) {
        return journey.filter(known -> known.state() instanceof JourneyState.Finished)
                .flatMap(finished -> returnTo.safe(finished.returnTo()))
                .orElse(flow.landAt());
    }
}
