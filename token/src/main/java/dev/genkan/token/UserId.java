package dev.genkan.token;

/// The id of a user: `user_` and letters or digits, at most 64 characters in all.
public record UserId(String value) {

    /// @throws IllegalArgumentException for any other text; the caller's fault
    public UserId {
        Ids.requirePrefixed("user_", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
