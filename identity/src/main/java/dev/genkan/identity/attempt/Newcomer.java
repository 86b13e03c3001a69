package dev.genkan.identity.attempt;

import dev.genkan.identity.user.Metadata;

/// What somebody who signs up has said of themselves so far. Texts that were never given are empty.
///
/// @param unsafeMetadata what the user will begin with
/// @param publicMetadata what their invitation says, if they have one
public record Newcomer(
        String emailAddress,
        String firstName,
        String lastName,
        String locale,
        boolean hasPassword,
        Metadata unsafeMetadata,
        Metadata publicMetadata) {}
