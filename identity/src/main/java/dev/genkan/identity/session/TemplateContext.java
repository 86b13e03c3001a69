package dev.genkan.identity.session;

import dev.genkan.identity.user.Metadata;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a claims template may speak of. Texts that were never given are empty. Private metadata is not among it: a
/// token can be read by whoever holds it.
///
/// @param primaryEmailAddress empty for a user without one
/// @param actor who acts in the user's place; empty if nobody does
public record TemplateContext(
        UserId userId,
        String externalId,
        String username,
        String firstName,
        String lastName,
        String imageUrl,
        String primaryEmailAddress,
        boolean emailVerified,
        Instant createdAt,
        Instant updatedAt,
        Metadata publicMetadata,
        Metadata unsafeMetadata,
        Map<String, @Nullable Object> actor) {}
