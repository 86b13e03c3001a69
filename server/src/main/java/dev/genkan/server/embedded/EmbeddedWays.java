package dev.genkan.server.embedded;

import dev.genkan.gate.Paths;
import dev.genkan.gate.Requirement;
import dev.genkan.gate.Ways;
import dev.genkan.identity.Database;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.token.Auth;
import java.util.List;
import java.util.Optional;

/// What the house's pages know of a member's way, in the same process.
///
/// @param flows the ones that are asked here
public record EmbeddedWays(List<Onboarding> flows, Paths paths, Database database) implements Ways {

    public EmbeddedWays {
        flows = List.copyOf(flows);
    }

    /// Only looks: a program that is refused begins no journey. Who has none is at the first step.
    @Override
    public Optional<String> stepOf(Auth.SignedIn member, Requirement requirement) {
        if (!(requirement instanceof Onboarding flow)) {
            return Optional.empty();
        }
        Optional<String> at = database.jdbc()
                .sql("select step from genkan.journeys where open_key = ? and version = ?")
                .params(member.userId().value() + "/" + flow.name(), flow.version())
                .query((row, number) -> row.getString(1))
                .optional();
        return at.or(() -> Optional.of(flow.steps().getFirst().name()));
    }

    /// Sign-in and sign-up lead on whoever is signed in, onboarding whoever is through.
    @Override
    public boolean leadsOn(Auth.SignedIn member, String path) {
        boolean through = !flows.isEmpty()
                && paths.isOnboarding(path)
                && flows.stream().allMatch(flow -> flow.unmet(member, path).isEmpty());
        return through || paths.isEntrance(path);
    }
}
