package dev.genkan.onboarding.funnel;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long something took, each time it happened: exact to the whole second below an hour, to the whole minute below a
/// day, rounded down; what took longer counts as a day.
///
/// @param counts how often, by seconds
public record Times(SortedMap<Integer, Long> counts) {

    public static final Times NONE = new Times(new TreeMap<>());

    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    public Times {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /// The seconds that a duration is counted under: 4,981 different ones at the most.
    static int unit(Duration took) {
        long seconds = Math.clamp(took.toSeconds(), 0, DAY);
        return (int) (seconds < HOUR ? seconds : seconds - seconds % MINUTE);
    }

    /// How many there are.
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Half of them took no longer; empty if there are none.
    public Optional<Duration> median() {
        return percentile(50);
    }

    /// Nine of ten took no longer; empty if there are none.
    public Optional<Duration> ninetieth() {
        return percentile(90);
    }

    /// The shortest time that so many of a hundred did not exceed: one that was taken, never one between two.
    ///
    /// @param ofHundred from 1 to 100
    public Optional<Duration> percentile(int ofHundred) {
        if (ofHundred < 1 || ofHundred > 100) {
            throw new IllegalArgumentException("a percentile is from 1 to 100, not " + ofHundred);
        }
        // the smallest whole number that is no less than this part of the total
        long rank = Math.ceilDiv(total() * ofHundred, 100);
        long passed = 0;
        for (Map.Entry<Integer, Long> each : counts.entrySet()) {
            passed += each.getValue();
            if (passed >= rank) {
                return Optional.of(Duration.ofSeconds(each.getKey()));
            }
        }
        return Optional.empty();
    }
}
