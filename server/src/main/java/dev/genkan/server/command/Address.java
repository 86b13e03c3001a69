package dev.genkan.server.command;

import dev.genkan.identity.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the socket of a data folder is. It is in that folder, as `control`, unless its path is longer than systems
/// take (104 to 108 bytes); then it is in a folder of its own among the temporary files, closed to others, and the file
/// `control.at` says where.
///
/// @param pointer that file; empty if there is none
record Address(Path path, Optional<Path> pointer) {

    private static final int LONGEST = 100;
    private static final int LONGEST_POINTER = 4096;

    static Address toListenAt(DataFolder folder) throws IOException {
        Path pointer = folder.directory().resolve("control.at");
        Optional<Address> old = pointed(pointer);
        if (old.isPresent()) {
            old.get().remove();
        }
        if (fits(folder.socket())) {
            return new Address(folder.socket(), Optional.empty());
        }
        // made with 0700, and of a name nobody can know beforehand
        Path socket = Files.createTempDirectory("genkan").resolve("control");
        if (!PrivateFiles.writeOnce(pointer, socket + "\n")) {
            throw new IOException("another process listens there");
        }
        return new Address(socket, Optional.of(pointer));
    }

    static Path toAskAt(DataFolder folder) {
        return pointed(folder.directory().resolve("control.at"))
                .map(Address::path)
                .orElse(folder.socket());
    }

    void remove() throws IOException {
        Files.deleteIfExists(path);
        if (pointer.isPresent()) {
            Path directory = path.getParent();
            if (directory != null) {
                Files.deleteIfExists(directory);
            }
            Files.deleteIfExists(pointer.get());
        }
    }

    static boolean fits(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    private static Optional<Address> pointed(Path pointer) {
        try {
            if (Files.isRegularFile(pointer) && Files.size(pointer) <= LONGEST_POINTER) {
                Path socket = Path.of(Files.readString(pointer).strip());
                return Optional.of(new Address(socket, Optional.of(pointer)));
            }
        } catch (IOException | InvalidPathException e) {
            // as good as none
        }
        return Optional.empty();
    }
}
