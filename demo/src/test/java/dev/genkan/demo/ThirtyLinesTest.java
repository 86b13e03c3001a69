package dev.genkan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The promise of the product, counted: what an application writes for its record, its flow and its gate.
class ThirtyLinesTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "genkan", "demo");

    @Test
    void the_record_the_flow_and_the_gate_are_25_lines_at_most() {
        assertThat(Stream.of("NewApplication", "ApplicationType", "Entrance").flatMap(ThirtyLinesTest::linesThatCount))
                .hasSizeLessThanOrEqualTo(25);
    }

    private static Stream<String> linesThatCount(String type) {
        try {
            return Files.readAllLines(SOURCES.resolve(type + ".java")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package "));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
