package dev.genkan.server.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A bare socket, for requests that no decent client would send.
record Wire(int port) {

    /// @param text the whole answer, headers and all, as it came
    record Heard(String text) {

        int status() {
            Matcher line = Pattern.compile("HTTP/1\\.1 ([0-9]{3}).*")
                    .matcher(text.lines().findFirst().orElse(""));
            return line.matches() ? Integer.parseInt(line.group(1)) : 0;
        }

        List<String> headers(String name) {
            String head = text.contains("\r\n\r\n") ? text.substring(0, text.indexOf("\r\n\r\n")) : text;
            return Stream.of(head.split("\r\n"))
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }

        /// The hidden field of the page, empty if it has none.
        String csrf() {
            Matcher field =
                    Pattern.compile("name=\"genkan_csrf\" value=\"([^\"]*)\"").matcher(text);
            return field.find() ? field.group(1) : "";
        }

        /// What a browser would send back.
        String cookies() {
            return String.join(
                    "; ",
                    headers("Set-Cookie").stream()
                            .map(cookie -> cookie.split(";", 2)[0])
                            .toList());
        }
    }

    /// @param head lines without their ends, the request line first
    Heard send(String body, String... head) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder request = new StringBuilder();
        Stream.of(head).forEach(line -> request.append(line).append("\r\n"));
        if (octets.length > 0) {
            request.append("Content-Type: application/x-www-form-urlencoded\r\n");
            request.append("Content-Length: ").append(octets.length).append("\r\n");
        }
        request.append("Accept: text/html\r\nConnection: close\r\n\r\n").append(body);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new Heard(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
