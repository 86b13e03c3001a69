package dev.genkan.gate;

import dev.genkan.token.Auth;
import java.util.Optional;

/// Something a signed-in visitor must have done before private routes open to them.
public interface Requirement {

    /// Decides from the claims alone; no I/O.
    ///
    /// @param visitor who asks
    /// @param path the normalised path asked for, without the context path
    /// @return empty if the requirement is met; otherwise where the visitor is led first
    Optional<GateDecision.OnboardFirst> unmet(Auth.SignedIn visitor, String path);
}
