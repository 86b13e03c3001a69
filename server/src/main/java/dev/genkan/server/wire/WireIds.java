package dev.genkan.server.wire;

import dev.genkan.identity.credential.AttemptId;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.util.Optional;
import java.util.function.Function;

/// Ids out of strangers' hands.
public final class WireIds {

    private WireIds() {}

    /// Empty for what is no id of a session.
    public static Optional<SessionId> session(String text) {
        return parsed(text, SessionId::new);
    }

    /// Empty for what is no id of a user.
    public static Optional<UserId> user(String text) {
        return parsed(text, UserId::new);
    }

    /// Empty for what is no id of a sign-up or sign-in.
    public static Optional<AttemptId> attempt(String text) {
        return parsed(text, AttemptId::new);
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException hostile) {
            return Optional.empty();
        }
    }
}
