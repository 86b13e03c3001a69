package dev.genkan.onboarding.funnel;

import java.util.List;
import java.util.Map;

/// Where strokes are kept for good, those of all nodes together.
public interface Ledger {

    /// Adds all of them to what is there, or nothing if it throws. However many nodes add to the same lines at once, no
    /// stroke is lost.
    ///
    /// @return whether they were added: not while a transaction is open on this thread, which could undo it
    boolean add(Map<Tally, Long> strokes);

    /// The strokes that a query is about, over all days: their day is 0.
    Map<Tally, Long> sums(FunnelQuery query);

    /// The same for each day, and over all languages, questions and times, which are empty or 0.
    Map<Tally, Long> sumsOfDays(FunnelQuery query);

    /// How many open journeys are at each step at this moment.
    Map<String, Long> there(String flow, int version);

    /// Every version of which there is a stroke, ordered by flow and version.
    List<FlowVersion> flows();

    record FlowVersion(String flow, int version) {}
}
