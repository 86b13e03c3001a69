package dev.genkan.server.standalone;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The browser scripts that SDKs load, out of a folder of npm packages: `/npm/@clerk/clerk-js@4/dist/clerk.browser.js`
/// is the newest version 4 that lies in `@clerk/clerk-js/4.…/dist/`. A full version never changes and is kept by
/// browsers for good; a shorter one for five minutes.
record ScriptsFilter(Path folder) implements Filter {

    private static final Pattern PATH = Pattern.compile(
            "/npm/@clerk/(clerk-js|ui)@([0-9]{1,4}(?:\\.[0-9]{1,6}){0,2})/dist/([A-Za-z0-9_][A-Za-z0-9._-]{0,150})");

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
            throws IOException, ServletException {
        if (anyRequest instanceof HttpServletRequest request
                && anyResponse instanceof HttpServletResponse response
                && request.getRequestURI().startsWith("/npm/")) {
            serve(request, response);
        } else {
            chain.doFilter(anyRequest, anyResponse);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            say(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Scripts are read with GET.");
            return;
        }
        Matcher path = PATH.matcher(request.getRequestURI());
        Optional<Path> file = path.matches() ? find(path.group(1), path.group(2), path.group(3)) : Optional.empty();
        if (file.isEmpty()) {
            say(
                    response,
                    HttpServletResponse.SC_NOT_FOUND,
                    "This script is not here. \"bin/server scripts\" fetches the packages into the server's folder.");
            return;
        }
        boolean whole = path.group(2).chars().filter(c -> c == '.').count() == 2;
        response.setHeader("Cache-Control", whole ? "public, max-age=31536000, immutable" : "public, max-age=300");
        response.setContentType(kind(path.group(3)));
        byte[] octets = Files.readAllBytes(file.get());
        response.setContentLength(octets.length);
        response.getOutputStream().write(octets);
    }

    private Optional<Path> find(String name, String version, String file) throws IOException {
        Path ours = folder.resolve("@clerk").resolve(name);
        if (!Files.isDirectory(ours)) {
            return Optional.empty();
        }
        Optional<Path> newest = Optional.empty();
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(ours)) {
            for (Path one : versions) {
                String here = String.valueOf(one.getFileName());
                boolean fits = here.equals(version) || here.startsWith(version + ".");
                if (fits
                        && newest.filter(other -> compare(here, String.valueOf(other.getFileName())) <= 0)
                                .isEmpty()) {
                    newest = Optional.of(one);
                }
            }
        }
        return newest.map(one -> one.resolve("dist").resolve(file))
                .filter(script -> Files.isRegularFile(script, LinkOption.NOFOLLOW_LINKS));
    }

    private static int compare(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other));
    }

    private static int[] numbers(String version) {
        return Pattern.compile("[0-9]{1,8}")
                .matcher(version)
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .toArray();
    }

    private static String kind(String file) {
        if (file.endsWith(".js") || file.endsWith(".mjs")) {
            return "text/javascript;charset=utf-8";
        }
        return file.endsWith(".css")
                ? "text/css;charset=utf-8"
                : file.endsWith(".map") ? "application/json" : "text/plain;charset=utf-8";
    }

    private static void say(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write((sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
