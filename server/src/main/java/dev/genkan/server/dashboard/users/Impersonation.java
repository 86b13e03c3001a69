package dev.genkan.server.dashboard.users;

import dev.genkan.identity.operator.ActingBegun;
import dev.genkan.identity.operator.ActingInPlace;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.user.Admission;
import dev.genkan.identity.user.User;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.Person;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Route;
import dev.genkan.server.pages.Arrival;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Acting in one of them's place: a page that says what it is, and the act, after which the browser is in the
/// application as that member.
///
/// @param arrival how a browser goes on with other cookies
record Impersonation(People people, ActingInPlace acting, Arrival arrival) {

    private static final String AT = People.ONE + "/impersonate";

    List<Route> routes() {
        return List.of(
                Route.form(AT, call -> ask(call, 200, "")).afterProof(),
                Route.act(AT, this::begin).afterProof());
    }

    private void ask(Call call, int status, String refused) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isPresent()) {
            String why = refused.isEmpty() ? spared(call, person.get().user()) : refused;
            people.desk()
                    .show(
                            call,
                            status,
                            Place.USERS,
                            "user-impersonate",
                            Map.of(
                                    "person",
                                    person.get(),
                                    "spared",
                                    why,
                                    "minutes",
                                    ActingInPlace.LASTING.toMinutes()));
        }
    }

    /// Why nobody acts for them; empty if one may.
    private String spared(Call call, User user) {
        if (user.banned()) {
            return banned();
        }
        return user.lockedAt(people.clock().instant())
                ? locked()
                : people.spared(call, List.of(user.id())).getOrDefault(user.id(), "");
    }

    private void begin(Call call) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isEmpty()) {
            return;
        }
        User member = person.get().user();
        switch (acting.begin(call.session(), member.id(), call.actor().browser())) {
            case ActingBegun.Begun begun -> {
                ClientToken client = new ClientToken(call.visit().clientToken());
                arrival.goOn(call.visit(), client, people.desk().desk().landing());
            }
            case ActingBegun.NotAllowed no -> {
                String why = spared(call, member);
                ask(
                        call,
                        403,
                        why.isEmpty() ? "This browser acts for somebody already, or your role has changed." : why);
            }
            case ActingBegun.ShutOut out -> {
                switch (out.why()) {
                    case Admission.Banned banned -> ask(call, 403, banned());
                    case Admission.Locked locked -> ask(call, 403, locked());
                    case Admission.Gone gone -> people.desk().nothingHere(call, Place.USERS);
                    case Admission.Welcome in ->
                        throw new IllegalStateException("shut out, and welcome: " + member.id());
                }
            }
            case ActingBegun.TooHeavy heavy ->
                ask(
                        call,
                        422,
                        "With who acts in it their session cookie would have " + heavy.weight()
                                + " bytes, and browsers keep " + heavy.budget()
                                + ". Make their metadata shorter first, or let the claims template take less of it.");
        }
    }

    private static String banned() {
        return "They are banned. Nobody acts for somebody who may not come in.";
    }

    private static String locked() {
        return "They are locked. Nobody acts for somebody who may not come in.";
    }
}
