package dev.genkan.server.backendapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Race;
import dev.genkan.server.standalone.Program;
import dev.genkan.server.standalone.WireHouse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many programs write into one user at once.
class MetadataRaceTest {

    @TempDir
    static Path directory;

    private static WireHouse house;
    private static Program program;

    @BeforeAll
    static void open() {
        house = new WireHouse(directory);
        program = house.program();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static final int WRITERS = 16;
    /// A sample of the thousand.
    private static final int MERGES = 12;

    @Test
    void sixteen_writers_merge_different_keys_and_nothing_is_lost() {
        String path = "/users/" + house.userAt("ada@example.com").id() + "/metadata";
        Race.of(WRITERS, writer -> {
            for (int i = 0; i < MERGES; i++) {
                Map<String, ?> mine = Map.of("w" + writer, Map.of("k" + i, i));
                assertThat(program.patch(path, Map.of("private_metadata", mine)).status()).isEqualTo(200);
            }
            return writer;
        });
        Map<String, Object> all = new TreeMap<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            Map<String, Object> mine = new TreeMap<>();
            for (int i = 0; i < MERGES; i++) {
                mine.put("k" + i, (long) i);
            }
            all.put("w" + writer, mine);
        }
        assertThat(program.patch(path, Map.of()).json()).containsEntry("private_metadata", all);
    }
}
