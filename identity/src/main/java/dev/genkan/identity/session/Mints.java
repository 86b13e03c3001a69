package dev.genkan.identity.session;

import dev.genkan.identity.session.RecentChanges.Versions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which tokens this process minted, and from what. Kept in two generations, each as long as a token lives: what falls
/// out with the older one is no valid token any more.
final class Mints {

    private record Generations(Map<String, Versions> young, Map<String, Versions> old, long since) {}

    private final long seconds;
    private volatile Generations generations;

    Mints(long seconds, long now) {
        this.seconds = seconds;
        this.generations = new Generations(new ConcurrentHashMap<>(), Map.of(), now);
    }

    void add(String jti, Versions versions, long now) {
        if (now - generations.since() >= seconds) {
            turn(now);
        }
        generations.young().put(jti, versions);
    }

    Versions find(String jti, Versions otherwise) {
        Generations current = generations;
        Versions versions = current.young().get(jti);
        return versions != null ? versions : current.old().getOrDefault(jti, otherwise);
    }

    int size() {
        return generations.young().size() + generations.old().size();
    }

    private synchronized void turn(long now) {
        Generations current = generations;
        if (now - current.since() >= seconds) {
            generations = new Generations(new ConcurrentHashMap<>(), current.young(), now);
        }
    }
}
