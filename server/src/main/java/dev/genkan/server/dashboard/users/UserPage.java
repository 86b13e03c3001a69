package dev.genkan.server.dashboard.users;

import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.session.Activity;
import dev.genkan.identity.session.CookieBudget;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.user.Edited;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.User;
import dev.genkan.onboarding.Journeys;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.Done;
import dev.genkan.server.dashboard.Person;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Route;
import dev.genkan.server.mail.BrowserName;
import dev.genkan.token.SessionId;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One of them: who they are, how they are signed in, how far they have come, what was done to them.
record UserPage(
        People people,
        Sessions sessions,
        Activity activity,
        Passwords passwords,
        Journeys journeys,
        CookieBudget budget,
        Audit audit) {

    private static final int LAST_ACTS = 10;

    /// A session as the page shows it.
    ///
    /// @param by who acts in the member's place; empty for themselves
    public record Device(String id, String name, String network, Instant lastActive, String by, boolean yours) {}

    List<Route> routes() {
        return List.of(
                Route.page(People.ONE, this::look),
                Route.act(People.ONE + "/metadata", this::save),
                Route.act(People.ONE + "/sessions/revoke", this::revokeAll),
                Route.act(People.ONE + "/sessions/{session_id}/revoke", this::revoke));
    }

    private void look(Call call) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isPresent()) {
            show(call, 200, person.get(), MetadataForm.editors(person.get().user()), Map.of(), "");
        }
    }

    private void show(
            Call call,
            int status,
            Person person,
            List<MetadataForm.Editor> editors,
            Map<String, String> problems,
            String alert)
            throws IOException {
        activity.write();
        User user = person.user();
        Map<String, Object> model = new HashMap<>();
        model.put("person", person);
        model.put("user", user);
        model.put("locked", user.lockedAt(people.clock().instant()));
        model.put("forGood", user.lockedUntil() != null && user.lockedUntil().equals(User.FOR_GOOD));
        model.put("spared", people.spared(call, List.of(user.id())).getOrDefault(user.id(), ""));
        model.put("addressActs", List.of(AddressAct.values()));
        model.put("editors", editors);
        model.put("alert", alert);
        model.put("cookie", budget.weigh(user));
        model.put("cookieMost", budget.most());
        model.put("passwordSince", passwords.setAt(user.id()).orElse(Instant.EPOCH));
        model.put("devices", devices(call, user));
        model.put("onboarding", people.standings().isAny());
        model.put(
                "travels",
                journeys.journeys(user.id()).stream()
                        .map(journey -> Travels.of(journey, people.standings()))
                        .sorted(Comparator.comparing(Travels::startedAt).reversed())
                        .toList());
        model.put(
                "papers",
                journeys.receipts(user.id()).stream().map(Travels.Paper::of).toList());
        model.put("acts", audit.of(user.id().value(), LAST_ACTS));
        people.desk().show(call, status, Place.USERS, "user", problems, model);
    }

    private List<Device> devices(Call call, User user) {
        return sessions.live(user.id()).stream()
                .sorted(Comparator.comparing(Session::lastActiveAt).reversed())
                .map(session -> device(call, session))
                .toList();
    }

    private Device device(Call call, Session session) {
        String name =
                BrowserName.of(session.userAgent(), people.desk().desk().pages().words(), Locale.ENGLISH);
        return new Device(
                session.id().value(),
                name.isEmpty() ? "Unknown browser" : name,
                session.network(),
                session.lastActiveAt(),
                session.impersonator() == null
                        ? ""
                        : session.impersonator().who().value(),
                session.id().equals(call.session().id()));
    }

    private void save(Call call) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isEmpty()) {
            return;
        }
        User user = person.get().user();
        MetadataForm form = MetadataForm.read(call.form());
        if (!form.problems().isEmpty()) {
            show(call, 422, person.get(), form.editorsAgain(user), form.problems(), "");
            return;
        }
        try {
            switch (people.users().edit(user.id(), form::isAsSeen, form.patch(), call.actor())) {
                case Edited.Kept kept -> people.desk().seeOther(call, People.at(user.id()), Done.METADATA_SAVED);
                case Edited.Overtaken overtaken ->
                    show(
                            call,
                            409,
                            people.standings()
                                    .persons(List.of(overtaken.user()))
                                    .getFirst(),
                            form.editorsAgain(overtaken.user()),
                            Map.of(),
                            "Somebody else has changed this meanwhile, and nothing of yours was saved. What you typed is"
                                    + " still here, and below it what is stored now. Saving again writes over that.");
                case Edited.Gone gone -> people.desk().nothingHere(call, Place.USERS);
            }
        } catch (TokenBudget.Exceeded e) {
            show(call, 422, person.get(), form.editorsAgain(user), tooLarge(form, e), "");
        }
    }

    /// At the field that was made larger, as far as one can tell.
    private static Map<String, String> tooLarge(MetadataForm form, TokenBudget.Exceeded e) {
        MetadataKind kind = form.wanted().containsKey(MetadataKind.PUBLIC) ? MetadataKind.PUBLIC : MetadataKind.UNSAFE;
        return Map.of(
                kind.field(),
                "The session cookie would have " + e.weight() + " bytes, and browsers keep " + e.budget()
                        + ". Make this shorter, or keep what no token needs in private metadata.");
    }

    private void revoke(Call call) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isEmpty()) {
            return;
        }
        // theirs, or nothing: one session may have ended a moment ago, and then all is as it was wished
        sessions.live(person.get().user().id()).stream()
                .map(Session::id)
                .filter(id -> id.value().equals(call.variable("session_id")))
                .findFirst()
                .ifPresent((SessionId id) -> sessions.revoke(id, call.actor()));
        people.desk().seeOther(call, People.at(person.get().user().id()), Done.REVOKED);
    }

    private void revokeAll(Call call) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isPresent()) {
            sessions.revokeAll(person.get().user().id(), call.actor());
            people.desk().seeOther(call, People.at(person.get().user().id()), Done.SIGNED_OUT);
        }
    }
}
