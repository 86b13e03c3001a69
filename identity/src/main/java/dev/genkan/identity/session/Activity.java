package dev.genkan.identity.session;

import dev.genkan.identity.Database;
import dev.genkan.identity.limit.Broom;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// When sessions were last used, as their tokens tell, which are minted anew every minute: kept in memory and written
/// all together once a minute while somebody passes by, so that no token costs a write.
public final class Activity {

    private static final System.Logger LOG = System.getLogger(Activity.class.getName());
    private static final Duration WRITE_EVERY = Duration.ofMinutes(1);

    private record Seen(UserId user, long at) {}

    private final Database database;
    private final InstantSource clock;
    private final Broom broom;
    private final Map<SessionId, Seen> seen = new ConcurrentHashMap<>();

    public Activity(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.broom = new Broom(clock, WRITE_EVERY);
    }

    /// A member is here.
    public void seen(SessionId session, UserId user) {
        seen.put(session, new Seen(user, clock.millis()));
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            broom.sweep(this::write);
        }
    }

    /// Writes what is known and not yet written: before somebody looks at it, and at the end.
    public void write() {
        List<Object[]> sessions = new ArrayList<>();
        List<Object[]> users = new ArrayList<>();
        // in one order, so that two processes do not wait for each other
        for (SessionId session : seen.keySet().stream()
                .sorted(Comparator.comparing(SessionId::value))
                .toList()) {
            Seen one = seen.remove(session);
            if (one != null) {
                sessions.add(new Object[] {one.at(), session.value(), one.at()});
                users.add(new Object[] {one.at(), one.user().value(), one.at(), session.value()});
            }
        }
        if (sessions.isEmpty()) {
            return;
        }
        users.sort(Comparator.comparing(row -> row[1].toString()));
        // each by itself: whoever shuts a user out holds the user first and their sessions then
        write(
                "update genkan.sessions set last_active_at = ? where id = ? and last_active_at < ? and status <> 'over'",
                sessions);
        // whoever acts in a member's place is not the member
        write(
                "update genkan.users set last_active_at = ? where id = ? and last_active_at < ?"
                        + " and not exists (select 1 from genkan.sessions where id = ? and actor is not null)",
                users);
    }

    private void write(String update, List<Object[]> rows) {
        try {
            database.inTransaction(() -> new JdbcTemplate(database.dataSource()).batchUpdate(update, rows));
        } catch (TransientDataAccessException inSomebodysHands) {
            // a minute is lost of when somebody was last seen; whoever passes by has come for something else
            LOG.log(System.Logger.Level.DEBUG, "not written this time", inSomebodysHands);
        }
    }
}
