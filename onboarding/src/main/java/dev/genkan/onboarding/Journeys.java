package dev.genkan.onboarding;

import dev.genkan.token.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What members have answered so far, and the receipts of what they have finished.
public interface Journeys {

    /// Runs `work` in one transaction: everything it writes is kept, or nothing if it throws.
    <T> T inTransaction(Supplier<T> work);

    /// The one open journey of this member through this flow; a new one begins where there is none. An open journey of
    /// another version of the flow goes on at the first step of this one, with its answers. Not to be called within a
    /// transaction: when two requests begin at once, one of them tries again.
    ///
    /// @param returnTo where the member wanted to go, remembered with the journey; empty leaves what is remembered
    Journey open(UserId user, Onboarding flow, String returnTo);

    /// @return empty if there is no such journey
    Optional<Journey> find(JourneyId id);

    /// Keeps the answers of an open journey and the step it is at, if nobody has written it since it was read.
    Kept save(Journey open);

    /// Keeps the answers of a journey and closes it, under the same condition. Of many who try, one wins; while the
    /// winner's transaction lasts the journey is [Kept#BUSY] to the others.
    Kept finish(Journey finished);

    /// Keeps the receipt of a finished journey; one for each journey.
    void keep(Receipt receipt);

    /// Every receipt of a member, the oldest first.
    List<Receipt> receipts(UserId user);

    /// Deletes everything about a member who goes: journeys, answers and receipts. Takes part in the transaction that
    /// is open on the thread.
    void forget(UserId user);
}
