package dev.genkan.identity.attempt;

import dev.genkan.token.UserId;
import java.time.Instant;

/// A ticket that signs a member in, once.
///
/// @param id `sit_` and letters or digits
/// @param updatedAt when it was made, used or revoked
public record SignInToken(
        String id, UserId user, Status status, Instant createdAt, Instant updatedAt, Instant expireAt) {

    /// One whose time is up stays pending, and opens nothing.
    public enum Status {
        PENDING,
        ACCEPTED,
        REVOKED
    }
}
