package dev.genkan.identity.attempt;

import dev.genkan.identity.DeviceToken;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Everything that can be answered to somebody who signs up or in. None of it tells whether an address is known here,
/// except to whoever has proven that it is theirs, or where the house wants it so (see [Rules]).
public sealed interface Answer {

    /// A code is on its way, or looks as if it were.
    ///
    /// @param client what the browser must show from now on
    record NeedsCode(ClientToken client) implements Answer, SignUpBegun, SignInBegun, ResetBegun {}

    /// It goes on; what is asked next stands in the attempt itself.
    ///
    /// @param client what the browser must show from now on
    record Standing(AttemptId id, ClientToken client) implements Answer, AttemptMoved {}

    /// A password or a code, please.
    ///
    /// @param client what the browser must show from now on
    record NeedsFirstFactor(ClientToken client) implements Answer, SignInBegun {}

    /// Something typed cannot be right; nothing has begun, or been used up.
    record Rejected(List<Problem> problems)
            implements Answer, SignUpBegun, SignInBegun, ResetBegun, ResetFinished, LinkFollowed, AttemptMoved {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /// Welcome.
    ///
    /// @param client the browser's new token; the old one is worthless
    /// @param returnTo what was asked for at the beginning; empty if nothing was
    /// @param device what the browser must show to be known when it signs in again
    record SignedIn(UserId userId, SessionId sessionId, ClientToken client, String returnTo, DeviceToken device)
            implements Answer, Proven, PasswordEntered {}

    record WrongCode(int triesLeft) implements Answer, CodeEntered, ResetFinished {}

    /// The code's time is up, or its tries are; another may be asked for.
    record ExpiredCode() implements Answer, CodeEntered, ResetFinished {}

    record WrongPassword() implements Answer, PasswordEntered {}

    /// The password is right, and somebody else may know it: it opens nothing until another one takes its place.
    record CompromisedPassword() implements Answer, PasswordEntered {}

    /// Too many wrong passwords at this address. A code from a mail still opens.
    record Locked(Instant until) implements Answer, PasswordEntered {}

    /// They are who they say, and are shut out. Answered only after proof.
    record Banned() implements Answer, Proven, PasswordEntered {}

    /// More passwords are being hashed than this machine can hash. Nothing was compared, counted or begun.
    ///
    /// @param retryAfter when it may be better
    record Busy(Duration retryAfter) implements Answer, SignUpBegun, PasswordEntered, ResetFinished, LinkFollowed {

        /// Nobody knows when; as long as people were kept waiting is a fair guess.
        static final Busy ABOUT = new Busy(Duration.ofSeconds(5));
    }

    /// They are who they say, and are shut out until then, or for good ([dev.genkan.identity.user.User#FOR_GOOD]).
    /// Answered only after proof.
    record LockedOut(Instant until) implements Answer, Proven, PasswordEntered {}

    /// A code was sent, or it looks as if one were.
    record Sent() implements Answer, CodeRequested {}

    /// One was sent just now.
    ///
    /// @param retryAfter how long until another may be
    record TooSoon(Duration retryAfter) implements Answer, CodeRequested {}

    /// A limit of the address or the network is reached.
    ///
    /// @param retryAfter how long until one more try comes back
    record TooMany(Duration retryAfter)
            implements Answer,
                    SignUpBegun,
                    SignInBegun,
                    ResetBegun,
                    ResetFinished,
                    CodeEntered,
                    PasswordEntered,
                    CodeRequested {}

    /// This browser has begun nothing, or it is over.
    record NoAttempt() implements Answer, CodeEntered, PasswordEntered, CodeRequested, ResetFinished, LinkFollowed {}
}
