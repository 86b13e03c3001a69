package dev.genkan.gate;

import java.util.List;

/// Where the house's own pages are, without the context path.
///
/// @param house what lies below it is the house's alone: assets, inbox, dashboard
/// @param forgotPassword where somebody asks to reset their password
/// @param resetPassword where they choose a new one
/// @param user a member's own account; pages of the application may lie below it
public record Paths(
        String signIn,
        String signUp,
        String signOut,
        String onboarding,
        String house,
        String forgotPassword,
        String resetPassword,
        String user) {

    /// @throws IllegalArgumentException for anything but a path such as `/sign-in`, and for two of which one is the
    ///     other or lies below it; the configuration's fault
    public Paths {
        List<String> all = List.of(signIn, signUp, signOut, onboarding, house, forgotPassword, resetPassword, user);
        all.forEach(Paths::requirePath);
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < all.size(); j++) {
                if (i != j && (all.get(i) + "/").startsWith(all.get(j) + "/")) {
                    // of two pages at one address only the first is ever seen, and leads on to the other for good
                    throw new IllegalArgumentException("\"" + all.get(i) + "\" cannot be the path of a page beside \""
                            + all.get(j) + "\": give each of the house's pages a place of its own");
                }
            }
        }
    }

    /// With `/forgot-password`, `/reset-password`, and the account at `/user`.
    ///
    /// @throws IllegalArgumentException as above
    public Paths(String signIn, String signUp, String signOut, String onboarding, String house) {
        this(signIn, signUp, signOut, onboarding, house, "/forgot-password", "/reset-password", "/user");
    }

    /// Every one of them; each with what lies below it.
    public List<String> all() {
        return List.of(signIn, signUp, signOut, onboarding, house, forgotPassword, resetPassword, user);
    }

    /// Whether this is a page of sign-in or sign-up, which leads on whoever is signed in.
    public boolean isEntrance(String path) {
        return isBelow(path, signIn) || isBelow(path, signUp);
    }

    /// Whether this is a page of onboarding, which leads on whoever is through.
    public boolean isOnboarding(String path) {
        return isBelow(path, onboarding);
    }

    private static boolean isBelow(String path, String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    /// Where the links in mails lead.
    public String link() {
        return signIn + "/link";
    }

    /// The same with the onboarding pages elsewhere.
    public Paths onboardingAt(String path) {
        return new Paths(signIn, signUp, signOut, path, house, forgotPassword, resetPassword, user);
    }

    /// `/sign-in`, `/sign-up`, `/sign-out`, `/onboarding`, `/genkan`, `/forgot-password`, `/reset-password` and
    /// `/user`.
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
