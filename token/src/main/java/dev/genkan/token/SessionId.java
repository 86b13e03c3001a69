package dev.genkan.token;

/// The id of a session: `sess_` and letters or digits, at most 64 characters in all.
///
/// @throws IllegalArgumentException from the constructor for any other text; the caller's fault
public record SessionId(String value) {

    public SessionId {
        Ids.requirePrefixed("sess_", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
