package dev.genkan.compat;

import java.util.List;

/// What Clerk's scripts ask for at Clerk's own addresses, whoever their server is. `docs/compat.md` lists the same.
final class Strangers {

    private static final List<String> WRITTEN_IN = List.of("https://img.clerk.com/");

    private Strangers() {}

    static boolean writtenIntoClerksScripts(String url) {
        return WRITTEN_IN.stream().anyMatch(url::startsWith);
    }
}
