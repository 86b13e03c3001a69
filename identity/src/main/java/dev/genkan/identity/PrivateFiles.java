package dev.genkan.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files that nobody but their owner may read. Where the file system knows no such permissions (Windows), what the
/// directory inherits has to do.
public final class PrivateFiles {

    private PrivateFiles() {}

    /// The directory, made if need be (0700), and closed to others if it was open to them.
    public static Path directory(Path directory) {
        try {
            Files.createDirectories(directory, permissions(directory, "rwx------"));
            tighten(directory, "rwx------");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory + " cannot be made: " + e.getMessage(), e);
        }
    }

    /// Makes the file (empty, 0600) if it is not there.
    public static void touch(Path file) {
        try {
            Files.createFile(file, permissions(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            // as it should be from the second start on
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be made: " + e.getMessage(), e);
        }
        try {
            tighten(file, "rw-------");
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be closed to others: " + e.getMessage(), e);
        }
    }

    /// Puts `text` into `file` (0600) unless it is there already; whoever reads it sees all of it or no file.
    ///
    /// @return whether it was this call that made the file
    public static boolean writeOnce(Path file, String text) {
        Path absolute = file.toAbsolutePath();
        Path directory = directory(absolute.getParent() == null ? absolute : absolute.getParent());
        try {
            Path draft = Files.createTempFile(directory, "genkan", ".draft", permissions(directory, "rw-------"));
            try {
                Files.writeString(draft, text);
                // a link, because a move would replace a file that another process made meanwhile
                Files.createLink(absolute, draft);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static void tighten(Path path, String permissions) throws IOException {
        if (isPosix(path)) {
            Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(permissions);
            if (!Files.getPosixFilePermissions(path).equals(wanted)) {
                Files.setPosixFilePermissions(path, wanted);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
