package dev.genkan.server.dashboard.users;

import dev.genkan.identity.errand.Errand;
import dev.genkan.identity.errand.Errands;
import dev.genkan.identity.errand.Errands.Begun;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Route;
import dev.genkan.server.dashboard.Seen;
import dev.genkan.token.UserId;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something for everybody in a list, however many pages it has: asked on a page that says whom the list shows and how
/// many they are, and begun if it still shows the same people. Who is meant is written down then; who comes into the
/// list later is not.
record Everybody(People people, UserList list, Errands errands) {

    private static final String NEW = ErrandPages.AT + "/new";

    /// Whom an address asks for, without the operators among them.
    private record Meant(Asked asked, List<UserId> people, int spared, boolean tooMany) {

        String ids() {
            return people.stream().map(UserId::value).collect(Collectors.joining(" "));
        }
    }

    List<Route> routes() {
        return Stream.of(ManyAct.values()).flatMap(this::routes).toList();
    }

    private Stream<Route> routes(ManyAct act) {
        String at = NEW + "/" + act.word();
        return Stream.of(
                Route.form(
                                at,
                                call -> show(
                                        call, 200, act, meant(call, Asked.by(call, people.standings())), Map.of(), ""))
                        .afterProof(),
                Route.act(at, call -> begin(call, act)).afterProof());
    }

    private Meant meant(Call call, Asked asked) {
        List<UserId> all = list.ids(asked, Errands.MOST + 1);
        Set<UserId> spared = people.spared(call, all).keySet();
        List<UserId> rest = all.stream().filter(id -> !spared.contains(id)).toList();
        return new Meant(asked, rest, spared.size(), all.size() > Errands.MOST);
    }

    private void show(Call call, int status, ManyAct act, Meant meant, Map<String, String> problems, String alert)
            throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("act", act);
        model.put("asked", meant.asked());
        model.put(
                "where",
                people.standings()
                        .at(meant.asked().at())
                        .map(place -> place.title())
                        .orElse(""));
        model.put("rest", meant.people().size());
        model.put("spared", meant.spared());
        model.put("tooMany", meant.tooMany());
        model.put("most", Errands.MOST);
        model.put("seen", Seen.of(meant.ids()));
        model.put("phrase", ManyUsers.phrase(meant.people().size()));
        model.put("typed", call.form().first("confirm"));
        model.put("alert", alert);
        people.desk().show(call, status, Place.USERS, "errand-new", problems, model);
    }

    private void begin(Call call, ManyAct act) throws IOException {
        Meant meant = meant(call, Asked.posted(call, people.standings()));
        String phrase = ManyUsers.phrase(meant.people().size());
        if (meant.people().isEmpty() || meant.tooMany()) {
            show(call, 422, act, meant, Map.of(), "");
        } else if (!Seen.is(call, meant.ids())) {
            show(
                    call,
                    409,
                    act,
                    meant,
                    Map.of(),
                    "The list shows other people than when you opened this page. Nothing was done. This is how it is now.");
        } else if (act == ManyAct.DELETE
                && !call.form().first("confirm").strip().equalsIgnoreCase(phrase)) {
            show(call, 422, act, meant, Map.of("confirm", "Type " + phrase + " to confirm"), "");
        } else {
            begin(call, act, meant);
        }
    }

    private void begin(Call call, ManyAct act, Meant meant) throws IOException {
        switch (errands.begin(act.errand(), meant.asked().query().text(), meant.people(), call.actor())) {
            case Begun.Running begun -> people.desk().seeOther(call, ErrandPages.at(begun.errand()));
            case Begun.Busy busy ->
                show(
                        call,
                        409,
                        act,
                        meant,
                        Map.of(),
                        "Something is being done to many people at this moment: " + said(busy.other())
                                + ". Wait until it has ended, or stop it. Nothing was begun.");
        }
    }

    private static String said(Errand errand) {
        return ManyAct.of(errand).verb() + " " + errand.people() + (errand.people() == 1 ? " user" : " users");
    }
}
