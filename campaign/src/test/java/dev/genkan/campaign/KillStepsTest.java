package dev.genkan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The application is killed (SIGKILL) between the answer and the redirect at every step of a flow that branches, and
/// started again on what it left: `bin/campaign kill-steps 50`. Whoever has seen the 303 stands where it led; everybody
/// else there or one step before; and all of them arrive with every answer, once.
class KillStepsTest {

    private static final List<String> STEPS = List.of("new-shop", "trade", "company", "offer", "delivery", "check");
    private static final int EACH = 4;
    private static final int LATEST_NANOS = 10_000_000;

    /// @param at the index of the step whose page they look at
    record Member(Client client, String name, int at) {

        Client.Page answer(int step) {
            String[] typed = switch (STEPS.get(step)) {
                case "new-shop" -> new String[] {"shopName", name};
                case "trade" -> new String[] {"kind", "COMPANY"};
                case "company" -> new String[] {"companyName", name + " Ltd"};
                case "offer" -> new String[] {"wares", "THINGS"};
                case "delivery" -> new String[] {"deliversTo", name + " Quay"};
                default -> new String[0];
            };
            return client.send(path(step), typed);
        }
    }

    @Test
    void no_answer_that_was_taken_is_lost_at_any_step(@TempDir Path folder) throws Exception {
        int rounds = Campaign.count(1);
        Random random = new Random(rounds);
        int acknowledged = 0;
        int cutOff = 0;
        try (Base base = Base.asTold(folder)) {
            Child shop = start(base);
            for (int round = 1; round <= rounds; round++) {
                List<Member> members = new ArrayList<>();
                for (int i = 0; i < STEPS.size() * EACH; i++) {
                    members.add(before(shop, "r" + round + "n" + i, i % STEPS.size()));
                }
                Set<Member> seen = ConcurrentHashMap.newKeySet();
                submitAndKill(shop, members, seen, random);
                acknowledged += seen.size();
                cutOff += members.size() - seen.size();
                assertThat(Kept.of(base, folder.resolve("copy")).half(base.isJoined()))
                        .as("half, round " + round)
                        .isEmpty();

                shop = start(base);
                for (Member member : members) {
                    arrives(
                            new Member(member.client().movedTo(shop.origin()), member.name(), member.at()),
                            seen.contains(member));
                }
            }
            shop.close();
            Kept kept = Kept.of(base, folder.resolve("copy"));
            int all = rounds * STEPS.size() * EACH;
            assertThat(kept.half(base.isJoined())).as("half, in the end").isEmpty();
            // each of them once, or reading what was kept would have failed
            assertThat(List.of(
                            kept.receipts().size(),
                            kept.closed().size(),
                            kept.shops().size()))
                    .containsOnly(all);
            assertThat(acknowledged).isPositive();
            Campaign.tell(
                    "kill-steps " + rounds,
                    base.toString(),
                    rounds + " kills, " + acknowledged + " answers acknowledged, 0 lost, " + cutOff
                            + " cut off, all arrived once");
        }
    }

    private static Child start(Base base) {
        return Child.start(
                Stairway.class,
                base.data(),
                Stream.concat(Campaign.networkLimitsRaised().stream(), base.settings().stream())
                        .toList());
    }

    private static Member before(Child shop, String name, int step) {
        Client client = new Client(shop.origin());
        client.open("/sign-up");
        client.send("/sign-up", "email_address", name + "+clerk_test@example.com", "password", "correct horse battery");
        client.open("/sign-up/code");
        assertThat(client.send("/sign-up/code", "code", "424242").status()).isEqualTo(303);
        Member member = new Member(client, name, step);
        for (int before = 0; before < step; before++) {
            client.open(path(before));
            assertThat(member.answer(before).status()).isEqualTo(303);
        }
        assertThat(client.open(path(step)).status()).isEqualTo(200);
        return member;
    }

    private static void submitAndKill(Child shop, List<Member> members, Set<Member> seen, Random random)
            throws Exception {
        Semaphore acknowledged = new Semaphore(0);
        try (ExecutorService threads = Executors.newFixedThreadPool(EACH)) {
            List<Future<?>> all = new ArrayList<>();
            for (Member member : members) {
                all.add(threads.submit(() -> submit(member, seen, acknowledged)));
            }
            assertThat(acknowledged.tryAcquire(random.nextInt(members.size()), 1, TimeUnit.MINUTES))
                    .isTrue();
            LockSupport.parkNanos(random.nextInt(LATEST_NANOS));
            shop.kill();
            for (Future<?> thread : all) {
                thread.get();
            }
        }
    }

    private static void submit(Member member, Set<Member> seen, Semaphore acknowledged) {
        try {
            if (member.answer(member.at()).location().equals(path(member.at() + 1))) {
                seen.add(member);
                acknowledged.release();
            }
        } catch (UncheckedIOException killed) {
            // nobody was told anything
        }
    }

    private static void arrives(Member member, boolean seen) {
        String here = member.client().open("/onboarding").location();
        assertThat(here)
                .as(member.name())
                .isIn(seen ? Set.of(path(member.at() + 1)) : Set.of(path(member.at()), path(member.at() + 1)));
        for (int step = member.at(); step < STEPS.size(); step++) {
            if (step > member.at() || here.equals(path(step))) {
                member.client().open(path(step));
                assertThat(member.answer(step).status()).as(member.name()).isEqualTo(303);
            }
        }
        Client.Page dashboard = member.client().open("/dashboard");
        assertThat(dashboard.status()).as(member.name()).isEqualTo(200);
        assertThat(dashboard.body())
                .contains(member.name() + " Ltd", "COMPANY", member.name() + " Quay", "onboardingComplete");
    }

    private static String path(int step) {
        return step == STEPS.size() ? "/dashboard" : "/onboarding/stairs/" + STEPS.get(step);
    }
}
