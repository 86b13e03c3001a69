package dev.genkan.server;

import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Watch;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// All who watch the way through the flows. What one of them throws keeps nothing from the others.
final class Watches implements Watch {

    private static final System.Logger LOG = System.getLogger("dev.genkan");

    private final List<Watch> all = new CopyOnWriteArrayList<>();

    void add(Watch watch) {
        all.add(watch);
    }

    @Override
    public void saw(Happening happening) {
        for (Watch watch : all) {
            try {
                watch.saw(happening);
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Somebody who watches the flow " + happening.flow() + " failed",
                        e);
            }
        }
    }
}
