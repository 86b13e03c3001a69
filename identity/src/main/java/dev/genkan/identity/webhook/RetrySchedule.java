package dev.genkan.identity.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When an event is told again that was not taken: at once, then after 5 seconds, 5 and 30 minutes, 2, 5, 10 and 10
/// hours, which is the schedule that receivers of signed webhooks know (Svix, "Retries").
final class RetrySchedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));

    private RetrySchedule() {}

    /// The pause before the next try; empty if there is none.
    ///
    /// @param attempts how many there were: 1 or more
    static Optional<Duration> after(int attempts) {
        return attempts <= PAUSES.size() ? Optional.of(PAUSES.get(attempts - 1)) : Optional.empty();
    }
}
