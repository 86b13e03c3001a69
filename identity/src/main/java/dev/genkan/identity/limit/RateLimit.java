package dev.genkan.identity.limit;

import java.time.Duration;

/// A bucket that holds `capacity` tries and is filled up again evenly over an hour.
///
/// @param name what is limited, such as `codes_sent`; at most 64 characters
/// @param capacity tries at once, and tries per hour
public record RateLimit(String name, int capacity) {

    private static final Duration WINDOW = Duration.ofHours(1);

    /// @throws IllegalArgumentException if the bucket could never hold a try
    public RateLimit {
        if (capacity < 1) {
            throw new IllegalArgumentException("a bucket holds at least one try, not " + capacity);
        }
    }

    /// How long one try takes to come back.
    Duration interval() {
        return WINDOW.dividedBy(capacity);
    }

    /// How far ahead the bucket's filling may lie for one more try to be left in it.
    Duration slack() {
        return interval().multipliedBy(capacity - 1L);
    }
}
