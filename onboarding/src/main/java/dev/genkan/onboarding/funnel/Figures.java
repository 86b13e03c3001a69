package dev.genkan.onboarding.funnel;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The numbers of one step, or of the whole way.
///
/// @param step its name; empty for the whole way
/// @param counts what happened how often; what is missing never did
/// @param times from the arrival at the step to its answer, or from the start to the end
/// @param refusedFields how often each question had something to put right; the whole form under an empty name
public record Figures(String step, Map<Count, Long> counts, Times times, SortedMap<String, Long> refusedFields) {

    public Figures {
        counts = Map.copyOf(counts);
        refusedFields = Collections.unmodifiableSortedMap(new TreeMap<>(refusedFields));
    }

    static Figures none(String step) {
        return new Figures(step, Map.of(), Times.NONE, new TreeMap<>());
    }

    public long of(Count what) {
        return counts.getOrDefault(what, 0L);
    }

    /// Who came and did not get on: all who arrived but for those who answered, did not take the offer, or went over to
    /// another version; of the whole way, but for those who finished. Who is still there has left as far as this goes,
    /// see [FunnelReport#there]. It is less than zero in a language which more people changed to on the way than left.
    public long left() {
        long came = of(Count.STARTED) + of(Count.REACHED) + of(Count.UPGRADED);
        return came - of(Count.ANSWERED) - of(Count.SKIPPED) - of(Count.COMPLETED) - of(Count.MOVED_ON);
    }
}
