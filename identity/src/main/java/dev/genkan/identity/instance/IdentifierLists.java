package dev.genkan.identity.instance;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.user.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/// Who may sign up, and who may not: two lists of addresses and domains. Each counts only while the instance says so.
public final class IdentifierLists {

    /// Which of the two.
    public enum Which {
        ALLOW("allow", "alid_"),
        BLOCK("block", "blid_");

        private final String stored;
        private final String prefix;

        Which(String stored, String prefix) {
            this.stored = stored;
            this.prefix = prefix;
        }
    }

    private static final String EVERYBODY_AT = "*@";

    private final Database database;
    private final NewId ids;
    private final Audit audit;
    private final InstantSource clock;

    public IdentifierLists(Database database, NewId ids, Audit audit, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /// In the form in which it is compared; empty if it is neither an address nor `*@` and a domain.
    public static Optional<String> key(String identifier) {
        boolean domain = identifier.startsWith(EVERYBODY_AT);
        return EmailAddress.parse(domain ? "x" + identifier.substring(1) : identifier)
                .map(EmailAddress::key)
                .map(key -> domain ? "*" + key.substring(1) : key);
    }

    /// @param identifier what [#key] knows
    /// @return empty if it is listed already
    public Optional<ListedIdentifier> add(Which list, String identifier, Actor actor) {
        String key = key(identifier).orElseThrow(() -> new IllegalArgumentException("this is no identifier"));
        Instant now = Instant.ofEpochMilli(clock.millis());
        ListedIdentifier added = new ListedIdentifier(ids.of(list.prefix), identifier, now, now);
        try {
            return database.inTransaction(() -> {
                database.jdbc()
                        .sql("""
                                insert into genkan.listed_identifiers
                                  (id, list, identifier, identifier_key, created_at, updated_at)
                                values (:id, :list, :identifier, :key, :now, :now)
                                """)
                        .param("id", added.id())
                        .param("list", list.stored)
                        .param("identifier", identifier)
                        .param("key", key)
                        .param("now", now.toEpochMilli())
                        .update();
                audit.write(actor, list.stored + "list.add", added.id(), Map.of(), Map.of("identifier", identifier));
                return Optional.of(added);
            });
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    /// A part of one list, the youngest first.
    public List<ListedIdentifier> list(Which list, long offset, int limit) {
        return database.jdbc()
                .sql("""
                        select id, identifier, created_at, updated_at from genkan.listed_identifiers where list = :list
                        order by created_at desc, id desc offset :offset rows fetch next :limit rows only
                        """)
                .param("list", list.stored)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> identifier(row))
                .list();
    }

    public long count(Which list) {
        return database.jdbc()
                .sql("select count(*) from genkan.listed_identifiers where list = :list")
                .param("list", list.stored)
                .query(Long.class)
                .single();
    }

    /// @return whether it was on that list
    public boolean remove(Which list, String id, Actor actor) {
        return database.inTransaction(() -> {
            Optional<String> identifier = database.jdbc()
                    .sql("select identifier from genkan.listed_identifiers where id = :id and list = :list")
                    .param("id", id)
                    .param("list", list.stored)
                    .query(String.class)
                    .optional();
            boolean removed = database.jdbc()
                            .sql("delete from genkan.listed_identifiers where id = :id and list = :list")
                            .param("id", id)
                            .param("list", list.stored)
                            .update()
                    == 1;
            if (removed) {
                Map<String, Object> before = Map.of("identifier", identifier.orElse(""));
                audit.write(actor, list.stored + "list.remove", id, Map.copyOf(before), Map.of());
            }
            return removed;
        });
    }

    /// Whether somebody with this address may become a member, as the instance wants it now: `allowlist` and
    /// `blocklist` say which lists count. Who is on both is kept out.
    public boolean admits(EmailAddress address, InstanceSettings settings) {
        boolean allowing = settings.is("allowlist", false);
        boolean blocking = settings.is("blocklist", false);
        return (!blocking || !isOn(Which.BLOCK, address)) && (!allowing || isOn(Which.ALLOW, address));
    }

    private boolean isOn(Which list, EmailAddress address) {
        String key = address.key();
        return database.jdbc()
                        .sql("""
                                select count(*) from genkan.listed_identifiers
                                where list = :list and identifier_key in (:address, :domain)
                                """)
                        .param("list", list.stored)
                        .param("address", key)
                        .param("domain", "*" + key.substring(key.indexOf('@')))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static ListedIdentifier identifier(ResultSet row) throws SQLException {
        return new ListedIdentifier(
                row.getString("id"),
                row.getString("identifier"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }
}
