package dev.genkan.server.dashboard.users;

import dev.genkan.identity.attempt.Resetting;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.errand.Errands;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.operator.ActingInPlace;
import dev.genkan.identity.session.Activity;
import dev.genkan.identity.session.CookieBudget;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.onboarding.Journeys;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Room;
import dev.genkan.server.dashboard.Route;
import dev.genkan.server.pages.Arrival;
import java.util.List;
import java.util.stream.Stream;

/// Everything about the people: the list, one of them, several at once, a new one; and acting in the place
/// of one.
public record UsersRoom(
        People people,
        Sessions sessions,
        Activity activity,
        Passwords passwords,
        EmailAddresses addresses,
        Resetting resetting,
        Errands errands,
        Journeys journeys,
        CookieBudget budget,
        Audit audit,
        ActingInPlace acting,
        Arrival arrival)
        implements Room {

    @Override
    public Place place() {
        return Place.USERS;
    }

    @Override
    public List<Route> routes() {
        UserList list = new UserList(people, audit);
        return Stream.of(
                        list.routes(),
                        new NewUserPage(people, passwords).routes(),
                        new ManyUsers(people, list).routes(),
                        new Everybody(people, list, errands).routes(),
                        new ErrandPages(people, errands).routes(),
                        new UserPage(people, sessions, activity, passwords, journeys, budget, audit).routes(),
                        new UserFiles(people, sessions, journeys).routes(),
                        new UserAddresses(people, addresses, resetting).routes(),
                        new UserActs(people).routes(),
                        new Impersonation(people, acting, arrival).routes())
                .flatMap(List::stream)
                .toList();
    }
}
