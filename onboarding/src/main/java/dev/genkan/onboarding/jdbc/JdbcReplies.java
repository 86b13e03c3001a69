package dev.genkan.onboarding.jdbc;

import dev.genkan.onboarding.Replies;
import dev.genkan.onboarding.Sealing;
import dev.genkan.token.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Replies in the table `genkan.onboarding_replies`, on H2 or PostgreSQL. What is a day old counts as gone and is swept
/// once an hour by whoever comes then.
final class JdbcReplies implements Replies {

    private static final long KEPT = Duration.ofDays(1).toMillis();
    private static final long SWEPT_EVERY = Duration.ofHours(1).toMillis();
    /// After it, who has a key without having answered is gone: a request is given up on earlier.
    private static final long WORKED_ON = Duration.ofMinutes(1).toMillis();

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final InstantSource clock;
    private final AtomicLong swept = new AtomicLong();

    JdbcReplies(JdbcClient jdbc, Sealing sealing, InstantSource clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
    }

    @Override
    public Claim claim(UserId user, String key, String request) {
        long now = clock.millis();
        sweep(now);
        String id = sha256(user + "\n" + key);
        try {
            jdbc.sql("insert into genkan.onboarding_replies (id, user_id, request, claimed_at) values (?, ?, ?, ?)")
                    .params(id, user.value(), request, now)
                    .update();
            return new Claim.Mine(id, now);
        } catch (DuplicateKeyException | ConcurrencyFailureException somebodyHasIt) {
            return row(id).map(row -> claim(id, row, request, now)).orElseGet(Claim.Busy::new);
        }
    }

    private record Row(String request, int status, @Nullable String body, long claimedAt) {}

    private Optional<Row> row(String id) {
        return jdbc.sql("select request, status, body, claimed_at from genkan.onboarding_replies where id = ?")
                .param(id)
                .query((row, number) -> new Row(
                        row.getString("request"),
                        row.getInt("status"),
                        row.getString("body"),
                        row.getLong("claimed_at")))
                .optional();
    }

    private Claim claim(String id, Row row, String request, long now) {
        boolean old = row.claimedAt() <= now - KEPT;
        boolean abandoned = row.body() == null && row.claimedAt() <= now - WORKED_ON;
        if (old || abandoned) {
            return takeOver(id, row, request, now);
        }
        if (!row.request().equals(request)) {
            return new Claim.OtherRequest();
        }
        return row.body() == null
                ? new Claim.Busy()
                : new Claim.Known(new Reply(row.status(), sealing.open(row.body())));
    }

    private Claim takeOver(String id, Row row, String request, long now) {
        int taken = jdbc.sql("""
                        update genkan.onboarding_replies set request = ?, status = null, body = null, claimed_at = ?
                        where id = ? and claimed_at = ?
                        """).params(request, now, id, row.claimedAt()).update();
        return taken == 1 ? new Claim.Mine(id, now) : new Claim.Busy();
    }

    @Override
    public void keep(Claim.Mine claim, Reply reply) {
        jdbc.sql("update genkan.onboarding_replies set status = ?, body = ? where id = ? and claimed_at = ?")
                .params(reply.status(), sealing.seal(reply.body()), claim.id(), claim.at())
                .update();
    }

    @Override
    public void release(Claim.Mine claim) {
        jdbc.sql("delete from genkan.onboarding_replies where id = ? and claimed_at = ?")
                .params(claim.id(), claim.at())
                .update();
    }

    private void sweep(long now) {
        long last = swept.get();
        if (now - last >= SWEPT_EVERY && swept.compareAndSet(last, now)) {
            jdbc.sql("delete from genkan.onboarding_replies where claimed_at <= ?")
                    .param(now - KEPT)
                    .update();
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
