package dev.genkan.onboarding;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What is said about a journey to those who watch.
final class Told {

    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    private Told() {}

    static Happening of(Journey journey, String step, Locale locale, Instant now, Happening.What what) {
        return new Happening(journey.id(), journey.user(), journey.flow(), journey.version(), step, locale, now, what);
    }

    /// The steps that a journey came to for the first time between two looks.
    static List<Happening> reached(Journey before, Journey after, Locale locale, Instant now) {
        return after.trail().reached().keySet().stream()
                .filter(step -> !before.trail().reached().containsKey(step))
                .map(step -> of(after, step, locale, now, new Happening.What.Reached()))
                .toList();
    }

    static void tell(Watch watch, List<Happening> happenings) {
        for (Happening happening : happenings) {
            try {
                watch.saw(happening);
            } catch (RuntimeException failure) {
                LOG.log(Level.WARNING, "somebody who watches the flow \"" + happening.flow() + "\" failed", failure);
            }
        }
    }
}
