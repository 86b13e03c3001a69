package dev.genkan.server;

import dev.genkan.forms.Form;
import dev.genkan.identity.account.FreshFactor;
import dev.genkan.identity.attempt.Collaborators;
import dev.genkan.identity.attempt.Resetting;
import dev.genkan.identity.session.TokenPreviews;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.server.dashboard.AuditRoom;
import dev.genkan.server.dashboard.BrandingRoom;
import dev.genkan.server.dashboard.ConfiguredFact;
import dev.genkan.server.dashboard.ConnectRoom;
import dev.genkan.server.dashboard.Dashboard;
import dev.genkan.server.dashboard.DashboardDesk;
import dev.genkan.server.dashboard.FlowBook;
import dev.genkan.server.dashboard.FlowsRoom;
import dev.genkan.server.dashboard.InboxRoom;
import dev.genkan.server.dashboard.LanguagesRoom;
import dev.genkan.server.dashboard.OperatorsRoom;
import dev.genkan.server.dashboard.OverviewRoom;
import dev.genkan.server.dashboard.Phrases;
import dev.genkan.server.dashboard.PreviewRoom;
import dev.genkan.server.dashboard.Room;
import dev.genkan.server.dashboard.SettingsRoom;
import dev.genkan.server.dashboard.Standings;
import dev.genkan.server.dashboard.WhyRoom;
import dev.genkan.server.dashboard.tokens.JwtTemplatesRoom;
import dev.genkan.server.dashboard.tokens.KeysRoom;
import dev.genkan.server.dashboard.tokens.ServerAddresses;
import dev.genkan.server.dashboard.tokens.SessionsRoom;
import dev.genkan.server.dashboard.tokens.TemplateTrial;
import dev.genkan.server.dashboard.tokens.TokenFacts;
import dev.genkan.server.dashboard.users.People;
import dev.genkan.server.dashboard.users.UsersRoom;
import dev.genkan.server.dashboard.webhooks.WebhooksRoom;
import dev.genkan.server.pages.Arrival;
import dev.genkan.server.pages.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Puts the dashboard together: which rooms it has depends on what the engine stands in.
final class DashboardPlan {

    private final Engine engine;
    private final FreshFactor factor;
    private final Resetting resetting;
    private final DashboardDesk desk;
    private final FlowBook flows;
    private final Standings standings;
    private final Optional<ConnectRoom.OfServer> server;
    private final Supplier<List<Form<? extends Record>>> forms;
    private final TokenPreviews previews;
    private final Arrival arrival;

    /// @param editions of these flows, in their order
    /// @param forms of the flows
    /// @param previews of session tokens as they are made here
    /// @param arrival how a browser goes on as somebody else
    /// @param server empty where the engine lives in an application
    DashboardPlan(
            Engine engine,
            Desk house,
            Collaborators entrance,
            FlowOrder flows,
            List<Editions> editions,
            Supplier<List<Form<? extends Record>>> forms,
            TokenPreviews previews,
            Arrival arrival,
            Optional<ConnectRoom.OfServer> server) {
        this.forms = forms;
        this.previews = previews;
        this.arrival = arrival;
        this.engine = engine;
        this.factor = new FreshFactor(entrance);
        this.resetting = new Resetting(entrance);
        this.flows = new FlowBook(flows, editions, engine.words);
        this.standings = new Standings(this.flows, engine.journeys, engine.clock);
        this.server = server;
        this.desk = new DashboardDesk(house, house.dashboardAt(), new Phrases(engine.clock), engine.isDevelopment());
    }

    Dashboard dashboard() {
        return new Dashboard(desk, engine.operators, engine.sessions, engine.clients, factor, rooms());
    }

    private List<Room> rooms() {
        List<Room> rooms = new ArrayList<>();
        ConnectRoom connect = new ConnectRoom(
                desk,
                engine.operators,
                engine.figures,
                desk.desk().site().publicUrl().toString(),
                server);
        rooms.add(new OverviewRoom(
                desk,
                engine.figures,
                engine.users,
                engine.sessions,
                engine.funnel,
                flows,
                standings,
                connect,
                engine.clock));
        rooms.add(connect);
        rooms.add(users());
        rooms.add(new FlowsRoom(desk, flows, engine.funnel, engine.clock));
        rooms.add(new PreviewRoom(desk, flows));
        if (engine.isDevelopment() && engine.delivery.equals(engine.inbox)) {
            rooms.add(new InboxRoom(desk, engine.inbox, engine.audit));
        }
        rooms.add(new WhyRoom(desk, engine.decisions));
        rooms.add(settings());
        rooms.add(new BrandingRoom(
                desk,
                engine::settingsExchange,
                engine.look,
                engine::configured,
                !engine.settings.brand().stylesheet().isEmpty()));
        rooms.add(new LanguagesRoom(desk, engine.words, forms));
        rooms.add(new OperatorsRoom(desk, engine.operators));
        rooms.add(new AuditRoom(desk, engine.audit));
        TokenFacts facts = new TokenFacts(desk.desk().site().publicUrl(), engine.signingKeys);
        TemplateTrial trial = new TemplateTrial(engine.users, previews, engine.budget);
        rooms.add(new SessionsRoom(
                desk,
                engine.sessionTemplate,
                trial,
                engine.audit,
                engine.instance::id,
                engine.settings.limits(),
                facts));
        server.map(ConnectRoom.OfServer::place).ifPresent(place -> {
            rooms.add(new JwtTemplatesRoom(desk, engine.jwtTemplates, trial));
            rooms.add(new KeysRoom(desk, ServerAddresses.of(place), engine.secretKeys, facts));
        });
        rooms.add(new WebhooksRoom(desk, engine.webhooks));
        return rooms;
    }

    private Room settings() {
        return new SettingsRoom(
                desk,
                engine::settingsExchange,
                server.isPresent(),
                engine::configured,
                ConfiguredFact.of(
                        engine.settings.limits(), engine.settings.entrance().rules()));
    }

    private Room users() {
        return new UsersRoom(
                new People(desk, engine.users, engine.operators, standings, engine.clock),
                engine.sessions,
                engine.activity,
                engine.passwords,
                engine.emailAddresses,
                resetting,
                engine.errands,
                engine.journeys,
                engine.budget,
                engine.audit,
                engine.acting,
                arrival);
    }
}
