package dev.genkan.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

    @TempDir
    Path folder;

    @Test
    void without_one_it_is_said_what_to_install() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Chromium.executable(Map.of("PATH", folder.toString())))
                .withMessage("There is no Chromium on this machine. Install it (Debian: apt-get install chromium), or"
                        + " name it in the environment variable CHROMIUM.");
    }

    @Test
    void one_that_is_named_and_not_there_is_no_reason_to_look_further() {
        Path nowhere = folder.resolve("nowhere");

        assertThatIllegalStateException()
                .isThrownBy(() -> Chromium.executable(Map.of("CHROMIUM", nowhere.toString())))
                .withMessage("CHROMIUM names " + nowhere + ", where there is no program.");
    }

    @Test
    void the_first_on_the_path_is_taken_unless_another_is_named() throws Exception {
        Path onPath = program("chromium");
        Path other = program("other");

        assertThat(Chromium.executable(Map.of("PATH", "/nowhere:" + folder))).isEqualTo(onPath);
        assertThat(Chromium.executable(Map.of("PATH", folder.toString(), "CHROMIUM", " ")))
                .isEqualTo(onPath);
        assertThat(Chromium.executable(Map.of("PATH", folder.toString(), "CHROMIUM", other.toString())))
                .isEqualTo(other);
    }

    private Path program(String name) throws Exception {
        Path file = Files.createFile(folder.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
