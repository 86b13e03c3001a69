package dev.genkan.server;

import dev.genkan.forms.Form;
import dev.genkan.identity.account.FreshFactor;
import dev.genkan.server.dashboard.AuditRoom;
import dev.genkan.server.dashboard.BrandingRoom;
import dev.genkan.server.dashboard.ConfiguredFact;
import dev.genkan.server.dashboard.Dashboard;
import dev.genkan.server.dashboard.DashboardDesk;
import dev.genkan.server.dashboard.LanguagesRoom;
import dev.genkan.server.dashboard.OperatorsRoom;
import dev.genkan.server.dashboard.Phrases;
import dev.genkan.server.dashboard.Room;
import dev.genkan.server.dashboard.SettingsRoom;
import dev.genkan.server.pages.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Puts the dashboard together: which rooms it has depends on what the engine stands in.
final class DashboardPlan {

    private final Engine engine;
    private final FreshFactor factor;
    private final DashboardDesk desk;
    private final boolean server;
    private final Supplier<List<Form<? extends Record>>> forms;

    /// @param server whether it is one of its own, for applications on other origins
    /// @param forms of the flows
    DashboardPlan(
            Engine engine,
            Desk house,
            FreshFactor factor,
            boolean server,
            Supplier<List<Form<? extends Record>>> forms) {
        this.server = server;
        this.forms = forms;
        this.engine = engine;
        this.factor = factor;
        this.desk = new DashboardDesk(
                house, house.dashboardAt(), new Phrases(engine.clock), engine.isDevelopment());
    }

    Dashboard dashboard() {
        return new Dashboard(desk, engine.operators, engine.sessions, engine.clients, factor, rooms());
    }

    private List<Room> rooms() {
        List<Room> rooms = new ArrayList<>();
        rooms.add(settings());
        rooms.add(new BrandingRoom(desk, engine.settings.brand()));
        rooms.add(new LanguagesRoom(desk, engine.words, forms));
        rooms.add(new OperatorsRoom(desk, engine.operators));
        rooms.add(new AuditRoom(desk, engine.audit));
        return rooms;
    }

    private Room settings() {
        return new SettingsRoom(
                desk,
                engine::settingsExchange,
                server,
                engine::configured,
                ConfiguredFact.of(
                        engine.settings.limits(), engine.settings.entrance().rules()));
    }
}
