package dev.genkan.server.dashboard;

import dev.genkan.identity.exchange.Difference;
import dev.genkan.identity.exchange.Exchanged;
import dev.genkan.identity.exchange.SettingsExchange;
import dev.genkan.identity.exchange.SettingsFile;
import dev.genkan.identity.exchange.SettingsText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Takes what an instance is told out as a file, and in from one: shown line by line first, and changed only if it is
/// still what was shown.
record SettingsPorter(DashboardDesk desk, Supplier<SettingsExchange> exchange) {

    private static final String EXPORT = "/settings/export.json";
    private static final String IMPORT = "/settings/import";

    List<Route> routes() {
        return List.of(
                Route.page(EXPORT, this::send),
                Route.form(IMPORT, call -> ask(call, 200, "", Map.of())).afterProof(),
                Route.act(IMPORT, this::take).afterProof());
    }

    private void send(Call call) throws IOException {
        byte[] file = SettingsText.write(exchange.get().now()).getBytes(StandardCharsets.UTF_8);
        call.response().setHeader("Cache-Control", "no-store");
        call.response().setHeader("X-Content-Type-Options", "nosniff");
        call.response().setHeader("Content-Disposition", "attachment; filename=\"genkan-settings.json\"");
        call.response().setContentType("application/json;charset=utf-8");
        call.response().setContentLength(file.length);
        call.response().getOutputStream().write(file);
    }

    private void ask(Call call, int status, String file, Map<String, String> problems) throws IOException {
        desk.show(call, status, Place.SETTINGS, "settings-import", problems, Map.of("file", file));
    }

    private void take(Call call) throws IOException {
        String typed = call.form().first("file");
        SettingsFile wanted;
        try {
            wanted = SettingsText.read(typed);
        } catch (SettingsText.Wrong e) {
            String problem = typed.isBlank() ? "Paste a file of settings" : String.valueOf(e.getMessage());
            ask(call, 422, typed, Map.of("file", problem));
            return;
        }
        if (call.form().first("as").equals("csv")) {
            CsvFile.send(
                    call.response(),
                    "differences.csv",
                    List.of("what", "here_now", "in_the_file"),
                    exchange.get().differencesTo(wanted).stream()
                            .map(one -> List.of(one.what(), one.before(), one.after())));
            return;
        }
        if (!call.form().first("step").equals("import")) {
            review(call, 200, typed, wanted, "");
            return;
        }
        Exchanged exchanged =
                exchange.get().change(now -> Seen.is(call, SettingsText.write(now)), now -> wanted, call.actor());
        switch (exchanged) {
            case Exchanged.Done done -> desk.seeOther(call, "/settings", Done.IMPORTED);
            case Exchanged.Moved moved ->
                review(
                        call,
                        409,
                        typed,
                        wanted,
                        "Somebody has changed the settings since you looked. Nothing was imported. These are the"
                                + " differences now.");
            case Exchanged.Unfit unfit -> ask(call, 422, typed, Map.of("file", unfit.problem()));
        }
    }

    private void review(Call call, int status, String typed, SettingsFile wanted, String alert) throws IOException {
        SettingsExchange current = exchange.get();
        String seen = Seen.of(SettingsText.write(current.now()));
        List<Difference> differences = current.differencesTo(wanted);
        Map<String, Object> model = Map.of(
                "file", typed,
                "differences", differences,
                "seen", seen,
                "fixed", current.fixed().stream().sorted().toList(),
                "alert", alert);
        desk.show(call, status, Place.SETTINGS, "settings-review", Map.of(), model);
    }
}
