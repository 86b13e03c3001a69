package dev.genkan.server.command;

import dev.genkan.identity.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes a back-up while the application runs: H2 copies its file as it is at one moment, and goes on meanwhile.
///
/// @param directory of the file database
record BackingUp(Database database, Path directory, InstantSource clock) {

    /// Puts all of it into a new file (0600), or nothing: a file that is there already is never touched.
    ///
    /// @param key the encryption key in Base64, to be put beside the database; empty to leave it out
    /// @throws Refused if that file exists or cannot be made, or the database is not our own
    Manifest to(Path file, String key) {
        requireOwnFile();
        Path parent = file.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw Refused.because("There is no folder for the file " + file + ". Make it first.");
        }
        if (Files.exists(file)) {
            throw exists(file);
        }
        try {
            Path copy = Files.createTempFile(parent, ".genkan", ".copy");
            Path draft = Files.createTempFile(parent, ".genkan", ".draft");
            try {
                database.jdbc()
                        .sql("backup to '" + copy.toString().replace("'", "''") + "'")
                        .update();
                Manifest manifest = pack(copy, draft, key);
                // a link, because a move would replace a file that somebody made meanwhile
                Files.createLink(file, draft);
                return manifest;
            } catch (FileAlreadyExistsException e) {
                throw exists(file);
            } finally {
                Files.deleteIfExists(copy);
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw Refused.because("The file " + file + " cannot be made: " + e.getMessage());
        }
    }

    private static Refused exists(Path file) {
        return Refused.because("There is a file " + file + " already. A back-up never replaces one; name another.");
    }

    /// A database that the application brings is backed up by whoever keeps it, with its own tools.
    private void requireOwnFile() {
        if (!isOurs()) {
            throw Refused.because("The tables lie in the application's own database, not in a file of ours in "
                    + directory + ". Back that one up with its own tools, the schema genkan included.");
        }
    }

    private boolean isOurs() {
        try (Connection connection = database.dataSource().getConnection()) {
            if (!connection.getMetaData().getDatabaseProductName().equals("H2")) {
                return false;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be used: " + e.getMessage(), e);
        }
        String path = database.jdbc()
                .sql("select coalesce(database_path(), '')")
                .query(String.class)
                .single();
        try {
            return Path.of(path).equals(directory.toRealPath().resolve("genkan"));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private Manifest pack(Path copy, Path draft, String key) throws IOException {
        try (ZipFile zip = new ZipFile(copy.toFile());
                OutputStream file = Files.newOutputStream(draft, StandardOpenOption.WRITE);
                ZipOutputStream out = new ZipOutputStream(file)) {
            ZipEntry database = zip.getEntry(DataFolder.DATABASE);
            if (database == null) {
                throw new IOException("the copy does not hold " + DataFolder.DATABASE);
            }
            out.putNextEntry(new ZipEntry(DataFolder.DATABASE));
            Manifest manifest;
            try (InputStream in = zip.getInputStream(database);
                    DigestInputStream digested = new DigestInputStream(in, Archive.sha256())) {
                long bytes = digested.transferTo(out);
                String hash =
                        HexFormat.of().formatHex(digested.getMessageDigest().digest());
                manifest = new Manifest(clock.instant(), keyId(), bytes, hash);
            }
            out.closeEntry();
            put(out, Manifest.ENTRY, manifest.toJson());
            if (!key.isEmpty()) {
                put(out, DataFolder.KEY, key + "\n");
            }
            out.finish();
            sync(draft);
            return manifest;
        }
    }

    /// Under which key the signing keys are stored: without it nobody can start on the back-up.
    private String keyId() {
        return database.jdbc().sql("""
                        select wrapping_key_id from genkan.signing_keys order by ordinal desc fetch first 1 row only
                        """).query(String.class).optional().orElse("");
    }

    private static void put(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private static void sync(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
