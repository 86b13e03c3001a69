package dev.genkan.token;

/// The id of a user: `user_` and letters or digits, at most 64 characters in all.
///
/// @throws IllegalArgumentException from the constructor for any other text; the caller's fault
public record UserId(String value) {

    public UserId {
        Ids.requirePrefixed("user_", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
