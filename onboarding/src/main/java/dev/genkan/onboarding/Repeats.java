package dev.genkan.onboarding;

import dev.genkan.onboarding.Replies.Claim;
import dev.genkan.onboarding.Replies.Reply;
import dev.genkan.token.UserId;
import java.util.function.Supplier;

/// The same request under the same key is worked on once, however often and however simultaneously it comes.
///
/// A journey takes no answer twice by itself; what a key adds is that the repetition gets the *answer* of the first
/// time, also when the journey has gone on since, and that going back or being refused happens once too.
public record Repeats(Replies replies) {

    /// What a request with a key came to.
    public sealed interface Outcome {

        /// Answered, now or the first time.
        record Answered(Reply reply) implements Outcome {}

        /// The key was used for something else.
        record OtherRequest() implements Outcome {}

        /// The first one is still being worked on after half a minute.
        record Busy() implements Outcome {}
    }

    /// Faults of ours, statuses from 500 on, are not kept: nothing was done, and the next try may succeed.
    ///
    /// @param key whatever the program chose
    /// @param request a hash of what it asks
    public Outcome once(UserId user, String key, String request, Supplier<Reply> work) {
        Patience patience = new Patience();
        while (true) {
            switch (replies.claim(user, key, request)) {
                case Claim.Mine mine -> {
                    return new Outcome.Answered(answered(mine, work));
                }
                case Claim.Known known -> {
                    return new Outcome.Answered(known.reply());
                }
                case Claim.OtherRequest other -> {
                    return new Outcome.OtherRequest();
                }
                case Claim.Busy busy -> {
                    if (!patience.waits()) {
                        return new Outcome.Busy();
                    }
                }
            }
        }
    }

    private Reply answered(Claim.Mine claim, Supplier<Reply> work) {
        boolean kept = false;
        try {
            Reply reply = work.get();
            if (reply.status() < 500) {
                replies.keep(claim, reply);
                kept = true;
            }
            return reply;
        } finally {
            if (!kept) {
                replies.release(claim);
            }
        }
    }
}
