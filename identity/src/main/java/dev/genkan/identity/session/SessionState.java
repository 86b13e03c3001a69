package dev.genkan.identity.session;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Where a session is in its life. A session that is over is never given a token.
public sealed interface SessionState {

    /// @param expireAt the instant at which the session ends by itself
    record Active(Instant expireAt) implements SessionState {}

    /// Signed in, but something is still asked of the member, such as a second factor to set up.
    record Pending(List<String> tasks, Instant expireAt) implements SessionState {
        public Pending {
            tasks = List.copyOf(tasks);
        }
    }

    record Over(Ending how, Instant at) implements SessionState {}

    /// How a session came to be over.
    enum Ending {
        ENDED,
        EXPIRED,
        REMOVED,
        REPLACED,
        REVOKED,
        ABANDONED;

        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Ending of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    default boolean over() {
        return this instanceof Over;
    }
}
