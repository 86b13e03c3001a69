package dev.genkan.gate;

import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.Optional;

/// What somebody brought to show who they are, and what came of it. Never the secrets themselves.
///
/// @param userId who they are; empty for nobody
/// @param token what was found of the session token
/// @param reason why it was refused, such as `wrong_issuer`; empty if it was not
/// @param age since the token was made; zero where there is none that could be believed
/// @param browser whether the client cookie came with it
/// @param store what the store said of the session
public record Shown(String userId, Token token, String reason, Duration age, boolean browser, Store store) {

    /// Nobody looked: the request was refused before.
    public static final Shown UNSEEN = new Shown("", Token.UNSEEN, "", Duration.ZERO, false, Store.NOT_ASKED);

    /// What was found of the session token.
    public enum Token {
        /// Nobody looked at it.
        UNSEEN,
        /// There is none.
        NONE,
        GENUINE,
        EXPIRED,
        REFUSED
    }

    /// What the store said of the session.
    public enum Store {
        NOT_ASKED,
        ALIVE,
        /// Ended, revoked, expired; its member banned or deleted; or never there.
        OVER
    }

    public Optional<UserId> user() {
        return userId.isEmpty() ? Optional.empty() : Optional.of(new UserId(userId));
    }

    /// A few words on the token: `session token genuine, 12 s old`.
    public String tokenWords() {
        return switch (token) {
            case UNSEEN -> "not looked at";
            case NONE -> "none";
            case GENUINE -> "genuine, " + age.toSeconds() + " s old";
            case EXPIRED -> "expired, " + age.toSeconds() + " s old";
            case REFUSED -> "refused: " + reason;
        };
    }

    /// A few words on what the store said.
    public String storeWords() {
        return switch (store) {
            case NOT_ASKED -> "not asked";
            case ALIVE -> "the session is alive";
            case OVER -> "no session any more";
        };
    }
}
