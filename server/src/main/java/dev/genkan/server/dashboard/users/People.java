package dev.genkan.server.dashboard.users;

import dev.genkan.identity.operator.Operators;
import dev.genkan.identity.user.Users;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.DashboardDesk;
import dev.genkan.server.dashboard.Person;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Standings;
import dev.genkan.server.wire.WireIds;
import dev.genkan.token.UserId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What every page about people needs at hand.
public record People(DashboardDesk desk, Users users, Operators operators, Standings standings, InstantSource clock) {

    static final String AT = "/users";
    static final String ONE = AT + "/{user_id}";

    static String at(UserId user) {
        return AT + "/" + user.value();
    }

    /// Whom the address names; if there is nobody, that has been said.
    Optional<Person> find(Call call) throws IOException {
        Optional<Person> person = find(call.variable("user_id"));
        if (person.isEmpty()) {
            desk.nothingHere(call, Place.USERS);
        }
        return person;
    }

    Optional<Person> find(String id) {
        return WireIds.user(id)
                .flatMap(users::find)
                .map(user -> standings.persons(List.of(user)).getFirst());
    }

    /// Why this operator may not shut these people out or act for them, one sentence for each of whom it is so:
    /// operators first stop being one, so that nobody loses the dashboard, or takes it from others, by a slip.
    Map<UserId, String> spared(Call call, Collection<UserId> people) {
        Map<UserId, String> reasons = new HashMap<>();
        Set<UserId> running = operators.list().stream().map(one -> one.userId()).collect(Collectors.toSet());
        for (UserId one : people) {
            if (one.equals(call.operator().userId())) {
                reasons.put(one, "This is you.");
            } else if (running.contains(one)) {
                reasons.put(one, "They are an operator. Remove them from the operators first.");
            }
        }
        return reasons;
    }
}
