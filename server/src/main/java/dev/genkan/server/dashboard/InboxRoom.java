package dev.genkan.server.dashboard;

import dev.genkan.gate.servlet.PageHeaders;
import dev.genkan.identity.event.Audit;
import dev.genkan.server.inbox.Inbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The mail of a development instance, for operators who sit at the machine: whoever reads the codes in it may sign in
/// as anybody. Elsewhere there is nothing, as at its own address; see [dev.genkan.server.inbox.InboxPages].
public record InboxRoom(DashboardDesk desk, Inbox inbox, Audit audit) implements Room {

    private static final String HERE = "/inbox";
    private static final String LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

    @Override
    public Place place() {
        return Place.INBOX;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.form(HERE, this::list),
                Route.form(HERE + ".csv", this::file),
                Route.form(HERE + "/letter", this::letter),
                Route.act(HERE, this::clear));
    }

    private void list(Call call) throws IOException {
        if (!isAtTheMachine(call)) {
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("items", inbox.items());
        model.put("format", call.query("format").equals("text") ? "text" : "html");
        asked(call).or(() -> inbox.items().stream().findFirst()).ifPresent(open -> model.put("open", open));
        model.put(DashboardDesk.ALLOWED, "frame-src 'self'");
        desk.show(call, 200, Place.INBOX, "inbox", model);
    }

    private void file(Call call) throws IOException {
        if (isAtTheMachine(call)) {
            CsvFile.send(
                    call.response(),
                    "inbox.csv",
                    List.of("number", "written_at", "to", "subject"),
                    inbox.items().stream()
                            .map(item -> List.of(
                                    String.valueOf(item.number()),
                                    item.letter().writtenAt().toString(),
                                    item.letter().to(),
                                    item.letter().subject())));
        }
    }

    private void letter(Call call) throws IOException {
        if (!isAtTheMachine(call)) {
            return;
        }
        Optional<Inbox.Item> asked = asked(call);
        if (asked.isEmpty()) {
            desk.nothingHere(call, Place.INBOX);
            return;
        }
        byte[] page = asked.get().letter().html().getBytes(StandardCharsets.UTF_8);
        PageHeaders.write(call.response());
        call.response().setHeader("Content-Security-Policy", LETTER_POLICY);
        call.response().setContentType("text/html;charset=utf-8");
        call.response().setContentLength(page.length);
        call.response().getOutputStream().write(page);
    }

    private void clear(Call call) throws IOException {
        if (isAtTheMachine(call)) {
            audit.write(
                    call.actor(),
                    "inbox.clear",
                    "inbox",
                    Map.of("emails", inbox.items().size()),
                    Map.of());
            inbox.clear();
            desk.seeOther(call, HERE, Done.CLEARED);
        }
    }

    /// Says so to whoever is not.
    private boolean isAtTheMachine(Call call) throws IOException {
        if (desk.desk().atTheMachine().isTrueOf(call.request())) {
            return true;
        }
        desk.showMessage(
                call,
                404,
                Place.INBOX,
                "The inbox opens at the machine",
                "Whoever reads the codes in it may sign in as anybody, so it is shown in a browser of the very machine"
                        + " this runs on, at localhost.");
        return false;
    }

    private Optional<Inbox.Item> asked(Call call) {
        String number = call.query("m");
        return number.matches("[0-9]{1,15}") ? inbox.find(Long.parseLong(number)) : Optional.empty();
    }
}
