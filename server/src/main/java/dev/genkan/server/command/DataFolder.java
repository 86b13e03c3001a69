package dev.genkan.server.command;

import dev.genkan.identity.instance.EncryptionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The folder of an instance: the file database, in development the key, and the socket of the running application.
///
/// @param directory absolute
/// @param givenKey the encryption key in Base64, where the configuration has one; empty for the file in the folder
public record DataFolder(Path directory, String givenKey) {

    static final String DATABASE = "genkan.mv.db";
    static final String KEY = "key";

    public DataFolder {
        directory = directory.toAbsolutePath().normalize();
    }

    Path database() {
        return directory.resolve(DATABASE);
    }

    Path keyFile() {
        return directory.resolve(KEY);
    }

    Path socket() {
        return directory.resolve("control");
    }

    boolean hasDatabase() {
        return Files.exists(database());
    }

    /// The key as far as it is there; none is ever made here.
    ///
    /// @throws Refused if what is there is no key
    Optional<EncryptionKey> key() {
        try {
            if (!givenKey.isEmpty()) {
                return Optional.of(EncryptionKey.fromBase64(givenKey));
            }
            return Files.exists(keyFile()) ? Optional.of(EncryptionKey.fromFile(keyFile())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw Refused.because((givenKey.isEmpty() ? keyFile() + ": " : "genkan.encryption-key: ") + e.getMessage());
        }
    }

    /// Holds the database file so that no application can start on it meanwhile.
    ///
    /// @throws Refused if one is running on it
    FileChannel hold() {
        try {
            FileChannel channel = FileChannel.open(database(), StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException inThisProcess) {
                lock = null;
            }
            if (lock == null) {
                channel.close();
                throw isRunning();
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + database() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    Refused isRunning() {
        return Refused.because("The application is running on " + directory + ". Stop it first; nothing was changed.");
    }

    /// Without the key.
    @Override
    public String toString() {
        return "DataFolder[" + directory + "]";
    }
}
