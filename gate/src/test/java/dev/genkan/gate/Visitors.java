package dev.genkan.gate;

import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// People the tests speak of, and the two things that may be asked of them.
public final class Visitors {

    public static final Auth STRANGER = new Auth.SignedOut();
    public static final UserId ADA = new UserId("user_ada");
    public static final UserId GRACE = new UserId("user_grace");

    private Visitors() {}

    /// Ada has just signed up and done nothing yet.
    public static Auth.SignedIn ada() {
        return member(ADA, Map.of());
    }

    /// Grace has finished onboarding.
    public static Auth.SignedIn grace() {
        return member(GRACE, Map.of("onboardingComplete", true));
    }

    public static Auth.SignedIn member(UserId id, Map<String, @Nullable Object> metadata) {
        Instant iat = Instant.parse("2026-11-23T08:00:00Z");
        return new Auth.SignedIn(new Claims(
                "https://app.example",
                id,
                new SessionId("sess_1"),
                iat,
                iat.plusSeconds(60),
                Map.of("metadata", metadata)));
    }

    /// Met when the metadata in the claims has `flag` set to true.
    public static Requirement asks(String flag, String reason, String location) {
        return (visitor, path) ->
                Boolean.TRUE.equals(visitor.claims().metadata().get(flag))
                        ? Optional.empty()
                        : Optional.of(new GateDecision.OnboardFirst(reason, location));
    }

    public static Requirement onboarding() {
        return asks("onboardingComplete", "onboarding_required", "/onboarding");
    }

    public static Requirement terms() {
        return asks("termsAccepted", "terms_required", "/terms");
    }
}
