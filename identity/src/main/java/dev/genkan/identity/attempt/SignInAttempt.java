package dev.genkan.identity.attempt;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.SessionId;

/// Where a sign-in is in its life. One that is over is never finished.
public sealed interface SignInAttempt {

    Begun begun();

    /// The address, as it was typed.
    EmailAddress identifier();

    /// Proof, please.
    ///
    /// @param proof how far it has come
    record NeedsFirstFactor(Begun begun, EmailAddress identifier, Verification proof) implements SignInAttempt {}

    /// The mailbox is proven, and a new password is still to be chosen.
    record NeedsNewPassword(Begun begun, EmailAddress identifier, Verification proof) implements SignInAttempt {}

    /// A session has come of it.
    record Complete(Begun begun, EmailAddress identifier, Verification proof, SessionId session)
            implements SignInAttempt {}

    /// Its time is up, the browser has begun something else, or whoever came was not let in.
    record Abandoned(Begun begun, EmailAddress identifier) implements SignInAttempt {}
}
