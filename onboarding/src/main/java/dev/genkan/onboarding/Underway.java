package dev.genkan.onboarding;

import dev.genkan.token.UserId;
import java.time.Instant;

/// A member who is in the middle of a flow, without anything they have answered.
///
/// @param version of the flow, as the journey was last written
/// @param step the name of the step that is asked now, or [Step#CHECK]
/// @param startedAt when the journey began
public record Underway(JourneyId journey, UserId user, String flow, int version, String step, Instant startedAt) {}
