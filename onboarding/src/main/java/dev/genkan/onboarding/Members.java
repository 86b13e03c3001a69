package dev.genkan.onboarding;

import dev.genkan.gate.Sessions;
import dev.genkan.token.Claims;
import dev.genkan.token.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The people, as far as onboarding needs to know them.
///
/// There are two kinds. The embedded engine's takes part in the transaction of [Journeys#inTransaction]: metadata,
/// receipt and the application's own rows are kept together, or none of them. Over the network no transaction spans
/// the wire: there the application's completion runs first and must bear repetition, and metadata is written last.
public interface Members {

    /// @return empty if there is nobody of that id any more
    Optional<Member> find(UserId id);

    /// Merges deeply into the metadata: objects are merged, everything else is replaced, `null` deletes.
    ///
    /// @param publicPatch for the public metadata
    /// @param privatePatch for the private metadata; empty leaves it alone
    /// @return the public metadata as it is then
    /// @throws TooLarge if what came of it could not be carried by a token; nothing is changed then
    /// @throws IllegalStateException if there is no such user
    Map<String, @Nullable Object> mergeMetadata(
            UserId id, Map<String, @Nullable Object> publicPatch, Map<String, @Nullable Object> privatePatch);

    /// The same for somebody who has just been found in this transaction, together with what happened by it, which is
    /// told as [#happened] tells it. Both at once may cost less than one after the other.
    default Map<String, @Nullable Object> mergeMetadata(
            Member found,
            Map<String, @Nullable Object> publicPatch,
            Map<String, @Nullable Object> privatePatch,
            List<Happening> happenings) {
        Map<String, @Nullable Object> after = mergeMetadata(found.id(), publicPatch, privatePatch);
        happened(happenings);
        return after;
    }

    /// Told of what happens in the transaction that stores it, so that others can be told of it for certain. Nobody is,
    /// unless an implementation says otherwise.
    default void happened(List<Happening> happenings) {}

    /// A token minted from what is stored now, for the session of these verified claims.
    Sessions.Fresh fresh(Claims claims);

    /// More than a token can carry. Thrown, because it has to undo what else was written in the same transaction.
    final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int excess;

        /// @param excess bytes of the token that are too many; 0 where nobody counted
        public TooLarge(int excess, Throwable cause) {
            super("the public metadata would not fit into a token", cause);
            this.excess = excess;
        }

        /// Bytes of the token that are too many; 0 where nobody counted.
        public int excess() {
            return excess;
        }
    }
}
