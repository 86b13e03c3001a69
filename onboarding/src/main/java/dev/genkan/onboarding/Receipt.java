package dev.genkan.onboarding;

import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Locale;

/// The proof of one completion: who finished what, when, and which words they had been shown. Written once, never
/// changed.
///
/// @param version the version of the flow that was finished
/// @param locale the language of the words
/// @param textHash SHA-256 of those words in lower-case hexadecimal, as [ShownText] lays them out
/// @param completedAt when, in milliseconds' precision
/// @param actor who answered; the member, unless somebody acts for them
public record Receipt(
        JourneyId journey,
        UserId user,
        String flow,
        int version,
        Locale locale,
        String textHash,
        Instant completedAt,
        UserId actor) {}
