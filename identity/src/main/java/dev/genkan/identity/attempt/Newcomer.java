package dev.genkan.identity.attempt;

import dev.genkan.identity.user.Metadata;

/// What somebody who signs up has said of themselves so far. Texts that were never given are empty.
///
/// @param externalId what the application calls them
/// @param unsafeMetadata what the user will begin with
/// @param publicMetadata what their invitation says, if they have one
public record Newcomer(
        String emailAddress,
        String firstName,
        String lastName,
        String locale,
        String externalId,
        boolean hasPassword,
        Metadata unsafeMetadata,
        Metadata publicMetadata) {}
