package dev.genkan.identity.user;

import org.jspecify.annotations.Nullable;

/// What is to be replaced in a user; what is not named stays. Metadata given here takes the place of what was there;
/// [Users#mergeMetadata] merges.
public final class UserPatch {

    private final @Nullable String firstName;
    private final @Nullable String lastName;
    private final @Nullable String imageUrl;
    private final @Nullable Metadata publicMetadata;
    private final @Nullable Metadata privateMetadata;
    private final @Nullable Metadata unsafeMetadata;

    private UserPatch(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String imageUrl,
            @Nullable Metadata publicMetadata,
            @Nullable Metadata privateMetadata,
            @Nullable Metadata unsafeMetadata) {
        this.firstName = firstName;
        this.lastName = lastName;
        this.imageUrl = imageUrl;
        this.publicMetadata = publicMetadata;
        this.privateMetadata = privateMetadata;
        this.unsafeMetadata = unsafeMetadata;
    }

    public static UserPatch nothing() {
        return new UserPatch(null, null, null, null, null, null);
    }

    public UserPatch firstName(String name) {
        return new UserPatch(name, lastName, imageUrl, publicMetadata, privateMetadata, unsafeMetadata);
    }

    public UserPatch lastName(String name) {
        return new UserPatch(firstName, name, imageUrl, publicMetadata, privateMetadata, unsafeMetadata);
    }

    public UserPatch imageUrl(String url) {
        return new UserPatch(firstName, lastName, url, publicMetadata, privateMetadata, unsafeMetadata);
    }

    public UserPatch publicMetadata(Metadata metadata) {
        return new UserPatch(firstName, lastName, imageUrl, metadata, privateMetadata, unsafeMetadata);
    }

    public UserPatch privateMetadata(Metadata metadata) {
        return new UserPatch(firstName, lastName, imageUrl, publicMetadata, metadata, unsafeMetadata);
    }

    public UserPatch unsafeMetadata(Metadata metadata) {
        return new UserPatch(firstName, lastName, imageUrl, publicMetadata, privateMetadata, metadata);
    }

    User applyTo(User user) {
        return user.named(or(firstName, user.firstName()), or(lastName, user.lastName()))
                .pictured(or(imageUrl, user.imageUrl()))
                .knownBy(
                        or(publicMetadata, user.publicMetadata()),
                        or(privateMetadata, user.privateMetadata()),
                        or(unsafeMetadata, user.unsafeMetadata()));
    }

    private static <T> T or(@Nullable T patch, T old) {
        return patch == null ? old : patch;
    }
}
