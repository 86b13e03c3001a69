package dev.genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.token.Auth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random gates, random paths, random visitors: wherever somebody is led, they arrive.
class NoLoopTest {

    private static final List<String> PATHS =
            List.of("/", "/a", "/a/b", "/b", "/sign-in", "/onboarding", "/terms", "/onboarding/welcome");
    private static final List<String> PATTERNS = List.of("/", "/a", "/a(.*)", "/:x", "/:x/b", "/b/(.*)", "/(.*)");
    private static final List<String> FLAGS = List.of("one", "two", "three");

    private final Random random = new Random(7);

    @Test
    void following_the_gate_ends_within_three_hops_and_the_stores_word_is_final() {
        for (int i = 0; i < 50_000; i++) {
            Gate gate = anyGate();
            Auth byToken = anyone();
            // the store may say anything else: more flags, fewer, or that the session is over
            Auth byStore = byToken instanceof Auth.SignedOut ? byToken : anyone();
            boolean keepsCookies = random.nextBoolean();

            assertThat(hops(gate, byToken, byStore, keepsCookies))
                    .as("%s for %s, by the store %s", gate, byToken, byStore)
                    .isLessThanOrEqualTo(3);
        }
    }

    private int hops(Gate gate, Auth byToken, Auth byStore, boolean keepsCookies) {
        String path = any(PATHS);
        for (int hops = 0; hops < 20; hops++) {
            if (gate.isOpen(path)) {
                return hops;
            }
            GateDecision decision = gate.decide(byToken, Look.TOKEN, path);
            if (decision instanceof GateDecision.AskAgain) {
                decision = gate.decide(byStore, Look.STORE, path);
                byToken = keepsCookies ? byStore : byToken;
            }
            assertThat(decision).isNotInstanceOf(GateDecision.AskAgain.class);
            switch (decision) {
                case GateDecision.Pass pass -> {
                    return hops;
                }
                case GateDecision.SignInFirst first -> {
                    // sign-in itself is one of our own pages: it passes the gate by itself
                    return hops + 1;
                }
                case GateDecision.OnboardFirst first -> path = first.location();
                case GateDecision.Refuse refuse -> {
                    return hops;
                }
                case GateDecision.AskAgain again -> throw new AssertionError("asked again");
            }
        }
        return Integer.MAX_VALUE;
    }

    @Test
    void a_function_of_the_application_leads_nobody_round_in_circles_either() {
        int caught = 0;
        for (int i = 0; i < 50_000; i++) {
            Gate gate = anyGate().afterAuth(anyFunction());
            Auth byToken = anyone();
            Auth byStore = byToken instanceof Auth.SignedOut ? byToken : anyone();
            try {
                assertThat(hops(gate, byToken, byStore, random.nextBoolean()))
                        .as("%s for %s, by the store %s", gate, byToken, byStore)
                        .isLessThanOrEqualTo(3);
            } catch (IllegalStateException fault) {
                caught++;
            }
        }
        assertThat(caught).isBetween(1, 25_000);
    }

    /// Answers by path and flags, and always the same to the same question.
    private AfterAuth anyFunction() {
        Map<String, AfterAuth.Answer> answers = new HashMap<>();
        for (String path : PATHS) {
            answers.put(
                    path,
                    switch (random.nextInt(5)) {
                        case 0 -> AfterAuth.pass();
                        case 1 -> AfterAuth.refuse(403, "x");
                        case 2 -> AfterAuth.leadTo("x_required", any(PATHS));
                        default -> AfterAuth.asUsual();
                    });
        }
        String flag = any(FLAGS);
        return (auth, route) -> auth instanceof Auth.SignedIn member
                        && Boolean.TRUE.equals(member.claims().metadata().get(flag))
                ? AfterAuth.asUsual()
                : answers.getOrDefault(route.path(), AfterAuth.asUsual());
    }

    private Gate anyGate() {
        Gate gate = Gate.publicRoutes(random.nextBoolean() ? new String[0] : new String[] {any(PATTERNS)});
        for (int n = random.nextInt(4); n > 0; n--) {
            gate = gate.require(Visitors.asks(any(FLAGS), "x_required", any(PATHS)));
        }
        return random.nextInt(4) == 0 ? gate.steerOnPublicRoutes() : gate;
    }

    private Auth anyone() {
        if (random.nextInt(3) == 0) {
            return Visitors.STRANGER;
        }
        Map<String, @Nullable Object> metadata = new HashMap<>();
        FLAGS.stream().filter(flag -> random.nextBoolean()).forEach(flag -> metadata.put(flag, true));
        return Visitors.member(Visitors.ADA, metadata);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
