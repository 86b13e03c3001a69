package dev.genkan.onboarding;

import dev.genkan.gate.Sessions;
import dev.genkan.token.Claims;
import dev.genkan.token.UserId;
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

    /// The public metadata as it is stored now, not as a token says; an empty map if there is none, or no such user.
    /// JSON values.
    Map<String, @Nullable Object> publicMetadata(UserId id);

    /// Merges deeply into the public metadata: objects are merged, everything else is replaced, `null` deletes.
    ///
    /// @throws TooLarge if what came of it could not be carried by a token; nothing is changed then
    /// @throws IllegalStateException if there is no such user
    void mergePublicMetadata(UserId id, Map<String, @Nullable Object> patch);

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
