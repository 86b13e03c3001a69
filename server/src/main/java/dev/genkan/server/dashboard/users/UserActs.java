package dev.genkan.server.dashboard.users;

import dev.genkan.identity.user.Edited;
import dev.genkan.identity.user.Metadata;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.Done;
import dev.genkan.server.dashboard.Person;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Route;
import dev.genkan.token.UserId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is done to one of them on a page that says beforehand what comes of it: banned and let in again, locked and
/// unlocked, asked everything anew, deleted.
record UserActs(People people) {

    private static final String DELETE = People.ONE + "/delete";

    /// How long a lock lasts, as the form says it; the empty word is one without an end.
    private static final Map<String, Duration> LOCKS =
            Map.of("hour", Duration.ofHours(1), "day", Duration.ofDays(1), "week", Duration.ofDays(7));

    List<Route> routes() {
        return Stream.concat(
                        Stream.of(UserAct.values()).flatMap(this::routes),
                        Stream.of(
                                Route.form(DELETE, call -> askToDelete(call, 200, ""))
                                        .afterProof(),
                                Route.act(DELETE, this::delete).afterProof()))
                .toList();
    }

    private Stream<Route> routes(UserAct act) {
        String at = People.ONE + "/" + act.word();
        return Stream.of(Route.form(at, call -> ask(call, act)), Route.act(at, call -> perform(call, act)));
    }

    private void ask(Call call, UserAct act) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isPresent()) {
            people.desk()
                    .show(
                            call,
                            200,
                            Place.USERS,
                            "user-act",
                            Map.of("person", person.get(), "act", act, "spared", spared(call, act, person.get())));
        }
    }

    private String spared(Call call, UserAct act, Person person) {
        UserId id = person.user().id();
        return act.shutsOut() ? people.spared(call, List.of(id)).getOrDefault(id, "") : "";
    }

    private void perform(Call call, UserAct act) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isEmpty()) {
            return;
        }
        if (!spared(call, act, person.get()).isEmpty()) {
            ask(call, act);
            return;
        }
        UserId id = person.get().user().id();
        boolean there = switch (act) {
            case BAN -> people.users().ban(id, call.actor()).isPresent();
            case UNBAN -> people.users().unban(id, call.actor()).isPresent();
            case LOCK -> people.users().lock(id, until(call), call.actor()).isPresent();
            case UNLOCK -> people.users().unlock(id, call.actor()).isPresent();
            case RESTART -> restart(person.get().user(), call);
        };
        if (there) {
            people.desk().seeOther(call, People.at(id), act.done());
        } else {
            people.desk().nothingHere(call, Place.USERS);
        }
    }

    private Instant until(Call call) {
        Duration lasting = LOCKS.get(call.form().first("lasting"));
        return lasting == null ? User.FOR_GOOD : people.clock().instant().plus(lasting);
    }

    /// Takes away what the gate reads. Somebody who finishes a flow at this very moment is asked again as well.
    private boolean restart(User user, Call call) {
        User now = user;
        while (true) {
            Metadata seen = now.publicMetadata();
            Map<String, @Nullable Object> left = new LinkedHashMap<>(seen.values());
            left.keySet().removeAll(List.of(Onboarding.COMPLETE, Onboarding.VERSIONS));
            switch (people.users()
                    .edit(
                            now.id(),
                            current -> current.publicMetadata().equals(seen),
                            UserPatch.nothing().publicMetadata(Metadata.of(left)),
                            call.actor())) {
                case Edited.Kept kept -> {
                    return true;
                }
                case Edited.Gone gone -> {
                    return false;
                }
                case Edited.Overtaken overtaken -> now = overtaken.user();
            }
        }
    }

    private void askToDelete(Call call, int status, String problem) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isPresent()) {
            UserId id = person.get().user().id();
            people.desk()
                    .show(
                            call,
                            status,
                            Place.USERS,
                            "user-delete",
                            problem.isEmpty() ? Map.of() : Map.of("confirm", problem),
                            Map.of(
                                    "person",
                                    person.get(),
                                    "typed",
                                    call.form().first("confirm"),
                                    "spared",
                                    people.spared(call, List.of(id)).getOrDefault(id, "")));
        }
    }

    private void delete(Call call) throws IOException {
        Optional<Person> person = people.find(call);
        if (person.isEmpty()) {
            return;
        }
        UserId id = person.get().user().id();
        String wanted =
                person.get().address().isEmpty() ? id.value() : person.get().address();
        if (!people.spared(call, List.of(id)).isEmpty()) {
            askToDelete(call, 403, "");
        } else if (!call.form().first("confirm").strip().equalsIgnoreCase(wanted)) {
            askToDelete(call, 422, "Type " + wanted + " to confirm");
        } else {
            people.users().delete(id, call.actor());
            people.desk().seeOther(call, People.AT, Done.DELETED);
        }
    }
}
