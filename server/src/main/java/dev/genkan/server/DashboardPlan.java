package dev.genkan.server;

import dev.genkan.identity.account.FreshFactor;
import dev.genkan.server.dashboard.AuditRoom;
import dev.genkan.server.dashboard.Dashboard;
import dev.genkan.server.dashboard.DashboardDesk;
import dev.genkan.server.dashboard.OperatorsRoom;
import dev.genkan.server.dashboard.Phrases;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.server.dashboard.Room;
import dev.genkan.server.dashboard.users.People;
import dev.genkan.server.dashboard.users.Progress;
import dev.genkan.server.dashboard.users.UsersRoom;
import dev.genkan.server.pages.Desk;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the dashboard together: which rooms it has depends on what the engine stands in.
final class DashboardPlan {

    private final Engine engine;
    private final FreshFactor factor;
    private final DashboardDesk desk;

    private final FlowOrder flows;
    private final @Nullable Validator validator;

    /// @param validator of the flows' forms; null where there are none
    DashboardPlan(Engine engine, Desk house, FreshFactor factor, FlowOrder flows, @Nullable Validator validator) {
        this.flows = flows;
        this.validator = validator;
        this.engine = engine;
        this.factor = factor;
        this.desk = new DashboardDesk(
                house, house.dashboardAt(), new Phrases(engine.clock), engine.isDevelopment());
    }

    Dashboard dashboard() {
        return new Dashboard(desk, engine.operators, engine.sessions, factor, rooms());
    }

    private List<Room> rooms() {
        List<Room> rooms = new ArrayList<>();
        rooms.add(users());
        rooms.add(new OperatorsRoom(desk, engine.operators));
        rooms.add(new AuditRoom(desk, engine.audit));
        return rooms;
    }

    private Room users() {
        Progress progress = new Progress(flows, validator, engine.words, engine.journeys);
        return new UsersRoom(
                new People(desk, engine.users, engine.operators, progress, engine.clock),
                engine.sessions,
                engine.activity,
                engine.passwords,
                engine.journeys,
                engine.budget,
                engine.audit);
    }
}
