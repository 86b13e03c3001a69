package dev.genkan.identity.user;

import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Somebody who has proven an address. Texts that were never given are empty.
///
/// @param addresses all of them, the oldest first
/// @param unsafeMetadata what the browser may write, and therefore nobody should rely on
/// @param version grows with every change
/// @param bannedAt since when they are shut out, if they are
/// @param lockedUntil until when they are shut out ([#FOR_GOOD] for good), if they are or were
/// @param lastSignInAt when they last signed in, if ever
/// @param lastActiveAt when they were last here, to within a minute or two, if ever
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
        @Nullable Instant lockedUntil,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastSignInAt,
        @Nullable Instant lastActiveAt) {

    /// The end of a lock that has none.
    public static final Instant FOR_GOOD = Instant.parse("9999-12-31T23:59:59.999Z");

    public User {
        addresses = List.copyOf(addresses);
    }

    /// One of a user's addresses.
    ///
    /// @param id `idn_` and letters or digits
    /// @param verified whether they have proven that it is theirs
    /// @param strategy how they have, such as `email_code`, or `admin` for the application's word; empty if not yet
    public record Address(
            String id,
            EmailAddress address,
            boolean verified,
            boolean primary,
            String strategy,
            Instant createdAt,
            Instant updatedAt) {

        /// One that is still to be proven.
        static Address unproven(String id, EmailAddress address, Instant now) {
            return new Address(id, address, false, false, "", now, now);
        }

        Address madePrimary(boolean yes) {
            return new Address(id, address, verified, yes, strategy, createdAt, updatedAt);
        }
    }

    public boolean banned() {
        return bannedAt != null;
    }

    /// Whether their public metadata says that everything required has been answered. That a later version of a flow
    /// asks them again is not looked at.
    public boolean onboarded() {
        return Boolean.TRUE.equals(publicMetadata.values().get("onboardingComplete"));
    }

    /// Whether they are locked at this instant.
    public boolean lockedAt(Instant now) {
        return lockedUntil != null && lockedUntil.isAfter(now);
    }

    /// Where mails to them go. Empty for a user without an address.
    public Optional<EmailAddress> primaryAddress() {
        return addresses.stream().filter(Address::primary).map(Address::address).findFirst();
    }

    User reachedAt(List<Address> newAddresses) {
        return with(draft -> draft.addresses = newAddresses);
    }

    User named(String newFirstName, String newLastName) {
        return with(draft -> {
            draft.firstName = newFirstName;
            draft.lastName = newLastName;
        });
    }

    User identifiedBy(String newUsername, String newExternalId) {
        return with(draft -> {
            draft.username = newUsername;
            draft.externalId = newExternalId;
        });
    }

    User pictured(String newImageUrl) {
        return with(draft -> draft.imageUrl = newImageUrl);
    }

    User knownBy(Metadata newPublic, Metadata newPrivate, Metadata newUnsafe) {
        return with(draft -> {
            draft.publicMetadata = newPublic;
            draft.privateMetadata = newPrivate;
            draft.unsafeMetadata = newUnsafe;
        });
    }

    /// @param at when they came to be here, or elsewhere before; null to leave it
    User since(@Nullable Instant at) {
        return with(draft -> draft.createdAt = at == null ? createdAt : at);
    }

    User banned(@Nullable Instant at) {
        return with(draft -> draft.bannedAt = at);
    }

    User locked(@Nullable Instant until) {
        return with(draft -> draft.lockedUntil = until);
    }

    User changed(Instant at) {
        return with(draft -> {
            draft.version = version + 1;
            draft.updatedAt = at;
        });
    }

    private User with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new User(
                id,
                draft.externalId,
                draft.username,
                draft.firstName,
                draft.lastName,
                draft.imageUrl,
                draft.addresses,
                draft.publicMetadata,
                draft.privateMetadata,
                draft.unsafeMetadata,
                draft.version,
                draft.bannedAt,
                draft.lockedUntil,
                draft.createdAt,
                draft.updatedAt,
                lastSignInAt,
                lastActiveAt);
    }

    /// What can change, between one user and the next: seldom more than one thing does.
    private static final class Draft {
        private String externalId;
        private String username;
        private String firstName;
        private String lastName;
        private String imageUrl;
        private List<Address> addresses;
        private Metadata publicMetadata;
        private Metadata privateMetadata;
        private Metadata unsafeMetadata;
        private long version;
        private @Nullable Instant bannedAt;
        private @Nullable Instant lockedUntil;
        private Instant createdAt;
        private Instant updatedAt;

        private Draft(User user) {
            externalId = user.externalId();
            username = user.username();
            firstName = user.firstName();
            lastName = user.lastName();
            imageUrl = user.imageUrl();
            addresses = user.addresses();
            publicMetadata = user.publicMetadata();
            privateMetadata = user.privateMetadata();
            unsafeMetadata = user.unsafeMetadata();
            version = user.version();
            bannedAt = user.bannedAt();
            lockedUntil = user.lockedUntil();
            createdAt = user.createdAt();
            updatedAt = user.updatedAt();
        }
    }
}
