package dev.genkan.server.dashboard.users;

import dev.genkan.identity.user.UserQuery;
import dev.genkan.server.dashboard.Call;
import dev.genkan.server.dashboard.Query;
import dev.genkan.server.dashboard.Standings;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Which people an address asks for. What it says wrongly is as if it were not there.
///
/// @param text what is searched for; empty for everybody
/// @param at where they stand, a key of [Standings.Place]; empty for anywhere. It goes with nothing else: who
///     stands at a step is told by their journeys
public record Asked(String text, Show show, String at, Sort sort) {

    /// Whom a filter leaves.
    public enum Show {
        ALL("", "All"),
        NOT_ONBOARDED("not-onboarded", "Not onboarded"),
        LOCKED("locked", "Locked"),
        BANNED("banned", "Banned");

        private final String word;
        private final String label;

        Show(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }

        UserQuery narrow(UserQuery all) {
            return switch (this) {
                case ALL -> all;
                case NOT_ONBOARDED -> all.onboarded(false);
                case LOCKED -> all.locked(true);
                case BANNED -> all.banned(true);
            };
        }
    }

    /// What comes first.
    public enum Sort {
        NEWEST("", "Newest first"),
        ACTIVE("active", "Last active");

        private final String word;
        private final String label;

        Sort(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }
    }

    /// As the audit log has it, which outlives people: what is searched for may be the address of one.
    String told() {
        return new Asked(text.isEmpty() ? "" : "*", show, at, sort).query().text();
    }

    static Asked by(Call call, Standings standings) {
        return by(call::query, standings);
    }

    /// The same as a form carries it along.
    static Asked posted(Call call, Standings standings) {
        return by(name -> call.form().first(name).strip(), standings);
    }

    private static Asked by(UnaryOperator<String> word, Standings standings) {
        String at = word.apply("at");
        if (standings.at(at).isPresent()) {
            return new Asked("", Show.ALL, at, Sort.NEWEST);
        }
        Show show = one(Show.values(), Show::word, word.apply("show"), Show.ALL);
        // only everybody is kept in both orders
        Sort sort = show == Show.ALL ? one(Sort.values(), Sort::word, word.apply("sort"), Sort.NEWEST) : Sort.NEWEST;
        return new Asked(word.apply("query"), show, "", sort);
    }

    private static <T> T one(T[] all, Function<T, String> word, String typed, T otherwise) {
        for (T one : all) {
            if (word.apply(one).equals(typed)) {
                return one;
            }
        }
        return otherwise;
    }

    /// Whether it is anything but everybody.
    public boolean narrows() {
        return !text.isEmpty() || show != Show.ALL || !at.isEmpty();
    }

    /// As an address says it.
    public Query query() {
        return Query.NONE
                .and("query", text)
                .and("show", show.word())
                .and("at", at)
                .and("sort", sort.word());
    }

    /// The same search with another filter.
    public Query showing(Show other) {
        return new Asked(text, other, "", Sort.NEWEST).query();
    }

    /// Whoever stands there, and nothing else.
    public Query standingAt(Standings.Place place) {
        return new Asked("", Show.ALL, place.key(), Sort.NEWEST).query();
    }

    /// Of the people of whom journeys need not be asked.
    UserQuery users() {
        UserQuery all = show.narrow(UserQuery.everybody());
        UserQuery found = text.isEmpty() ? all : all.searchedFor(text);
        return sort == Sort.ACTIVE ? found.by(UserQuery.Order.LAST_ACTIVE) : found;
    }
}
