package dev.genkan.gate.servlet;

import dev.genkan.gate.Sessions;
import dev.genkan.token.Auth;
import dev.genkan.token.Claims;
import dev.genkan.token.TokenVerifier;
import dev.genkan.token.Verdict;

/// Recognises visitors: by the token alone where it is genuine and unsuspected (no I/O), otherwise by one look at the
/// store.
record Recognition(TokenVerifier verifier, Sessions sessions) {

    Sighting byToken(Papers papers) {
        if (papers.token().isEmpty()) {
            return new Sighting.WithoutToken(byClient(papers));
        }
        Verdict verdict = verifier.verify(papers.token());
        return new Sighting.WithToken(
                verdict,
                switch (verdict) {
                    case Verdict.Genuine genuine ->
                        sessions.suspect(genuine.claims())
                                ? byStore(papers, genuine.claims())
                                : new Finding.Vouched(new Auth.SignedIn(genuine.claims()));
                    case Verdict.Expired expired -> byClient(papers);
                    case Verdict.Rejected rejected -> byClient(papers);
                });
    }

    /// @param genuine the claims of the papers' own token: they have to do for a browser that keeps back the client
    ///     cookie
    Finding byStore(Papers papers, Claims genuine) {
        return found(
                papers.clientToken().isEmpty() ? sessions.freshFor(genuine) : sessions.freshFor(papers.clientToken()));
    }

    /// What a token says that was minted a moment ago.
    ///
    /// @throws IllegalStateException if the gate would not accept it: issuer, keys or clock of the two differ, and the
    ///     visitor would be sent round in circles
    Auth.SignedIn justMinted(String token) {
        return switch (verifier.verify(token)) {
            case Verdict.Genuine genuine -> new Auth.SignedIn(genuine.claims());
            case Verdict.Expired expired ->
                throw new IllegalStateException("the token just minted for "
                        + expired.claims().userId() + " has expired: do the gate and its maker share a clock?");
            case Verdict.Rejected rejected ->
                throw new IllegalStateException("the token just minted is not accepted by the gate ("
                        + rejected.reason() + "): do the gate and its maker share issuer, origin and keys?");
        };
    }

    private Finding byClient(Papers papers) {
        return papers.clientToken().isEmpty() ? new Finding.Nobody() : found(sessions.freshFor(papers.clientToken()));
    }

    private static Finding found(Sessions.Fresh fresh) {
        return switch (fresh) {
            case Sessions.Fresh.SignedIn alive -> new Finding.Minted(alive.auth(), alive.token());
            case Sessions.Fresh.SignedOut over -> new Finding.Over();
        };
    }
}
