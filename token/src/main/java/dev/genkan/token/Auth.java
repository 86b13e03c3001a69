package dev.genkan.token;

/// Who is asking: nobody we know, or a member whose claims have been verified.
public sealed interface Auth {

    /// Nobody is signed in.
    record SignedOut() implements Auth {}

    /// A member is signed in, and this is what their session token says.
    record SignedIn(Claims claims) implements Auth {

        public UserId userId() {
            return claims.userId();
        }

        public SessionId sessionId() {
            return claims.sessionId();
        }
    }
}
