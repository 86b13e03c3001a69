package dev.genkan.server;

import dev.genkan.identity.attempt.Invitations;
import dev.genkan.identity.attempt.SignInTokens;

/// What an application hands out, made in the engine itself.
public final class Handed {

    private Handed() {}

    public static SignInTokens signInTokens(Engine engine) {
        return engine.signInTokens;
    }

    /// Without mails.
    public static Invitations invitations(Engine engine) {
        return new Invitations(engine.database, engine.ids, engine.audit, mail -> {}, engine.clock);
    }
}
