package dev.genkan.server.dashboard.users;

import dev.genkan.identity.user.User;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.CsvFile;
import dev.genkan.server.dashboard.Person;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Route;
import dev.genkan.server.wire.WireIds;
import dev.genkan.token.UserId;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is done to several of them at once: asked on a page that names them, done to each in a transaction of its
/// own, and told on a page that looks at each again, so that it is right however often it is loaded. Who was chosen
/// stands in the address, and outlasts a proof of who the operator is.
record ManyUsers(People people, UserList list) {

    private static final System.Logger LOG = System.getLogger(ManyUsers.class.getName());
    private static final int MOST = 25;
    private static final String CHOSEN = People.AT + "/chosen";
    private static final String THESE = CHOSEN + "/{user_ids}";

    /// What became of one of them.
    ///
    /// @param name empty for somebody who is gone
    public record Outcome(String id, String name, boolean there, boolean done, String why) {}

    List<Route> routes() {
        Stream<Route> pages = Stream.of(
                Route.page(CHOSEN, this::choose),
                Route.page(THESE + "/csv", this::file),
                Route.form(THESE + "/{act}/done", this::tell),
                Route.form(THESE + "/{act}/done.csv", this::tellAsFile));
        Stream<Route> acts = Stream.of(ManyAct.values()).flatMap(this::routes);
        return Stream.concat(pages, acts).toList();
    }

    private Stream<Route> routes(ManyAct act) {
        String at = THESE + "/" + act.word();
        Route form = Route.form(at, call -> ask(call, act, 200, ""));
        Route post = Route.act(at, call -> perform(call, act));
        return act == ManyAct.DELETE ? Stream.of(form.afterProof(), post.afterProof()) : Stream.of(form, post);
    }

    /// From the ticks of the list to the address that names them.
    private void choose(Call call) throws IOException {
        String[] ticked = call.request().getParameterValues("id");
        List<UserId> ids = ids(ticked == null ? Stream.of() : Stream.of(ticked));
        String act = call.query("act");
        if (ids.isEmpty()) {
            people.desk()
                    .showMessage(
                            call,
                            422,
                            Place.USERS,
                            "Nobody is selected",
                            "Tick the people on the list first, then choose what to do. Nothing was changed.");
        } else if (act.equals("csv") || ManyAct.named(act).isPresent()) {
            people.desk().seeOther(call, at(ids) + "/" + act);
        } else {
            people.desk().nothingHere(call, Place.USERS);
        }
    }

    private static String at(List<UserId> ids) {
        return CHOSEN + "/" + ids.stream().map(UserId::value).collect(Collectors.joining("-"));
    }

    private static List<UserId> ids(Stream<String> texts) {
        return texts.flatMap(text -> WireIds.user(text).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static List<UserId> chosen(Call call) {
        return ids(Stream.of(call.variable("user_ids").split("-")));
    }

    private List<User> users(Call call) {
        return chosen(call).stream()
                .flatMap(id -> people.users().find(id).stream())
                .toList();
    }

    private void file(Call call) throws IOException {
        List<User> users = users(call);
        list.export(call, call.variable("user_ids"), Stream.of(users));
    }

    private void ask(Call call, ManyAct act, int status, String problem) throws IOException {
        List<User> users = users(call);
        if (users.isEmpty()) {
            people.desk().nothingHere(call, Place.USERS);
            return;
        }
        Map<UserId, String> spared = spared(call, act, users);
        long rest = users.size() - spared.size();
        people.desk()
                .show(
                        call,
                        status,
                        Place.USERS,
                        "users-act",
                        problem.isEmpty() ? Map.of() : Map.of("confirm", problem),
                        Map.of(
                                "people",
                                people.standings().persons(users),
                                "act",
                                act,
                                "spared",
                                spared,
                                "at",
                                at(users.stream().map(User::id).toList()) + "/" + act.word(),
                                "rest",
                                rest,
                                "phrase",
                                phrase(rest),
                                "typed",
                                call.form().first("confirm")));
    }

    /// To be typed before so many are deleted.
    static String phrase(long number) {
        return "delete " + number + (number == 1 ? " user" : " users");
    }

    private Map<UserId, String> spared(Call call, ManyAct act, List<User> users) {
        return act.harms() ? people.spared(call, users.stream().map(User::id).toList()) : Map.of();
    }

    private void perform(Call call, ManyAct act) throws IOException {
        List<User> users = users(call);
        Map<UserId, String> spared = spared(call, act, users);
        List<UserId> rest = users.stream()
                .map(User::id)
                .filter(id -> !spared.containsKey(id))
                .toList();
        if (act == ManyAct.DELETE && !call.form().first("confirm").strip().equalsIgnoreCase(phrase(rest.size()))) {
            ask(call, act, 422, "Type " + phrase(rest.size()) + " to confirm");
            return;
        }
        rest.forEach(id -> perform(call, act, id));
        people.desk().seeOther(call, at(chosen(call)) + "/" + act.word() + "/done");
    }

    private void perform(Call call, ManyAct act, UserId id) {
        try {
            switch (act) {
                case BAN -> people.users().ban(id, call.actor());
                case UNBAN -> people.users().unban(id, call.actor());
                case DELETE -> people.users().delete(id, call.actor());
            }
        } catch (RuntimeException e) {
            // the others are still to be done, and the page that follows sees that this one is not
            LOG.log(Level.ERROR, id + " could not be " + act.past() + " on the dashboard", e);
        }
    }

    /// How each of them is now.
    private void tell(Call call) throws IOException {
        ManyAct act = ManyAct.named(call.variable("act")).orElse(null);
        List<UserId> ids = chosen(call);
        if (act == null || ids.isEmpty()) {
            people.desk().nothingHere(call, Place.USERS);
            return;
        }
        List<Outcome> outcomes = outcomes(call, act, ids);
        long done = outcomes.stream().filter(Outcome::done).count();
        people.desk()
                .show(
                        call,
                        200,
                        Place.USERS,
                        "users-done",
                        Map.of(
                                "outcomes",
                                outcomes,
                                "act",
                                act,
                                "count",
                                done,
                                "csv",
                                at(ids) + "/" + act.word() + "/done.csv"));
    }

    private void tellAsFile(Call call) throws IOException {
        Optional<ManyAct> act = ManyAct.named(call.variable("act"));
        if (act.isEmpty()) {
            people.desk().nothingHere(call, Place.USERS);
            return;
        }
        String done = act.get().past();
        CsvFile.send(
                call.response(),
                done + ".csv",
                List.of("id", "name", "what_was_done", "why"),
                outcomes(call, act.get(), chosen(call)).stream()
                        .map(one -> List.of(one.id(), one.name(), one.done() ? done : "not " + done, one.why())));
    }

    private List<Outcome> outcomes(Call call, ManyAct act, List<UserId> ids) {
        Map<UserId, String> spared = act.harms() ? people.spared(call, ids) : Map.of();
        return ids.stream()
                .map(id -> outcome(act, id, spared.getOrDefault(id, "")))
                .toList();
    }

    private Outcome outcome(ManyAct act, UserId id, String spared) {
        return people.users()
                .find(id)
                .map(user -> {
                    boolean done = switch (act) {
                        case BAN -> user.banned();
                        case UNBAN -> !user.banned();
                        case DELETE -> false;
                    };
                    String why = done ? "" : spared.isEmpty() ? "It failed, and the log says why. Try again." : spared;
                    return new Outcome(id.value(), Person.name(user), true, done, why);
                })
                .orElseGet(() -> new Outcome(
                        id.value(),
                        "",
                        false,
                        act == ManyAct.DELETE,
                        act == ManyAct.DELETE ? "" : "Nobody has this id any more."));
    }
}
