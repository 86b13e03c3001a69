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

/// The specifications of the Backend API, the newest and the one of callers that name none, each read once, and the
/// short list of where we differ from them on purpose: `backend-differences.txt`, a line each, with the reason.
final class BackendSpec {

    static final Specification NEWEST = Specification.read("bapi-2026-05-12.yml", "/v1");
    static final Specification OLDEST = Specification.read("bapi-2021-02-05.yml", "/v1");

    /// In no specification, and needed by every SDK of today.
    private static final String UNPUBLISHED = "/v1/clients/handshake_payload";

    private static final List<Pattern> DIFFERENCES = differences();

    private BackendSpec() {}

    /// Fails if the answer is none that the specification describes, and no difference on purpose.
    ///
    /// @param version as the caller has named it; empty for none
    /// @param path without the query
    static void check(String version, String method, String path, int status, @Nullable Object json) {
        if (path.equals(UNPUBLISHED)) {
            return;
        }
        Specification spec = version.isEmpty() ? OLDEST : NEWEST;
        List<String> faults = spec.faults(method, path, status, json).stream()
                .filter(fault -> DIFFERENCES.stream()
                        .noneMatch(known -> known.matcher(fault).matches()))
                .toList();
        assertThat(faults)
                .as(method + " " + path + " answers " + status + " " + json)
                .isEmpty();
    }

    private static List<Pattern> differences() {
        try (InputStream file =
                Objects.requireNonNull(BackendSpec.class.getResourceAsStream("backend-differences.txt"))) {
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
