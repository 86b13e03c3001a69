package dev.genkan.server.dashboard.users;

import dev.genkan.identity.Cursor;
import dev.genkan.identity.Page;
import dev.genkan.identity.PageRequest;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserQuery;
import dev.genkan.onboarding.Underway;
import dev.genkan.onboarding.UnderwayQuery;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.CsvFile;
import dev.genkan.server.dashboard.Person;
import dev.genkan.server.dashboard.Place;
import dev.genkan.server.dashboard.Query;
import dev.genkan.server.dashboard.Route;
import dev.genkan.server.dashboard.Standings;
import dev.genkan.token.UserId;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The people, page by page and as a file. What is searched for and left out stands in the address.
record UserList(People people, Audit audit) {

    private static final int LINES = 25;
    private static final List<String> HEADER = List.of(
            "id",
            "email_address",
            "first_name",
            "last_name",
            "username",
            "external_id",
            "standing",
            "created_at",
            "last_sign_in_at",
            "last_active_at");
    /// Where a list of those who stand at a step goes on: the journey that was shown last.
    private static final Pattern JOURNEY = Pattern.compile("(\\d{1,15})-(jrn_[A-Za-z0-9]{1,60})");

    List<Route> routes() {
        return List.of(Route.page(People.AT, this::list), Route.page(People.AT + ".csv", this::file));
    }

    private void list(Call call) throws IOException {
        Asked asked = Asked.by(call, people.standings());
        Page<User> page;
        try {
            page = page(asked, new PageRequest(LINES, call.query("cursor")));
        } catch (Cursor.Unknown | NoSuchPlace typed) {
            people.desk().nothingHere(call, Place.USERS);
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("people", people.standings().persons(page.items()));
        model.put("asked", asked);
        model.put("shows", List.of(Asked.Show.values()));
        model.put("sorts", List.of(Asked.Sort.values()));
        model.put("onboarding", people.standings().isAny());
        model.put("places", people.standings().places());
        model.put("severalFlows", people.standings().severalFlows());
        model.put("most", UserQuery.MOST_SEARCHED);
        Query same = asked.query();
        model.put("csv", same.text());
        model.put("next", page.isLast() ? "" : same.and("cursor", page.next()).text());
        if (!call.query("cursor").isEmpty()) {
            model.put("first", same.text());
        }
        people.desk().show(call, 200, Place.USERS, "users", model);
    }

    /// The cursor of a list of journeys that is none.
    private static final class NoSuchPlace extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Page<User> page(Asked asked, PageRequest request) {
        return people.standings()
                .at(asked.at())
                .map(place -> standingAt(place, request))
                .orElseGet(() -> people.users().list(asked.users(), request));
    }

    /// Journeys say who stands there and in which order, users who they are. Somebody may be gone by now.
    private Page<User> standingAt(Standings.Place place, PageRequest request) {
        UnderwayQuery first = UnderwayQuery.at(place.flow(), place.step(), request.limit() + 1);
        List<Underway> found = people.standings().page(request.cursor().isEmpty() ? first : after(first, request));
        List<Underway> shown = found.stream().limit(request.limit()).toList();
        List<String> ids = shown.stream().map(one -> one.user().value()).toList();
        Map<UserId, User> users = ids.isEmpty()
                ? Map.of()
                : people
                        .users()
                        .list(UserQuery.everybody().anyId(ids), PageRequest.first(request.limit()))
                        .items()
                        .stream()
                        .collect(Collectors.toMap(User::id, Function.identity()));
        List<User> inOrder = shown.stream()
                .flatMap(one -> Optional.ofNullable(users.get(one.user())).stream())
                .toList();
        Underway last = found.size() > shown.size() ? shown.getLast() : null;
        return new Page<>(
                inOrder,
                last == null
                        ? ""
                        : last.startedAt().toEpochMilli() + "-" + last.journey().value());
    }

    private static UnderwayQuery after(UnderwayQuery first, PageRequest request) {
        Matcher parts = JOURNEY.matcher(request.cursor());
        if (!parts.matches()) {
            throw new NoSuchPlace();
        }
        return new UnderwayQuery(
                first.flow(),
                first.step(),
                Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                parts.group(2),
                first.most());
    }

    private void file(Call call) throws IOException {
        Asked asked = Asked.by(call, people.standings());
        export(call, asked.told(), pages(request -> page(asked, request)));
    }

    /// Everybody who is asked for, in the order in which they came.
    ///
    /// @param most no more of them than these
    List<UserId> ids(Asked asked, int most) {
        Asked newest = new Asked(asked.text(), asked.show(), asked.at(), Asked.Sort.NEWEST);
        return pages(request -> page(newest, request))
                .flatMap(List::stream)
                .map(User::id)
                .distinct()
                .limit(most)
                .toList();
    }

    private static Stream<List<User>> pages(Function<PageRequest, Page<User>> read) {
        PageRequest begin = PageRequest.first(PageRequest.MOST);
        return Stream.iterate(
                        Optional.of(read.apply(begin)),
                        Optional::isPresent,
                        page -> page.filter(one -> !one.isLast()).map(one -> read.apply(begin.after(one))))
                .map(page -> page.orElseThrow().items());
    }

    /// Whoever takes people along has to answer for it.
    ///
    /// @param which as an address says it but for what was searched for, or ids
    void export(Call call, String which, Stream<List<User>> pages) throws IOException {
        audit.write(call.actor(), "user.export", "users", Map.of(), Map.of("asked", which));
        CsvFile.send(
                call.response(),
                "users.csv",
                HEADER,
                pages.flatMap(page -> people.standings().persons(page).stream()).map(UserList::line));
    }

    private static List<String> line(Person person) {
        User user = person.user();
        return List.of(
                person.id(),
                person.address(),
                user.firstName(),
                user.lastName(),
                user.username(),
                user.externalId(),
                person.standing().text(),
                user.createdAt().toString(),
                orEmpty(user.lastSignInAt()),
                orEmpty(user.lastActiveAt()));
    }

    private static String orEmpty(@Nullable Instant at) {
        return Objects.toString(at, "");
    }
}
