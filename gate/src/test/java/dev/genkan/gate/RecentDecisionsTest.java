package dev.genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentDecisionsTest {

    private final RecentDecisions decisions = new RecentDecisions();

    @Test
    void a_thousand_are_kept_the_newest_first() {
        IntStream.range(0, 1_001).forEach(number -> decisions.keep(decision("id-" + number, "user_ada")));

        assertThat(decisions.newest()).hasSize(1_000);
        assertThat(decisions.newest().getFirst().id()).isEqualTo("id-1000");
        assertThat(decisions.find("id-0")).isEmpty();
        assertThat(decisions.find("id-1")).isPresent();
    }

    @Test
    void those_of_a_member_are_theirs_alone() {
        decisions.keep(decision("one", "user_ada"));
        decisions.keep(decision("two", "user_grace"));
        decisions.keep(decision("three", ""));

        assertThat(decisions.ofUser(Visitors.ADA)).extracting(Decision::id).containsExactly("one");
    }

    @Test
    void many_threads_write_at_once_and_none_is_lost() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        Thread[] threads = IntStream.range(0, 8)
                .mapToObj(thread -> Thread.ofPlatform().start(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    IntStream.range(0, 100).forEach(n -> decisions.keep(decision(thread + "-" + n, "")));
                }))
                .toArray(Thread[]::new);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(decisions.newest())
                .extracting(Decision::id)
                .doesNotHaveDuplicates()
                .hasSize(800);
    }

    @Test
    void what_a_stranger_wrote_into_the_path_cannot_forge_a_line_of_the_log() {
        Decision decision = new Decision(
                "7f3c-20d1",
                Instant.EPOCH,
                "GET",
                "/a\r\nDecision ffff-ffff" + "x".repeat(400),
                new Decision.Outcome(400, "path_invalid", ""),
                Explanation.of(new Rule.Doubtful(), false, "Write it otherwise."),
                Shown.UNSEEN);

        assertThat(decision.path()).hasSize(200).startsWith("/a??Decision?ffff-ffff");
        assertThat(decision.toString())
                .startsWith("Decision 7f3c-20d1: GET /a??Decision")
                .endsWith(
                        "-> 400 path_invalid; path check; token not looked at, store: not asked. Write it otherwise.");
    }

    private static Decision decision(String id, String user) {
        return new Decision(
                id,
                Instant.EPOCH,
                "GET",
                "/dashboard",
                new Decision.Outcome(303, "onboarding_required", "/onboarding"),
                Explanation.of(new Rule.SignIn(), false, ""),
                new Shown(user, Shown.Token.GENUINE, "", Duration.ofSeconds(12), true, Shown.Store.ALIVE));
    }
}
