package dev.genkan.server.inbox;

import dev.genkan.server.mail.Delivery;
import dev.genkan.server.mail.Letter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The letters of a development instance, newest first. They stay in memory, the last 200 of them; nothing is sent.
public final class Inbox implements Delivery {

    private static final int MOST = 200;

    private final Deque<Item> items = new ArrayDeque<>();
    private long delivered;

    /// @param number counts up from 1 with every letter delivered since the start
    public record Item(long number, Letter letter) {}

    @Override
    public synchronized void deliver(Letter letter) {
        delivered++;
        items.addFirst(new Item(delivered, letter));
        if (items.size() > MOST) {
            items.removeLast();
        }
    }

    /// Newest first.
    public synchronized List<Item> items() {
        return List.copyOf(items);
    }

    public synchronized Optional<Item> find(long number) {
        return items.stream().filter(item -> item.number() == number).findFirst();
    }

    public synchronized void clear() {
        items.clear();
    }
}
