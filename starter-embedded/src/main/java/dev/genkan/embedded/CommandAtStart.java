package dev.genkan.embedded;

import dev.genkan.server.command.DataFolder;
import dev.genkan.server.command.Errand;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/// `java -jar app.jar --genkan.command=backup --genkan.to=FILE`: the application's own jar, with its own settings, does
/// a command instead of starting. No context is made and no port is opened.
///
/// Only the command line is asked: a setting that stands in a file would keep the application from ever starting.
final class CommandAtStart implements EnvironmentPostProcessor, Ordered {

    private static final String COMMAND = "genkan.command";
    /// What commands are told, but for those about keys and templates, which are the server's: an application with the
    /// engine inside has no keys, and its template is in its configuration.
    static final Set<String> TEXTS = Set.of(
            "to",
            "with-key",
            "from",
            "replace",
            "address",
            "role",
            "url",
            "types",
            "endpoint",
            "event",
            "since",
            "until",
            "flow",
            "version",
            "locale",
            "steps",
            "format",
            "dry-run");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        run(environment, System.out, System.err).ifPresent(System::exit);
    }

    /// After the files of the configuration have been read.
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /// @return what the process ends with; empty if no command was given
    static OptionalInt run(ConfigurableEnvironment environment, PrintStream out, PrintStream err) {
        PropertySource<?> line =
                environment.getPropertySources().get(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME);
        if (line == null || !line.containsProperty(COMMAND)) {
            return OptionalInt.empty();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : TEXTS) {
            if (line.getProperty("genkan." + name) instanceof String text) {
                texts.put(name, text);
            }
        }
        GenkanProperties properties = GenkanProperties.of(environment);
        DataFolder folder = new DataFolder(properties.dataDir(), properties.encryptionKey());
        return OptionalInt.of(new Errand(folder, InstantSource.system(), out, err)
                .run(String.valueOf(line.getProperty(COMMAND)), texts));
    }
}
