package dev.genkan.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What people are sent, kept under `src/test/resources/goldens` and compared to the letter; `-Dapprove=true` renews
/// it.
final class Goldens {

    private static final Path FOLDER = Path.of("src/test/resources/goldens");

    private Goldens() {}

    static void check(String name, String text) {
        Path golden = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("approve")) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, text);
            }
            assertThat(text).as("golden %s; -Dapprove=true renews it", name).isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
