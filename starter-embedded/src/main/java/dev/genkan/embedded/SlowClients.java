package dev.genkan.embedded;

import dev.genkan.server.EngineSettings;
import java.lang.System.Logger.Level;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;

/// A request occupies its thread until the last byte of its form has come, and the container has some 200 threads; of
/// virtual ones there is no end.
final class SlowClients {

    private static final System.Logger LOG = System.getLogger("dev.genkan");

    private SlowClients() {}

    /// Says at the start what slow clients can do here; nothing where each request has a virtual thread.
    static void lookAt(EngineSettings.Environment where, Environment environment) {
        if (Threading.VIRTUAL.isActive(environment)) {
            return;
        }
        Level level = switch (where) {
            case DEVELOPMENT -> Level.INFO;
            case PRODUCTION -> Level.WARNING;
        };
        LOG.log(
                level,
                "Requests wait on platform threads: as many slow clients as there are threads hold everybody up."
                        + " spring.threads.virtual.enabled=true gives each request a thread of its own.");
    }
}
