package dev.genkan.identity.attempt;

import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.session.ClientId;
import java.time.Instant;

/// What every attempt has, whatever became of it.
///
/// @param abandonAt when it ends by itself
public record Begun(AttemptId id, ClientId client, Instant abandonAt) {}
