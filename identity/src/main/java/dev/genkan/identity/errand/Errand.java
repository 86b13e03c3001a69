package dev.genkan.identity.errand;

import dev.genkan.identity.event.Actor;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Map;

/// Something that is done to many people, and how far it has come.
///
/// @param id `err_` and letters or digits
/// @param asked who was meant, as the list said it
/// @param actor who wants it
/// @param people how many were meant when it began
/// @param state as it is now
/// @param endedAt [Instant#EPOCH] while it runs
/// @param counts of people by what became of them; those of whom there are none are not in it
public record Errand(
        String id,
        Act act,
        String asked,
        Actor actor,
        int people,
        State state,
        Instant begunAt,
        Instant endedAt,
        Map<Outcome, Integer> counts) {

    /// What is done to each of them.
    public enum Act {
        BAN,
        UNBAN,
        DELETE
    }

    /// Where it stands.
    public enum State {
        RUNNING,
        FINISHED,
        /// Before it was through. Nobody goes on with it.
        STOPPED
    }

    /// What became of one of them.
    public enum Outcome {
        /// It is not their turn, or never will be.
        WAITING,
        DONE,
        /// They are an operator, or whoever wanted it.
        SPARED,
        /// Nobody had that id any more.
        GONE,
        FAILED
    }

    /// One of them.
    ///
    /// @param why a sentence; empty unless it failed
    public record Person(UserId user, Outcome outcome, String why) {}

    public Errand {
        counts = Map.copyOf(counts);
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /// How many of them came to this.
    public int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /// Whose turn has been.
    public int behind() {
        return people - count(Outcome.WAITING);
    }
}
