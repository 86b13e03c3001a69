package dev.genkan.identity.session;

import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import org.jspecify.annotations.Nullable;

/// A session of somebody's own that their browser uses again, after they acted in a member's place above it.
///
/// @param member in whose place; null if the member is gone
public record Resumed(SessionId own, @Nullable UserId member) {}
