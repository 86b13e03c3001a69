package dev.genkan.compat;

import java.util.concurrent.atomic.AtomicInteger;

/// Addresses that nobody has had before, and that a development instance proves with the code of test addresses.
final class Addresses {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Addresses() {}

    static String next(String who) {
        return "%s.%d+clerk_test@example.com".formatted(who, COUNT.incrementAndGet());
    }
}
