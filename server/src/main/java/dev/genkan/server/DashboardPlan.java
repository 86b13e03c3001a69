package dev.genkan.server;

import dev.genkan.identity.account.FreshFactor;
import dev.genkan.server.dashboard.AuditRoom;
import dev.genkan.server.dashboard.Dashboard;
import dev.genkan.server.dashboard.DashboardDesk;
import dev.genkan.server.dashboard.OperatorsRoom;
import dev.genkan.server.dashboard.Phrases;
import dev.genkan.server.dashboard.Room;
import dev.genkan.server.pages.Desk;
import java.util.ArrayList;
import java.util.List;

/// Puts the dashboard together: which rooms it has depends on what the engine stands in.
final class DashboardPlan {

    private final Engine engine;
    private final FreshFactor factor;
    private final DashboardDesk desk;

    DashboardPlan(Engine engine, Desk house, FreshFactor factor) {
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
        rooms.add(new OperatorsRoom(desk, engine.operators));
        rooms.add(new AuditRoom(desk, engine.audit));
        return rooms;
    }
}
