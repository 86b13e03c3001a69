package dev.genkan.onboarding;

import dev.genkan.token.UserId;

/// Somebody who has signed up.
///
/// @param emailAddress the primary address, empty if there is none
public record Member(UserId id, String emailAddress) {}
