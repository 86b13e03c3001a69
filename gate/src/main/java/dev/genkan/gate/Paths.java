package dev.genkan.gate;

import java.util.stream.Stream;

/// Where the house's own pages are, without the context path.
///
/// @param house what lies below it is the house's alone: assets, inbox, dashboard
public record Paths(String signIn, String signUp, String signOut, String onboarding, String house) {

    /// @throws IllegalArgumentException for anything but a path such as `/sign-in`; the configuration's fault
    public Paths {
        Stream.of(signIn, signUp, signOut, onboarding, house).forEach(Paths::requirePath);
    }

    /// `/sign-in`, `/sign-up`, `/sign-out`, `/onboarding` and `/genkan`.
    public static Paths defaults() {
        return new Paths("/sign-in", "/sign-up", "/sign-out", "/onboarding", "/genkan");
    }

    private static void requirePath(String path) {
        boolean plain = path.chars().allMatch(c -> c > ' ' && c < 127 && "%?#\"<>^`{|}".indexOf(c) < 0);
        if (!plain || path.length() < 2 || path.endsWith("/") || !RequestPath.isClean(path)) {
            throw new IllegalArgumentException("\"" + path
                    + "\" cannot be the path of a page: write it as in /sign-in, without a slash at its end");
        }
    }
}
