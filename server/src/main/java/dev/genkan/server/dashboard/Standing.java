package dev.genkan.server.dashboard;

/// A word or two on how somebody stands with the house, as a badge.
///
/// @param tone of the badge: `ok`, `warn`, `bad`; empty for a quiet one
public record Standing(String text, String tone) {

    static final Standing BANNED = new Standing("Banned", "bad");
    static final Standing LOCKED = new Standing("Locked", "bad");
    static final Standing ONBOARDED = new Standing("Onboarded", "ok");
    static final Standing NOT_BEGUN = new Standing("Not started", "");
    /// Where nothing is asked of anybody.
    static final Standing MEMBER = new Standing("May sign in", "ok");

    static Standing at(String step) {
        return new Standing("At: " + step, "warn");
    }
}
