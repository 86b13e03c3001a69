package dev.genkan.identity.exchange;

/// One thing that two instances are told differently.
///
/// @param what its place in the file and, where there are several, its name: `settings.home_url`,
///     `blocklist *@spam.example`
/// @param before as JSON; empty if it was not there
/// @param after likewise
public record Difference(String what, String before, String after) {

    /// For whoever reads differences as lines: `+`, `-` or `~`, and what it is.
    @Override
    public String toString() {
        if (before.isEmpty()) {
            return "+ " + what + ": " + after;
        }
        return after.isEmpty() ? "- " + what + ": " + before : "~ " + what + ": " + before + " -> " + after;
    }
}
