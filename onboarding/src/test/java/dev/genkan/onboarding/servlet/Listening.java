package dev.genkan.onboarding.servlet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What one class logs, heard by the test instead of the console.
final class Listening extends Handler {

    private final Logger logger;
    private final List<LogRecord> heard = new CopyOnWriteArrayList<>();

    private Listening(Logger logger) {
        this.logger = logger;
    }

    static Listening to(Class<?> type) {
        Listening listening = new Listening(Logger.getLogger(type.getName()));
        listening.logger.addHandler(listening);
        listening.logger.setUseParentHandlers(false);
        return listening;
    }

    List<LogRecord> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void publish(LogRecord line) {
        heard.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
