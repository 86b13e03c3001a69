package dev.genkan.identity.attempt;

import dev.genkan.identity.session.Impersonator;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A ticket that signs a member in, once, or somebody else in their place.
///
/// @param id `sit_`, or `act_` of one by which somebody else comes, and letters or digits
/// @param updatedAt when it was made, used or revoked
/// @param acting who comes in the member's place; null for the member's own
public record SignInToken(
        String id,
        UserId user,
        Status status,
        Instant createdAt,
        Instant updatedAt,
        Instant expireAt,
        @Nullable Acting acting) {

    /// @param lasting how long their session lasts
    public record Acting(Impersonator who, Duration lasting) {}

    /// One whose time is up stays pending, and opens nothing.
    public enum Status {
        PENDING,
        ACCEPTED,
        REVOKED
    }
}
