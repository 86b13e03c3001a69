package dev.genkan.server.embedded;

import dev.genkan.gate.Paths;
import dev.genkan.gate.Requirement;
import dev.genkan.gate.Ways;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import java.util.Optional;

/// What the house's pages know of a member's way, in the same process.
///
/// @param flows the ones that are asked here
public record EmbeddedWays(FlowOrder flows, Paths paths, Journeys journeys) implements Ways {

    /// Only looks: a program that is refused begins no journey. Who has none is at the first step.
    @Override
    public Optional<String> stepOf(Auth.SignedIn member, Requirement requirement) {
        if (!(requirement instanceof Onboarding flow)) {
            return Optional.empty();
        }
        Optional<String> at = journeys.findOpen(member.userId(), flow.name())
                .filter(journey -> journey.version() == flow.version())
                .flatMap(journey -> journey.state() instanceof JourneyState.Open open
                        ? Optional.of(open.step())
                        : Optional.empty());
        return at.or(() -> Optional.of(flow.steps().getFirst().name()));
    }

    /// Sign-in and sign-up lead on whoever is signed in, onboarding whoever is through.
    @Override
    public boolean leadsOn(Auth.SignedIn member, String path) {
        boolean through = !flows.all().isEmpty()
                && paths.isOnboarding(path)
                && flows.firstOpen(member.claims().metadata()).isEmpty();
        return through || paths.isEntrance(path);
    }
}
