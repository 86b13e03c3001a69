package dev.genkan.server;

import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Watch;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Everybody who watches flows, in the order in which they came. One who fails spoils nothing for the others.
final class Watchers implements Watch {

    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    private final List<Watch> all = new CopyOnWriteArrayList<>();

    void add(Watch watch) {
        all.add(watch);
    }

    @Override
    public void saw(Happening happening) {
        for (Watch watch : all) {
            try {
                watch.saw(happening);
            } catch (RuntimeException failure) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        watch.getClass().getName() + ", which watches the flow \"" + happening.flow() + "\", failed",
                        failure);
            }
        }
    }
}
