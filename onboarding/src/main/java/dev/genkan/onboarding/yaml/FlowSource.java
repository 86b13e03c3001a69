package dev.genkan.onboarding.yaml;

import dev.genkan.onboarding.Onboarding;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a file of flows lies: on the class path, or on disk.
///
/// @param location `classpath:flows.yaml`, or a path; empty for no file
/// @param application where the class path is that of the application
public record FlowSource(String location, ClassLoader application) {

    private static final String CLASSPATH = "classpath:";
    // more than any file that is read to its end, in UTF-8
    private static final int LONGEST = 4 * Tree.LONGEST + 1;

    /// The flows that stand there now.
    ///
    /// @return empty if there is no file to be read
    /// @throws WrongFlowFile with all that is wrong in it
    /// @throws IllegalArgumentException if there is nothing at that place, or nothing that can be read
    public List<Onboarding> read(Validator validator) {
        return location.isEmpty() ? List.of() : FlowFile.read(text(), location, validator);
    }

    /// Where it can be changed while the application runs; empty if it lies in an archive, or nowhere.
    Optional<Path> onDisk() {
        if (location.isEmpty()) {
            return Optional.empty();
        }
        if (!location.startsWith(CLASSPATH)) {
            return Optional.of(Path.of(location));
        }
        @Nullable URL found = application.getResource(location.substring(CLASSPATH.length()));
        return found == null || !found.getProtocol().equals("file")
                ? Optional.empty()
                : Optional.of(Path.of(URI.create(found.toString())));
    }

    private String text() {
        try (InputStream file = open()) {
            return new String(file.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("The flows at " + location + " cannot be read: " + e, e);
        }
    }

    private InputStream open() throws IOException {
        if (!location.startsWith(CLASSPATH)) {
            return Files.newInputStream(Path.of(location));
        }
        @Nullable InputStream found = application.getResourceAsStream(location.substring(CLASSPATH.length()));
        if (found == null) {
            throw new IOException("there is no such file on the class path");
        }
        return found;
    }
}
