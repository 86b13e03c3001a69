package dev.genkan.identity.session;

import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.User;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a claims template may speak of. Texts that were never given are empty. Private metadata is not among it: a
/// token can be read by whoever holds it.
///
/// @param primaryEmailAddress empty for a user without one
/// @param actor who acts in the user's place; empty if nobody does
public record TemplateContext(
        UserId userId,
        String externalId,
        String username,
        String firstName,
        String lastName,
        String imageUrl,
        String primaryEmailAddress,
        boolean emailVerified,
        Instant createdAt,
        Instant updatedAt,
        Metadata publicMetadata,
        Metadata unsafeMetadata,
        Map<String, @Nullable Object> actor) {

    private static final UserId NOBODY = new UserId("user_" + "0".repeat(27));
    /// As many digits as a time has for some hundred years.
    private static final Instant LATEST = Instant.ofEpochMilli(9_999_999_999_999L);
    /// 254 characters, each as long as a character is in UTF-8 without being two.
    private static final String LONGEST_ADDRESS = "\u8fce".repeat(254);

    /// A user as a token tells of them while nobody acts in their place.
    static TemplateContext of(User user) {
        Optional<User.Address> primary =
                user.addresses().stream().filter(User.Address::primary).findFirst();
        return new TemplateContext(
                user.id(),
                user.externalId(),
                user.username(),
                user.firstName(),
                user.lastName(),
                user.imageUrl(),
                primary.map(address -> address.address().value()).orElse(""),
                primary.map(User.Address::verified).orElse(false),
                user.createdAt(),
                user.updatedAt(),
                user.publicMetadata(),
                user.unsafeMetadata(),
                Map.of());
    }

    /// Somebody of whom nothing is known but this.
    static TemplateContext of(Metadata publicMetadata) {
        return new TemplateContext(
                NOBODY, "", "", "", "", "", "", false, LATEST, LATEST, publicMetadata, Metadata.EMPTY, Map.of());
    }

    /// The same while somebody acts in their place.
    TemplateContext actedFor(Map<String, @Nullable Object> other) {
        return new TemplateContext(
                userId,
                externalId,
                username,
                firstName,
                lastName,
                imageUrl,
                primaryEmailAddress,
                emailVerified,
                createdAt,
                updatedAt,
                publicMetadata,
                unsafeMetadata,
                other);
    }

    /// Somebody who has just signed up, with an address longer than which there is none.
    static TemplateContext ofLongestNewcomer(UserId id) {
        return new TemplateContext(
                id,
                "",
                "",
                "",
                "",
                "",
                LONGEST_ADDRESS,
                false,
                LATEST,
                LATEST,
                Metadata.EMPTY,
                Metadata.EMPTY,
                Map.of());
    }
}
