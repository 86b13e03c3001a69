package dev.genkan.identity.session;

import dev.genkan.identity.user.UserChanges;
import dev.genkan.token.Claims;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What changed within the life of a token, kept in memory, so that a token that knows less than the store is looked
/// at again and all others cost nothing.
///
/// The rule. A token's `iat` is taken before its data is read. A change is stamped after its commit, before the
/// call that made it returns. So a token whose second of `iat` is later than the second of a change was read after
/// the commit, and has it. A token of the same second or an earlier one may not: it is *suspect*, unless this
/// process minted it and knows that the versions it was read from include the change. After a start nothing is
/// known of what went before, so tokens up to that second are suspect, unless this process minted them since.
///
/// What is remembered is forgotten when no token it could concern is valid any more.
public final class RecentChanges implements UserChanges {

    /// A change, or several: the latest second and the latest version.
    private record Change(long second, long version) {

        Change and(Change other) {
            return new Change(Math.max(second, other.second), Math.max(version, other.version));
        }

        boolean unknownTo(long iat, long mintedFrom) {
            return iat <= second && mintedFrom < version;
        }
    }

    /// The versions a token of this process was read from.
    record Versions(long user, long session, long template) {}

    /// Stands for a token that another process minted, or this one in an earlier life.
    private static final Versions FOREIGN = new Versions(-1, -1, -1);

    private final InstantSource clock;
    private final long keptSeconds;
    private final long startedAt;
    private final Map<UserId, Change> users = new ConcurrentHashMap<>();
    private final Map<SessionId, Change> sessions = new ConcurrentHashMap<>();
    private final Mints mints;
    private final Object sweeping = new Object();
    private volatile @Nullable Change template;
    private volatile long sweptAt;

    /// @param tokenLifetime how long a token is valid
    /// @param skew how much longer a verifier may take it for valid
    public RecentChanges(InstantSource clock, Duration tokenLifetime, Duration skew) {
        this.clock = clock;
        this.keptSeconds = tokenLifetime.plus(skew).toSeconds() + 1;
        this.startedAt = clock.instant().getEpochSecond();
        this.sweptAt = startedAt;
        this.mints = new Mints(keptSeconds, startedAt);
    }

    /// Whether something changed that this token may not know of. No I/O; at most a few look-ups in memory.
    public boolean suspect(Claims claims) {
        long iat = claims.issuedAt().getEpochSecond();
        Change user = users.get(claims.userId());
        Change session = sessions.get(claims.sessionId());
        Change ofTemplate = template;
        boolean fromBefore = iat <= startedAt;
        if (user == null && session == null && ofTemplate == null && !fromBefore) {
            return false;
        }
        Versions versions = claims.all().get("jti") instanceof String jti ? mints.find(jti, FOREIGN) : FOREIGN;
        return (fromBefore && versions.equals(FOREIGN))
                || (user != null && user.unknownTo(iat, versions.user()))
                || (session != null && session.unknownTo(iat, versions.session()))
                || (ofTemplate != null && ofTemplate.unknownTo(iat, versions.template()));
    }

    @Override
    public void userChanged(UserId id, long version) {
        users.merge(id, now(version), Change::and);
        sweep();
    }

    @Override
    public void sessionOver(SessionId id) {
        sessionChanged(id, Long.MAX_VALUE);
    }

    /// @param version the version that the change led to
    void sessionChanged(SessionId id, long version) {
        sessions.merge(id, now(version), Change::and);
        sweep();
    }

    /// The claims template was replaced.
    ///
    /// @param version the version of the new one
    synchronized void templateChanged(long version) {
        Change change = now(version);
        Change before = template;
        template = before == null ? change : before.and(change);
    }

    /// This process has minted a token.
    void minted(String jti, Versions versions) {
        mints.add(jti, versions, clock.instant().getEpochSecond());
    }

    private Change now(long version) {
        return new Change(clock.instant().getEpochSecond(), version);
    }

    private void sweep() {
        long now = clock.instant().getEpochSecond();
        if (now - sweptAt < keptSeconds) {
            return;
        }
        synchronized (sweeping) {
            users.values().removeIf(change -> change.second() + keptSeconds < now);
            sessions.values().removeIf(change -> change.second() + keptSeconds < now);
            sweptAt = now;
        }
    }

    /// How much is remembered, so that a test can see it forgotten.
    int size() {
        return users.size() + sessions.size() + mints.size();
    }
}
