package dev.genkan.gate;

import dev.genkan.token.Auth;
import java.util.Optional;

/// The gate's port for what its own pages know of a member's way.
public interface Ways {

    /// Nothing is known.
    Ways UNKNOWN = new Ways() {
        @Override
        public Optional<String> stepOf(Auth.SignedIn member, Requirement requirement) {
            return Optional.empty();
        }

        @Override
        public boolean leadsOn(Auth.SignedIn member, String path) {
            return false;
        }
    };

    /// The name of the step this member is at, in a requirement that has steps. Looks at the store; asked when a
    /// program is refused, never when somebody may pass.
    Optional<String> stepOf(Auth.SignedIn member, Requirement requirement);

    /// Whether the house's own page at `path` would lead this member on at once, as the sign-in page does with whoever
    /// is signed in: to lead them there would be a circle. No I/O.
    boolean leadsOn(Auth.SignedIn member, String path);
}
