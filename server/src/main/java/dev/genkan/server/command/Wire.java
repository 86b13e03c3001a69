package dev.genkan.server.command;

import dev.genkan.token.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes over the socket: one line of JSON that asks, lines of JSON that answer, the last of which says how it
/// ended.
final class Wire {

    /// The longest line either side reads, in bytes.
    static final int LONGEST_LINE = 8 * 1024;

    private Wire() {}

    static String request(Command command) {
        return Json.write(Map.of("command", command.name(), "texts", command.texts())) + "\n";
    }

    /// @throws Refused for anything but what [#request] writes
    static Command command(String line) {
        Map<String, @Nullable Object> json;
        try {
            json = Json.parseObject(line);
        } catch (Json.Malformed e) {
            throw Refused.usage("This is no request: " + e.getMessage() + ".");
        }
        if (json.size() != 2
                || !(json.get("command") instanceof String name)
                || !(json.get("texts") instanceof Map<?, ?> texts)) {
            throw Refused.usage("This is no request.");
        }
        Map<String, String> typed = new LinkedHashMap<>();
        texts.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw Refused.usage("This is no request.");
            }
            typed.put(String.valueOf(key), text);
        });
        return Command.of(name, typed);
    }

    static String said(String line) {
        return Json.write(Map.of("said", line)) + "\n";
    }

    static String refused(String sentence) {
        return Json.write(Map.of("refused", sentence)) + "\n";
    }

    static String ended(int exit) {
        return Json.write(Map.of("exit", exit)) + "\n";
    }
}
