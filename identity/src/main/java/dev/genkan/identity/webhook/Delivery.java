package dev.genkan.identity.webhook;

import java.time.Instant;
import java.util.Locale;

/// An event on its way to an endpoint.
///
/// @param eventId the `svix-id`, the same in every try and every replay
/// @param attempts how often it was tried since it was last asked for
/// @param nextAt when it is tried next, while it waits
/// @param madeAt since when it is to be told
/// @param lastAt when it was tried last; the epoch if never
/// @param lastStatus what the endpoint answered last; 0 if it was not reached
/// @param lastError why it was not reached or not told; empty if it was
public record Delivery(
        EndpointId endpoint,
        long sequence,
        String eventId,
        String type,
        State state,
        int attempts,
        Instant nextAt,
        Instant madeAt,
        Instant lastAt,
        int lastStatus,
        String lastError) {

    /// How far it is.
    public enum State {
        /// To be told, for the first time or again.
        WAITING,
        /// The endpoint answered with a status from 200 to 299.
        DELIVERED,
        /// Tried eight times in vain. It can be asked for again.
        FAILED,
        /// What it tells of is gone, so that it is told no more.
        WITHDRAWN;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
