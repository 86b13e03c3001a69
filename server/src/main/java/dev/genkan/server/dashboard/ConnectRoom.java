package dev.genkan.server.dashboard;

import dev.genkan.identity.operator.Operators;
import dev.genkan.identity.user.DailyFigures;
import dev.genkan.server.command.Command;
import dev.genkan.server.command.KeysChores;
import dev.genkan.server.command.Refused;
import dev.genkan.server.wire.EnvironmentLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an application has to say to be connected, and whether one is. In an application's own process there is nothing
/// to connect: there it is the first person who signs up.
///
/// @param publicUrl where browsers reach this instance
/// @param server empty where the instance lives in an application
public record ConnectRoom(
        DashboardDesk desk, Operators operators, DailyFigures figures, String publicUrl, Optional<OfServer> server)
        implements Room {

    private static final String HERE = "/connect";
    private static final String KEYS = HERE + "/keys";

    /// What only a server of its own has.
    ///
    /// @param heard whether a browser has asked from another origin since the start
    public record OfServer(dev.genkan.server.wire.Place place, KeysChores keys, Heard heard) {

        /// Whether an application has been heard of.
        @FunctionalInterface
        public interface Heard {
            boolean isTrue();
        }
    }

    @Override
    public Place place() {
        return Place.FIRST_RUN;
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.page(HERE, call -> show(call, Place.FIRST_RUN)), Route.page(HERE + "/state", this::state)));
        if (server.isPresent()) {
            routes.add(Route.form(KEYS, call -> ask(call, 200, Map.of())).afterProof());
            routes.add(Route.act(KEYS, this::make).afterProof());
        }
        return routes;
    }

    /// Whether there is nobody yet but those who run it.
    boolean isNobodyThere() {
        return figures.users() <= operators.list().size();
    }

    private boolean isConnected() {
        return !isNobodyThere() || server.map(this::wasHeard).orElse(false);
    }

    private boolean wasHeard(OfServer here) {
        return here.heard().isTrue() || here.keys().wasAnyUsed();
    }

    void show(Call call, Place place) throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("url", publicUrl);
        model.put("server", server.isPresent());
        String kind = kind(call.query("for"));
        model.put("kind", kind);
        model.put(
                "steps",
                server.map(here -> ConnectStep.besideServer(kind, publicUrl, sample(here, kind)))
                        .orElseGet(() -> ConnectStep.embedded(kind, publicUrl)));
        model.put("connected", isConnected());
        model.put("signUp", publicUrl + desk.desk().paths().signUp());
        model.put("inboxHere", call.places().contains(Place.INBOX));
        desk.show(call, 200, place, "connect", model);
    }

    private static String sample(OfServer here, String kind) {
        return EnvironmentLines.Kind.of(kind)
                .map(known -> String.join("\n", here.keys().sample(here.place(), known)))
                .orElse("");
    }

    /// One word for the script of the page.
    private void state(Call call) throws IOException {
        byte[] word = (isConnected() ? "connected" : "waiting").getBytes(StandardCharsets.US_ASCII);
        call.response().setHeader("Cache-Control", "no-store");
        call.response().setHeader("X-Content-Type-Options", "nosniff");
        call.response().setContentType("text/plain;charset=utf-8");
        call.response().setContentLength(word.length);
        call.response().getOutputStream().write(word);
    }

    private void ask(Call call, int status, Map<String, String> problems) throws IOException {
        Map<String, Object> model = new HashMap<>();
        String posted = call.form().first("for");
        model.put("kinds", EnvironmentLines.Kind.values());
        model.put("kind", posted.isEmpty() ? kind(call.query("for")) : posted);
        model.put("app", call.isPost() ? call.form().first("app") : "http://localhost:3000");
        model.put("lines", "");
        desk.show(call, status, Place.FIRST_RUN, "connect-keys", problems, model);
    }

    /// What the command `keys` does. The lines are shown this once, and so they are the answer itself.
    private void make(Call call) throws IOException {
        Optional<EnvironmentLines.Kind> kind =
                EnvironmentLines.Kind.of(call.form().first("for"));
        if (kind.isEmpty()) {
            ask(call, 422, Map.of("for", "Choose what kind of application it is"));
            return;
        }
        List<String> lines = new ArrayList<>();
        try {
            String app = call.form().first("app").strip();
            OfServer here = server.orElseThrow();
            here.keys().make(here.place(), new Command.MakeKey(kind.get(), app, ""), call.actor(), lines::add);
        } catch (Refused | IllegalArgumentException wrong) {
            ask(call, 422, Map.of("app", "Enter the address of the application, like http://localhost:3000"));
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("kinds", EnvironmentLines.Kind.values());
        model.put("kind", kind.get().word());
        model.put("app", call.form().first("app"));
        model.put("lines", String.join("\n", lines));
        desk.show(call, 200, Place.FIRST_RUN, "connect-keys", model);
    }

    /// The one that is shown for a word of the address.
    private String kind(String word) {
        List<String> known = server.isPresent() ? List.of("next", "express", "java", "http") : List.of("java", "http");
        return known.contains(word) ? word : known.getFirst();
    }
}
