package dev.genkan.identity.errand;

import dev.genkan.identity.event.Bell;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Does what [Errands] has written down, on a thread of its own: at once what began here, and now and then what another
/// node has left undone.
public final class ErrandRunner implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ErrandRunner.class.getName());
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(30);
    private static final Duration LAST_PERSON = Duration.ofSeconds(10);

    private final Errands errands;
    private final Bell bell;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    /// @param bell of these errands
    public ErrandRunner(Errands errands, Bell bell) {
        this.errands = errands;
        this.bell = bell;
    }

    /// Begins to work, until it is closed.
    public void start() {
        Thread worker = Thread.ofPlatform().daemon().name("genkan-errands").unstarted(this::rounds);
        thread = worker;
        worker.start();
    }

    /// Never interrupted: a thread that is, while it reads an H2 file, closes the file for everybody.
    private void rounds() {
        try {
            while (!closed) {
                if (!round()) {
                    bell.await(LOOKS_EVERY);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.WARNING, "Errands are done at the next start: their thread was interrupted");
        }
    }

    private boolean round() {
        try {
            return errands.work(() -> !closed);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "An errand waits: " + e.getMessage());
            return false;
        }
    }

    /// Waits for the person whose turn it is. What is left is gone on with after the next start, or by another node.
    @Override
    public void close() {
        closed = true;
        bell.ring();
        Thread worker = thread;
        if (worker != null) {
            try {
                worker.join(LAST_PERSON);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
