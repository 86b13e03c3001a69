package dev.genkan.identity.user;

import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody who has proven an address. Texts that were never given are empty.
///
/// @param addresses all of them, the oldest first
/// @param unsafeMetadata what the browser may write, and therefore nobody should rely on
/// @param version grows with every change
/// @param bannedAt since when they are shut out, if they are
/// @param lastSignInAt when they last signed in, if ever
public record User(
        UserId id,
        String externalId,
        String username,
        String firstName,
        String lastName,
        String imageUrl,
        List<Address> addresses,
        Metadata publicMetadata,
        Metadata privateMetadata,
        Metadata unsafeMetadata,
        long version,
        @Nullable Instant bannedAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastSignInAt) {

    public User {
        addresses = List.copyOf(addresses);
    }

    /// One of a user's addresses.
    ///
    /// @param id `idn_` and letters or digits
    /// @param verified whether they have proven that it is theirs
    public record Address(String id, EmailAddress address, boolean verified, boolean primary) {}

    public boolean banned() {
        return bannedAt != null;
    }

    /// Where mails to them go. Empty for a user without an address.
    public Optional<EmailAddress> primaryAddress() {
        return addresses.stream().filter(Address::primary).map(Address::address).findFirst();
    }

    User reachedAt(List<Address> newAddresses) {
        return new User(
                id,
                externalId,
                username,
                firstName,
                lastName,
                imageUrl,
                newAddresses,
                publicMetadata,
                privateMetadata,
                unsafeMetadata,
                version,
                bannedAt,
                createdAt,
                updatedAt,
                lastSignInAt);
    }

    User named(String newFirstName, String newLastName) {
        return new User(
                id,
                externalId,
                username,
                newFirstName,
                newLastName,
                imageUrl,
                addresses,
                publicMetadata,
                privateMetadata,
                unsafeMetadata,
                version,
                bannedAt,
                createdAt,
                updatedAt,
                lastSignInAt);
    }

    User pictured(String newImageUrl) {
        return new User(
                id,
                externalId,
                username,
                firstName,
                lastName,
                newImageUrl,
                addresses,
                publicMetadata,
                privateMetadata,
                unsafeMetadata,
                version,
                bannedAt,
                createdAt,
                updatedAt,
                lastSignInAt);
    }

    User knownBy(Metadata newPublic, Metadata newPrivate, Metadata newUnsafe) {
        return new User(
                id,
                externalId,
                username,
                firstName,
                lastName,
                imageUrl,
                addresses,
                newPublic,
                newPrivate,
                newUnsafe,
                version,
                bannedAt,
                createdAt,
                updatedAt,
                lastSignInAt);
    }

    User banned(@Nullable Instant at) {
        return new User(
                id,
                externalId,
                username,
                firstName,
                lastName,
                imageUrl,
                addresses,
                publicMetadata,
                privateMetadata,
                unsafeMetadata,
                version,
                at,
                createdAt,
                updatedAt,
                lastSignInAt);
    }

    User changed(Instant at) {
        return new User(
                id,
                externalId,
                username,
                firstName,
                lastName,
                imageUrl,
                addresses,
                publicMetadata,
                privateMetadata,
                unsafeMetadata,
                version + 1,
                bannedAt,
                createdAt,
                at,
                lastSignInAt);
    }
}
