package dev.genkan.embedded;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What the house logs, heard by the test instead of the console.
final class Listening extends Handler {

    private final Logger logger = Logger.getLogger("dev.genkan");
    private final @Nullable Level before = logger.getLevel();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Listening() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
        // an application that was started before may have turned it down
        logger.setLevel(Level.INFO);
    }

    /// Each line with its level in front.
    List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void publish(LogRecord line) {
        heard.add(line.getLevel() + " " + line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(before);
    }
}
