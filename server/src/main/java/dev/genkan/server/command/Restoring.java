package dev.genkan.server.command;

import dev.genkan.identity.Database;
import dev.genkan.identity.PrivateFiles;
import dev.genkan.identity.instance.EncryptionKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Puts a back-up into a data folder: unpacked beside, checked and opened there, and only then moved to its place.
record Restoring(DataFolder folder, InstantSource clock) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /// @throws Refused if the application runs, a database is in the way, the back-up is none, or the key is another
    void run(Command.Restore wanted, Consumer<String> say) {
        if (ControlClient.answers(Address.toAskAt(folder))) {
            throw folder.isRunning();
        }
        if (folder.hasDatabase()) {
            letGo(folder.hold());
            if (!wanted.replace()) {
                throw Refused.because("There is a database in " + folder.directory()
                        + " already. To have it moved aside, say replace=true. Nothing was changed.");
            }
        }
        try (Archive archive = Archive.open(wanted.from())) {
            EncryptionKey key = key(archive);
            PrivateFiles.directory(folder.directory());
            Path beside = Files.createTempDirectory(folder.directory(), "restoring");
            try {
                long users = unpack(archive, beside, key);
                moveIn(beside, archive, say);
                say.accept("Restored to " + folder.directory() + ": the database of "
                        + archive.manifest().madeAt() + " with " + users + " users. Start the application.");
            } finally {
                empty(beside);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// The key that the application will start with.
    private EncryptionKey key(Archive archive) {
        Optional<EncryptionKey> here = folder.key();
        String wanted = archive.manifest().keyId();
        EncryptionKey key = here.or(() -> archive.key().map(Restoring::keyInside))
                .orElseThrow(
                        () -> Refused.because("The encryption key " + wanted + ", under which this back-up was made,"
                                + " is not here. Put it into " + folder.keyFile()
                                + ", or set genkan.encryption-key. Nothing was changed."));
        if (!key.id().equals(wanted)) {
            throw Refused.because("This back-up was made under the encryption key " + wanted + ", and this is "
                    + key.id() + ". Restore it with the key of that time. Nothing was changed.");
        }
        return key;
    }

    private static EncryptionKey keyInside(String base64) {
        try {
            return EncryptionKey.fromBase64(base64);
        } catch (IllegalArgumentException e) {
            throw Archive.damaged("its key is none");
        }
    }

    /// @return how many users are in it
    private static long unpack(Archive archive, Path beside, EncryptionKey key) {
        archive.extractDatabase(beside.resolve(DataFolder.DATABASE));
        try (Database copy = Database.h2File(beside)) {
            List<String> under = copy.jdbc()
                    .sql("select distinct wrapping_key_id from genkan.signing_keys where retired_at is null")
                    .query((row, n) -> row.getString("wrapping_key_id"))
                    .list();
            if (!under.stream().allMatch(key.id()::equals)) {
                throw Archive.damaged("its signing keys are stored under another key than it says");
            }
            return copy.jdbc()
                    .sql("select count(*) from genkan.users")
                    .query(Long.class)
                    .single();
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException e) {
            throw Archive.damaged("the database in it does not open");
        }
    }

    private void moveIn(Path beside, Archive archive, Consumer<String> say) throws IOException {
        if (folder.hasDatabase()) {
            // held, so that no application starts on it while it is moved
            FileChannel held = folder.hold();
            try {
                Path aside = folder.directory().resolve("before-" + STAMP.format(clock.instant()));
                PrivateFiles.directory(aside);
                Files.move(folder.database(), aside.resolve(DataFolder.DATABASE));
                say.accept("The database that was there is now in " + aside + ".");
            } finally {
                letGo(held);
            }
        }
        try {
            // a link, because a move would replace a database that an application has made meanwhile
            Files.createLink(folder.database(), beside.resolve(DataFolder.DATABASE));
        } catch (FileAlreadyExistsException e) {
            throw folder.isRunning();
        }
        if (folder.key().isEmpty()) {
            archive.key().ifPresent(key -> PrivateFiles.writeOnce(folder.keyFile(), key.strip() + "\n"));
        }
    }

    private static void letGo(FileChannel held) {
        try {
            held.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void empty(Path beside) throws IOException {
        try (Stream<Path> files = Files.list(beside)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(beside);
    }

    private static Refused failed(IOException e) {
        return Refused.because("The back-up could not be restored: " + e.getMessage() + ". Nothing was changed.");
    }
}
