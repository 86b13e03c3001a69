package dev.genkan.server;

import dev.genkan.identity.account.FreshFactor;
import dev.genkan.identity.session.TokenPreviews;
import dev.genkan.server.dashboard.AuditRoom;
import dev.genkan.server.dashboard.Dashboard;
import dev.genkan.server.dashboard.DashboardDesk;
import dev.genkan.server.dashboard.OperatorsRoom;
import dev.genkan.server.dashboard.Phrases;
import dev.genkan.server.dashboard.Room;
import dev.genkan.server.dashboard.tokens.JwtTemplatesRoom;
import dev.genkan.server.dashboard.tokens.KeysRoom;
import dev.genkan.server.dashboard.tokens.ServerAddresses;
import dev.genkan.server.dashboard.tokens.SessionsRoom;
import dev.genkan.server.dashboard.tokens.TemplateTrial;
import dev.genkan.server.dashboard.tokens.TokenFacts;
import dev.genkan.server.dashboard.webhooks.WebhooksRoom;
import dev.genkan.server.pages.Desk;
import dev.genkan.server.wire.Place;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the dashboard together: which rooms it has depends on what the engine stands in.
final class DashboardPlan {

    private final Engine engine;
    private final FreshFactor factor;
    private final DashboardDesk desk;
    private final At at;

    /// Where it stands.
    ///
    /// @param place of a server of its own; empty in an application's process
    /// @param previews of session tokens as they are made there
    record At(URI publicUrl, Optional<Place> place, TokenPreviews previews) {}

    DashboardPlan(Engine engine, Desk house, FreshFactor factor, At at) {
        this.engine = engine;
        this.at = at;
        this.factor = factor;
        this.desk = new DashboardDesk(
                house, house.dashboardAt(), new Phrases(engine.clock), engine.isDevelopment());
    }

    Dashboard dashboard() {
        return new Dashboard(desk, engine.operators, engine.sessions, factor, rooms());
    }

    private List<Room> rooms() {
        List<Room> rooms = new ArrayList<>();
        rooms.add(new OperatorsRoom(desk, engine.operators));
        rooms.add(new AuditRoom(desk, engine.audit));
        TokenFacts facts = new TokenFacts(at.publicUrl(), engine.signingKeys);
        TemplateTrial trial = new TemplateTrial(engine.users, at.previews(), engine.budget);
        rooms.add(new SessionsRoom(
                desk,
                engine.sessionTemplate,
                trial,
                engine.audit,
                engine.instance::id,
                engine.settings.limits(),
                facts));
        at.place().ifPresent(place -> {
            rooms.add(new JwtTemplatesRoom(desk, engine.jwtTemplates, trial));
            rooms.add(new KeysRoom(desk, ServerAddresses.of(place), engine.secretKeys, facts));
        });
        rooms.add(new WebhooksRoom(desk, engine.webhooks));
        return rooms;
    }
}
