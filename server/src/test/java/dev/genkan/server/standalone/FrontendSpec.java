package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The specification of the Frontend API, read once, and the short list of where we differ from it on purpose:
/// `frontend-differences.txt`, a line each, with the reason.
final class FrontendSpec {

    static final Specification SPEC = Specification.read("fapi-2026-05-12.yml", "");

    private static final List<Pattern> DIFFERENCES = differences();

    private FrontendSpec() {}

    /// Fails if the answer is none that the specification describes, and no difference on purpose.
    ///
    /// @param path without the query
    static void check(String method, String path, int status, @Nullable Object json) {
        List<String> faults = SPEC.faults(method, path, status, json).stream()
                .filter(fault -> DIFFERENCES.stream()
                        .noneMatch(known -> known.matcher(fault).matches()))
                .toList();
        assertThat(faults).as(method + " " + path).isEmpty();
    }

    private static List<Pattern> differences() {
        try (InputStream file =
                Objects.requireNonNull(FrontendSpec.class.getResourceAsStream("frontend-differences.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Pattern.compile(line.split(" ## ", 2)[0].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
