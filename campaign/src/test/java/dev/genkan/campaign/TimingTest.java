package dev.genkan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether the time of an answer tells who has an account: `bin/campaign timing 2000`. For each question pairs are
/// asked, one with an address that has an account and one with an address that has none, in an order drawn anew each
/// time. Told are both medians and the chance that of a pair the one with the account took longer, which is a half
/// where nothing can be learnt, with the interval in which it lies at 99 % (Mann-Whitney, normal approximation).
///
/// Nothing is asserted of the time: what a busy machine adds would decide. That equal work is done is asserted by
/// `SigningInTest` and `SigningUpTest`.
class TimingTest {

    private static final String PASSWORD = "correct horse battery staple";
    /// An address is locked after ten wrong passwords, and gets ten codes an hour; sign-up sends one of them.
    private static final int PER_ADDRESS = 8;
    private static final double Z_99 = 2.576;

    private interface Question {
        /// @return nanoseconds of the one answer that counts
        long ask(Client client, String address);
    }

    @Test
    void the_time_of_an_answer(@TempDir Path folder) {
        int pairs = Campaign.count(8);
        Random random = new Random(pairs);
        try (Base base = Base.asTold(folder);
                Child demo = Child.start(DeployedDemo.class, base.data(), Campaign.networkLimitsRaised())) {
            compare("sign-in password", "p", pairs, demo, random, TimingTest::password);
            compare("code request", "c", pairs, demo, random, TimingTest::code);
            compare("sign-up", "s", pairs, demo, random, TimingTest::signUp);
        }
    }

    private static void compare(String name, String prefix, int pairs, Child demo, Random random, Question question) {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            int number = i / PER_ADDRESS;
            String member = prefix + "k" + number + "+clerk_test@example.com";
            String nobody = prefix + "u" + number + "+clerk_test@example.com";
            if (i % PER_ADDRESS == 0) {
                becomeMember(demo, member);
            }
            boolean memberFirst = random.nextBoolean();
            if (memberFirst) {
                known.add(question.ask(new Client(demo.origin()), member));
            }
            unknown.add(question.ask(new Client(demo.origin()), nobody));
            if (!memberFirst) {
                known.add(question.ask(new Client(demo.origin()), member));
            }
        }
        Campaign.tell("timing " + pairs, name, told(sorted(known), sorted(unknown)));
    }

    private static void becomeMember(Child demo, String address) {
        Client client = new Client(demo.origin());
        client.open("/sign-up");
        client.send("/sign-up", "email_address", address, "password", PASSWORD);
        client.open("/sign-up/code");
        assertThat(client.send("/sign-up/code", "code", "424242").status()).isEqualTo(303);
    }

    private static long password(Client client, String address) {
        atPassword(client, address);
        return timed(422, () -> client.send("/sign-in/password", "password", "not the right one"));
    }

    private static long code(Client client, String address) {
        atPassword(client, address);
        return timed(303, () -> client.send("/sign-in/continue", "strategy", "email_code"));
    }

    private static long signUp(Client client, String address) {
        client.open("/sign-up");
        return timed(303, () -> client.send("/sign-up", "email_address", address, "password", PASSWORD));
    }

    private static void atPassword(Client client, String address) {
        client.open("/sign-in");
        client.send("/sign-in", "identifier", address);
        assertThat(client.open("/sign-in/password").status()).isEqualTo(200);
    }

    private interface Sending {
        Client.Page send();
    }

    private static long timed(int expected, Sending sending) {
        long before = System.nanoTime();
        Client.Page page = sending.send();
        long took = System.nanoTime() - before;
        assertThat(page.status()).isEqualTo(expected);
        return took;
    }

    private static long[] sorted(List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static String told(long[] known, long[] unknown) {
        double longer = 0;
        for (long one : known) {
            // all that are shorter, and half of those that are as long
            int below = lowerBound(unknown, one);
            longer += below + (lowerBound(unknown, one + 1) - below) / 2.0;
        }
        double n = known.length;
        double m = unknown.length;
        double chance = longer / (n * m);
        double half = Z_99 * Math.sqrt((n + m + 1) / (12 * n * m));
        return String.format(
                Locale.ROOT,
                "median with account %.2f ms, without %.2f ms; with account longer: %.3f, 99 %% of chance alone lies in"
                        + " %.3f to %.3f%s",
                known[known.length / 2] / 1e6,
                unknown[unknown.length / 2] / 1e6,
                chance,
                0.5 - half,
                0.5 + half,
                Math.abs(chance - 0.5) > half ? "; DIFFERENT" : "");
    }

    private static int lowerBound(long[] sorted, long value) {
        int at = 0;
        int end = sorted.length;
        while (at < end) {
            int middle = (at + end) >>> 1;
            if (sorted[middle] < value) {
                at = middle + 1;
            } else {
                end = middle;
            }
        }
        return at;
    }
}
