package dev.genkan.server.dashboard;

import dev.genkan.forms.html.Action;
import dev.genkan.gate.servlet.Callers;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.account.FreshFactor;
import dev.genkan.identity.operator.Operator;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.operator.Operators;
import dev.genkan.identity.session.Client;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.session.Sessions;
import dev.genkan.server.pages.Desk;
import dev.genkan.server.wire.Routes;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The door of the dashboard: everything below its address comes by here, and is let through to a room only for an
/// operator whose role suffices, with the hidden field of our own forms, and after a fresh proof where the route asks
/// for one. Who they are is asked of the store each time: an operator who is none any more sees nothing more.
///
/// Whoever acts in an operator's place is no operator, whatever they are themselves. Nor is who shows an operator's
/// token and nothing else: applications are handed such tokens, and none of them runs the instance. It takes the
/// browser that signed in.
public final class Dashboard implements OwnPages {

    private final DashboardDesk desk;
    private final Operators operators;
    private final Sessions sessions;
    private final Clients clients;
    private final FreshFactor factor;
    private final Map<Role, List<Place>> places;
    private final Routes<Route> routes;

    public Dashboard(
            DashboardDesk desk,
            Operators operators,
            Sessions sessions,
            Clients clients,
            FreshFactor factor,
            List<Room> rooms) {
        this.desk = desk;
        this.operators = operators;
        this.sessions = sessions;
        this.clients = clients;
        this.factor = factor;
        this.places = Stream.of(Role.values()).collect(Collectors.toMap(role -> role, role -> seenBy(role, rooms)));
        this.routes = new Routes<>(rooms.stream()
                .flatMap(room -> room.routes().stream())
                .map(route -> new Routes.Route<>(route.method(), route.template(), route))
                .toList());
    }

    /// The rooms whose first page they may open: no line of the navigation leads to a refusal.
    private static List<Place> seenBy(Role role, List<Room> rooms) {
        return rooms.stream()
                .filter(room -> room.routes().stream()
                        .noneMatch(route -> route.method().equals("GET")
                                && route.template().equals(room.place().path())
                                && !route.admits(role)))
                .map(Room::place)
                .distinct()
                .toList();
    }

    /// Everything that can be asked of it.
    public List<Route> routes() {
        return routes.all().stream().map(Routes.Route::handler).toList();
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(desk.at()) && !visit.path().startsWith(desk.at() + "/")) {
            return false;
        }
        String below = visit.path().substring(desk.at().length());
        Optional<Session> session = visit.auth() instanceof Auth.SignedIn member
                ? sessions.find(member.sessionId()).filter(one -> !one.state().over())
                : Optional.empty();
        if (session.isEmpty()) {
            toSignIn(visit, request, response, below);
            return true;
        }
        Optional<Operator> operator = session.filter(one -> one.impersonator() == null)
                .filter(one -> isInItsBrowser(one, visit))
                .flatMap(one -> operators.find(one.userId()));
        if (operator.isEmpty()) {
            refuseMember(visit, request, response);
            return true;
        }
        find(visit, request, response, session.get(), operator.get(), below);
        return true;
    }

    /// And is the one that it uses: beneath a session in a member's place an operator is none.
    private boolean isInItsBrowser(Session session, Visit visit) {
        return !visit.bearsToken()
                && clients.read(new ClientToken(visit.clientToken()))
                        .filter(client -> client.id().equals(session.clientId()))
                        .flatMap(Client::lastActive)
                        .filter(session.id()::equals)
                        .isPresent();
    }

    private void find(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            Session session,
            Operator operator,
            String below)
            throws IOException {
        Call empty = new Call(
                visit,
                request,
                response,
                operator,
                session,
                session.actor(desk.desk().browser(visit, request)),
                places.getOrDefault(operator.role(), List.of()),
                below,
                Map.of(),
                new PostedForm(Map.of()));
        String method = Methods.isRead(request) ? "GET" : request.getMethod();
        switch (routes.find(method, below)) {
            case Routes.Found<Route> found -> admit(empty.at(found.variables()), found.handler());
            case Routes.OtherMethods<Route> others ->
                Methods.refuse(request, response, others.allowed().replace("GET", "GET, HEAD"));
            case Routes.Nothing<Route> nothing -> desk.nothingHere(empty, Place.OVERVIEW);
        }
    }

    private void admit(Call call, Route route) throws IOException {
        if (!route.admits(call.operator().role())) {
            desk.showMessage(
                    call,
                    403,
                    Place.OVERVIEW,
                    "You can look at everything, and change nothing",
                    "Your role here is read-only. Ask an operator with the full role.");
            return;
        }
        Call posted = call;
        if (call.isPost()) {
            posted = call.with(desk.desk().posted(call.request()));
            if (!call.visit().csrfValid(posted.form().first(Csrf.FIELD))) {
                desk.showMessage(
                        call,
                        403,
                        Place.OVERVIEW,
                        "This form is too old",
                        "You have signed in anew since it was opened, or it is larger than a form may be. Nothing was"
                                + " changed. Go back, copy what you typed, reload the page and send it again.");
                return;
            }
        }
        if (route.proven() && !factor.isFresh(call.session().id())) {
            String back = URLEncoder.encode(address(call.request(), call.below()), StandardCharsets.UTF_8);
            call.visit().seeOther(desk.desk().paths().user() + "/verify?" + ReturnTo.PARAMETER + "=" + back);
            return;
        }
        route.answer().to(posted);
    }

    private void toSignIn(Visit visit, HttpServletRequest request, HttpServletResponse response, String below)
            throws IOException {
        if (!Callers.wantsPage(request)) {
            new Problem(401, "authentication_invalid", "Not signed in", "Sign in first, then ask again.")
                    .asJson(response);
            return;
        }
        // back to a page, not to what can only be posted
        String back = Methods.isRead(request) ? address(request, below) : desk.at();
        visit.seeOther(desk.desk().paths().signIn() + "?" + ReturnTo.PARAMETER + "="
                + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }

    /// Where a page can be found again, with what was searched for on it; of what was posted the bare address.
    private String address(HttpServletRequest request, String below) {
        String query = Methods.isRead(request) ? request.getQueryString() : null;
        return desk.at() + below + (query == null ? "" : "?" + query);
    }

    private void refuseMember(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Desk house = desk.desk();
        if (!Callers.wantsPage(request)) {
            new Problem(
                            403,
                            "not_an_operator",
                            "Not an operator",
                            "The dashboard is for the operators of this instance.")
                    .asJson(response);
            return;
        }
        house.showMessage(
                visit,
                request,
                response,
                403,
                house.text(request, "page.403", Map.of()),
                house.text(request, operators.isThereAny() ? "operator.needed" : "operator.none", Map.of()),
                List.of(new Action(house.text(request, "page.home", Map.of()), "/", true)));
    }
}
