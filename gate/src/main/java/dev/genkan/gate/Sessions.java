package dev.genkan.gate;

import dev.genkan.token.Auth;
import dev.genkan.token.Claims;

/// The gate's one port: what the store knows that a token cannot.
///
/// Implemented by the embedded engine and by the remote client. No answer of it means "redirect to yourself".
public interface Sessions {

    /// Whether something changed (metadata, ban, end of session) that this still valid token may not know of.
    /// Costs no I/O: it is asked on every gated request.
    boolean suspect(Claims claims);

    /// Looks at the store for the browser that holds this client token (the raw value of the `__client` cookie;
    /// any text a stranger may send is fine).
    Fresh freshFor(String clientToken);

    /// Looks at the store for the session of a token that has been verified and has not expired.
    Fresh freshFor(Claims genuine);

    /// What the store says now.
    sealed interface Fresh {

        /// The session is alive; `token` was minted just now and says what `auth` says.
        record SignedIn(Auth.SignedIn auth, String token) implements Fresh {

            /// Names the session and never the token: whoever has that is the member for a minute.
            @Override
            public String toString() {
                return "SignedIn[" + auth.userId() + ", " + auth.sessionId() + "]";
            }
        }

        /// There is no session any more, or there never was one.
        record SignedOut() implements Fresh {}
    }
}
