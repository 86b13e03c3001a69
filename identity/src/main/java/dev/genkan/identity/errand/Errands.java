package dev.genkan.identity.errand;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.errand.Errand.Act;
import dev.genkan.identity.errand.Errand.Outcome;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Bell;
import dev.genkan.identity.limit.Broom;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.operator.Operators;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.Users;
import dev.genkan.token.Ids;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/// What is done to many people: who is meant is written down first, then it is done to one after another, each in a
/// transaction of its own that says what became of them. One errand runs at a time, whoever wants it and on however
/// many nodes. Whoever stops it is heeded before the next person, and so is whoever takes the role away from the one
/// that wanted it, or bans them. What ended stays to be read for 30 days.
///
/// Operators are spared, and so is whoever wants it: nobody loses the dashboard by a list.
public final class Errands {

    /// People of one errand.
    public static final int MOST = 10_000;

    /// What comes of wanting one.
    public sealed interface Begun {
        record Running(Errand errand) implements Begun {}

        /// @param other what has to end first
        record Busy(Errand other) implements Begun {}
    }

    private static final System.Logger LOG = System.getLogger(Errands.class.getName());
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration CLEAN_EVERY = Duration.ofHours(1);

    /// A node that has died is not waited for longer. Longer than the slowest deletion of one person.
    private static final Duration HELD = Duration.ofSeconds(60);

    private static final int SLICE = 50;
    private static final int LONGEST_ASKED = 2048;

    private final Database database;
    private final ErrandRows rows;
    private final Users users;
    private final Operators operators;
    private final NewId ids;
    private final Audit audit;
    private final Bell bell;
    private final InstantSource clock;
    private final Broom broom;
    private final String node;

    /// @param bell rung when one has begun, of these alone
    public Errands(
            Database database,
            Users users,
            Operators operators,
            NewId ids,
            Audit audit,
            Bell bell,
            InstantSource clock) {
        this.database = database;
        this.rows = new ErrandRows(database);
        this.users = users;
        this.operators = operators;
        this.ids = ids;
        this.audit = audit;
        this.bell = bell;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
        this.node = ids.of("nod_");
    }

    /// Writes down who is meant. Somebody else does it: [ErrandRunner], or [#work].
    ///
    /// @param asked who is meant, as the list says it; cut to 2048 characters
    /// @throws IllegalArgumentException if it is nobody, or more than [#MOST]; the caller's fault
    public Begun begin(Act act, String asked, List<UserId> people, Actor actor) {
        if (people.isEmpty() || people.size() > MOST) {
            throw new IllegalArgumentException("an errand is for 1 to " + MOST + " people, not " + people.size());
        }
        broom.sweep(() -> rows.deleteBefore(clock.millis() - KEPT.toMillis()));
        String id = ids.of("err_");
        String kept = asked.substring(0, Math.min(asked.length(), LONGEST_ASKED));
        try {
            return new Begun.Running(database.inTransaction(() -> {
                rows.insert(id, act, kept, people, actor, clock.millis());
                // not what was searched for: that may be an address, and the audit log outlives whom it is about
                audit.write(actor, "users." + word(act), id, Map.of(), Map.of("people", people.size()));
                database.afterCommit(bell::ring);
                return rows.find(id).orElseThrow();
            }));
        } catch (DuplicateKeyException e) {
            // the other may end at this very moment; then one has to want it once more
            return new Begun.Busy(
                    rows.running().or(() -> rows.list(1).stream().findFirst()).orElseThrow());
        }
    }

    public Optional<Errand> find(String id) {
        return rows.find(id);
    }

    /// The youngest first.
    public List<Errand> list(int most) {
        return rows.list(most);
    }

    /// Everybody who was meant, in the order in which it is done to them.
    public Stream<Errand.Person> people(String id) {
        return Stream.iterate(0, from -> from + SLICE)
                .map(from -> rows.people(id, from, SLICE))
                .takeWhile(slice -> !slice.isEmpty())
                .flatMap(List::stream);
    }

    /// Those of whom something else is to be told than that it was done, in their order.
    public List<Errand.Person> notDone(String id, int most) {
        return rows.notDone(id, most);
    }

    /// Ends it before the next person. What was done stays done.
    ///
    /// @return whether it was running
    public boolean stop(String id, Actor actor) {
        return database.inTransaction(() -> {
            boolean stopped = rows.end(id, true, clock.millis());
            if (stopped) {
                audit.write(actor, "users.stop", id, Map.of(), Map.of("stopped", true));
            }
            return stopped;
        });
    }

    /// Goes on with what is running, for a slice of people at most, unless another node does.
    ///
    /// @param goOn asked before each person
    /// @return whether there may be more to do
    public boolean work(BooleanSupplier goOn) {
        return rows.running()
                .filter(this::hold)
                .filter(errand -> work(errand, goOn))
                .isPresent();
    }

    private boolean hold(Errand errand) {
        return rows.hold(errand.id(), node, clock.millis() + HELD.toMillis(), clock.millis());
    }

    private boolean work(Errand errand, BooleanSupplier goOn) {
        List<Integer> turns = rows.waiting(errand.id(), SLICE);
        for (int turn : turns) {
            if (!goOn.getAsBoolean() || !hold(errand) || !mayGoOn(errand) || !perform(errand, turn)) {
                break;
            }
        }
        if (turns.size() < SLICE && rows.waiting(errand.id(), 1).isEmpty()) {
            rows.end(errand.id(), false, clock.millis());
            return false;
        }
        return true;
    }

    /// Ends it where whoever wanted it may not any more. The application itself always may.
    private boolean mayGoOn(Errand errand) {
        if (!Ids.isPrefixed("user_", errand.actor().name())) {
            return true;
        }
        UserId wanting = new UserId(errand.actor().name());
        boolean may =
                operators.find(wanting).filter(one -> one.role() == Role.FULL).isPresent()
                        && users.find(wanting).filter(user -> !user.banned()).isPresent();
        if (!may) {
            stop(errand.id(), Actor.SYSTEM);
        }
        return may;
    }

    /// @return whether it was their turn: not if it was stopped meanwhile, or somebody else was faster
    private boolean perform(Errand errand, int turn) {
        UserId person = rows.person(errand.id(), turn);
        try {
            return database.inTransaction(() -> {
                boolean spared = errand.act() != Act.UNBAN && isSpared(errand, person);
                if (!rows.take(errand.id(), turn, spared ? Outcome.SPARED : Outcome.DONE, "")) {
                    return false;
                }
                if (!spared && !perform(errand, person)) {
                    rows.retell(errand.id(), turn, Outcome.GONE);
                }
                return true;
            });
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, errand.id() + " could not " + word(errand.act()) + " " + person, e);
            String why = "It failed (" + e.getClass().getSimpleName() + "). The log says why, at " + errand.id() + ".";
            return rows.take(errand.id(), turn, Outcome.FAILED, why);
        }
    }

    private boolean isSpared(Errand errand, UserId person) {
        return errand.actor().name().equals(person.value())
                || operators.find(person).isPresent();
    }

    /// @return whether there is such a user. Of whom it is so already nothing is told anew.
    private boolean perform(Errand errand, UserId person) {
        return switch (errand.act()) {
            case BAN -> users.find(person).map(user -> ban(errand, user)).isPresent();
            case UNBAN -> users.find(person).map(user -> unban(errand, user)).isPresent();
            case DELETE -> users.delete(person, errand.actor());
        };
    }

    private User ban(Errand errand, User user) {
        return user.banned() ? user : users.ban(user.id(), errand.actor()).orElse(user);
    }

    private User unban(Errand errand, User user) {
        return user.banned() ? users.unban(user.id(), errand.actor()).orElse(user) : user;
    }

    private static String word(Act act) {
        return act.name().toLowerCase(Locale.ROOT);
    }
}
