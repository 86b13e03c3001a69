package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Attempts.Kind;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;

/// What happens to everybody who has proven who they are: a session, and a new token for their browser. Part of the
/// caller's transaction.
final class Arrival {

    private final Collaborators with;
    private final Attempts signUps;
    private final Attempts signIns;

    Arrival(Collaborators with) {
        this.with = with;
        this.signUps = attempts(with, Kind.SIGN_UP);
        this.signIns = attempts(with, Kind.SIGN_IN);
    }

    static Attempts attempts(Collaborators with, Kind kind) {
        return new Attempts(
                with.database(),
                kind,
                switch (kind) {
                    case SIGN_UP -> with.limits().signUpLifetime();
                    case SIGN_IN -> with.limits().signInLifetime();
                },
                with.ids(),
                with.clock());
    }

    Answer.SignedIn of(UserId user, Attempt attempt, Attempts kind, Browser browser) {
        SessionId session = with.sessions().begin(attempt.client(), user, browser);
        ClientToken token = with.clients().rotate(attempt.client());
        kind.cameTo(attempt, user, session);
        signUps.close(attempt.client());
        signIns.close(attempt.client());
        return new Answer.SignedIn(user, session, token, attempt.returnTo());
    }
}
