package dev.genkan.token;

/// The id of a session: `sess_` and letters or digits, at most 64 characters in all.
public record SessionId(String value) {

    /// @throws IllegalArgumentException for any other text; the caller's fault
    public SessionId {
        Ids.requirePrefixed("sess_", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
