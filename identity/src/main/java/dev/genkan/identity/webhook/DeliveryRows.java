package dev.genkan.identity.webhook;

import dev.genkan.identity.Database;
import dev.genkan.identity.webhook.Delivery.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL of deliveries. Whoever tells one claims it first, by an update that succeeds once, and settles it by another
/// that succeeds only while the claim is the last one.
final class DeliveryRows {

    private static final int LONGEST_ERROR = 256;

    private final Database database;

    DeliveryRows(Database database) {
        this.database = database;
    }

    /// What may be told now.
    ///
    /// @param eventId what it is told under
    /// @param attempts how often it was tried before
    record Due(EndpointId endpoint, long sequence, String eventId, int attempts) {}

    void insert(EndpointId endpoint, long sequence, String lane, long now) {
        database.jdbc()
                .sql("""
                        insert into genkan.webhook_deliveries (endpoint_id, sequence, lane, status, attempts, next_at,
                          claimed_until, last_attempt_at, last_status, last_error, created_at)
                        values (:endpoint, :sequence, :lane, 'waiting', 0, :now, 0, 0, 0, '', :now)
                        """)
                .param("endpoint", endpoint.value())
                .param("sequence", sequence)
                .param("lane", lane)
                .param("now", now)
                .update();
    }

    /// The first of each lane whose time has come and at which nobody is.
    List<Due> due(EndpointId endpoint, long now, int most) {
        return database.jdbc()
                .sql("""
                        select d.sequence, e.id, d.attempts from genkan.webhook_deliveries d
                          join genkan.events e on e.sequence = d.sequence
                        where d.endpoint_id = :endpoint and d.status = 'waiting' and d.next_at <= :now
                          and d.claimed_until <= :now
                          and not exists (select 1 from genkan.webhook_deliveries b
                            where b.endpoint_id = d.endpoint_id and b.lane = d.lane and b.status = 'waiting'
                              and b.sequence < d.sequence)
                        order by d.next_at, d.sequence fetch first :most rows only
                        """)
                .param("endpoint", endpoint.value())
                .param("now", now)
                .param("most", most)
                .query((row, n) ->
                        new Due(endpoint, row.getLong("sequence"), row.getString("id"), row.getInt("attempts")))
                .list();
    }

    /// Takes it in hand; of several at once, one does. The try counts from here, so that one which ends its process
    /// counts too.
    boolean claim(Due due, long now, Duration lasts) {
        return database.jdbc()
                        .sql("""
                                update genkan.webhook_deliveries
                                set attempts = attempts + 1, claimed_until = :until, last_attempt_at = :now
                                where endpoint_id = :endpoint and sequence = :sequence and status = 'waiting'
                                  and attempts = :attempts and claimed_until <= :now and next_at <= :now
                                """)
                        .param("until", now + lasts.toMillis())
                        .param("now", now)
                        .param("endpoint", due.endpoint().value())
                        .param("sequence", due.sequence())
                        .param("attempts", due.attempts())
                        .update()
                == 1;
    }

    /// Ends a try for good, unless it was [asked for once more][#reopen] meanwhile: then it waits again.
    ///
    /// @return whether it was still ours
    boolean settle(Due due, State state, Outcome outcome, long now) {
        return end(due, outcome, """
                        status = case when next_at > last_attempt_at then 'waiting' else cast(:state as varchar(16)) end,
                        attempts = case when next_at > last_attempt_at then 0 else attempts end,
                        settled_at = case when next_at > last_attempt_at then null else cast(:at as bigint) end,
                        next_at = least(next_at, last_attempt_at)""")
                        .param("state", state.stored())
                        .param("at", now)
                        .update()
                == 1;
    }

    /// Ends a try that is to be followed by another.
    ///
    /// @return whether it was still ours
    boolean again(Due due, Outcome outcome, long nextAt) {
        return end(due, outcome, "next_at = :at").param("at", nextAt).update() == 1;
    }

    private JdbcClient.StatementSpec end(Due due, Outcome outcome, String how) {
        String error = outcome.error();
        return database.jdbc()
                .sql("update genkan.webhook_deliveries set claimed_until = 0, last_status = :status,"
                        + " last_error = :error, " + how
                        + " where endpoint_id = :endpoint and sequence = :sequence and status = 'waiting'"
                        + " and attempts = :attempts")
                .param("status", outcome.status())
                .param("error", error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
                .param("endpoint", due.endpoint().value())
                .param("sequence", due.sequence())
                .param("attempts", due.attempts() + 1);
    }

    private static final String SELECT = """
            select d.sequence, e.id, e.type, d.status, d.attempts, d.next_at, d.created_at, d.last_attempt_at,
              d.last_status, d.last_error
            from genkan.webhook_deliveries d join genkan.events e on e.sequence = d.sequence
            where d.endpoint_id = :endpoint
            """;

    /// Those of an endpoint before this one, the youngest first.
    List<Delivery> list(EndpointId endpoint, long before, int most) {
        return database.jdbc()
                .sql(SELECT + " and d.sequence < :before order by d.sequence desc fetch first :most rows only")
                .param("endpoint", endpoint.value())
                .param("before", before)
                .param("most", most)
                .query((row, n) -> delivery(endpoint, row))
                .list();
    }

    Optional<Delivery> find(EndpointId endpoint, String eventId) {
        return database.jdbc()
                .sql(SELECT + " and e.id = :event")
                .param("endpoint", endpoint.value())
                .param("event", eventId)
                .query((row, n) -> delivery(endpoint, row))
                .optional();
    }

    private static Delivery delivery(EndpointId endpoint, ResultSet row) throws SQLException {
        return new Delivery(
                endpoint,
                row.getLong("sequence"),
                row.getString("id"),
                Payload.type(row.getString("type")),
                State.of(row.getString("status")),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("next_at")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("last_attempt_at")),
                row.getInt("last_status"),
                row.getString("last_error"));
    }

    /// Lets all that failed since then be told once more.
    ///
    /// @return how many there were
    int reopenFailed(EndpointId endpoint, long since, long now) {
        return database.jdbc()
                .sql("""
                        update genkan.webhook_deliveries
                        set status = 'waiting', attempts = 0, next_at = :now, claimed_until = 0, settled_at = null
                        where endpoint_id = :endpoint and status = 'failed' and settled_at >= :since
                        """)
                .param("endpoint", endpoint.value())
                .param("since", since)
                .param("now", now)
                .update();
    }

    /// How many of an endpoint are in this state.
    long count(EndpointId endpoint, State state) {
        return database.jdbc()
                .sql("select count(*) from genkan.webhook_deliveries where endpoint_id = :endpoint and status = :state")
                .param("endpoint", endpoint.value())
                .param("state", state.stored())
                .query(Long.class)
                .single();
    }

    /// Lets it be told once more, as if for the first time. One that is being told just now may have been taken
    /// already, and is told once more when that is settled: what is in hand was due before its try began, so a later
    /// time to tell it says so.
    ///
    /// @return whether there was one, settled or being told; one that waits is told anyway
    boolean reopen(EndpointId endpoint, long sequence, long now) {
        return database.jdbc()
                        .sql("""
                                update genkan.webhook_deliveries
                                set next_at = case when status = 'waiting' then last_attempt_at + 1
                                      else cast(:now as bigint) end,
                                    attempts = case when status = 'waiting' then attempts else 0 end,
                                    claimed_until = case when status = 'waiting' then claimed_until else 0 end,
                                    status = 'waiting', settled_at = null
                                where endpoint_id = :endpoint and sequence = :sequence
                                  and (status <> 'waiting' or claimed_until > :now)
                                """)
                        .param("endpoint", endpoint.value())
                        .param("sequence", sequence)
                        .param("now", now)
                        .update()
                == 1;
    }

    boolean exists(EndpointId endpoint, long sequence) {
        return database.jdbc()
                        .sql("""
                                select count(*) from genkan.webhook_deliveries
                                where endpoint_id = :endpoint and sequence = :sequence
                                """)
                        .param("endpoint", endpoint.value())
                        .param("sequence", sequence)
                        .query(Long.class)
                        .single()
                == 1;
    }

    /// Forgets what was settled before then.
    void clean(long before) {
        database.jdbc()
                .sql("delete from genkan.webhook_deliveries where settled_at < :before")
                .param("before", before)
                .update();
    }
}
