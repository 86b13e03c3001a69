package dev.genkan.identity.session;

import dev.genkan.token.SessionClaims;
import dev.genkan.token.SessionClaims.FactorAges;
import dev.genkan.token.SessionClaims.Status;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is the same in every token of an instance.
///
/// @param issuer the public URL (`iss`)
/// @param authorizedParty the public origin (`azp`)
/// @param lifetime how long a token is valid, in whole seconds
/// @param version the layout of the token
public record TokenTerms(String issuer, String authorizedParty, Duration lifetime, SessionClaims.Version version) {

    /// Tokens that live sixty seconds, in the layout of today.
    public static TokenTerms of(String issuer, String authorizedParty) {
        return new TokenTerms(issuer, authorizedParty, Duration.ofSeconds(60), SessionClaims.Version.V2);
    }

    /// How long a token lives that must not outlive its session, in whole seconds; zero in the session's last second.
    Duration livesWithin(Instant issuedAt, Instant sessionEnds) {
        long left = sessionEnds.getEpochSecond() - issuedAt.getEpochSecond();
        return Duration.ofSeconds(Math.min(lifetime.toSeconds(), Math.max(0, left)));
    }

    /// The same for another authorised party.
    ///
    /// @param origin empty for nobody in particular
    TokenTerms madeFor(String origin) {
        return new TokenTerms(issuer, origin, lifetime, version);
    }

    /// The same with another lifetime.
    TokenTerms living(Duration other) {
        return new TokenTerms(issuer, authorizedParty, other, version);
    }

    /// The payload of one token.
    ///
    /// @param issuedAt when its data was read
    /// @param lives see [#livesWithin]
    /// @param jti a random text that no other token has; version 1 has no place for it
    /// @param actor who acts in the user's place; empty if nobody does
    Map<String, @Nullable Object> payload(
            UserId user,
            SessionId session,
            Instant issuedAt,
            Duration lives,
            String jti,
            FactorAges ages,
            Status status,
            Map<String, @Nullable Object> actor,
            Map<String, @Nullable Object> custom) {
        Map<String, @Nullable Object> payload = switch (version) {
            case V1 -> SessionClaims.v1(issuer, user, session, issuedAt, lives, authorizedParty, ages, status, custom);
            case V2 ->
                SessionClaims.v2(issuer, user, session, issuedAt, lives, authorizedParty, jti, ages, status, custom);
        };
        if (!actor.isEmpty()) {
            payload.put("act", actor);
        }
        return payload;
    }
}
