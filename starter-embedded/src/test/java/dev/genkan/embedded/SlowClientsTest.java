package dev.genkan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.EngineSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class SlowClientsTest {

    private static final String VIRTUAL = "spring.threads.virtual.enabled";
    private static final String LOGGED = "logging.level.dev.genkan=INFO";
    private static final String HINT = "Requests wait on platform threads: as many slow clients as there are threads"
            + " hold everybody up. spring.threads.virtual.enabled=true gives each request a thread of its own.";

    @Test
    void without_virtual_threads_production_is_warned_and_development_is_told() {
        assertThat(heard(EngineSettings.Environment.PRODUCTION, "false")).containsExactly("WARNING " + HINT);
        assertThat(heard(EngineSettings.Environment.DEVELOPMENT, "false")).containsExactly("INFO " + HINT);
    }

    @Test
    void with_them_there_is_nothing_to_say() {
        assertThat(heard(EngineSettings.Environment.PRODUCTION, "true")).isEmpty();
    }

    @Test
    void it_is_said_once_when_an_application_starts(@TempDir Path data, CapturedOutput output) {
        Running.start(Applications.Plain.class, data, LOGGED).close();
        assertThat(output.getAll()).containsOnlyOnce(HINT);
    }

    @Test
    void it_is_not_said_when_the_application_has_switched_them_on(@TempDir Path data, CapturedOutput output) {
        Running.start(Applications.Plain.class, data, LOGGED, VIRTUAL + "=true").close();
        assertThat(output.getAll()).contains("The door is at").doesNotContain("platform threads");
    }

    private static List<String> heard(EngineSettings.Environment where, String virtual) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(VIRTUAL, virtual)));
        Listening log = new Listening();
        try {
            SlowClients.lookAt(where, environment);
            return log.heard();
        } finally {
            log.close();
        }
    }
}
