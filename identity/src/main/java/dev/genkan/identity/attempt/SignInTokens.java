package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.limit.Broom;
import dev.genkan.identity.session.CookieBudget;
import dev.genkan.identity.session.Impersonator;
import dev.genkan.identity.user.Users;
import dev.genkan.token.Json;
import dev.genkan.token.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tickets that sign a member in by the application's word alone, each once, or somebody else in the member's place.
/// They are forgotten a month after their end.
public final class SignInTokens {

    /// One that was made, and what is to be handed to the member. Nobody can read it later.
    public record Made(SignInToken token, Ticket ticket) {}

    /// How long one works unless told otherwise.
    public static final Duration USUAL_LIFETIME = Duration.ofDays(30);

    /// How long one works by which somebody acts in a member's place, and how long their session lasts, unless told
    /// otherwise.
    public static final Duration ACTORS_LIFETIME = Duration.ofHours(1);
    public static final Duration ACTORS_SESSION = Duration.ofMinutes(30);

    private static final Duration CLEAN_EVERY = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String COLUMNS = """
            select id, user_id, created_at, updated_at, expire_at, accepted_at, revoked_at, actor, session_millis
            from genkan.sign_in_tokens
            """;

    private final Database database;
    private final NewId ids;
    private final Users users;
    private final CookieBudget budget;
    private final Audit audit;
    private final InstantSource clock;
    private final Broom broom;

    public SignInTokens(
            Database database, NewId ids, Users users, CookieBudget budget, Audit audit, InstantSource clock) {
        this.database = database;
        this.users = users;
        this.budget = budget;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.broom = new Broom(clock, CLEAN_EVERY);
    }

    /// Makes one for a user who exists.
    ///
    /// @param lifetime how long it works; longer than nothing
    public Made make(UserId user, Duration lifetime, Actor actor) {
        return make(user, lifetime, null, actor);
    }

    /// Makes one by which somebody acts in the place of a user who exists. It is for whoever acts, and not for the
    /// member. Their tokens say so (`act`); nothing dangerous can be done with them.
    ///
    /// @param lasting how long the session lasts that it leads to; not longer than any other
    /// @throws dev.genkan.identity.user.TokenBudget.Exceeded if no cookie of that user could carry who acts; the
    /// caller's fault
    public Made make(UserId user, Impersonator who, Duration lifetime, Duration lasting, Actor actor) {
        users.find(user).ifPresent(found -> budget.requireFits(found, who));
        return make(user, lifetime, new SignInToken.Acting(who, lasting), actor);
    }

    private Made make(UserId user, Duration lifetime, SignInToken.@Nullable Acting acting, Actor actor) {
        broom.sweep(() -> database.jdbc()
                .sql("delete from genkan.sign_in_tokens where expire_at < :old")
                .param("old", clock.millis() - KEPT.toMillis())
                .update());
        String id = ids.of(acting == null ? "sit_" : "act_");
        Ticket ticket = Ticket.fresh();
        long now = clock.millis();
        return database.inTransaction(() -> {
            database.jdbc()
                    .sql("""
                            insert into genkan.sign_in_tokens (id, token_hash, user_id, created_at, updated_at, expire_at,
                              actor, session_millis)
                            values (:id, :hash, :user, :now, :now, :end, :actor, cast(:lasting as bigint))
                            """)
                    .param("id", id)
                    .param("hash", ticket.hash())
                    .param("user", user.value())
                    .param("now", now)
                    .param("end", now + lifetime.toMillis())
                    .param("actor", acting == null ? null : acting.who().json())
                    .param("lasting", acting == null ? null : acting.lasting().toMillis())
                    .update();
            audit.write(
                    actor,
                    kind(id) + ".create",
                    id,
                    Map.of(),
                    acting == null
                            ? Map.of("user", user.value())
                            : Map.of(
                                    "user",
                                    user.value(),
                                    "actor",
                                    acting.who().who().value()));
            return new Made(find(id).orElseThrow(), ticket);
        });
    }

    public Optional<SignInToken> find(String id) {
        return database.jdbc()
                .sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query((row, n) -> token(row))
                .optional();
    }

    /// The one that this ticket is. Uses nothing up.
    public Optional<SignInToken> find(Ticket ticket) {
        return database.jdbc()
                .sql(COLUMNS + "where token_hash = :hash")
                .param("hash", ticket.hash())
                .query((row, n) -> token(row))
                .optional();
    }

    /// Makes it worth nothing. One that was used stays used.
    ///
    /// @return the token as it is now; empty if there is none
    public Optional<SignInToken> revoke(String id, Actor actor) {
        return database.inTransaction(() -> {
            boolean revoked = database.jdbc()
                            .sql("""
                                update genkan.sign_in_tokens set revoked_at = :now, updated_at = :now
                                where id = :id and accepted_at is null and revoked_at is null
                                """)
                            .param("now", clock.millis())
                            .param("id", id)
                            .update()
                    == 1;
            if (revoked) {
                audit.write(actor, kind(id) + ".revoke", id, Map.of(), Map.of("revoked", true));
            }
            return find(id);
        });
    }

    /// Takes it out of circulation. However many callers try at once, at most one gets `true`.
    boolean use(SignInToken token, Browser browser) {
        boolean used = database.jdbc()
                        .sql("""
                            update genkan.sign_in_tokens set accepted_at = :now, updated_at = :now
                            where id = :id and accepted_at is null and revoked_at is null and expire_at > :now
                            """)
                        .param("now", clock.millis())
                        .param("id", token.id())
                        .update()
                == 1;
        SignInToken.Acting acting = token.acting();
        if (used && acting != null) {
            Actor who = Actor.inPlaceOf(token.user(), acting.who().who(), browser);
            audit.write(who, kind(token.id()) + ".accept", token.id(), Map.of(), Map.of("accepted", true));
        }
        return used;
    }

    private static String kind(String id) {
        return id.startsWith("act_") ? "actor_token" : "sign_in_token";
    }

    private static SignInToken token(ResultSet row) throws SQLException {
        SignInToken.Status status = row.getObject("accepted_at", Long.class) != null
                ? SignInToken.Status.ACCEPTED
                : row.getObject("revoked_at", Long.class) != null
                        ? SignInToken.Status.REVOKED
                        : SignInToken.Status.PENDING;
        return new SignInToken(
                row.getString("id"),
                new UserId(row.getString("user_id")),
                status,
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                Instant.ofEpochMilli(row.getLong("expire_at")),
                acting(row));
    }

    private static SignInToken.@Nullable Acting acting(ResultSet row) throws SQLException {
        String actor = row.getString("actor");
        return actor == null
                ? null
                : new SignInToken.Acting(
                        new Impersonator(Json.parseObject(actor)), Duration.ofMillis(row.getLong("session_millis")));
    }
}
