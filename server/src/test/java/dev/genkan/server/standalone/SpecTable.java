package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.frontendapi.NotHere;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/// What of a specification works here, as a part of `docs/compatibility.md`: counts for each tag, then every operation.
/// The part stands between two comments with its name and is compared to the letter; `-Dapprove=true` renews it.
///
/// @param name of the part, such as `frontend`
/// @param routed what this server answers, as [Specification.Operation#key] writes it
/// @param notHere what it answers with an error that names the reason
record SpecTable(String name, Specification specification, Set<String> routed, List<NotHere.Entry> notHere) {

    private static final Path PAGE = Path.of("../docs/compatibility.md");

    private enum Kind {
        WORKS("works"),
        ERROR("answers a clear error"),
        NOT_THERE("not there");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /// Fails if the page says anything else.
    void check() {
        try {
            String page = Files.readString(PAGE);
            if (Boolean.getBoolean("approve")) {
                page = page.replaceFirst("(?s)" + begin() + ".*" + end(), Matcher.quoteReplacement(part()));
                Files.writeString(PAGE, page);
            }
            assertThat(page)
                    .as("docs/compatibility.md; -Dapprove=true renews it")
                    .contains(part());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String begin() {
        return "<!-- " + name + " -->";
    }

    private String end() {
        return "<!-- end of " + name + " -->";
    }

    private String part() {
        StringBuilder page = new StringBuilder(begin()).append("\n\n");
        Map<String, List<Specification.Operation>> byTag = specification.operations().stream()
                .collect(Collectors.groupingBy(Specification.Operation::tag, LinkedHashMap::new, Collectors.toList()));
        page.append("| tag | works | answers a clear error | not there |\n| --- | --- | --- | --- |\n");
        byTag.forEach((tag, operations) -> row(page, tag, operations));
        row(page, "**all**", specification.operations());
        page.append("\n| operation | | |\n| --- | --- | --- |\n");
        Map<String, NotHere.Entry> reasons = reasons();
        for (Specification.Operation operation : specification.operations()) {
            NotHere.Entry reason = reasons.get(operation.key());
            page.append("| `" + operation.key() + "` | " + operation.id() + " | " + kind(operation, reasons).words
                    + (reason == null || kind(operation, reasons) != Kind.ERROR
                            ? ""
                            : " (" + reason.status() + "): " + reason.reason())
                    + " |\n");
        }
        return page.append("\n").append(end()).toString();
    }

    private void row(StringBuilder page, String tag, List<Specification.Operation> operations) {
        Map<String, NotHere.Entry> reasons = reasons();
        Map<Kind, Long> counts = operations.stream()
                .collect(Collectors.groupingBy(operation -> kind(operation, reasons), Collectors.counting()));
        page.append("| " + tag);
        for (Kind kind : Kind.values()) {
            page.append(" | " + counts.getOrDefault(kind, 0L));
        }
        page.append(" |\n");
    }

    private Kind kind(Specification.Operation operation, Map<String, NotHere.Entry> reasons) {
        if (reasons.containsKey(operation.key())) {
            return Kind.ERROR;
        }
        return routed.contains(operation.key()) ? Kind.WORKS : Kind.NOT_THERE;
    }

    private Map<String, NotHere.Entry> reasons() {
        return notHere.stream()
                .collect(Collectors.toMap(entry -> entry.method() + " " + entry.path(), Function.identity()));
    }
}
