package dev.genkan.server.command;

import dev.genkan.server.TurnableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What a command said and ended with.
record Asked(int exit, String out, String err) {

    /// @param words as on a command line
    static Asked withKey(String key, Path data, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] all = new String[words.length + 1];
        all[0] = "--data-dir=" + data;
        System.arraycopy(words, 0, all, 1, words.length);
        int exit = Main.run(all, key, new TurnableClock(), printing(out), printing(err));
        return new Asked(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Asked of(Path data, String... words) {
        return withKey("", data, words);
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
