package dev.genkan.server.dashboard;

import dev.genkan.identity.exchange.Exchanged;
import dev.genkan.identity.exchange.SettingsExchange;
import dev.genkan.identity.exchange.SettingsFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Who may come in, and how they prove who they are. What the configuration says is shown under the name it has there.
///
/// @param server whether applications on other origins belong to it
/// @param properties those that say a setting, by the setting's name
public record SettingsRoom(
        DashboardDesk desk,
        Supplier<SettingsExchange> exchange,
        boolean server,
        Supplier<Map<String, String>> properties,
        List<ConfiguredFact> facts)
        implements Room {

    private static final String HERE = "/settings";
    private static final String SIGN_UP = HERE + "/sign-up";
    private static final String WAYS = HERE + "/ways";
    private static final String APPLICATIONS = HERE + "/applications";

    public SettingsRoom {
        facts = List.copyOf(facts);
    }

    @Override
    public Place place() {
        return Place.SETTINGS;
    }

    @Override
    public List<Route> routes() {
        Stream<Route> own = Stream.of(
                Route.page(HERE, this::look),
                CsvFile.route(
                        HERE + "/configured.csv",
                        "configured.csv",
                        List.of("group", "what", "now", "property"),
                        call -> facts.stream()
                                .map(fact -> List.of(fact.heading(), fact.what(), fact.value(), fact.property()))),
                Route.act(WAYS, this::saveWays),
                Route.act(SIGN_UP, this::saveSignUp));
        Stream<Route> ofServer = server ? Stream.of(Route.act(APPLICATIONS, this::saveApplications)) : Stream.of();
        return Stream.of(own, ofServer, new SettingsPorter(desk, exchange).routes().stream())
                .flatMap(routes -> routes)
                .toList();
    }

    private void look(Call call) throws IOException {
        SettingsFile now = exchange.get().now();
        show(call, 200, now, SignUpRules.of(now), ApplicationRules.of(now), Map.of(), "");
    }

    private void saveWays(Call call) throws IOException {
        SettingsFile now = exchange.get().now();
        WaysIn typed = WaysIn.of(call.form(), ways(now));
        SignUpRules signUp = SignUpRules.of(now);
        ApplicationRules applications = ApplicationRules.of(now);
        if (!typed.problems().isEmpty()) {
            show(call, 422, now, typed, signUp, applications, typed.problems(), "");
            return;
        }
        Function<SettingsFile, String> stored = file -> ways(file).text();
        switch (change(call, stored, typed::in)) {
            case Exchanged.Done done -> desk.seeOther(call, HERE, Done.SAVED);
            case Exchanged.Moved moved ->
                show(call, 409, moved.now(), typed, signUp, applications, Map.of(), stored.apply(moved.now()));
            case Exchanged.Unfit unfit ->
                show(call, 422, now, typed, signUp, applications, Map.of("password", unfit.problem()), "");
        }
    }

    /// As they hold, so that what the configuration says is shown as it is.
    private WaysIn ways(SettingsFile stored) {
        return WaysIn.of(exchange.get().holding(stored), properties.get());
    }

    private void saveSignUp(Call call) throws IOException {
        SignUpRules typed = SignUpRules.of(call.form());
        SettingsFile now = exchange.get().now();
        ApplicationRules others = ApplicationRules.of(now);
        if (!typed.problems().isEmpty()) {
            show(call, 422, now, typed, others, typed.problems(), "");
            return;
        }
        Function<SettingsFile, String> stored = file -> SignUpRules.of(file).text();
        switch (change(call, stored, typed::in)) {
            case Exchanged.Done done -> desk.seeOther(call, HERE, Done.SAVED);
            case Exchanged.Moved moved ->
                show(call, 409, moved.now(), typed, others, Map.of(), stored.apply(moved.now()));
            case Exchanged.Unfit unfit -> show(call, 422, now, typed, others, Map.of("mode", unfit.problem()), "");
        }
    }

    private void saveApplications(Call call) throws IOException {
        ApplicationRules typed = ApplicationRules.of(call.form());
        SettingsFile now = exchange.get().now();
        SignUpRules others = SignUpRules.of(now);
        if (!typed.problems().isEmpty()) {
            show(call, 422, now, others, typed, typed.problems(), "");
            return;
        }
        Function<SettingsFile, String> stored =
                file -> ApplicationRules.of(file).text();
        switch (change(call, stored, typed::in)) {
            case Exchanged.Done done -> desk.seeOther(call, HERE, Done.SAVED);
            case Exchanged.Moved moved ->
                show(call, 409, moved.now(), others, typed, Map.of(), stored.apply(moved.now()));
            case Exchanged.Unfit unfit -> show(call, 422, now, others, typed, Map.of("home_url", unfit.problem()), "");
        }
    }

    private Exchanged change(Call call, Function<SettingsFile, String> stored, UnaryOperator<SettingsFile> step) {
        return exchange.get().change(found -> Seen.is(call, stored.apply(found)), step, call.actor());
    }

    private void show(
            Call call,
            int status,
            SettingsFile now,
            SignUpRules signUp,
            ApplicationRules applications,
            Map<String, String> problems,
            String stored)
            throws IOException {
        show(call, status, now, ways(now), signUp, applications, problems, stored);
    }

    /// @param now as it is stored; all three forms are of what they were drawn for the next time they are sent
    /// @param stored what somebody else has made of it; empty if nobody has
    private void show(
            Call call,
            int status,
            SettingsFile now,
            WaysIn ways,
            SignUpRules signUp,
            ApplicationRules applications,
            Map<String, String> problems,
            String stored)
            throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("ways", ways);
        model.put("waysSeen", Seen.of(ways(now).text()));
        model.put("signUp", signUp);
        model.put("signUpSeen", Seen.of(SignUpRules.of(now).text()));
        model.put("listsFit", SignUpRules.of(now).inFull());
        model.put("listed", now.allowed().size() + now.blocked().size());
        model.put("applications", applications);
        model.put("applicationsSeen", Seen.of(ApplicationRules.of(now).text()));
        model.put("server", server);
        model.put("homeBy", properties.get().getOrDefault("home_url", ""));
        model.put("facts", facts);
        model.put("stored", stored);
        if (!stored.isEmpty()) {
            model.put(
                    "alert",
                    "Somebody else has changed this meanwhile, and nothing of yours was saved. Below is what you typed;"
                            + " save it again to replace what is stored now.");
        }
        desk.show(call, status, Place.SETTINGS, "settings", problems, model);
    }
}
