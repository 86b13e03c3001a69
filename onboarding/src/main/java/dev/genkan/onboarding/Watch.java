package dev.genkan.onboarding;

/// Somebody who is told what happens on the way through a flow: a funnel, a metric. Told after the commit, on the
/// thread of the request, so it must be quick; what it throws is logged and spoils nothing.
@FunctionalInterface
public interface Watch {

    /// Nobody watches.
    Watch NOBODY = happening -> {};

    void saw(Happening happening);
}
