package dev.genkan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FileTest {

    @TempDir
    private Path folder;

    @Test
    void nobody_else_may_read_it() throws IOException {
        Path directory = folder.resolve("genkan-data");
        try (Database database = Database.h2File(directory)) {
            database.jdbc()
                    .sql(
                            "insert into genkan.clients (id, token_hash, last_active_session_id, created_at, updated_at) values ('client_1', 'x', null, 1, 1)")
                    .update();
            assertThat(permissions(directory)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files)
                        .isNotEmpty()
                        .allMatch(file -> permissions(file).equals("rw-------"));
            }
        }
    }

    @Test
    void it_is_the_same_after_a_restart() {
        try (Database database = Database.h2File(folder)) {
            database.jdbc()
                    .sql(
                            "insert into genkan.clients (id, token_hash, last_active_session_id, created_at, updated_at) values ('client_1', 'x', null, 1, 1)")
                    .update();
        }
        try (Database database = Database.h2File(folder)) {
            assertThat(database.jdbc()
                            .sql("select id from genkan.clients")
                            .query(String.class)
                            .list())
                    .containsExactly("client_1");
        }
    }

    @Test
    void every_commit_is_written_before_it_is_acknowledged() {
        try (Database database = Database.h2File(folder)) {
            assertThat(database.jdbc()
                            .sql(
                                    "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'")
                            .query(String.class)
                            .list())
                    .containsOnly("0");
        }
    }

    @Test
    void a_second_process_is_told_why_it_cannot_start() throws Exception {
        try (Database database = Database.h2File(folder)) {
            assertThat(database.dataSource()).isNotNull();
            Process second = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SecondProcess.class.getName(),
                            folder.toString()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor()).as(said).isEqualTo(3);
            assertThat(said).contains("is in use by another process");
        }
    }

    /// What the test above starts.
    static final class SecondProcess {

        private SecondProcess() {}

        public static void main(String[] arguments) {
            try (Database database = Database.h2File(Path.of(arguments[0]))) {
                System.out.println("opened " + database.dataSource());
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
                System.exit(3);
            }
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
