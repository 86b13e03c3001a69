package dev.genkan.token;

import java.time.Duration;

/// What a token must say to be meant for this application.
///
/// @param issuer the public URL of the instance; `iss` must equal it, character for character
/// @param authorizedParty the origin of this application, such as `https://shop.example`; `azp` must equal it if the
///     token has one
/// @param skew how far the clocks of signer and verifier may differ; exactly that much is still tolerated
public record Expectations(String issuer, String authorizedParty, Duration skew) {

    /// Five seconds, as Clerk's own verifiers have it.
    public static final Duration USUAL_SKEW = Duration.ofSeconds(5);

    /// @throws IllegalArgumentException for an empty text or a negative skew; the caller's fault
    public Expectations {
        if (issuer.isEmpty() || authorizedParty.isEmpty()) {
            throw new IllegalArgumentException("a verifier must be told the issuer and the origin it expects");
        }
        if (skew.isNegative()) {
            throw new IllegalArgumentException("a skew is not negative: " + skew);
        }
    }

    /// With the usual skew.
    public static Expectations of(String issuer, String authorizedParty) {
        return new Expectations(issuer, authorizedParty, USUAL_SKEW);
    }
}
