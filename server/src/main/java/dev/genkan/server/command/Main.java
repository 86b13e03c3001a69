package dev.genkan.server.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Commands without the application: `Main --data-dir=DIR backup to=FILE`. The encryption key, where one is needed and
/// does not lie in the folder, comes from the environment (`GENKAN_ENCRYPTION_KEY`).
public final class Main {

    private static final String DATA_DIR = "--data-dir=";

    private Main() {}

    public static void main(String[] arguments) {
        String key = System.getenv().getOrDefault("GENKAN_ENCRYPTION_KEY", "");
        System.exit(run(arguments, key, InstantSource.system(), System.out, System.err));
    }

    /// @return what the process ends with, see [Errand#run]
    static int run(String[] arguments, String key, InstantSource clock, PrintStream out, PrintStream err) {
        String directory = "./genkan-data";
        List<String> words = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (argument.startsWith(DATA_DIR)) {
                directory = argument.substring(DATA_DIR.length());
            } else if (equals > 0) {
                texts.put(argument.substring(0, equals), argument.substring(equals + 1));
            } else {
                words.add(argument);
            }
        }
        return new Errand(new DataFolder(Path.of(directory), key), clock, out, err).run(String.join("-", words), texts);
    }
}
