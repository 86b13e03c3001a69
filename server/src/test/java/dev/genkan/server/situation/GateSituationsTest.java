package dev.genkan.server.situation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.AfterAuth;
import dev.genkan.gate.Gate;
import dev.genkan.gate.GateDecision;
import dev.genkan.gate.Requirement;
import dev.genkan.identity.Browser;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.CannotStart;
import dev.genkan.server.FrontDoor;
import dev.genkan.token.Auth;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Gates, members and browsers made by chance, from a fixed seed, against the real filter, pages and engine: whoever
/// follows where they are led arrives within three hops at a page with a status, and a refusal has a cause.
/// `bin/campaign gate 100000` does it at length.
class GateSituationsTest {

    private static final long SEED = 20261123;
    private static final int SITUATIONS_PER_GATE = 20;
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private static final List<String> STARTS = List.of(
            "/",
            "/dashboard",
            "/dashboard?tab=1",
            "/blog/one",
            "/terms",
            "/profile",
            "/a",
            "/b",
            "/admin/users",
            "/assets/x.css",
            "/sign-in",
            "/sign-in?redirect_url=%2Fdashboard",
            "/sign-in?redirect_url=%2Fonboarding",
            "/sign-in/password",
            "/sign-up",
            "/sign-up/code",
            "/forgot-password",
            "/onboarding",
            "/onboarding?redirect_url=%2Fterms",
            "/onboarding?redirect_url=%2Fonboarding",
            "/user",
            "/user/security",
            "/plans");
    private static final List<String> PUBLIC =
            List.of("/", "/blog(.*)", "/dashboard", "/terms", "/onboarding(.*)", "/sign-in(.*)", "/a", "/(.*)");
    private static final List<String> IGNORED =
            List.of("/assets/(.*)", "/favicon.ico", "/terms", "/b", "/onboarding(.*)");
    private static final List<String> LANDINGS =
            List.of("/dashboard", "/", "/welcome?tour=1", "/terms", "/blog/one", "/a", "/admin/users", "/assets/x.css");

    record Name(@NotBlank String name) {}

    record Team(@NotBlank String team) {}

    private final Map<String, Integer> arrivals = new TreeMap<>();
    private int refusedGates;

    @TempDir
    Path directory;

    @Test
    void following_where_one_is_led_ends_within_three_hops_on_a_page_with_a_status_and_a_cause() throws Exception {
        int count = Integer.getInteger("campaign.count", 2_000);
        try (People people = new People(directory, "{\"metadata\": \"{{user.public_metadata}}\"}");
                People without = new People(directory, "{\"meta\": \"{{user.public_metadata}}\"}")) {
            for (int gates = 0; walked() < count; gates++) {
                int from = gates * SITUATIONS_PER_GATE;
                Random random = new Random(SEED + from);
                boolean lacking = random.nextInt(10) == 0;
                behindOneGate(
                        lacking ? without : people,
                        lacking ? people : without,
                        random,
                        Math.min(SITUATIONS_PER_GATE, count - walked()),
                        from);
            }
        }
        System.out.println("CAMPAIGN bin/campaign gate | " + walked() + " situations, 0 loops, " + arrivals + ", "
                + refusedGates + " gates refused to start");
        assertThat(arrivals.keySet()).contains("200", "401", "403", "500");
        assertThat(refusedGates).isPositive();
        // a named failure is an end too, but nobody may live on those
        assertThat(arrivals.get("200")).isGreaterThan(walked() * 7 / 10);
        assertThat(arrivals.get("500")).isLessThan(walked() / 10);
    }

    private int walked() {
        return arrivals.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void behindOneGate(People people, People others, Random random, int count, int from) {
        Onboarding flow = anyFlow(random);
        boolean asked = random.nextInt(8) != 0;
        Gate gate = anyGate(random, flow, asked);
        FrontDoor door;
        try {
            door = asked ? people.door(gate, flow) : people.door(gate);
        } catch (CannotStart impossible) {
            refusedGates++;
            assertThat(impossible.getMessage()).endsWith(".");
            return;
        }
        FrontDoor foreign = people.doorAt("http://localhost:9999", Gate.publicRoutes());
        for (int i = 0; i < count; i++) {
            Situation situation = anySituation(people, others, door, foreign, random);
            String start = any(random, STARTS);
            boolean program = random.nextInt(6) == 0;
            Walk.Arrival arrival =
                    program ? situation.walk().ask(start) : situation.walk().follow(start);
            String described =
                    "situation " + (from + i) + (program ? " of a program: " : ": ") + arrival.way() + " ended in "
                            + arrival.status() + " behind " + gate + " with " + flow + ", " + situation.described();
            assertThat(arrival.hops()).as(described).isLessThanOrEqualTo(Walk.MOST_HOPS);
            assertThat(arrival.status()).as(described).isIn(200, 400, 401, 403, 404, 500);
            assertThat(arrival.decisions())
                    .as(described)
                    .allSatisfy(
                            id -> assertThat(people.engine.decisions().find(id)).isPresent());
            if (arrival.status() >= 400) {
                // the house's own pages tell a program the cause by themselves
                assertThat(!arrival.decisions().isEmpty()
                                || program && arrival.page().contains("\"code\":"))
                        .as(described)
                        .isTrue();
            }
            count(String.valueOf(arrival.status()));
        }
    }

    private record Situation(Walk walk, String described) {}

    private static Situation anySituation(
            People people, People others, FrontDoor door, FrontDoor foreign, Random random) {
        if (random.nextInt(8) == 0) {
            return new Situation(new Walk(door, People.PUBLIC_URL, cookie -> false), "a stranger");
        }
        Map<String, @Nullable Object> metadata = anyMetadata(random);
        People.Person person = people.member(metadata);
        int kind = random.nextInt(9);
        String token = anyToken(kind, people, others, door, foreign, person, random);
        int event = random.nextInt(10);
        happen(event, people, person, door);
        int browser = random.nextInt(6);
        Walk walk = new Walk(door, People.PUBLIC_URL, blocked(browser, people))
                .with(people.sessionCookie(), token)
                .with(people.clientCookie(), random.nextInt(10) == 0 ? "nobody" : person.clientToken());
        return new Situation(walk, metadata + ", token of kind " + kind + ", event " + event + ", browser " + browser);
    }

    private static String anyToken(
            int kind,
            People people,
            People others,
            FrontDoor door,
            FrontDoor foreign,
            People.Person person,
            Random random) {
        return switch (kind) {
            case 0 -> "";
            case 1 -> mintedAt(FIVE_MINUTES, people, door, person);
            case 2 -> mintedAt(FIVE_MINUTES.negated(), people, door, person);
            case 3 -> people.token(foreign, person);
            case 4 -> others.token(others.door(Gate.publicRoutes()), others.member(Map.of()));
            case 5 -> "a." + "x".repeat(9_000) + ".c";
            case 6 -> people.token(door, person) + "x";
            default -> people.token(door, person);
        };
    }

    /// By a machine whose clock is so far ahead.
    private static String mintedAt(Duration ahead, People people, FrontDoor door, People.Person person) {
        people.clock.turn(ahead);
        String token = people.token(door, person);
        people.clock.turn(ahead.negated());
        return token;
    }

    private static void happen(int event, People people, People.Person person, FrontDoor door) {
        switch (event) {
            case 0 -> people.engine.users().delete(person.id(), Actor.APPLICATION);
            case 1 -> people.engine.users().ban(person.id(), Actor.APPLICATION);
            case 2 -> people.engine.sessions().end(person.session(), Browser.NONE);
            // finished in another tab, and the flag taken away by somebody
            case 3 -> people.engine.users().mergeMetadata(person.id(), MetadataPatch.ofPublic(done(1)));
            case 4 -> {
                Map<String, @Nullable Object> patch = new HashMap<>();
                patch.put("onboardingComplete", null);
                people.engine.users().mergeMetadata(person.id(), MetadataPatch.ofPublic(patch));
            }
            case 5 -> people.writeUnheard(person, "{\"onboardingComplete\":true,\"termsAccepted\":true}");
            case 6 -> people.writeUnheard(person, "{\"all\":\"" + "x".repeat(5_000) + "\"}");
            // stands in the middle of the flow, if they are asked anything
            case 7 ->
                new Walk(door, People.PUBLIC_URL, cookie -> false)
                        .with(people.clientCookie(), person.clientToken())
                        .answer("/onboarding", Map.of("name", "Ada"));
            default -> {}
        }
    }

    private static Predicate<String> blocked(int browser, People people) {
        return switch (browser) {
            case 0 -> cookie -> true;
            case 1 -> people.sessionCookie()::equals;
            case 2 -> people.clientCookie()::equals;
            default -> cookie -> false;
        };
    }

    private static Map<String, @Nullable Object> anyMetadata(Random random) {
        Map<String, @Nullable Object> metadata = new HashMap<>();
        if (random.nextBoolean()) {
            metadata.putAll(done(random.nextInt(3)));
        }
        if (random.nextInt(6) == 0) {
            metadata.put("onboardingComplete", "yes");
        }
        if (random.nextBoolean()) {
            metadata.put("termsAccepted", true);
        }
        if (random.nextBoolean()) {
            metadata.put("plan", "small");
        }
        return metadata;
    }

    private static Map<String, @Nullable Object> done(int version) {
        return Map.of("onboardingComplete", true, "onboarding", Map.of("welcome", (long) version));
    }

    private static Onboarding anyFlow(Random random) {
        Onboarding.Draft draft =
                Onboarding.flow("welcome", 1 + random.nextInt(2)).ask(Name.class);
        return (random.nextBoolean() ? draft.ask(Team.class) : draft).landAt(any(random, LANDINGS));
    }

    private static Gate anyGate(Random random, Onboarding flow, boolean asked) {
        Gate gate = Gate.publicRoutes(some(random, PUBLIC));
        if (random.nextBoolean()) {
            gate = gate.ignoredRoutes(random.nextInt(12) == 0 ? IGNORED.getLast() : IGNORED.get(random.nextInt(4)));
        }
        List<Requirement> requirements = new ArrayList<>();
        if (asked || random.nextInt(8) == 0) {
            requirements.add(flow);
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            requirements.add(random.nextInt(requirements.size() + 1), anyRequirement(random));
        }
        gate = gate.require(requirements.toArray(Requirement[]::new));
        Optional<AfterAuth> function = anyFunction(random);
        gate = function.isPresent() ? gate.afterAuth(function.get()) : gate;
        return random.nextInt(3) == 0 ? gate.steerOnPublicRoutes() : gate;
    }

    private static Requirement anyRequirement(Random random) {
        String place = random.nextInt(12) == 0
                ? any(random, List.of("/sign-in", "/onboarding"))
                : any(random, List.of("/terms", "/profile?from=gate", "/blog/terms", "/assets/terms", "/a", "/plans"));
        return switch (random.nextInt(4)) {
            case 0 ->
                Requirement.of(
                        "plan_required", place, claims -> claims.metadata().containsKey("plan"));
            case 1 -> (visitor, path) -> path.equals("/a") ? lead("/b") : Optional.empty();
            case 2 -> (visitor, path) -> path.equals("/b") ? lead("/a") : Optional.empty();
            default ->
                Requirement.of(
                        "terms_required",
                        place,
                        "metadata.termsAccepted",
                        claims -> Boolean.TRUE.equals(claims.metadata().get("termsAccepted")));
        };
    }

    private static Optional<GateDecision.OnboardFirst> lead(String place) {
        return Optional.of(new GateDecision.OnboardFirst("x_required", place));
    }

    private static Optional<AfterAuth> anyFunction(Random random) {
        return switch (random.nextInt(14)) {
            // as the guide has it
            case 0 ->
                Optional.of((auth, route) -> lacks(auth, "onboardingComplete")
                        ? AfterAuth.leadTo("onboarding_required", "/onboarding")
                        : AfterAuth.asUsual());
            case 1 ->
                Optional.of((auth, route) ->
                        route.path().startsWith("/admin") ? AfterAuth.refuse(403, "staff_only") : AfterAuth.asUsual());
            case 2 ->
                Optional.of((auth, route) ->
                        lacks(auth, "plan") ? AfterAuth.leadTo("plan_required", "/plans") : AfterAuth.asUsual());
            case 3 ->
                Optional.of((auth, route) -> switch (route.path()) {
                    case "/a" -> AfterAuth.leadTo("x_required", "/b");
                    case "/b" -> AfterAuth.leadTo("x_required", "/a");
                    default -> AfterAuth.asUsual();
                });
            case 4 ->
                Optional.of((auth, route) ->
                        route.path().startsWith("/admin") ? AfterAuth.toSignIn() : AfterAuth.asUsual());
            case 5 ->
                Optional.of((auth, route) -> auth instanceof Auth.SignedIn && !lacks(auth, "plan")
                        ? AfterAuth.leadTo("x_required", "/sign-in")
                        : AfterAuth.asUsual());
            case 6 -> Optional.of((auth, route) -> AfterAuth.pass());
            case 7 ->
                Optional.of((auth, route) -> auth instanceof Auth.SignedIn
                        ? AfterAuth.leadTo("x_required", "/onboarding")
                        : AfterAuth.asUsual());
            case 8 -> Optional.of((auth, route) -> AfterAuth.leadTo("x_required", "/plans"));
            default -> Optional.empty();
        };
    }

    private static boolean lacks(Auth auth, String flag) {
        return auth instanceof Auth.SignedIn member
                && !member.claims().metadata().containsKey(flag);
    }

    private static String[] some(Random random, List<String> all) {
        return all.stream().filter(pattern -> random.nextInt(4) == 0).toArray(String[]::new);
    }

    private static <T> T any(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void count(String what) {
        arrivals.merge(what, 1, Integer::sum);
    }
}
