package dev.genkan.onboarding.funnel;

import java.util.List;

/// Which funnel is looked at: all of a version's, unless it says otherwise.
///
/// @param steps the steps in the order in which they are to stand; those that are not named follow, the one that most
///     people reached first
/// @param locale the only language to look at, as a language tag; empty for all of them
public record FunnelQuery(String flow, int version, Period period, List<String> steps, String locale) {

    public FunnelQuery {
        steps = List.copyOf(steps);
    }

    public static FunnelQuery of(String flow, int version) {
        return new FunnelQuery(flow, version, Period.ALWAYS, List.of(), "");
    }

    /// Of those who came in these days.
    public FunnelQuery during(Period days) {
        return new FunnelQuery(flow, version, days, steps, locale);
    }

    /// With the steps in this order.
    public FunnelQuery inOrder(List<String> names) {
        return new FunnelQuery(flow, version, period, names, locale);
    }

    /// Of those who were asked in this language.
    public FunnelQuery in(String languageTag) {
        return new FunnelQuery(flow, version, period, steps, languageTag);
    }
}
