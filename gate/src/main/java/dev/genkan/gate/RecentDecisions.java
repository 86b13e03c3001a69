package dev.genkan.gate;

import dev.genkan.token.UserId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The last 1,000 decisions, in memory: about half a megabyte, gone with the process.
public final class RecentDecisions implements Decisions {

    /// How many are kept.
    public static final int MOST = 1_000;

    private final Deque<Decision> decisions = new ArrayDeque<>();

    @Override
    public synchronized void keep(Decision decision) {
        decisions.addFirst(decision);
        if (decisions.size() > MOST) {
            decisions.removeLast();
        }
    }

    @Override
    public Optional<Decision> find(String id) {
        return newest().stream().filter(decision -> decision.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<Decision> newest() {
        return List.copyOf(decisions);
    }

    @Override
    public List<Decision> ofUser(UserId user) {
        return newest().stream()
                .filter(decision -> decision.shown().userId().equals(user.value()))
                .toList();
    }
}
