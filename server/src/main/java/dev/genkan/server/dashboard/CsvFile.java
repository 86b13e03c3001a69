package dev.genkan.server.dashboard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A table to be taken along (RFC 4180, UTF-8). What a spreadsheet would take for a formula is given an apostrophe in
/// front and stays text (OWASP, CSV injection).
public final class CsvFile {

    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private CsvFile() {}

    /// Writes it line by line, so that a long one needs no memory.
    ///
    /// @param name such as `users.csv`
    public static void send(HttpServletResponse response, String name, List<String> header, Stream<List<String>> rows)
            throws IOException {
        head(response, name);
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
                rows) {
            out.write(line(header));
            rows.forEach(row -> write(out, row));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    /// The table of a page as a file, in its cells what the page shows.
    ///
    /// @param name such as `operators.csv`
    public static Route route(
            String template, String name, List<String> header, Function<Call, Stream<List<String>>> rows) {
        return Route.page(template, call -> send(call.response(), name, header, rows.apply(call)));
    }

    /// What a browser is told of such a file.
    static void head(HttpServletResponse response, String name) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setContentType("text/csv;charset=utf-8");
    }

    static String line(List<String> cells) {
        return String.join(",", cells.stream().map(CsvFile::cell).toList()) + "\r\n";
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static void write(Writer out, List<String> row) {
        try {
            out.write(line(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
