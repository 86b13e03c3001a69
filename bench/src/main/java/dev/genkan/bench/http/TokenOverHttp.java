package dev.genkan.bench.http;

import dev.genkan.bench.BareSign;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a fresh session token costs at the server, over HTTP, its database in the same process included, beside the
/// signature alone: `POST /v1/client/sessions/{id}/tokens` of eight browsers in turn.
public final class TokenOverHttp {

    private static final int BROWSERS = 8;
    private static final double WARM_UP = 15;
    private static final double ROUND = 5;
    private static final Pattern SIGN_UP = Pattern.compile("\"id\":\"(sua_[A-Za-z0-9]+)\"");
    private static final Pattern SESSION = Pattern.compile("\"created_session_id\":\"(sess_[A-Za-z0-9]+)\"");

    private TokenOverHttp() {}

    /// @param arguments the java to run, the jar of the server, a folder to write to, the number of rounds
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path work = Path.of(arguments[2]).toAbsolutePath();
        Files.createDirectories(work);
        Path data = Files.createTempDirectory(work, "data");
        Table table = new Table();
        try (Application server = Application.startAt(
                "server",
                List.of(
                        arguments[0],
                        "-Xmx512m",
                        "-jar",
                        Path.of(arguments[1]).toAbsolutePath().toString()),
                port -> List.of("--genkan.port=" + port, "--genkan.data-dir=" + data),
                "/v1/health",
                work)) {
            List<byte[]> requests = new ArrayList<>();
            for (int number = 0; number < BROWSERS; number++) {
                requests.add(signedUp(server.port(), number));
            }
            BareSign bare = new BareSign();
            Load.send(server.port(), requests, 200, WARM_UP);
            bare.microseconds(WARM_UP / 3);
            for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
                double before = server.cpu();
                long tokens = Load.send(server.port(), requests, 200, ROUND);
                table.add("token", (server.cpu() - before) * 1e6 / tokens);
                table.add("sign", bare.microseconds(ROUND / 2));
            }
        }
        out.println("| | CPU µs |");
        out.println("| --- | --- |");
        out.println("| a fresh token over HTTP | " + table.text("token") + " |");
        out.println("| the signature alone | " + table.text("sign") + " |");
        out.println();
        out.println("A token costs %s times its signature (P1: must 1.35, moonshot 1.25)."
                .formatted(Table.text(table.median("token") / table.median("sign"))));
    }

    /// Somebody with a session, by the Frontend API.
    ///
    /// @return the request by which their browser asks for a token
    private static byte[] signedUp(int port, int number) throws IOException, InterruptedException {
        HttpResponse<String> begun = call(
                port,
                "",
                "/v1/client/sign_ups",
                "email_address=bench" + number + "%2Bclerk_test%40example.com&password=correct+horse+battery");
        String at = "/v1/client/sign_ups/" + found(SIGN_UP, begun.body());
        call(port, cookie(begun), at + "/prepare_verification", "strategy=email_code");
        HttpResponse<String> done =
                call(port, cookie(begun), at + "/attempt_verification", "strategy=email_code&code=424242");
        String session = found(SESSION, done.body());
        return ("POST /v1/client/sessions/" + session + "/tokens HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nOrigin: http://localhost:3000\r\nCookie: " + cookie(done)
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// What the browser is known by after this answer.
    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith("__client="))
                .map(line -> line.substring(0, line.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(answer.body()));
    }

    private static HttpResponse<String> call(int port, String cookie, String path, String form)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("not in the answer: " + text);
        }
        return matcher.group(1);
    }
}
