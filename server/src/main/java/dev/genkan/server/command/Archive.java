package dev.genkan.server.command;

import dev.genkan.identity.PrivateFiles;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A back-up that is being read: a ZIP file with the database, its description, and the key if it was asked for. It may
/// come from anywhere, so nothing in it is believed: what it may hold is a list of three names, which are never used as
/// paths, and the database has to be what the description says.
final class Archive implements AutoCloseable {

    private static final Set<String> ENTRIES = Set.of(DataFolder.DATABASE, DataFolder.KEY, Manifest.ENTRY);
    private static final int LONGEST_TEXT = 8 * 1024;

    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip) throws IOException {
        this.zip = zip;
        List<String> names = new ArrayList<>();
        zip.stream().forEach(entry -> names.add(entry.getName()));
        for (String name : names) {
            if (!ENTRIES.contains(name)) {
                throw damaged("it holds a file that is not ours");
            }
        }
        if (names.size() != Set.copyOf(names).size() || !names.contains(DataFolder.DATABASE)) {
            throw damaged("it does not hold one database");
        }
        this.manifest = Manifest.of(text(Manifest.ENTRY).orElseThrow(() -> damaged("it has no description")));
    }

    /// @throws Refused if there is no such file, or it is no back-up
    static Archive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Refused.because("There is no file " + file + ".");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw damaged("it is no ZIP file, or was cut");
        }
        try {
            return new Archive(zip);
        } catch (IOException | RuntimeException e) {
            close(zip);
            throw e instanceof Refused refused ? refused : damaged("it cannot be read");
        }
    }

    static Refused damaged(String why) {
        return Refused.because("This is no back-up of Genkan, or it was damaged: " + why + ". Nothing was changed.");
    }

    Manifest manifest() {
        return manifest;
    }

    /// The key in it, in Base64; empty if it was made without.
    Optional<String> key() {
        try {
            return text(DataFolder.KEY);
        } catch (IOException e) {
            throw damaged("its key cannot be read");
        }
    }

    /// Writes the database to a new file.
    ///
    /// @throws Refused if it is not the one that the description is about
    void extractDatabase(Path file) {
        PrivateFiles.touch(file);
        try (InputStream entry = zip.getInputStream(zip.getEntry(DataFolder.DATABASE));
                // a byte more than it may have, so that a ZIP bomb ends there
                InputStream limited = new AtMost(entry, manifest.bytes() + 1);
                DigestInputStream digested = new DigestInputStream(limited, sha256());
                OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            long bytes = digested.transferTo(out);
            String hash = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            if (bytes != manifest.bytes() || !hash.equals(manifest.sha256())) {
                throw damaged("the database is not the one it describes");
            }
        } catch (IOException e) {
            throw damaged("the database cannot be unpacked (" + e.getMessage() + ")");
        }
    }

    private Optional<String> text(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LONGEST_TEXT + 1);
            if (bytes.length > LONGEST_TEXT) {
                throw damaged("it is too long");
            }
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first bytes of a stream, and then its end.
    private static final class AtMost extends FilterInputStream {

        private long left;

        AtMost(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            left--;
            return super.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
