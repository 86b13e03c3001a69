package dev.genkan.server.dashboard.tokens;

import dev.genkan.identity.session.JwtTemplate;
import dev.genkan.identity.session.JwtTemplates;
import dev.genkan.identity.session.OwnAlgorithm;
import dev.genkan.identity.session.TemplateSigning;
import dev.genkan.identity.session.TemplateTerms;
import dev.genkan.identity.user.User;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.CsvFile;
import dev.genkan.server.dashboard.DashboardDesk;
import dev.genkan.server.dashboard.Done;
import dev.genkan.server.dashboard.JsonLines;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Room;
import dev.genkan.server.dashboard.Route;
import dev.genkan.server.dashboard.Seen;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Extra tokens for other services, asked for by name: what they say, how long, and by which key.
public record JwtTemplatesRoom(DashboardDesk desk, JwtTemplates templates, TemplateTrial trial) implements Room {

    private static final String HERE = "/jwt-templates";
    private static final String NEW = HERE + "/new";
    private static final String CHECK = HERE + "/check";
    private static final String ONE = HERE + "/{template_id}";
    private static final String DELETE = ONE + "/delete";

    @Override
    public Place place() {
        return Place.JWT_TEMPLATES;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page(HERE, call -> desk.show(call, 200, place(), "jwt-templates", Map.of("lines", lines()))),
                Route.page(HERE + ".csv", this::file),
                Route.form(NEW, call -> edit(call, 200, Shown.made(TemplateForm.EMPTY), Map.of())),
                Route.act(NEW, this::create),
                Route.page(CHECK, call -> desk.seeOther(call, HERE)),
                Route.trial(CHECK, this::check),
                Route.page(ONE, this::open),
                Route.act(ONE, this::change),
                Route.form(DELETE, call -> askToDelete(call, 200, "")).afterProof(),
                Route.act(DELETE, this::delete).afterProof());
    }

    /// A template in the list.
    public record Line(String id, TemplateTerms terms, int claims, String signing) {}

    /// What is on the page of one.
    ///
    /// @param id of the stored one; empty for a new one
    /// @param stored what somebody else has saved meanwhile; empty if nobody has
    private record Shown(String id, TemplateForm form, String seen, Optional<JwtTemplate> stored) {

        static Shown made(TemplateForm form) {
            return new Shown("", form, "", Optional.empty());
        }
    }

    private List<Line> lines() {
        return templates.list().stream()
                .map(one -> new Line(
                        one.id(), one.terms(), one.terms().claimsAsJson().size(), signing(one.terms())))
                .toList();
    }

    private static String signing(TemplateTerms terms) {
        return switch (terms.signing()) {
            case TemplateSigning.House house -> "Instance key";
            case TemplateSigning.Own own -> own.algorithm() + ", own key";
        };
    }

    private void file(Call call) throws IOException {
        CsvFile.send(
                call.response(),
                "jwt-templates.csv",
                List.of("id", "name", "lifetime", "signing", "claims"),
                lines().stream()
                        .map(line -> List.of(
                                line.id(),
                                line.terms().name(),
                                String.valueOf(line.terms().lifetime().toSeconds()),
                                line.signing(),
                                line.terms().claims())));
    }

    private void open(Call call) throws IOException {
        Optional<JwtTemplate> found = templates.find(call.variable("template_id"));
        if (found.isEmpty()) {
            desk.nothingHere(call, place());
        } else {
            edit(call, 200, stored(found.get()), Map.of());
        }
    }

    private static Shown stored(JwtTemplate template) {
        TemplateForm form = TemplateForm.of(template.terms());
        return new Shown(template.id(), form, Seen.of(form.stored()), Optional.empty());
    }

    private static Shown typed(Call call, String id) {
        return new Shown(id, TemplateForm.of(call.form()), call.form().first(Seen.FIELD), Optional.empty());
    }

    private TemplateSigning kept(String id) {
        return templates.find(id).map(one -> one.terms().signing()).orElse(new TemplateSigning.House());
    }

    private void check(Call call) throws IOException {
        Shown shown = typed(call, call.form().first("template_id"));
        switch (shown.form().read(kept(shown.id()))) {
            case TemplateForm.Read.Fit fit -> {
                boolean nobody = !shown.form().as().isEmpty()
                        && trial.user(shown.form().as()).isEmpty();
                edit(
                        call,
                        nobody ? 422 : 200,
                        shown,
                        nobody ? Map.of("as", "Nobody here has this address or id") : Map.of());
            }
            case TemplateForm.Read.Unfit unfit -> mend(call, shown, unfit);
        }
    }

    private void create(Call call) throws IOException {
        Shown shown = typed(call, "");
        switch (shown.form().read(new TemplateSigning.House())) {
            case TemplateForm.Read.Fit fit -> answer(call, shown, templates.create(fit.terms(), call.actor()));
            case TemplateForm.Read.Unfit unfit -> mend(call, shown, unfit);
        }
    }

    private void change(Call call) throws IOException {
        Shown shown = typed(call, call.variable("template_id"));
        switch (shown.form().read(kept(shown.id()))) {
            case TemplateForm.Read.Fit fit -> {
                try {
                    answer(
                            call,
                            shown,
                            templates.change(shown.id(), before -> unseen(call, before, fit), call.actor()));
                } catch (Meanwhile another) {
                    conflict(call, shown);
                }
            }
            case TemplateForm.Read.Unfit unfit -> mend(call, shown, unfit);
        }
    }

    private static TemplateTerms unseen(Call call, TemplateTerms before, TemplateForm.Read.Fit fit) {
        if (!Seen.is(call, TemplateForm.of(before).stored())) {
            throw new Meanwhile();
        }
        return fit.terms();
    }

    /// Leads out of the change.
    private static final class Meanwhile extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void conflict(Call call, Shown shown) throws IOException {
        Optional<JwtTemplate> now = templates.find(shown.id());
        String seen =
                now.map(one -> Seen.of(TemplateForm.of(one.terms()).stored())).orElse("");
        edit(call, 409, new Shown(shown.id(), shown.form(), seen, now), Map.of());
    }

    private void answer(Call call, Shown shown, JwtTemplates.Written written) throws IOException {
        switch (written) {
            case JwtTemplates.Written.Kept kept -> desk.seeOther(call, HERE, Done.SAVED);
            case JwtTemplates.Written.NameTaken taken ->
                edit(call, 422, shown, Map.of("name", "Another template is called so"));
            case JwtTemplates.Written.NotThere gone -> desk.nothingHere(call, place());
        }
    }

    private void mend(Call call, Shown shown, TemplateForm.Read.Unfit unfit) throws IOException {
        edit(call, 422, shown, unfit.problems(), unfit.badLine());
    }

    private void edit(Call call, int status, Shown shown, Map<String, String> problems) throws IOException {
        edit(call, status, shown, problems, 0);
    }

    private void edit(Call call, int status, Shown shown, Map<String, String> problems, int badLine)
            throws IOException {
        Map<String, Object> model = new HashMap<>();
        TemplateForm form = shown.form();
        model.put("id", shown.id());
        model.put("form", form);
        model.put("seen", shown.seen());
        shown.stored().ifPresent(theirs -> model.put("stored", theirs.terms()));
        model.put("algorithms", OwnAlgorithm.values());
        model.put("newest", trial.newest());
        List<String> lines = form.claims().lines().toList();
        if (badLine > 0) {
            model.put("badNumber", badLine);
            model.put("badLine", badLine <= lines.size() ? lines.get(badLine - 1) : "");
        }
        if (problems.isEmpty() && form.read(kept(shown.id())) instanceof TemplateForm.Read.Fit fit) {
            Optional<User> user = trial.user(form.as());
            user.ifPresent(someone -> {
                Set<String> own = fit.terms().claimsAsJson().keySet();
                model.put("lines", JsonLines.of(trial.previews().of(someone, fit.terms()), own));
                model.put("previewed", TemplateTrial.name(someone));
            });
        }
        desk.show(call, status, place(), "jwt-template", problems, model);
    }

    private void askToDelete(Call call, int status, String problem) throws IOException {
        Optional<JwtTemplate> found = templates.find(call.variable("template_id"));
        if (found.isEmpty()) {
            desk.nothingHere(call, place());
        } else {
            Map<String, String> problems = problem.isEmpty() ? Map.of() : Map.of("typed", problem);
            desk.show(call, status, place(), "jwt-template-delete", problems, Map.of("template", found.get()));
        }
    }

    private void delete(Call call) throws IOException {
        Optional<JwtTemplate> found = templates.find(call.variable("template_id"));
        if (found.isPresent()
                && !call.form()
                        .first("typed")
                        .strip()
                        .equals(found.get().terms().name())) {
            askToDelete(call, 422, "Type " + found.get().terms().name());
        } else if (templates.delete(call.variable("template_id"), call.actor())) {
            desk.seeOther(call, HERE, Done.DELETED);
        } else {
            desk.nothingHere(call, place());
        }
    }
}
