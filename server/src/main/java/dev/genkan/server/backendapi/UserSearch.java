package dev.genkan.server.backendapi;

import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.UserQuery;
import dev.genkan.identity.user.UserSlice;
import dev.genkan.identity.user.UserSlice.Sort;
import dev.genkan.identity.user.Users;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Slices;
import dev.genkan.server.wire.WireIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Which users an address asks for. All conditions have to hold; of the values of one, any.
final class UserSearch {

    /// Values of one filter.
    private static final int MOST = 100;

    private static final Map<String, Sort> SORTS = Map.of(
            "created_at", Sort.CREATED,
            "updated_at", Sort.UPDATED,
            "email_address", Sort.EMAIL_ADDRESS,
            "first_name", Sort.FIRST_NAME,
            "last_name", Sort.LAST_NAME,
            "username", Sort.USERNAME,
            "last_active_at", Sort.LAST_ACTIVE,
            "last_sign_in_at", Sort.LAST_SIGN_IN,
            // nobody has any, so that the order is as good as another
            "phone_number", Sort.CREATED,
            "web3wallet", Sort.CREATED);

    private final Fields asked;
    private UserQuery query = UserQuery.everybody();

    private UserSearch(Fields asked) {
        this.asked = asked;
    }

    /// @throws Refused for a value that cannot be one of its kind
    static UserQuery query(Fields asked) {
        UserSearch search = new UserSearch(asked);
        search.identifiers();
        search.beginnings();
        search.times();
        return search.query;
    }

    /// @throws Refused for an order there is not
    static UserSlice slice(Fields asked) {
        Slices.Order order = Slices.order(asked, "-created_at");
        Sort sort = SORTS.get(order.by());
        if (sort == null) {
            throw new Refused(Errors.unfit("order_by", "Users are ordered by " + String.join(", ", SORTS.keySet()) + "."));
        }
        return new UserSlice(sort, order.ascending(), Slices.offset(asked), Slices.limit(asked));
    }

    /// The same after the user that `starting_after` names.
    ///
    /// @throws Refused if the order is another than that of creation, or there is no such user
    static UserQuery from(UserQuery query, Fields asked, UserSlice slice, Users users) {
        return asked.text("starting_after")
                .map(id -> {
                    if (slice.by() != Sort.CREATED || asked.has("offset")) {
                        throw new Refused(Errors.unfit(
                                "starting_after", "It goes with the order by created_at, and not with an offset."));
                    }
                    return query.createdAfter(
                            WireIds.user(id)
                                    .flatMap(users::find)
                                    .orElseThrow(() -> new Refused(
                                            Errors.unfit("starting_after", "There is no such user."))),
                            slice.ascending());
                })
                .orElse(query);
    }

    private void identifiers() {
        any("user_id", UserQuery::anyId, UserQuery::noneOfIds);
        any("external_id", UserQuery::anyExternalId, UserQuery::noneOfExternalIds);
        // nobody is in an organisation: those who are not in one are everybody
        any("organization_id", (all, ids) -> all.nobody(), (all, ids) -> all);
        if (asked.has("email_address")) {
            List<EmailAddress> addresses = values("email_address").stream()
                    .flatMap(text -> EmailAddress.parse(text).stream())
                    .toList();
            query = query.anyEmailAddress(addresses);
        }
        if (asked.has("username")) {
            query = query.anyUsername(values("username"));
        }
        for (String none : List.of("phone_number", "web3_wallet", "provider_user_id", "phone_number_query")) {
            if (!values(none).isEmpty()) {
                query = query.nobody();
            }
        }
    }

    /// Values that `-` makes those of everybody else.
    private void any(
            String name,
            BiFunction<UserQuery, List<String>, UserQuery> any,
            BiFunction<UserQuery, List<String>, UserQuery> none) {
        List<String> values = values(name);
        // a plus sign in an address is a space
        List<String> wanted = values.stream()
                .filter(value -> !value.startsWith("-"))
                .map(value -> value.startsWith("+") || value.startsWith(" ") ? value.substring(1) : value)
                .toList();
        List<String> unwanted = values.stream()
                .filter(value -> value.startsWith("-"))
                .map(value -> value.substring(1))
                .toList();
        if (!wanted.isEmpty()) {
            query = any.apply(query, wanted);
        }
        if (!unwanted.isEmpty()) {
            query = none.apply(query, unwanted);
        }
    }

    private void beginnings() {
        text("query", query -> text -> query.startingAnyhow(text));
        text("email_address_query", query -> text -> query.emailAddressContaining(text));
        text("username_query", query -> text -> query.usernameContaining(text));
        text("name_query", query -> text -> query.nameContaining(text));
        asked.flag("banned").ifPresent(banned -> query = query.banned(banned));
    }

    private void text(String name, Function<UserQuery, Function<String, UserQuery>> condition) {
        asked.text(name, 256).ifPresent(text -> query = condition.apply(query).apply(text.strip()));
    }

    private void times() {
        time("last_active_at_before", UserQuery::activeUntil);
        time("last_active_at_since", UserQuery::activeSince);
        time("last_active_at_after", (all, at) -> all.activeSince(at.plusMillis(1)));
        time("created_at_before", UserQuery::createdUntil);
        time("created_at_after", (all, at) -> all.createdSince(at.plusMillis(1)));
        time("last_sign_in_at_before", UserQuery::signedInUntil);
        time("last_sign_in_at_after", (all, at) -> all.signedInSince(at.plusMillis(1)));
    }

    private void time(String name, BiFunction<UserQuery, Instant, UserQuery> condition) {
        asked.number(name).ifPresent(millis -> query = condition.apply(query, Slices.instant(name, millis)));
    }

    private List<String> values(String name) {
        List<String> values = asked.texts(name);
        if (values.size() > MOST) {
            throw new Refused(Errors.unfit(name, name + " may be given " + MOST + " times."));
        }
        return values;
    }
}
