package dev.genkan.server.dashboard.users;

import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.server.dashboard.Seen;

/// The three metadata of a user, each with an editor of its own.
public enum MetadataKind {
    PUBLIC("public_metadata", "Public", "Anyone with the session can read it; only your server writes it."),
    PRIVATE("private_metadata", "Private", "Only your server reads and writes it."),
    UNSAFE("unsafe_metadata", "Unsafe", "The browser can write it. Never trust it for access.");

    private final String field;
    private final String label;
    private final String hint;

    MetadataKind(String field, String label, String hint) {
        this.field = field;
        this.label = label;
        this.hint = hint;
    }

    /// The name of the text in the form, and its id on the page.
    public String field() {
        return field;
    }

    /// The name of the hidden field with what the operator has seen.
    public String seenField() {
        return Seen.FIELD + "_" + field;
    }

    public String label() {
        return label;
    }

    public String hint() {
        return hint;
    }

    Metadata of(User user) {
        return switch (this) {
            case PUBLIC -> user.publicMetadata();
            case PRIVATE -> user.privateMetadata();
            case UNSAFE -> user.unsafeMetadata();
        };
    }

    UserPatch replacing(UserPatch patch, Metadata metadata) {
        return switch (this) {
            case PUBLIC -> patch.publicMetadata(metadata);
            case PRIVATE -> patch.privateMetadata(metadata);
            case UNSAFE -> patch.unsafeMetadata(metadata);
        };
    }
}
