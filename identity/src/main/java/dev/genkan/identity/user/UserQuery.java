package dev.genkan.identity.user;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which users are looked for, and in which order: everybody, the newest first, unless it says otherwise. Each
/// condition narrows what the ones before leave.
public final class UserQuery {

    /// What users are ordered by.
    public enum Order {
        CREATED("created_at"),
        /// Those who never did come last, or first when ascending.
        LAST_SIGN_IN("last_sign_in_at"),
        /// Likewise.
        LAST_ACTIVE("last_active_at");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /// People whom each way of [#searchedFor] finds at most.
    public static final int MOST_SEARCHED = 100;

    private final List<String> conditions;
    private final Map<String, Object> values;
    private final Order order;
    private final boolean ascending;

    private UserQuery(List<String> conditions, Map<String, Object> values, Order order, boolean ascending) {
        this.conditions = conditions;
        this.values = values;
        this.order = order;
        this.ascending = ascending;
    }

    public static UserQuery everybody() {
        return new UserQuery(List.of(), Map.of(), Order.CREATED, false);
    }

    /// Nobody at all.
    public UserQuery nobody() {
        return and("1 = 0");
    }

    /// Whose id is one of these; nobody if there are none.
    public UserQuery anyId(Collection<String> ids) {
        return anyOf("u.id in (?)", ids);
    }

    public UserQuery noneOfIds(Collection<String> ids) {
        return ids.isEmpty() ? this : and("u.id not in (?)").with(List.copyOf(ids));
    }

    /// Who have one of these as a proven address; nobody if there are none.
    public UserQuery anyEmailAddress(Collection<EmailAddress> addresses) {
        return anyOf(
                "u.id in (select e.user_id from genkan.email_addresses e where e.address_key in (?))",
                addresses.stream().map(EmailAddress::key).toList());
    }

    public UserQuery anyUsername(Collection<String> usernames) {
        return anyOf(
                "u.username_key in (?)",
                usernames.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    }

    public UserQuery anyExternalId(Collection<String> ids) {
        return anyOf("u.external_id in (?)", ids);
    }

    public UserQuery noneOfExternalIds(Collection<String> ids) {
        return ids.isEmpty()
                ? this
                : and("(u.external_id is null or u.external_id not in (?))").with(List.copyOf(ids));
    }

    private UserQuery anyOf(String condition, Collection<String> values) {
        return values.isEmpty() ? nobody() : and(condition).with(List.copyOf(values));
    }

    /// Of whom anything begins so that one would look for: id, proven address, username, external id, first or last
    /// name, or a first name, a space and a last name. Each has an index.
    public UserQuery startingAnyhow(String beginning) {
        return anyhow(beginning, "");
    }

    /// The same for somebody who types and looks on: in each of these ways at most [#MOST_SEARCHED] people, whom the
    /// index names. However many a single
    /// letter finds, it costs no more than a whole address.
    public UserQuery searchedFor(String typed) {
        return anyhow(typed, " fetch first " + MOST_SEARCHED + " rows only");
    }

    /// One list of ids, because a database that is told "in this or in that" looks at everybody.
    private UserQuery anyhow(String beginning, String most) {
        String typed = beginning.toLowerCase(Locale.ROOT);
        int space = typed.indexOf(' ');
        String fullName = space < 1
                ? ""
                : "union all (select id from genkan.users where first_name_key = ~ and last_name_key like § escape '!'"
                        + most + ")";
        String ways = """
                u.id in (
                    (select id from genkan.users where id like ? escape '!'%1$s)
                    union all (select id from genkan.users where external_id like ? escape '!'%1$s)
                    union all (select user_id from genkan.email_addresses where address_key like # escape '!'%1$s)
                    union all (select id from genkan.users where username_key like # escape '!'%1$s)
                    union all (select id from genkan.users where first_name_key like # escape '!'%1$s)
                    union all (select id from genkan.users where last_name_key like # escape '!'%1$s)
                    %2$s)""".formatted(most, fullName);
        UserQuery query = and(ways).with("?", pattern(beginning)).with("#", pattern(typed));
        return space < 1
                ? query
                : query.with("~", typed.substring(0, space))
                        .with("§", pattern(typed.substring(space + 1).strip()));
    }

    /// Who have a proven address that contains this. Looks at everybody.
    public UserQuery emailAddressContaining(String part) {
        return and("exists (select 1 from genkan.email_addresses e where e.user_id = u.id"
                        + " and e.address_key like ? escape '!')")
                .with(inside(part));
    }

    /// Looks at everybody.
    public UserQuery usernameContaining(String part) {
        return and("u.username_key like ? escape '!'").with(inside(part));
    }

    /// Whose first name, a space and last name contain this. Looks at everybody.
    public UserQuery nameContaining(String part) {
        return and("u.first_name_key || ' ' || u.last_name_key like ? escape '!'")
                .with(inside(part));
    }

    /// Whose proven address this is.
    public UserQuery emailAddress(EmailAddress address) {
        return and("exists (select 1 from genkan.email_addresses e where e.user_id = u.id and e.address_key = ?)")
                .with(address.key());
    }

    /// Who have a proven address that begins so.
    public UserQuery emailAddressStarting(String beginning) {
        return and("exists (select 1 from genkan.email_addresses e where e.user_id = u.id"
                        + " and e.address_key like ? escape '!')")
                .with(pattern(beginning.toLowerCase(Locale.ROOT)));
    }

    public UserQuery username(String username) {
        return and("u.username_key = ?").with(username.toLowerCase(Locale.ROOT));
    }

    public UserQuery usernameStarting(String beginning) {
        return and("u.username_key like ? escape '!'").with(pattern(beginning.toLowerCase(Locale.ROOT)));
    }

    public UserQuery externalId(String id) {
        return and("u.external_id = ?").with(id);
    }

    public UserQuery externalIdStarting(String beginning) {
        return and("u.external_id like ? escape '!'").with(pattern(beginning));
    }

    public UserQuery banned(boolean banned) {
        // not "is not null", for which one of the databases uses no index
        return and(banned ? "u.banned_at > 0" : "u.banned_at is null");
    }

    /// Whose public metadata says so, see [User#onboarded].
    public UserQuery onboarded(boolean onboarded) {
        return and(onboarded ? "u.onboarded = true" : "u.onboarded = false");
    }

    /// Whether they are locked at the moment of asking.
    public UserQuery locked(boolean locked) {
        return and(locked ? "u.locked_until > :now" : "(u.locked_until is null or u.locked_until <= :now)");
    }

    /// Created then or later.
    public UserQuery createdSince(Instant since) {
        return and("u.created_at >= ?").with(since.toEpochMilli());
    }

    /// Created before then.
    public UserQuery createdUntil(Instant until) {
        return and("u.created_at < ?").with(until.toEpochMilli());
    }

    /// Last here then or later.
    public UserQuery activeSince(Instant since) {
        return and("u.last_active_at >= ?").with(since.toEpochMilli());
    }

    /// Last here before then; not who never was.
    public UserQuery activeUntil(Instant until) {
        return and("u.last_active_at < ? and u.last_active_at > 0").with(until.toEpochMilli());
    }

    /// Last signed in then or later.
    public UserQuery signedInSince(Instant since) {
        return and("u.last_sign_in_at >= ?").with(since.toEpochMilli());
    }

    /// Last signed in before then; not who never did.
    public UserQuery signedInUntil(Instant until) {
        return and("u.last_sign_in_at < ? and u.last_sign_in_at > 0").with(until.toEpochMilli());
    }

    /// Who come after this one in the order of their creation.
    public UserQuery createdAfter(User last, boolean oldestFirst) {
        String beyond = oldestFirst ? ">" : "<";
        // the first half is what an index is good for
        return and("u.created_at " + beyond + "= ? and (u.created_at " + beyond + " ? or u.id " + beyond + " #)")
                .with("?", last.createdAt().toEpochMilli())
                .with("#", last.id().value());
    }

    public UserQuery by(Order newOrder) {
        return new UserQuery(conditions, values, newOrder, ascending);
    }

    /// The oldest first.
    public UserQuery ascending() {
        return new UserQuery(conditions, values, order, true);
    }

    Order order() {
        return order;
    }

    boolean isAscending() {
        return ascending;
    }

    /// The name of the list that this query makes, for its cursors.
    String list() {
        return "users_" + order.column() + (ascending ? "_up" : "_down");
    }

    /// SQL that is true of the users looked for, with the names of [#values] in it.
    String condition() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }

    private UserQuery and(String condition) {
        List<String> more = new ArrayList<>(conditions);
        more.add(condition);
        return new UserQuery(List.copyOf(more), values, order, ascending);
    }

    /// Gives the last condition its value.
    private UserQuery with(Object value) {
        return with("?", value);
    }

    private UserQuery with(String mark, Object value) {
        String name = "value" + values.size();
        List<String> named = new ArrayList<>(conditions);
        named.add(named.removeLast().replace(mark, ":" + name));
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return new UserQuery(List.copyOf(named), Map.copyOf(more), order, ascending);
    }

    private static String pattern(String beginning) {
        return beginning.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static String inside(String part) {
        return "%" + pattern(part.toLowerCase(Locale.ROOT));
    }
}
