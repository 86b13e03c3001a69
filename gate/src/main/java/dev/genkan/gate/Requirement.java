package dev.genkan.gate;

import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import java.util.Optional;
import java.util.function.Predicate;

/// Something a signed-in visitor must have done before private routes open to them.
///
/// ```java
/// Requirement.of("terms_required", "/terms", "metadata.termsAccepted",
///         claims -> Boolean.TRUE.equals(claims.metadata().get("termsAccepted")))
/// ```
@FunctionalInterface
public interface Requirement {

    /// Decides from the claims alone; no I/O.
    ///
    /// @param visitor who asks
    /// @param path the normalised path asked for, without the context path
    /// @return empty if the requirement is met; otherwise where the visitor is led first
    Optional<GateDecision.OnboardFirst> unmet(Auth.SignedIn visitor, String path);

    /// How it reads these claims, met or not, for whoever asks why. Pure, as [#unmet]; asked only when somebody is led
    /// away or refused.
    default Reading reading(Claims claims) {
        return Reading.of(StatedRequirement.nameOf(this));
    }

    /// One that a function of the claims decides, on every path.
    ///
    /// @param reason the machine-readable word for programs, such as `terms_required`
    /// @param location the page of the application where it can be met, without the context path
    /// @param met pure; the gate asks it as often as it likes
    /// @throws IllegalArgumentException for another kind of word, or a location that is no path of the application
    static Requirement of(String reason, String location, Predicate<Claims> met) {
        return new StatedRequirement(reason, location, "", met);
    }

    /// The same, saying which claim the function looks at, so that "Why am I here?" can tell what it said.
    ///
    /// @param claim names with dots between, from the root of the token, such as `metadata.termsAccepted`
    /// @throws IllegalArgumentException as above
    static Requirement of(String reason, String location, String claim, Predicate<Claims> met) {
        return new StatedRequirement(reason, location, claim, met);
    }
}
