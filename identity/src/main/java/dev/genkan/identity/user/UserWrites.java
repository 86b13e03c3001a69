package dev.genkan.identity.user;

import dev.genkan.identity.Database;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The SQL that changes users; [UserRows] finds them.
final class UserWrites {

    private static final List<String> ATTEMPTS =
            List.of("sign_ups", "sign_ins", "sign_up_attempts", "sign_in_attempts", "invitations");

    private final Database database;
    private final UserRows rows;

    UserWrites(Database database, UserRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /// A user whose addresses are all proven.
    void insert(User user, String verifiedBy) {
        database.jdbc()
                .sql("""
                        insert into genkan.users (id, primary_email_address_id, external_id, username, username_key,
                          first_name, last_name, first_name_key, last_name_key, image_url, public_metadata, private_metadata, unsafe_metadata,
                          onboarded, version, created_at, updated_at)
                        values (:id, :addressId, :externalId, :username, :usernameKey, :firstName, :lastName,
                          :firstNameKey, :lastNameKey, :imageUrl, :public, :private, :unsafe, :onboarded, :version,
                          :createdAt, :now)
                        """)
                .param("id", user.id().value())
                .param("addressId", user.addresses().getFirst().id())
                .param("externalId", orNull(user.externalId()))
                .param("username", orNull(user.username()))
                .param("usernameKey", orNull(key(user.username())))
                .param("firstName", orNull(user.firstName()))
                .param("lastName", orNull(user.lastName()))
                .param("firstNameKey", key(user.firstName()))
                .param("lastNameKey", key(user.lastName()))
                .param("imageUrl", orNull(user.imageUrl()))
                .param("public", user.publicMetadata().toJson())
                .param("private", user.privateMetadata().toJson())
                .param("unsafe", user.unsafeMetadata().toJson())
                .param("onboarded", user.onboarded())
                .param("version", user.version())
                .param("createdAt", user.createdAt().toEpochMilli())
                .param("now", user.updatedAt().toEpochMilli())
                .update();
        // in the order of their ids, which is the order in which they are read back
        for (User.Address address : user.addresses()) {
            database.jdbc()
                    .sql("""
                            insert into genkan.email_addresses (id, user_id, address, address_key, verified_at,
                              verification_strategy, created_at, updated_at)
                            values (:id, :user, :address, :key, :now, :strategy, :now, :now)
                            """)
                    .param("id", address.id())
                    .param("user", user.id().value())
                    .param("address", address.address().value())
                    .param("key", address.address().key())
                    .param("strategy", verifiedBy)
                    .param("now", address.createdAt().toEpochMilli())
                    .update();
        }
    }

    /// @param from the version that was changed
    /// @return false if it is another one by now; nothing is written then
    boolean write(User user, long from) {
        return database.jdbc()
                        .sql("""
                        update genkan.users
                        set external_id = :externalId, username = :username, username_key = :usernameKey,
                            first_name = :firstName, last_name = :lastName, first_name_key = :firstNameKey,
                            last_name_key = :lastNameKey, image_url = :imageUrl, created_at = :createdAt,
                            public_metadata = :public, private_metadata = :private, unsafe_metadata = :unsafe,
                            onboarded = :onboarded, version = :version, banned_at = :bannedAt, locked_until = :lockedUntil,
                            updated_at = :updatedAt
                        where id = :id and version = :from
                        """)
                        .param("externalId", orNull(user.externalId()))
                        .param("username", orNull(user.username()))
                        .param("usernameKey", orNull(key(user.username())))
                        .param("firstName", orNull(user.firstName()))
                        .param("lastName", orNull(user.lastName()))
                        .param("firstNameKey", key(user.firstName()))
                        .param("lastNameKey", key(user.lastName()))
                        .param("imageUrl", orNull(user.imageUrl()))
                        .param("public", user.publicMetadata().toJson())
                        .param("private", user.privateMetadata().toJson())
                        .param("unsafe", user.unsafeMetadata().toJson())
                        .param("onboarded", user.onboarded())
                        .param("version", user.version())
                        .param("from", from)
                        .param("bannedAt", millis(user.bannedAt()))
                        .param("lockedUntil", millis(user.lockedUntil()))
                        .param("createdAt", user.createdAt().toEpochMilli())
                        .param("updatedAt", user.updatedAt().toEpochMilli())
                        .param("id", user.id().value())
                        .update()
                == 1;
    }

    Admission signIn(UserId id, long now) {
        return holding("last_sign_in_at = :now, last_active_at = :now", id, now);
    }

    Admission admit(UserId id, long now) {
        return holding("last_sign_in_at = last_sign_in_at", id, now);
    }

    /// Holds the user by an update, so that whoever shuts them out comes before or after.
    private Admission holding(String change, UserId id, long now) {
        while (true) {
            boolean welcome = database.jdbc()
                            .sql("update genkan.users set " + change + """

                                where id = :id and banned_at is null
                                  and (locked_until is null or locked_until <= :now)
                                """)
                            .param("now", now)
                            .param("id", id.value())
                            .update()
                    == 1;
            if (welcome) {
                return new Admission.Welcome();
            }
            Optional<User> user = rows.find(id);
            if (user.isEmpty()) {
                return new Admission.Gone();
            }
            if (user.get().banned()) {
                return new Admission.Banned();
            }
            Instant until = user.get().lockedUntil();
            if (until != null && until.toEpochMilli() > now) {
                return new Admission.Locked(until);
            }
            // let in again between two statements: ask again
        }
    }

    void makePrimary(UserId user, String addressId) {
        database.jdbc()
                .sql("update genkan.users set primary_email_address_id = :address where id = :id")
                .param("address", addressId)
                .param("id", user.value())
                .update();
    }

    /// Deletes the attempts at a user's addresses, which keep those addresses for as long as an attempt lives.
    void deleteAttempts(User user) {
        List<String> keys = user.addresses().stream()
                .map(address -> address.address().key())
                .toList();
        for (String attempts : keys.isEmpty() ? List.<String>of() : ATTEMPTS) {
            database.jdbc()
                    .sql("delete from genkan." + attempts + " where address_key in (:keys)")
                    .param("keys", keys)
                    .update();
        }
    }

    /// Deletes the user, with everything that belongs to them in these tables. Events keep that something happened, and
    /// lose from where and what was to be told of it. What waits to be told is told no more; what is on its way just
    /// now is left to who is at it.
    void delete(UserId id, long now) {
        // the events first: whoever makes deliveries of one at this moment is waited for, and their rows are seen below
        database.jdbc()
                .sql("update genkan.events set network = '', user_agent = '' where user_id = :user")
                .param("user", id.value())
                .update();
        database.jdbc().sql("""
                        delete from genkan.webhook_messages
                        where sequence in (select sequence from genkan.events where user_id = :user)
                        """).param("user", id.value()).update();
        database.jdbc().sql("""
                        update genkan.webhook_deliveries set status = 'withdrawn', settled_at = :now
                        where lane = :user and status = 'waiting' and claimed_until <= :now
                        """).param("user", id.value()).param("now", now).update();
        database.jdbc()
                .sql("delete from genkan.users where id = :id")
                .param("id", id.value())
                .update();
    }

    /// A session that was ended, and whose it was.
    record Revoked(UserId user, SessionId session, boolean acting) {}

    /// The one act on sessions outside of their package: a ban and the end of what it ends are one. Where the user
    /// acted in somebody's place, above a session of their own, that ends with it.
    ///
    /// @return the user's own first
    List<Revoked> revokeSessions(UserId id, long now) {
        List<String> browsers = new ArrayList<>();
        List<Revoked> over = new ArrayList<>(database.jdbc()
                .sql("""
                        select id, client_id, actor from genkan.sessions
                        where user_id = :user and status <> 'over' order by id for update
                        """)
                .param("user", id.value())
                .query((row, n) -> {
                    boolean acting = row.getString("actor") != null;
                    if (!acting) {
                        browsers.add(row.getString("client_id"));
                    }
                    return new Revoked(id, new SessionId(row.getString("id")), acting);
                })
                .list());
        // held and seen only now: whoever began to act a moment ago held their own session, and was waited for
        if (!browsers.isEmpty()) {
            over.addAll(database.jdbc()
                    .sql("""
                            select id, user_id from genkan.sessions
                            where client_id in (:browsers) and actor is not null and user_id <> :user and status <> 'over'
                            order by id for update
                            """)
                    .param("browsers", browsers)
                    .param("user", id.value())
                    .query((row, n) ->
                            new Revoked(new UserId(row.getString("user_id")), new SessionId(row.getString("id")), true))
                    .list());
        }
        if (!over.isEmpty()) {
            database.jdbc()
                    .sql("""
                            update genkan.sessions
                            set status = 'over', ending = 'revoked', ended_at = :now, updated_at = :now,
                                version = version + 1
                            where id in (:ids) and status <> 'over'
                            """)
                    .param("now", now)
                    .param(
                            "ids",
                            over.stream().map(one -> one.session().value()).toList())
                    .update();
        }
        return over;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
