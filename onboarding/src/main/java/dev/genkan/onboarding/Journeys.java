package dev.genkan.onboarding;

import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What members have answered so far, and the receipts of what they have finished.
public interface Journeys {

    /// Runs `work` in one transaction: everything it writes is kept, or nothing if it throws.
    <T> T inTransaction(Supplier<T> work);

    /// An id that no journey has.
    JourneyId newId(Instant now);

    /// Keeps a journey that begins.
    ///
    /// @throws AlreadyBegun if the member has an open journey through this flow; the transaction is over then
    void begin(Journey begun, boolean encrypted);

    /// The one open journey of a member through a flow.
    Optional<Journey> findOpen(UserId user, String flow);

    /// The journey of a member through a flow that was finished last.
    Optional<Journey> findFinished(UserId user, String flow);

    /// @return empty if there is no such journey
    Optional<Journey> find(JourneyId id);

    /// Takes a journey for the rest of the transaction that is open on the thread, so that nobody else writes it.
    Taken take(JourneyId id);

    /// Keeps where an open journey is, its answers and drafts, if nobody has written it since it was read.
    ///
    /// @param encrypted whether answers and drafts are to be unreadable in the database
    /// @return false if somebody has; nothing is kept then
    boolean save(Journey open, boolean encrypted);

    /// Closes a journey, under the same condition. Of many who try, one wins.
    boolean finish(Journey finished);

    /// Remembers where the member wants to go, unless the journey is being written at this moment.
    void remember(JourneyId open, String returnTo);

    /// Keeps the receipt of a finished journey; one for each journey.
    void keep(Receipt receipt);

    /// Keeps what is to be done after a completion; takes part in the transaction that is open on the thread.
    void owe(Due due);

    /// Every receipt of a member, the oldest first.
    List<Receipt> receipts(UserId user);

    /// Receipts of a flow, the oldest first.
    List<Receipt> receipts(ReceiptQuery query);

    /// Every journey of a member, the oldest first: what an export of their data has of them.
    List<Journey> journeys(UserId user);

    /// Deletes open journeys through a flow that nobody has written since then, with their answers.
    ///
    /// @return how many
    int forgetDrafts(String flow, Instant untouchedSince);

    /// Deletes everything about a member who goes: journeys, answers, receipts and what was still to be done. Takes
    /// part in the transaction that is open on the thread.
    void forget(UserId user);

    /// Another request of the same member was faster. Thrown, because some databases give up the transaction.
    final class AlreadyBegun extends RuntimeException {

        private static final long serialVersionUID = 1;

        public AlreadyBegun(Throwable cause) {
            super("the member is on this way already", cause);
        }
    }

    /// What became of the attempt to take a journey.
    sealed interface Taken {

        /// It is the caller's until the end of the transaction, and this is how it is.
        record Mine(Journey journey) implements Taken {}

        /// Somebody has it at this very moment, and nobody waits; to be tried again in a while, and not from within the
        /// same transaction.
        record Busy() implements Taken {}

        /// There is no such journey.
        record Gone() implements Taken {}
    }
}
