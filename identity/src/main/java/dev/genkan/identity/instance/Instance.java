package dev.genkan.identity.instance;

import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.token.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// The instance itself: its id, and the settings that may change while it runs. One row; several nodes see each other's
/// changes within two seconds.
public final class Instance {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Database database;
    private final NewId ids;
    private final Audit audit;
    private final Map<String, Object> configured;
    private final InstantSource clock;
    private volatile @Nullable Read last;

    private record Row(String id, InstanceSettings settings, long version) {}

    private record Read(Row row, Instant at) {}

    /// With nothing said by the configuration.
    public Instance(Database database, NewId ids, Audit audit, InstantSource clock) {
        this(database, ids, audit, Map.of(), clock);
    }

    /// @param configured settings that the configuration says, by name: they hold whatever is stored
    public Instance(Database database, NewId ids, Audit audit, Map<String, Object> configured, InstantSource clock) {
        this.configured = Map.copyOf(configured);
        this.database = database;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /// `ins_` and letters or digits; for good.
    public String id() {
        Read known = last;
        return known == null ? current().id() : known.row().id();
    }

    /// As they hold now, or did within the last two seconds: what is stored, and over it what the configuration says.
    public InstanceSettings settings() {
        return holding(current().settings());
    }

    /// The same of other settings.
    public InstanceSettings holding(InstanceSettings stored) {
        InstanceSettings all = stored;
        for (Map.Entry<String, Object> one : configured.entrySet()) {
            all = all.with(one.getKey(), one.getValue());
        }
        return all;
    }

    /// As they are stored at this moment, for whoever is about to change them.
    public InstanceSettings settingsNow() {
        return read().orElseGet(this::made).settings();
    }

    /// In a transaction: whoever else would change them waits until its end.
    public void hold() {
        if (read().isEmpty()) {
            made();
        }
        database.jdbc()
                .sql("select id from genkan.instance where ordinal = 1 for update")
                .query(String.class)
                .single();
    }

    /// Changes them. Two changes at the same moment follow one another; neither is lost.
    ///
    /// @param step asked again when somebody else was faster; it may throw, and nothing is changed then
    /// @param action what the audit log calls it
    public InstanceSettings change(UnaryOperator<InstanceSettings> step, String action, Actor actor) {
        while (true) {
            Row before = read().orElseGet(this::made);
            InstanceSettings after = step.apply(before.settings());
            boolean changed = database.inTransaction(() -> {
                boolean ours = write(before, after);
                if (ours) {
                    audit.write(actor, action, before.id(), before.settings().values(), after.values());
                }
                return ours;
            });
            if (changed) {
                // what is rolled back was never so
                database.afterCommit(() ->
                        last = new Read(new Row(before.id(), after, before.version() + 1), clock.instant()));
                return after;
            }
            // somebody else was faster: look again
        }
    }

    private boolean write(Row before, InstanceSettings after) {
        return database.jdbc()
                        .sql("""
                                update genkan.instance
                                set settings = :settings, version = version + 1, updated_at = :now
                                where ordinal = 1 and version = :version
                                """)
                        .param("settings", Json.write(after.values()))
                        .param("now", clock.millis())
                        .param("version", before.version())
                        .update()
                == 1;
    }

    private Row current() {
        Read known = last;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.at().plus(FRESH)) && !now.isBefore(known.at())) {
            return known.row();
        }
        Row row = read().orElseGet(this::made);
        last = new Read(row, now);
        return row;
    }

    private Optional<Row> read() {
        return database.jdbc()
                .sql("select id, settings, version from genkan.instance where ordinal = 1")
                .query((row, n) -> row(row))
                .optional();
    }

    /// Of several nodes that start at once, one makes it.
    private Row made() {
        try {
            database.jdbc()
                    .sql("""
                            insert into genkan.instance (ordinal, id, settings, version, created_at, updated_at)
                            values (1, :id, '{}', 1, :now, :now)
                            """)
                    .param("id", ids.of("ins_"))
                    .param("now", clock.millis())
                    .update();
        } catch (DuplicateKeyException another) {
            // read below
        }
        return read().orElseThrow(() -> new IllegalStateException("the instance has no row"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                new InstanceSettings(Json.parseObject(row.getString("settings"))),
                row.getLong("version"));
    }
}
