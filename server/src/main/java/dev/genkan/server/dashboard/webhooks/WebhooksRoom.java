package dev.genkan.server.dashboard.webhooks;

import dev.genkan.identity.webhook.Delivery;
import dev.genkan.identity.webhook.EndpointId;
import dev.genkan.identity.webhook.WebhookEndpoint;
import dev.genkan.identity.webhook.Webhooks;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.CsvFile;
import dev.genkan.server.dashboard.DashboardDesk;
import dev.genkan.server.dashboard.Done;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Room;
import dev.genkan.server.dashboard.Route;
import dev.genkan.server.dashboard.Seen;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The endpoints that are told what happens: who they are, added, changed, paused and removed. An address is where
/// people's data go, so a fresh proof is asked for before one is written.
public record WebhooksRoom(DashboardDesk desk, Webhooks webhooks) implements Room {

    static final String HERE = "/webhooks";
    static final String ONE = HERE + "/{endpoint_id}";
    private static final String NEW = HERE + "/new";
    private static final String EDIT = ONE + "/edit";
    private static final String DELETE = ONE + "/delete";

    /// An endpoint with how it is doing.
    ///
    /// @param health `Paused`, `Failing`, `Nothing yet` or `Healthy`
    public record Line(WebhookEndpoint endpoint, String health, long delivered, long waiting, long failed) {}

    @Override
    public Place place() {
        return Place.WEBHOOKS;
    }

    @Override
    public List<Route> routes() {
        List<Route> own = List.of(
                Route.page(HERE, this::list),
                Route.page(HERE + ".csv", this::file),
                Route.form(NEW, call -> showForm(call, 200, Optional.empty(), EndpointForm.EMPTY, "", Map.of()))
                        .afterProof(),
                Route.act(NEW, this::add).afterProof(),
                Route.form(EDIT, this::edit).afterProof(),
                Route.act(EDIT, this::change).afterProof(),
                Route.act(ONE + "/enable", this::enable),
                Route.form(DELETE, call -> askToDelete(call, 200, "")).afterProof(),
                Route.act(DELETE, this::delete).afterProof());
        Stream<Route> others =
                Stream.concat(new DeliveriesPages(this).routes().stream(), new SecretPages(this).routes().stream());
        return Stream.concat(own.stream(), others).toList();
    }

    /// The endpoint of the address that is asked for; says that there is none.
    Optional<WebhookEndpoint> named(Call call) throws IOException {
        Optional<WebhookEndpoint> found = webhooks.list().stream()
                .filter(one -> one.id().value().equals(call.variable("endpoint_id")))
                .findFirst();
        if (found.isEmpty()) {
            desk.nothingHere(call, Place.WEBHOOKS);
        }
        return found;
    }

    static String at(EndpointId id) {
        return HERE + "/" + id;
    }

    private void list(Call call) throws IOException {
        desk.show(call, 200, Place.WEBHOOKS, "webhooks", Map.of("lines", lines()));
    }

    private List<Line> lines() {
        return webhooks.list().stream().map(this::line).toList();
    }

    private Line line(WebhookEndpoint endpoint) {
        return new Line(
                endpoint,
                health(endpoint),
                webhooks.count(endpoint.id(), Delivery.State.DELIVERED),
                webhooks.count(endpoint.id(), Delivery.State.WAITING),
                webhooks.count(endpoint.id(), Delivery.State.FAILED));
    }

    private String health(WebhookEndpoint endpoint) {
        if (!endpoint.enabled()) {
            return "Paused";
        }
        List<Delivery> newest = webhooks.deliveries(endpoint.id(), 1);
        if (newest.isEmpty()) {
            return "Nothing yet";
        }
        Delivery last = newest.getFirst();
        return switch (last.state()) {
            case FAILED -> "Failing";
            case WAITING -> last.attempts() > 0 ? "Failing" : "Healthy";
            case DELIVERED, WITHDRAWN -> "Healthy";
        };
    }

    private void file(Call call) throws IOException {
        List<String> header = List.of("id", "address", "status", "events", "delivered", "waiting", "failed");
        CsvFile.send(
                call.response(),
                "webhooks.csv",
                header,
                lines().stream()
                        .map(line -> List.of(
                                line.endpoint().id().value(),
                                line.endpoint().url().toString(),
                                line.health(),
                                String.join(
                                        " ",
                                        line.endpoint().types().stream()
                                                .sorted()
                                                .toList()),
                                String.valueOf(line.delivered()),
                                String.valueOf(line.waiting()),
                                String.valueOf(line.failed()))));
    }

    /// @param endpoint that is edited; empty for a new one
    private void showForm(
            Call call,
            int status,
            Optional<WebhookEndpoint> endpoint,
            EndpointForm typed,
            String seen,
            Map<String, String> problems)
            throws IOException {
        Map<String, Object> model = new HashMap<>();
        endpoint.ifPresent(one -> model.put("endpoint", one));
        model.put("typed", typed);
        model.put("seen", seen);
        // both stand there: what was typed, and what somebody else has saved meanwhile
        model.put("conflict", status == 409);
        desk.show(call, status, Place.WEBHOOKS, "webhook-edit", problems, model);
    }

    private void add(Call call) throws IOException {
        EndpointForm typed = EndpointForm.of(call.form());
        Map<String, String> problems = typed.problems(webhooks);
        if (problems.isEmpty() && webhooks.list().size() >= Webhooks.MOST) {
            problems = Map.of("url", "There are " + Webhooks.MOST + " endpoints already; remove one");
        }
        if (!problems.isEmpty()) {
            showForm(call, 422, Optional.empty(), typed, "", problems);
            return;
        }
        Webhooks.Added added = webhooks.add(typed.address().orElseThrow(), typed.types(), call.actor());
        desk.seeOther(call, at(added.endpoint().id()), Done.CREATED);
    }

    private void edit(Call call) throws IOException {
        Optional<WebhookEndpoint> endpoint = named(call);
        if (endpoint.isPresent()) {
            EndpointForm stored = EndpointForm.of(endpoint.get());
            showForm(call, 200, endpoint, stored, Seen.of(stored.stored()), Map.of());
        }
    }

    private void change(Call call) throws IOException {
        Optional<WebhookEndpoint> endpoint = named(call);
        if (endpoint.isEmpty()) {
            return;
        }
        EndpointForm typed = EndpointForm.of(call.form());
        Map<String, String> problems = typed.problems(webhooks);
        if (!problems.isEmpty()) {
            showForm(call, 422, endpoint, typed, call.form().first(Seen.FIELD), problems);
            return;
        }
        Webhooks.Changed changed = webhooks.change(
                endpoint.get().id(),
                typed.address().orElseThrow(),
                typed.types(),
                stored -> Seen.is(call, EndpointForm.of(stored).stored()),
                call.actor());
        switch (changed) {
            case Webhooks.Changed.Kept kept ->
                desk.seeOther(call, at(kept.endpoint().id()), Done.SAVED);
            case Webhooks.Changed.Overtaken other ->
                showForm(
                        call,
                        409,
                        Optional.of(other.stored()),
                        typed,
                        Seen.of(EndpointForm.of(other.stored()).stored()),
                        Map.of());
            case Webhooks.Changed.NotThere gone -> desk.nothingHere(call, Place.WEBHOOKS);
        }
    }

    private void enable(Call call) throws IOException {
        Optional<WebhookEndpoint> endpoint = named(call);
        if (endpoint.isPresent()) {
            webhooks.enable(endpoint.get().id(), call.form().first("enabled").equals("true"), call.actor());
            desk.seeOther(call, at(endpoint.get().id()), Done.SAVED);
        }
    }

    private void askToDelete(Call call, int status, String problem) throws IOException {
        Optional<WebhookEndpoint> endpoint = named(call);
        if (endpoint.isPresent()) {
            Map<String, String> problems = problem.isEmpty() ? Map.of() : Map.of("typed", problem);
            Map<String, Object> model = Map.of(
                    "endpoint",
                    endpoint.get(),
                    "host",
                    endpoint.get().url().getHost(),
                    "waiting",
                    webhooks.count(endpoint.get().id(), Delivery.State.WAITING));
            desk.show(call, status, Place.WEBHOOKS, "webhook-delete", problems, model);
        }
    }

    private void delete(Call call) throws IOException {
        Optional<WebhookEndpoint> endpoint = named(call);
        if (endpoint.isEmpty()) {
            return;
        }
        String host = endpoint.get().url().getHost();
        if (!call.form().first("typed").strip().equals(host)) {
            askToDelete(call, 422, "Type " + host);
        } else {
            webhooks.remove(endpoint.get().id(), call.actor());
            desk.seeOther(call, HERE, Done.DELETED);
        }
    }
}
