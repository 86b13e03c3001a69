package dev.genkan.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;

/// What one RS256 signature costs on this machine, in CPU time of the thread that makes it.
public final class BareSign {

    private static final int AT_ONCE = 50;

    private final Floor floor = new Floor();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final byte[] input = "x".repeat(500).getBytes(StandardCharsets.ISO_8859_1);

    /// @param seconds how long to sign
    /// @return microseconds of CPU for each
    public double microseconds(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long before = threads.getCurrentThreadCpuTime();
        long made = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < AT_ONCE; i++) {
                floor.sign(input);
            }
            made += AT_ONCE;
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e3 / made;
    }
}
