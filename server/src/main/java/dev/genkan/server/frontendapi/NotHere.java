package dev.genkan.server.frontendapi;

import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Routes.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The operations of the specification that this server does not do, each with the reason, out of one table:
/// `not-here.txt`. A reason stands at the beginning of a line behind the status, its operations below it, indented:
/// method, path, name.
public final class NotHere {

    /// @param status 404 or 501
    /// @param operation as the specification calls it
    public record Entry(int status, String method, String path, String operation, String reason) {}

    private static final String TABLE = "not-here.txt";

    private NotHere() {}

    /// @throws IllegalStateException if the table is not as it should be; the fault of whoever wrote it
    public static List<Entry> entries() {
        return read(NotHere.class);
    }

    /// The table beside this class.
    public static List<Entry> read(Class<?> beside) {
        List<Entry> entries = new ArrayList<>();
        int status = 0;
        String reason = "";
        for (String line : text(beside).split("\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split(" ", line.startsWith(" ") ? 3 : 2);
            if (words.length != (line.startsWith(" ") ? 3 : 2)) {
                throw new IllegalStateException(TABLE + ": " + line);
            }
            if (line.startsWith(" ")) {
                entries.add(new Entry(status, words[0], words[1], words[2], reason));
            } else {
                status = Integer.parseInt(words[0]);
                reason = words[1];
            }
        }
        return List.copyOf(entries);
    }

    static List<Route<FrontHandler>> routes() {
        return entries().stream()
                .map(entry -> new Route<FrontHandler>(entry.method(), entry.path(), call -> {
                    throw new Refused(Errors.notHere(entry.status(), entry.operation(), entry.reason()));
                }))
                .toList();
    }

    private static String text(Class<?> beside) {
        try (InputStream table = Objects.requireNonNull(beside.getResourceAsStream(TABLE), TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
