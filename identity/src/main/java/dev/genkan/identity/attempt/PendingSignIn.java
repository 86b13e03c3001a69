package dev.genkan.identity.attempt;

/// A sign-in that waits for proof.
public sealed interface PendingSignIn {

    /// The address, as it was typed.
    String emailAddress();

    /// Nothing was sent yet.
    record NeedsFirstFactor(String emailAddress) implements PendingSignIn {}

    /// A code was sent; a password still does.
    record NeedsCode(PendingCode code) implements PendingSignIn {
        @Override
        public String emailAddress() {
            return code.emailAddress();
        }
    }
}
