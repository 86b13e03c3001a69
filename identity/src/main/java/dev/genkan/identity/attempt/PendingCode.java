package dev.genkan.identity.attempt;

import java.time.Instant;

/// A code that is waited for.
///
/// @param emailAddress where it went, as it was typed
/// @param resendFrom when another may be asked for
public record PendingCode(String emailAddress, Instant expiresAt, Instant resendFrom) {}
