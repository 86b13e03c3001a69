package dev.genkan.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.Database;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.user.UserQuery;
import dev.genkan.server.Browser;
import dev.genkan.server.Engine;
import dev.genkan.server.EngineSettings.Operation;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final String ADA = "ada@example.com";

    @TempDir
    Path directory;

    private final TurnableClock clock = new TurnableClock();
    private Path file;
    private Path elsewhere;

    @BeforeEach
    void two_places() {
        file = directory.resolve("backup.zip");
        elsewhere = directory.resolve("elsewhere");
    }

    @Test
    void a_backup_made_under_writes_opens_elsewhere_with_the_same_people_passwords_and_sessions() throws Exception {
        Browser ada;
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch busy = new CountDownLatch(20);
        try (House house = running();
                ExecutorService writers = Executors.newFixedThreadPool(2)) {
            ada = house.memberAt(ADA);
            for (int i = 0; i < 2; i++) {
                int writer = i;
                writers.submit(() -> {
                    for (int n = 0; !enough.get(); n++) {
                        house.merge(ADA, Map.of("writer" + writer, n));
                        busy.countDown();
                    }
                });
            }

            busy.await();
            Asked asked = Asked.of(data(), "backup", "to=" + file);
            enough.set(true);

            assertThat(asked.err()).isEmpty();
            assertThat(asked.exit()).isZero();
            assertThat(asked.out()).contains("The back-up is " + file, "is not in it. Keep that one too");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Files.createDirectories(elsewhere.resolve("data"));
        Files.copy(data().resolve("key"), elsewhere.resolve("data/key"));
        Asked restored = Asked.of(elsewhere.resolve("data"), "restore", "from=" + file);
        assertThat(restored.err()).isEmpty();
        assertThat(restored.out()).contains("with 1 users. Start the application.");
        try (Database copy = Database.h2File(elsewhere.resolve("data"))) {
            // an event is written with every change, in its transaction: what was copied is of one moment
            assertThat(number(copy, "select version from genkan.users"))
                    .isGreaterThan(1)
                    .isEqualTo(1 + number(copy, "select count(*) from genkan.events where type = 'user.updated'"));
        }
        try (House house = new House(elsewhere, clock)) {
            assertThat(ada.movedTo(house.door.publicUrl()).open("/private").status())
                    .isEqualTo(200);
            Browser again = house.signingIn(ADA);
            assertThat(again.send("/sign-in/password", "password", House.PASSWORD)
                            .status())
                    .isEqualTo(303);
        }
        assertThat(filesIn(elsewhere.resolve("data"))).containsExactlyInAnyOrder("genkan.mv.db", "key");
    }

    @Test
    void a_backup_never_replaces_a_file_and_needs_a_folder() throws Exception {
        try (House house = running()) {
            Files.writeString(file, "precious");

            Asked asked = Asked.of(data(), "backup", "to=" + file);
            assertThat(asked.exit()).isEqualTo(1);
            assertThat(asked.err()).contains("There is a file " + file + " already");
            assertThat(file).hasContent("precious");
            assertThat(Asked.of(data(), "backup", "to=" + directory.resolve("no/where.zip"))
                            .err())
                    .startsWith("There is no folder for the file");
            assertThat(filesIn(directory)).noneMatch(name -> name.startsWith(".genkan"));
        }
    }

    @Test
    void a_stopped_application_is_backed_up_from_its_files() {
        running().close();

        assertThat(Asked.of(data(), "backup", "to=" + file).exit()).isZero();
        assertThat(file).exists();
        assertThat(Asked.of(elsewhere, "backup", "to=" + directory.resolve("other.zip"))
                        .err())
                .isEqualTo("There is no database in " + elsewhere + ".\n");
    }

    @Test
    void with_the_key_inside_a_backup_needs_nothing_else() {
        try (House house = running()) {
            house.memberAt(ADA);
            assertThat(Asked.of(data(), "backup", "to=" + file, "with-key=true").out())
                    .contains("The encryption key is in it");
        }

        assertThat(Asked.of(elsewhere, "restore", "from=" + file).exit()).isZero();
        assertThat(elsewhere.resolve("key")).hasSameTextualContentAs(data().resolve("key"));
    }

    @Test
    void without_the_key_of_that_time_nothing_is_restored() {
        running().close();
        Asked.of(data(), "backup", "to=" + file);

        assertThat(Asked.of(elsewhere, "restore", "from=" + file).err())
                .startsWith("The encryption key ")
                .contains("is not here. Put it into " + elsewhere.resolve("key"));
        String another = EncryptionKey.generate().toBase64();
        assertThat(Asked.withKey(another, elsewhere, "restore", "from=" + file).err())
                .matches("This back-up was made under the encryption key [0-9a-f]{16}, and this is [0-9a-f]{16}\\."
                        + " Restore it with the key of that time\\. Nothing was changed\\.\n");
        assertThat(Asked.withKey("secret", elsewhere, "restore", "from=" + file).err())
                .startsWith("genkan.encryption-key: The encryption key");
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void nothing_is_restored_over_an_application_that_runs() {
        Path silent = directory.resolve("silent");
        try (House house = running();
                Engine deaf = Engine.open(House.settings(silent), clock)) {
            house.memberAt(ADA);
            Asked.of(data(), "backup", "to=" + file);
            Path deafData = silent.resolve("data");

            for (Path target : new Path[] {data(), deafData}) {
                for (String replace : new String[] {"true", "false"}) {
                    Asked asked = Asked.of(target, "restore", "from=" + file, "replace=" + replace);
                    assertThat(asked.exit()).isEqualTo(1);
                    assertThat(asked.err()).startsWith("The application is running on " + target);
                }
            }
            assertThat(deaf.users().count(UserQuery.everybody())).isZero();
            assertThat(house.userAt(ADA)).isNotNull();
        }
    }

    @Test
    void a_database_that_is_there_is_moved_aside_when_that_is_said_and_not_otherwise() throws Exception {
        running().close();
        Asked.of(data(), "backup", "to=" + file);
        try (House house = running()) {
            house.memberAt(ADA);
        }
        byte[] before = Files.readAllBytes(data().resolve("genkan.mv.db"));

        assertThat(Asked.of(data(), "restore", "from=" + file).err())
                .contains("To have it moved aside, say replace=true");
        assertThat(Files.readAllBytes(data().resolve("genkan.mv.db"))).isEqualTo(before);
        assertThat(Asked.of(data(), "restore", "from=" + file, "replace=true").exit())
                .isZero();

        assertThat(Files.readAllBytes(data().resolve("before-20261123-080000/genkan.mv.db")))
                .isEqualTo(before);
        try (Engine engine = Engine.open(House.settings(directory), clock)) {
            assertThat(engine.users().count(UserQuery.everybody())).isZero();
        }
    }

    @Test
    void what_is_no_backup_is_refused_before_anything_is_touched() throws Exception {
        running().close();
        Asked.of(data(), "backup", "to=" + file, "with-key=true");

        assertRefused(directory.resolve("nothing.zip"), "There is no file");
        Path text = directory.resolve("text.zip");
        Files.writeString(text, "not a zip");
        assertRefused(text, "it is no ZIP file, or was cut");
        Path cut = directory.resolve("cut.zip");
        byte[] whole = Files.readAllBytes(file);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertRefused(cut, "it is no ZIP file, or was cut");
        assertRefused(zip("slip.zip", "../genkan.mv.db", "x"), "it holds a file that is not ours");
        assertRefused(zip("root.zip", "/etc/passwd", "x"), "it holds a file that is not ours");
        assertRefused(zip("folder.zip", "genkan.mv.db/", ""), "it holds a file that is not ours");
        assertRefused(zip("bare.zip", "genkan.mv.db", "x"), "it has no description");
        assertRefused(zip("key.zip", "key", "x"), "it does not hold one database");
        assertRefused(with("genkan.json", "{"), "its description cannot be read");
        assertRefused(with("genkan.json", "{\"format\": 2}"), "made by a later release");
        assertRefused(with("genkan.json", " ".repeat(10_000)), "it is too long");
        assertRefused(with("genkan.mv.db", "another"), "the database is not the one it describes");
        assertRefused(with("key", "none"), "its key is none");
        assertRefused(with("key", EncryptionKey.generate().toBase64()), "made under the encryption key");
        assertThat(filesIn(directory)).doesNotContain("elsewhere", "etc");
    }

    private static long number(Database database, String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }

    private void assertRefused(Path archive, String why) {
        Asked asked = Asked.of(elsewhere, "restore", "from=" + archive);
        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.err()).contains(why);
        assertThat(elsewhere.resolve("genkan.mv.db")).doesNotExist();
        if (Files.exists(elsewhere)) {
            assertThat(filesIn(elsewhere)).isEmpty();
            assertThat(elsewhere.toFile().delete()).isTrue();
        }
    }

    /// The real one with another text in place of one of its entries.
    private Path with(String entry, String text) throws IOException {
        Path changed = directory.resolve("changed.zip");
        Files.deleteIfExists(changed);
        Files.copy(file, changed);
        try (FileSystem zip = FileSystems.newFileSystem(changed)) {
            Files.writeString(zip.getPath(entry), text);
        }
        return changed;
    }

    private Path zip(String name, String entry, String text) throws IOException {
        Path zip = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry(entry));
            entries.write(text.getBytes(StandardCharsets.UTF_8));
            entries.closeEntry();
        }
        return zip;
    }

    private static List<String> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private House running() {
        return new House(House.settings(directory).operated(new Operation(true, "")), directory, clock);
    }
}
