package dev.genkan.server;

import dev.genkan.identity.attempt.Invitations;
import dev.genkan.identity.attempt.SignInTokens;
import dev.genkan.identity.errand.Errands;
import dev.genkan.identity.event.Bell;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.session.Impersonator;
import dev.genkan.server.dashboard.Route;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.List;

/// What an application hands out, made in the engine itself.
public final class Handed {

    private Handed() {}

    public static SignInTokens signInTokens(Engine engine) {
        return engine.signInTokens;
    }

    /// Everything that can be asked of its dashboard.
    public static List<Route> dashboardRoutes(Engine engine) {
        return engine.dashboardRoutes();
    }

    /// A browser in which somebody acts in the place of this member.
    public static SignedInBrowser inPlaceOf(Engine engine, UserId member, UserId who) {
        Clients.Opened browser = engine.clients.open(ClientToken.NONE);
        SessionId session = engine.sessions.begin(
                browser.id(), member, dev.genkan.identity.Browser.NONE, Impersonator.of(who), Duration.ofHours(1));
        String cookie = engine.signIn(who).cookieName();
        return new SignedInBrowser(cookie, browser.token(), session);
    }

    /// Nobody of this process works on what is begun in them.
    public static Errands errandsOfAnotherNode(Engine engine) {
        return new Errands(
                engine.database, engine.users, engine.operators, engine.ids, engine.audit, new Bell(), engine.clock);
    }

    /// Without mails.
    public static Invitations invitations(Engine engine) {
        return new Invitations(engine.database, engine.ids, engine.audit, mail -> {}, engine.clock);
    }
}
