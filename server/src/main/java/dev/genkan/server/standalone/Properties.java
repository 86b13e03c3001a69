package dev.genkan.server.standalone;

import dev.genkan.server.CannotStart;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What was configured, from wherever: `--genkan.public-url=…` on the command line, `GENKAN_PUBLIC_URL` in the
/// environment, `genkan.public-url=…` in the file `genkan.properties` of the working folder, in this order. A name that
/// nobody reads stops the start, because it is a misspelt one.
final class Properties {

    private static final String PREFIX = "genkan.";
    private static final String IN_ENVIRONMENT = "GENKAN_";
    /// What the scripts of the house use themselves.
    private static final Set<String> NOT_OURS = Set.of("GENKAN_HOME", "GENKAN_JAVA_OPTS");

    private final Map<String, String> values;
    private final Set<String> asked = new TreeSet<>();

    private Properties(Map<String, String> values) {
        this.values = values;
    }

    /// @param arguments those that begin with `--genkan.`
    /// @throws CannotStart if the file cannot be read; its message is for the operator
    static Properties read(List<String> arguments, Map<String, String> environment, Path file) {
        Map<String, String> values = new HashMap<>();
        if (Files.exists(file)) {
            values.putAll(ofFile(file));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(IN_ENVIRONMENT) && !NOT_OURS.contains(name)) {
                values.put(flat(name.substring(IN_ENVIRONMENT.length())), value);
            }
        });
        for (String argument : arguments) {
            String[] parts = argument.substring(2).split("=", 2);
            values.put(flat(parts[0].substring(PREFIX.length())), parts.length == 2 ? parts[1] : "true");
        }
        return new Properties(values);
    }

    private static Map<String, String> ofFile(Path file) {
        var loaded = new java.util.Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            loaded.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage(), e);
        }
        Map<String, String> values = new HashMap<>();
        loaded.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> values.put(flat(name.substring(PREFIX.length())), loaded.getProperty(name)));
        return values;
    }

    /// Dots, hyphens and underscores cannot be told apart in the environment.
    private static String flat(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    /// @param name without `genkan.`
    String text(String name, String usual) {
        asked.add(flat(name));
        String value = values.get(flat(name));
        return value == null ? usual : value.strip();
    }

    /// Separated by commas.
    List<String> texts(String name) {
        return Stream.of(text(name, "").split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    boolean flag(String name, boolean usual) {
        return switch (text(name, String.valueOf(usual))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "is true or false");
        };
    }

    int number(String name, int usual) {
        try {
            return Integer.parseInt(text(name, String.valueOf(usual)));
        } catch (NumberFormatException e) {
            throw wrong(name, "is a whole number");
        }
    }

    /// Such as `90d`, `12h`, `30m`, `10s`; `0` for none.
    Duration duration(String name, Duration usual) {
        String text = text(name, "");
        if (text.isEmpty()) {
            return usual;
        }
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        try {
            String upper = text.toUpperCase(Locale.ROOT);
            return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
        } catch (DateTimeParseException e) {
            throw wrong(name, "is a time such as 90d, 12h, 30m or 10s");
        }
    }

    CannotStart wrong(String name, String rule) {
        return new CannotStart(PREFIX + name + " " + rule + ", not \"" + text(name, "") + "\".");
    }

    /// To be called when everything was read.
    ///
    /// @throws CannotStart for the first name that nobody asked for
    void requireAllKnown() {
        List<String> unknown = new ArrayList<>(values.keySet());
        unknown.removeAll(asked);
        unknown.stream().sorted().findFirst().ifPresent(name -> {
            throw new CannotStart("There is no property genkan." + name
                    + " (dots, hyphens and underscores left out); the properties of the server are listed in"
                    + " docs/server.md.");
        });
    }
}
