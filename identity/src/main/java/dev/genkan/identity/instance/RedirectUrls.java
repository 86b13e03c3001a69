package dev.genkan.identity.instance;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/// The addresses that programs have listed for applications without an origin of their own.
public final class RedirectUrls {

    private static final String SELECT = "select id, url, created_at, updated_at from genkan.redirect_urls ";

    private final Database database;
    private final NewId ids;
    private final Audit audit;
    private final InstantSource clock;

    public RedirectUrls(Database database, NewId ids, Audit audit, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /// @return empty if it is listed already
    public Optional<RedirectUrl> add(String url, Actor actor) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        RedirectUrl added = new RedirectUrl(ids.of("ru_"), url, now, now);
        try {
            return database.inTransaction(() -> {
                database.jdbc()
                        .sql("""
                                insert into genkan.redirect_urls (id, url, created_at, updated_at)
                                values (:id, :url, :now, :now)
                                """)
                        .param("id", added.id())
                        .param("url", url)
                        .param("now", now.toEpochMilli())
                        .update();
                audit.write(actor, "redirect_url.create", added.id(), Map.of(), Map.of("url", url));
                return Optional.of(added);
            });
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    public Optional<RedirectUrl> find(String id) {
        return database.jdbc()
                .sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, n) -> url(row))
                .optional();
    }

    /// A part of them, the youngest first.
    public List<RedirectUrl> list(long offset, int limit) {
        return database.jdbc()
                .sql(SELECT + "order by created_at desc, id desc offset :offset rows fetch next :limit rows only")
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> url(row))
                .list();
    }

    public long count() {
        return database.jdbc()
                .sql("select count(*) from genkan.redirect_urls")
                .query(Long.class)
                .single();
    }

    /// @return whether it was listed
    public boolean remove(String id, Actor actor) {
        return database.inTransaction(() -> {
            String url = find(id).map(RedirectUrl::url).orElse("");
            boolean removed = database.jdbc()
                            .sql("delete from genkan.redirect_urls where id = :id")
                            .param("id", id)
                            .update()
                    == 1;
            if (removed) {
                audit.write(actor, "redirect_url.delete", id, Map.of("url", url), Map.of());
            }
            return removed;
        });
    }

    private static RedirectUrl url(ResultSet row) throws SQLException {
        return new RedirectUrl(
                row.getString("id"),
                row.getString("url"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }
}
