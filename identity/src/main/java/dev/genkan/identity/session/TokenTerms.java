package dev.genkan.identity.session;

import java.time.Duration;

/// What is the same in every token of an instance.
///
/// @param issuer the public URL (`iss`)
/// @param authorizedParty the public origin (`azp`)
/// @param lifetime how long a token is valid, in whole seconds
public record TokenTerms(String issuer, String authorizedParty, Duration lifetime) {

    /// Tokens that live sixty seconds.
    public static TokenTerms of(String issuer, String authorizedParty) {
        return new TokenTerms(issuer, authorizedParty, Duration.ofSeconds(60));
    }
}
