package dev.genkan.identity.user;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is to be replaced in a user; what is not named stays. Metadata given here takes the place of what was there;
/// [Users#mergeMetadata] merges.
public final class UserPatch {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._-]{0,64}");
    private static final int LONGEST_ID = 256;

    private final @Nullable String firstName;
    private final @Nullable String lastName;
    private final @Nullable String imageUrl;
    private final @Nullable String username;
    private final @Nullable String externalId;
    private final @Nullable Metadata publicMetadata;
    private final @Nullable Metadata privateMetadata;
    private final @Nullable Metadata unsafeMetadata;
    private final @Nullable Instant createdAt;

    private UserPatch(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String imageUrl,
            @Nullable String username,
            @Nullable String externalId,
            @Nullable Metadata publicMetadata,
            @Nullable Metadata privateMetadata,
            @Nullable Metadata unsafeMetadata,
            @Nullable Instant createdAt) {
        this.firstName = firstName;
        this.lastName = lastName;
        this.imageUrl = imageUrl;
        this.username = username;
        this.externalId = externalId;
        this.publicMetadata = publicMetadata;
        this.privateMetadata = privateMetadata;
        this.unsafeMetadata = unsafeMetadata;
        this.createdAt = createdAt;
    }

    public static UserPatch nothing() {
        return new UserPatch(null, null, null, null, null, null, null, null, null);
    }

    public UserPatch firstName(String name) {
        return new UserPatch(
                name, lastName, imageUrl, username, externalId, publicMetadata, privateMetadata, unsafeMetadata, createdAt);
    }

    public UserPatch lastName(String name) {
        return new UserPatch(
                firstName, name, imageUrl, username, externalId, publicMetadata, privateMetadata, unsafeMetadata, createdAt);
    }

    public UserPatch imageUrl(String url) {
        return new UserPatch(
                firstName, lastName, url, username, externalId, publicMetadata, privateMetadata, unsafeMetadata, createdAt);
    }

    /// What people call them here: 1 to 64 letters, digits, dots, hyphens and underscores of ASCII, one user's alone
    /// however it is written. Empty takes it away.
    ///
    /// @throws IllegalArgumentException for any other text; the caller's fault
    public UserPatch username(String name) {
        if (!USERNAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a username is 1 to 64 letters, digits, dots, hyphens and underscores");
        }
        return new UserPatch(
                firstName, lastName, imageUrl, name, externalId, publicMetadata, privateMetadata, unsafeMetadata, createdAt);
    }

    /// What the application calls them: at most 256 characters, one user's alone. Empty takes it away.
    ///
    /// @throws IllegalArgumentException if it is longer; the caller's fault
    public UserPatch externalId(String id) {
        if (id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("an external id has " + LONGEST_ID + " characters at most");
        }
        return new UserPatch(
                firstName, lastName, imageUrl, username, id, publicMetadata, privateMetadata, unsafeMetadata, createdAt);
    }

    public UserPatch publicMetadata(Metadata metadata) {
        return new UserPatch(
                firstName, lastName, imageUrl, username, externalId, metadata, privateMetadata, unsafeMetadata, createdAt);
    }

    public UserPatch privateMetadata(Metadata metadata) {
        return new UserPatch(
                firstName, lastName, imageUrl, username, externalId, publicMetadata, metadata, unsafeMetadata, createdAt);
    }

    public UserPatch unsafeMetadata(Metadata metadata) {
        return new UserPatch(
                firstName, lastName, imageUrl, username, externalId, publicMetadata, privateMetadata, metadata, createdAt);
    }

    /// When they came to be with the application, if that was before they came here. To the millisecond.
    public UserPatch createdAt(Instant at) {
        return new UserPatch(
                firstName, lastName, imageUrl, username, externalId, publicMetadata, privateMetadata, unsafeMetadata,
                Instant.ofEpochMilli(at.toEpochMilli()));
    }

    User applyTo(User user) {
        return user.since(createdAt)
                .named(or(firstName, user.firstName()), or(lastName, user.lastName()))
                .pictured(or(imageUrl, user.imageUrl()))
                .identifiedBy(or(username, user.username()), or(externalId, user.externalId()))
                .knownBy(
                        or(publicMetadata, user.publicMetadata()),
                        or(privateMetadata, user.privateMetadata()),
                        or(unsafeMetadata, user.unsafeMetadata()));
    }

    private static <T> T or(@Nullable T patch, T old) {
        return patch == null ? old : patch;
    }
}
