package dev.genkan.server;

import dev.genkan.gate.Gate;
import dev.genkan.gate.Requirement;
import dev.genkan.identity.session.ClaimsTemplate;
import dev.genkan.token.Claims;
import dev.genkan.token.SessionClaims;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What those who read session tokens in this process need of the template: the gate, the flows, and the application's
/// own code, of which nothing is known but that it was written for the public metadata as they are.
record TemplateReaders(Gate gate) {

    private static final String METADATA = "metadata";

    /// Why they could not do with it, in a sentence; empty if they can.
    Optional<String> objection(ClaimsTemplate template) {
        if (!template.carriesPublicMetadata(METADATA)) {
            return Optional.of(
                    "keep \"metadata\": \"{{user.public_metadata}}\". Gate, flows and the application read it:"
                            + " without it nobody would ever be through");
        }
        for (Requirement requirement : gate.requirements()) {
            String claim = claimOf(requirement);
            if (!claim.isEmpty() && !template.names().contains(claim) && !SessionClaims.isReserved(claim)) {
                return Optional.of("the gate reads the claim \"" + claim + "\" ("
                        + requirement.reading(NOBODY).name() + "), which is not in it: nobody could meet that");
            }
        }
        return Optional.empty();
    }

    /// The name at the root of the token; empty where a function does not say.
    private static String claimOf(Requirement requirement) {
        try {
            return requirement.reading(NOBODY).seen().claim().split("\\.", 2)[0];
        } catch (RuntimeException fault) {
            // a function of the application that cannot stand somebody who is nobody: of it nothing can be said
            return "";
        }
    }

    private static final Claims NOBODY = new Claims(
            "",
            new UserId("user_newcomer"),
            new SessionId("sess_newcomer"),
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(60),
            Map.of(METADATA, Map.of()));
}
