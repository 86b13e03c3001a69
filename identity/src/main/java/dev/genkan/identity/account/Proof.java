package dev.genkan.identity.account;

import dev.genkan.identity.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;

/// What comes of a password or a code with which a member proves something.
public sealed interface Proof {

    /// It is proven.
    record Proven() implements Proof {}

    record WrongPassword() implements Proof {}

    record WrongCode(int triesLeft) implements Proof {}

    /// The code's time is up, or its tries are, or none was sent.
    record ExpiredCode() implements Proof {}

    /// Too many wrong passwords.
    record Locked(Instant until) implements Proof {}

    /// @param retryAfter how long until one more try comes back
    record TooMany(Duration retryAfter) implements Proof {}

    /// The session is over, the user is gone, or there is no such thing to prove.
    record Nothing() implements Proof {}

    /// What somebody who is to prove who they are can do so with; always by a code, too.
    ///
    /// @param address where a code goes
    /// @param password whether they have a password that proves something
    /// @param codeSent whether a code is on its way that still works
    record Asked(EmailAddress address, boolean password, boolean codeSent) {}
}
