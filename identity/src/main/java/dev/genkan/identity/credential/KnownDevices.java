package dev.genkan.identity.credential;

import dev.genkan.identity.Database;
import dev.genkan.identity.DeviceToken;
import dev.genkan.identity.limit.Broom;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.InstantSource;

/// Browsers in which somebody has signed in before, for a year after they last did, the last twenty of each user.
///
/// A known device is no proof of anything. Its wrong passwords are counted for itself, so that strangers who lock an
/// address do not lock its owner out; and a sign-in from any other one is told to the owner.
public final class KnownDevices {

    /// What came of a sign-in.
    ///
    /// @param token what the browser must show from now on
    /// @param wasKnown whether the user had signed in with it before
    public record Recognised(DeviceToken token, boolean wasKnown) {}

    private static final Duration REMEMBERED = Duration.ofDays(365);
    private static final Duration CLEAN_EVERY = Duration.ofHours(1);
    private static final int MOST = 20;

    private final Database database;
    private final InstantSource clock;
    private final Broom broom;

    public KnownDevices(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    /// Whether the member at this address has signed in with this browser before. One select, whether anybody lives
    /// there or not.
    public boolean knows(EmailAddress address, DeviceToken shown) {
        return !shown.isNone()
                && database.jdbc()
                        .sql("""
                                select 1 as known from genkan.known_devices d
                                  join genkan.email_addresses e on e.user_id = d.user_id
                                where e.address_key = :key and d.token_hash = :hash and d.expire_at > :now
                                """)
                        .param("key", address.key())
                        .param("hash", shown.hash())
                        .param("now", clock.millis())
                        .query((row, n) -> row.getInt("known"))
                        .optional()
                        .isPresent();
    }

    /// Notes that the user has signed in with the browser that shows `shown`. It gets a new token, which stands for
    /// everybody it is known to: whoever planted or copied the old one has nothing. Part of the caller's transaction.
    public Recognised recognise(UserId user, DeviceToken shown) {
        DeviceToken fresh = DeviceToken.fresh();
        long now = clock.millis();
        // all rows in one statement, so that two sign-ins of one browser wait for each other and never crosswise
        if (!shown.isNone()) {
            database.jdbc()
                    .sql(
                            "update genkan.known_devices set token_hash = :new where token_hash = :old and expire_at > :now")
                    .param("new", fresh.hash())
                    .param("old", shown.hash())
                    .param("now", now)
                    .update();
        }
        boolean known = database.jdbc()
                        .sql("""
                            update genkan.known_devices set seen_at = :now, expire_at = :end
                            where user_id = :user and token_hash = :hash
                            """)
                        .param("now", now)
                        .param("end", now + REMEMBERED.toMillis())
                        .param("user", user.value())
                        .param("hash", fresh.hash())
                        .update()
                == 1;
        if (!known) {
            remember(user, fresh, now);
        }
        return new Recognised(fresh, known);
    }

    /// Forgets all of them, as after a new password: whoever knew the old one is a stranger again.
    public void forget(UserId user) {
        database.jdbc()
                .sql("delete from genkan.known_devices where user_id = :user")
                .param("user", user.value())
                .update();
    }

    /// Deletes, now and then and outside of any transaction, what was not seen for a year.
    public void sweep() {
        broom.sweep(() -> database.jdbc()
                .sql("delete from genkan.known_devices where expire_at <= :now")
                .param("now", clock.millis())
                .update());
    }

    private void remember(UserId user, DeviceToken token, long now) {
        database.jdbc()
                .sql("""
                        insert into genkan.known_devices (user_id, token_hash, created_at, seen_at, expire_at)
                        values (:user, :hash, :now, :now, :end)
                        """)
                .param("user", user.value())
                .param("hash", token.hash())
                .param("now", now)
                .param("end", now + REMEMBERED.toMillis())
                .update();
        database.jdbc()
                .sql("""
                        delete from genkan.known_devices
                        where user_id = :user and token_hash <> :hash and token_hash not in (
                          select token_hash from genkan.known_devices where user_id = :user
                          order by seen_at desc, token_hash fetch first :most rows only)
                        """)
                .param("user", user.value())
                .param("hash", token.hash())
                .param("most", MOST)
                .update();
    }
}
