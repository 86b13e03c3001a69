package dev.genkan.server.embedded;

import dev.genkan.gate.Sessions;
import dev.genkan.identity.session.Activity;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Minted;
import dev.genkan.identity.session.RecentChanges;
import dev.genkan.identity.session.SessionTokens;
import dev.genkan.token.Auth;
import dev.genkan.token.Claims;

/// The gate's port, answered by the engine in the same process: one select for a look, memory for a suspicion. Whoever
/// is given a token has been here.
public record EmbeddedSessions(SessionTokens tokens, RecentChanges changes, Activity activity) implements Sessions {

    @Override
    public boolean suspect(Claims claims) {
        return changes.suspect(claims);
    }

    @Override
    public Fresh freshFor(String clientToken) {
        return fresh(tokens.mintFor(new ClientToken(clientToken)));
    }

    @Override
    public Fresh freshFor(Claims genuine) {
        return fresh(tokens.mintFor(genuine.sessionId()));
    }

    private Fresh fresh(Minted minted) {
        return switch (minted) {
            case Minted.Token token -> {
                activity.seen(token.claims().sessionId(), token.claims().userId());
                yield new Fresh.SignedIn(new Auth.SignedIn(token.claims()), token.jwt());
            }
            case Minted.Nobody nobody -> new Fresh.SignedOut();
        };
    }
}
