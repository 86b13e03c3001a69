package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.mail.Postbox;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Metadata;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Invitations, each accepted once: whoever shows the ticket from the mail signs up with an address that counts as
/// proven, and begins with the metadata that the application has chosen.
public final class Invitations {

    private static final String COLUMNS = """
            select id, address, public_metadata, redirect_url, created_at, updated_at, expire_at, accepted_at, revoked_at
            from genkan.invitations
            """;

    private final Database database;
    private final NewId ids;
    private final Audit audit;
    private final Accounts accounts;
    private final Postbox postbox;
    private final InstantSource clock;

    public Invitations(Database database, NewId ids, Audit audit, Postbox postbox, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.audit = audit;
        this.accounts = new Accounts(database);
        this.postbox = postbox;
        this.clock = clock;
    }

    public Invited make(NewInvitation wanted, Actor actor) {
        return database.inTransaction(() -> {
            if (!wanted.ignoreExisting()) {
                if (accounts.find(wanted.address()).isPresent()) {
                    return new Invited.AlreadyMember();
                }
                if (isOpen(wanted.address())) {
                    return new Invited.AlreadyInvited();
                }
            }
            Invited.Made made = insert(wanted);
            audit.write(actor, "invitation.create", made.invitation().id(), Map.of(), Map.of());
            if (wanted.byMail()) {
                Mail mail = new Mail.Invitation(wanted.address(), made.ticket().value(), Browser.NONE);
                database.afterCommit(() -> postbox.post(mail));
            }
            return made;
        });
    }

    private boolean isOpen(EmailAddress address) {
        return database.jdbc()
                .sql("""
                        select 1 as there from genkan.invitations
                        where address_key = :key and accepted_at is null and revoked_at is null and expire_at > :now
                        fetch first 1 row only
                        """)
                .param("key", address.key())
                .param("now", clock.millis())
                .query((row, n) -> row.getInt("there"))
                .optional()
                .isPresent();
    }

    private Invited.Made insert(NewInvitation wanted) {
        String id = ids.of("inv_");
        Ticket ticket = Ticket.fresh();
        long now = clock.millis();
        database.jdbc()
                .sql("""
                        insert into genkan.invitations
                          (id, token_hash, address, address_key, public_metadata, redirect_url, created_at, updated_at,
                           expire_at)
                        values (:id, :hash, :address, :key, :public, :redirect, :now, :now, :end)
                        """)
                .param("id", id)
                .param("hash", ticket.hash())
                .param("address", wanted.address().value())
                .param("key", wanted.address().key())
                .param("public", wanted.publicMetadata().toJson())
                .param("redirect", wanted.redirectUrl())
                .param("now", now)
                .param("end", now + wanted.lifetime().toMillis())
                .update();
        return new Invited.Made(find(id).orElseThrow(), ticket);
    }

    public Optional<Invitation> find(String id) {
        return database.jdbc()
                .sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query((row, n) -> invitation(row))
                .optional();
    }

    /// The one that this ticket is. Uses nothing up.
    public Optional<Invitation> find(Ticket ticket) {
        return database.jdbc()
                .sql(COLUMNS + "where token_hash = :hash")
                .param("hash", ticket.hash())
                .query((row, n) -> invitation(row))
                .optional();
    }

    /// A page of them, the youngest first.
    ///
    /// @param query part of an address or an id; empty for all
    /// @param status empty for all
    public List<Invitation> list(String query, Optional<Invitation.Status> status, int limit, int offset) {
        return database.jdbc()
                .sql(COLUMNS + where(status) + "order by created_at desc, id desc offset :offset rows"
                        + " fetch next :limit rows only")
                .param("query", "%" + pattern(query) + "%")
                .param("now", clock.millis())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> invitation(row))
                .list();
    }

    /// How many there are of them.
    public long count(String query, Optional<Invitation.Status> status) {
        return database.jdbc()
                .sql("select count(*) from genkan.invitations " + where(status))
                .param("query", "%" + pattern(query) + "%")
                .param("now", clock.millis())
                .query(Long.class)
                .single();
    }

    private static String where(Optional<Invitation.Status> status) {
        String text = "where (address_key like :query escape '!' or lower(id) like :query escape '!')";
        if (status.isEmpty()) {
            return text + " ";
        }
        return text
                + switch (status.get()) {
                    case PENDING -> " and accepted_at is null and revoked_at is null and expire_at > :now ";
                    case ACCEPTED -> " and accepted_at is not null ";
                    case REVOKED -> " and revoked_at is not null ";
                    case EXPIRED -> " and accepted_at is null and revoked_at is null and expire_at <= :now ";
                };
    }

    private static String pattern(String query) {
        return query.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
    }

    /// Makes it worth nothing. One that was accepted stays so.
    ///
    /// @return the invitation as it is now; empty if there is none
    public Optional<Invitation> revoke(String id, Actor actor) {
        return database.inTransaction(() -> {
            boolean revoked = database.jdbc()
                            .sql("""
                                update genkan.invitations set revoked_at = :now, updated_at = :now
                                where id = :id and accepted_at is null and revoked_at is null
                                """)
                            .param("now", clock.millis())
                            .param("id", id)
                            .update()
                    == 1;
            if (revoked) {
                audit.write(actor, "invitation.revoke", id, Map.of(), Map.of("revoked", true));
            }
            return find(id);
        });
    }

    /// Takes it out of circulation. However many callers try at once, at most one gets `true`.
    boolean accept(String id) {
        return database.jdbc()
                        .sql("""
                            update genkan.invitations set accepted_at = :now, updated_at = :now
                            where id = :id and accepted_at is null and revoked_at is null and expire_at > :now
                            """)
                        .param("now", clock.millis())
                        .param("id", id)
                        .update()
                == 1;
    }

    private Invitation invitation(ResultSet row) throws SQLException {
        long expireAt = row.getLong("expire_at");
        Invitation.Status status = row.getObject("accepted_at", Long.class) != null
                ? Invitation.Status.ACCEPTED
                : row.getObject("revoked_at", Long.class) != null
                        ? Invitation.Status.REVOKED
                        : expireAt <= clock.millis() ? Invitation.Status.EXPIRED : Invitation.Status.PENDING;
        return new Invitation(
                row.getString("id"),
                new EmailAddress(row.getString("address")),
                Metadata.stored(row.getString("public_metadata")),
                row.getString("redirect_url"),
                status,
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                Instant.ofEpochMilli(expireAt));
    }
}
