package dev.genkan.identity.attempt;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import java.time.Instant;

/// Somebody who is asked to become a member.
///
/// @param id `inv_` and letters or digits
/// @param publicMetadata what the user will begin with
/// @param redirectUrl where the link in the mail leads in the end; empty for the page to sign up
/// @param updatedAt when it was made, accepted or revoked
public record Invitation(
        String id,
        EmailAddress address,
        Metadata publicMetadata,
        String redirectUrl,
        Status status,
        Instant createdAt,
        Instant updatedAt,
        Instant expireAt) {

    public enum Status {
        PENDING,
        ACCEPTED,
        REVOKED,
        EXPIRED
    }
}
