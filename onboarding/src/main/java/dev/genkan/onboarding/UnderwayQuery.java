package dev.genkan.onboarding;

import java.time.Instant;

/// Who stands at a step of a flow, a page at a time, the latest to have begun first.
///
/// @param startedAt where the page begins: after the journey of this instant and id
/// @param journey the id of a journey; empty for the first page
/// @param most at least 1
public record UnderwayQuery(String flow, String step, Instant startedAt, String journey, int most) {

    public UnderwayQuery {
        if (most < 1) {
            throw new IllegalArgumentException("nobody is asked for, " + most + " at a time");
        }
    }

    /// The first page.
    public static UnderwayQuery at(String flow, String step, int most) {
        return new UnderwayQuery(flow, step, Instant.EPOCH, "", most);
    }

    /// The page after this one of them.
    public UnderwayQuery after(Underway last) {
        return new UnderwayQuery(flow, step, last.startedAt(), last.journey().value(), most);
    }
}
