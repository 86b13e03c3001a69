package dev.genkan.onboarding;

import dev.genkan.token.UserId;

/// What was answered to requests that carry a key of the program's own, so that the same request is answered the same
/// again. Kept for a day.
public interface Replies {

    /// Reserves a key of this member for the request that is being worked on.
    ///
    /// @param key whatever the program chose
    /// @param request a hash of what it asks
    Claim claim(UserId user, String key, String request);

    /// Keeps what was answered; no effect if somebody else has the key meanwhile.
    void keep(Claim.Mine claim, Reply reply);

    /// Gives the key back: nothing was done under it.
    void release(Claim.Mine claim);

    /// An answer as it went out, but for what must not be kept.
    ///
    /// @param body JSON
    record Reply(int status, String body) {

        /// Answers stay out of logs.
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /// What became of the attempt to reserve a key.
    sealed interface Claim {

        /// It is the caller's, who answers and then keeps the answer, or releases the key.
        ///
        /// @param id of the row
        /// @param at in milliseconds
        record Mine(String id, long at) implements Claim {}

        /// The same was asked before, and this was the answer.
        record Known(Reply reply) implements Claim {}

        /// The same is being asked at this very moment, or was a moment ago by somebody who never came to an answer.
        record Busy() implements Claim {}

        /// The key was used for something else.
        record OtherRequest() implements Claim {}
    }
}
