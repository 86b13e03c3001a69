package dev.genkan.server.dashboard.tokens;

import dev.genkan.identity.PageRequest;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.AuditQuery;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.session.ClaimsTemplate;
import dev.genkan.identity.session.CookieBudget;
import dev.genkan.identity.session.SessionTemplate;
import dev.genkan.identity.session.SessionTemplate.Complaint;
import dev.genkan.identity.user.User;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.DashboardDesk;
import dev.genkan.server.dashboard.Done;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Room;
import dev.genkan.server.dashboard.Route;
import dev.genkan.server.dashboard.Seen;
import dev.genkan.token.SessionClaims;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// How long people stay signed in, and what tokens say of them: the template, which is edited here with a look at what
/// somebody would be given by it.
///
/// @param instance its id, under which the audit log has the changes
public record SessionsRoom(
        DashboardDesk desk,
        SessionTemplate template,
        TemplateTrial trial,
        Audit audit,
        Supplier<String> instance,
        Limits limits,
        TokenFacts facts)
        implements Room {

    private static final String HERE = "/sessions";
    private static final String TOKEN = HERE + "/token";
    private static final String CHECK = TOKEN + "/check";

    @Override
    public Place place() {
        return Place.SESSIONS;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page(HERE, this::list),
                Route.page(TOKEN, call -> edit(call, 200, Typed.stored(template.text()), Map.of(), Map.of())),
                Route.act(TOKEN, this::save),
                Route.page(CHECK, call -> desk.seeOther(call, TOKEN)),
                Route.trial(CHECK, this::check));
    }

    /// What stands in the form.
    ///
    /// @param as whose token is shown: an address, an id, or nothing
    /// @param seen the hidden field
    private record Typed(String claims, String as, String seen) {

        static Typed stored(String text) {
            return new Typed(text, "", Seen.of(text));
        }

        static Typed of(Call call) {
            // browsers send lines as in mails
            String claims = call.form().first("claims").replace("\r\n", "\n").replace('\r', '\n');
            return new Typed(
                    claims, call.form().first("as").strip(), call.form().first(Seen.FIELD));
        }
    }

    private void list(Call call) throws IOException {
        desk.show(call, 200, Place.SESSIONS, "sessions", about());
    }

    private void check(Call call) throws IOException {
        Typed typed = Typed.of(call);
        Map<String, String> problems = new LinkedHashMap<>();
        Optional<Complaint> complaint = template.complaint(typed.claims());
        complaint.ifPresent(one -> problems.put("claims", said(one)));
        if (!typed.as().isEmpty() && trial.user(typed.as()).isEmpty()) {
            problems.put("as", "Nobody here has this address or id");
        }
        edit(call, problems.isEmpty() ? 200 : 422, typed, problems, place(typed, complaint));
    }

    private void save(Call call) throws IOException {
        Typed typed = Typed.of(call);
        SessionTemplate.Saved saved =
                template.save(typed.claims(), stored -> Seen.of(stored).equals(typed.seen()), call.actor());
        switch (saved) {
            case SessionTemplate.Saved.Kept kept -> desk.seeOther(call, HERE, Done.TEMPLATE_SAVED);
            case SessionTemplate.Saved.Refused refused ->
                edit(
                        call,
                        422,
                        typed,
                        Map.of("claims", said(refused.complaint())),
                        place(typed, Optional.of(refused.complaint())));
            case SessionTemplate.Saved.Overtaken other ->
                edit(
                        call,
                        409,
                        new Typed(typed.claims(), typed.as(), Seen.of(other.stored())),
                        Map.of(),
                        Map.of("stored", other.stored()));
            case SessionTemplate.Saved.Fixed fixed ->
                edit(
                        call,
                        409,
                        typed,
                        Map.of("claims", "The configuration names the template, by " + SessionTemplate.PROPERTY),
                        Map.of());
        }
    }

    private void edit(Call call, int status, Typed typed, Map<String, String> problems, Map<String, Object> more)
            throws IOException {
        Map<String, Object> model = new HashMap<>(about());
        model.put("editing", true);
        model.put("claims", typed.claims());
        model.put("as", typed.as());
        model.put("seen", typed.seen());
        model.put("most", trial.budget().most());
        model.put("remarkable", CookieBudget.REMARKABLE);
        model.put("newest", trial.newest());
        model.put("reserved", SessionClaims.RESERVED.stream().sorted().toList());
        if (problems.isEmpty()) {
            Optional<User> user = trial.user(typed.as());
            // what was stored long ago may be what nobody would accept today
            model.putAll(
                    template.complaint(typed.claims()).isEmpty()
                            ? trial.show(ClaimsTemplate.parse(typed.claims()), user)
                            : Map.of());
        }
        model.putAll(more);
        desk.show(call, status, Place.SESSIONS, "sessions", problems, model);
    }

    private Map<String, Object> about() {
        Map<String, Object> model = new HashMap<>();
        model.put("editing", false);
        model.put("current", template.text());
        model.put("fixed", template.isFixed());
        model.put("property", SessionTemplate.PROPERTY);
        model.put("facts", facts);
        model.put("lifetime", trial.previews().terms().lifetime());
        model.put("limits", limits);
        audit
                .list(
                        AuditQuery.everything().target(instance.get()).action(SessionTemplate.ACTION),
                        PageRequest.first(1))
                .items()
                .stream()
                .findFirst()
                .ifPresent(last -> {
                    model.put("changedAt", last.at());
                    model.put("changedBy", who(last.actor()));
                });
        return model;
    }

    private String who(String actor) {
        return actor.startsWith("user_")
                ? trial.user(actor).map(TemplateTrial::name).orElse(actor)
                : actor;
    }

    private static String said(Complaint complaint) {
        String text = complaint.text();
        return complaint.line() == 0
                ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
                : "Line " + complaint.line() + ", column " + complaint.column() + ": " + text;
    }

    /// The line in which the mistake is, as it was typed.
    private static Map<String, Object> place(Typed typed, Optional<Complaint> complaint) {
        return complaint
                .filter(one -> one.line() > 0)
                .<Map<String, Object>>map(one -> {
                    List<String> lines = typed.claims().lines().toList();
                    String line = one.line() <= lines.size() ? lines.get(one.line() - 1) : "";
                    return Map.of("badNumber", one.line(), "badLine", line);
                })
                .orElse(Map.of());
    }
}
