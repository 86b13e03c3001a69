package dev.genkan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The application is killed (SIGKILL) while members send their answers, and started again on what it left:
/// `bin/campaign kill-file 200`. Whoever has seen the 303 is a member who has finished, and nobody is one by half.
class KillTest {

    private static final int THREADS = 4;
    private static final int EACH = 4;
    private static final int LATEST_NANOS = 20_000_000;

    /// @param client who stands before the form
    record Member(Client client, String shop) {}

    @Test
    void no_acknowledged_completion_is_lost_and_none_is_half(@TempDir Path folder) throws Exception {
        int rounds = Campaign.count(3);
        Random random = new Random(rounds);
        int acknowledged = 0;
        int cutOff = 0;
        try (Base base = Base.asTold(folder)) {
            Child shop = start(base);
            for (int round = 1; round <= rounds; round++) {
                List<Member> members = new ArrayList<>();
                for (int i = 0; i < THREADS * EACH; i++) {
                    members.add(atTheForm(shop, "r" + round + "n" + i));
                }

                ConcurrentHashMap.KeySetView<Member, Boolean> seen = ConcurrentHashMap.newKeySet();
                submitAndKill(shop, members, seen, random.nextInt(members.size()), random.nextInt(LATEST_NANOS));
                acknowledged += seen.size();
                cutOff += members.size() - seen.size();

                Kept kept = Kept.of(base, folder.resolve("copy"));
                assertThat(kept.half(base.isJoined()))
                        .as("half, round " + round)
                        .isEmpty();
                shop = start(base);
                assertAllThere(shop, seen, kept, round);
            }
            shop.close();
            assertThat(acknowledged).isPositive();
            Campaign.tell(
                    "kill-" + System.getProperty("campaign.database", "file") + " " + rounds,
                    base.toString(),
                    rounds + " kills, " + acknowledged + " completions acknowledged, 0 lost, " + cutOff
                            + " cut off, 0 half");
        }
    }

    private static Child start(Base base) {
        return Child.start(
                Shop.class,
                base.data(),
                Stream.concat(Campaign.networkLimitsRaised().stream(), base.settings().stream())
                        .toList());
    }

    private static Member atTheForm(Child shop, String name) {
        Client client = new Client(shop.origin());
        client.open("/sign-up");
        client.send("/sign-up", "email_address", name + "+clerk_test@example.com", "password", "correct horse battery");
        client.open("/sign-up/code");
        assertThat(client.send("/sign-up/code", "code", "424242").status()).isEqualTo(303);
        assertThat(client.open("/onboarding").status()).isEqualTo(200);
        return new Member(client, name);
    }

    /// @param enough so many are acknowledged before it happens
    /// @param nanos and so long afterwards it does, in the middle of whatever is going on then
    private static void submitAndKill(
            Child shop, List<Member> members, ConcurrentHashMap.KeySetView<Member, Boolean> seen, int enough, int nanos)
            throws Exception {
        Semaphore acknowledged = new Semaphore(0);
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                List<Member> mine = members.subList(thread * EACH, (thread + 1) * EACH);
                all.add(threads.submit(() -> {
                    begin.await();
                    for (Member member : mine) {
                        submit(member, seen, acknowledged);
                    }
                    return null;
                }));
            }
            begin.countDown();
            assertThat(acknowledged.tryAcquire(enough, 1, TimeUnit.MINUTES)).isTrue();
            LockSupport.parkNanos(nanos);
            shop.kill();
            for (Future<?> thread : all) {
                thread.get();
            }
        }
    }

    private static void submit(
            Member member, ConcurrentHashMap.KeySetView<Member, Boolean> seen, Semaphore acknowledged) {
        try {
            Client.Page page = member.client().send("/onboarding", "shopName", member.shop());
            if (page.status() == 303 && page.location().equals("/dashboard")) {
                seen.add(member);
                acknowledged.release();
            }
        } catch (UncheckedIOException killed) {
            // nobody was told anything
        }
    }

    private static void assertAllThere(
            Child shop, ConcurrentHashMap.KeySetView<Member, Boolean> seen, Kept kept, int round) {
        for (Member member : seen) {
            Client.Page page = member.client().movedTo(shop.origin()).open("/dashboard");
            assertThat(page.status()).as(member.shop() + ", round " + round).isEqualTo(200);
            assertThat(page.body()).contains(member.shop());
            String user = page.body().split(" ", 2)[0];
            assertThat(kept.flagged()).as("metadata").contains(user);
            assertThat(kept.receipts()).as("receipt").contains(user);
            assertThat(kept.closed()).as("journey").contains(user);
            assertThat(kept.shops()).as("the application's row").contains(user);
        }
    }
}
