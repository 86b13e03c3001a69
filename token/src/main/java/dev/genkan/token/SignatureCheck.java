package dev.genkan.token;

import dev.genkan.token.Verdict.Reason;

/// Whether a token was signed by one of these keys. Answered by [JwsVerifier]; a seam, so that tests can count how
/// often it is asked.
interface SignatureCheck {

    sealed interface Outcome {

        /// Signed by one of the keys.
        @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
        record Sound(byte[] payload) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }

    /// Any text may be given; nothing is thrown for it.
    Outcome verify(String token, KeySet keys);
}
