package dev.genkan.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The tokens that were found good a moment ago, so that the next request with the same one costs a look-up and not a
/// signature. What they say about the time is not believed here: whoever finds one asks the clock again.
///
/// Only genuine tokens are kept, under their whole text, so that nobody else can fill it, crowd its hash buckets or
/// meet an entry of theirs. Kept in two generations: when the younger one is half of the bound, or older than a token
/// lives, the older one is let go; what is asked for again moves over. A token that fell out is merely verified anew.
final class VerifiedTokens {

    /// How many tokens a verifier keeps, if nobody says otherwise.
    static final int USUAL = 10_000;

    /// A session token lives a minute; what nobody asked for in a whole one has most likely been replaced.
    private static final Duration GENERATION = Duration.ofSeconds(60);

    /// The characters allowed for each token. Usual ones have under a thousand, and the longest that is read at all has
    /// eight; without this, a bound by count would be eight times larger on the day when all are long.
    private static final long CHARACTERS_EACH = 1_024;

    private final int mostInYoung;
    private final long mostCharacters;
    private volatile @Nullable Generations generations;

    /// One pair belongs to one set of keys and dies with it.
    private static final class Generations {

        final KeySet keys;
        final Instant since;
        final Map<String, SessionPayload.Fitting> old;
        final Map<String, SessionPayload.Fitting> young = new ConcurrentHashMap<>();
        /// Written under the lock only.
        long characters;

        Generations(KeySet keys, Instant since, Map<String, SessionPayload.Fitting> old) {
            this.keys = keys;
            this.since = since;
            this.old = old;
        }
    }

    /// @param most how many tokens at most; with 0 or 1, none
    VerifiedTokens(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a number of tokens to keep is not negative: " + most);
        }
        this.mostInYoung = most / 2;
        this.mostCharacters = mostInYoung * CHARACTERS_EACH;
    }

    /// What the token says, if it was found good under these very keys.
    Optional<SessionPayload.Fitting> find(String token, KeySet keys) {
        Generations current = generations;
        if (current == null || current.keys != keys || token.length() > JwsVerifier.LONGEST) {
            return Optional.empty();
        }
        SessionPayload.Fitting found = current.young.get(token);
        return Optional.ofNullable(found != null ? found : current.old.get(token));
    }

    /// Keeps a token that is genuine now. Nothing happens if it is among the young already.
    void keep(String token, KeySet keys, SessionPayload.Fitting fitting, Instant now) {
        Generations current = generations;
        if (mostInYoung > 0 && (current == null || current.keys != keys || !current.young.containsKey(token))) {
            put(token, keys, fitting, now);
        }
    }

    private synchronized void put(String token, KeySet keys, SessionPayload.Fitting fitting, Instant now) {
        Generations current = withRoom(token.length(), keys, now);
        if (current.young.putIfAbsent(token, fitting) == null) {
            current.characters += token.length();
        }
        generations = current;
    }

    private Generations withRoom(int characters, KeySet keys, Instant now) {
        Generations current = generations;
        if (current == null || current.keys != keys) {
            return new Generations(keys, now, Map.of());
        }
        boolean full = current.young.size() >= mostInYoung || current.characters + characters > mostCharacters;
        boolean grownOld = Duration.between(current.since, now).compareTo(GENERATION) >= 0;
        return full || grownOld ? new Generations(keys, now, current.young) : current;
    }

    /// How many are kept, those of both generations counted twice.
    int size() {
        Generations current = generations;
        return current == null ? 0 : current.young.size() + current.old.size();
    }
}
