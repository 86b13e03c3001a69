package dev.genkan.server.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.genkan.gate.AfterAuth;
import dev.genkan.gate.Decision;
import dev.genkan.gate.Gate;
import dev.genkan.gate.GateDecision;
import dev.genkan.gate.Requirement;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.CannotStart;
import dev.genkan.server.FrontDoor;
import jakarta.servlet.Filter;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people get wrong, planted: each is refused at the start with a sentence that names it, or named by its cause in
/// the decision, from which log and page are written.
class MisconfigurationsTest {

    private static final Requirement TERMS = Requirement.of(
            "terms_required",
            "/terms",
            "metadata.termsAccepted",
            claims -> Boolean.TRUE.equals(claims.metadata().get("termsAccepted")));
    private static final Map<String, Object> DONE =
            Map.of("onboardingComplete", true, "onboarding", Map.of("welcome", 1L));

    record Name(@NotBlank String name) {}

    @TempDir
    Path directory;

    private People people;

    @BeforeEach
    void open() throws Exception {
        people = new People(directory, "{\"metadata\": \"{{user.public_metadata}}\"}");
    }

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void stale_claims_stand_beside_what_is_stored() {
        FrontDoor door = people.door(usual(2), flow(2));
        People.Person ada = people.member(Map.of());
        Walk walk = signedIn(door, ada);
        people.writeUnheard(ada, "{\"onboardingComplete\":true,\"onboarding\":{\"welcome\":1}}");

        Decision decision = decisionOf(walk.follow("/dashboard"));

        assertThat(decision.why().seen()).hasToString("metadata.onboardingComplete = absent");
        assertThat(decision.why().stored()).hasToString("metadata.onboarding.welcome = 1");
        assertThat(decision.why().wanted()).isEqualTo("2 or higher");
    }

    @Test
    void a_claim_that_is_not_in_the_template_is_missed_by_name() throws Exception {
        try (People lacking = new People(directory, "{\"plan\": \"{{user.public_metadata.plan}}\"}")) {
            Onboarding flow = flow(1);
            FrontDoor door = lacking.door(usual(1), flow);
            People.Person grace = lacking.member(DONE);
            Walk walk = new Walk(door, People.PUBLIC_URL, cookie -> false)
                    .with(lacking.clientCookie(), grace.clientToken());

            Walk.Arrival arrival = walk.follow("/dashboard");

            assertThat(arrival.status()).isEqualTo(500);
            assertThat(arrival.decisions())
                    .hasSize(2)
                    .allSatisfy(id -> assertThat(lacking.engine
                                    .decisions()
                                    .find(id)
                                    .orElseThrow()
                                    .why()
                                    .remedy())
                            .contains("has no claim \"metadata\"", "claims template"));
        }
    }

    @Test
    void metadata_under_a_wrong_key_shows_which_one_is_read() {
        Decision decision =
                decisionOf(signedIn(people.door(usual(1), flow(1)), people.member(Map.of("onboarded", true)))
                        .follow("/dashboard"));

        assertThat(decision.why().stored()).hasToString("metadata.onboardingComplete = absent");
        assertThat(decision.why().wanted()).isEqualTo("true");
    }

    @Test
    void metadata_that_no_cookie_carries_says_how_much_it_weighs() {
        FrontDoor door = people.door(usual(1), flow(1));
        People.Person ada = people.member(Map.of());
        people.writeUnheard(ada, "{\"all\":\"" + "x".repeat(5_000) + "\"}");

        Walk.Arrival arrival = new Walk(door, People.PUBLIC_URL, cookie -> false)
                .with(people.clientCookie(), ada.clientToken())
                .follow("/dashboard");

        assertThat(arrival.status()).isEqualTo(500);
        assertThat(decisionOf(arrival).why().rule()).isEqualTo("cookie budget");
        assertThat(decisionOf(arrival).why().remedy()).containsPattern("[0-9]{4}");
    }

    @Test
    void a_template_that_no_cookie_carries_stops_the_start() {
        assertThatThrownBy(() -> new People(directory, "{\"a\": \"" + "x".repeat(3_000) + "\"}"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("would weigh");
    }

    @Test
    void blocked_cookies_are_suspected() {
        Walk walk = new Walk(people.door(usual(1), flow(1)), People.PUBLIC_URL, cookie -> true);

        Decision decision = decisionOf(walk.follow("/dashboard"));

        assertThat(decision.why().rule()).isEqualTo("private route");
        assertThat(decision.why().remedy()).contains("No cookie", "blocks cookies of http://localhost:8080");
    }

    @Test
    void a_blocked_client_cookie_is_named_when_the_token_has_expired() {
        FrontDoor door = people.door(usual(1), flow(1));
        People.Person grace = people.member(DONE);
        Walk walk = new Walk(door, People.PUBLIC_URL, people.clientCookie()::equals)
                .with(people.sessionCookie(), people.token(door, grace));
        people.clock.turn(Duration.ofMinutes(2));

        assertThat(decisionOf(walk.follow("/dashboard")).why().remedy())
                .contains("The token has expired and no " + people.clientCookie() + " cookie");
    }

    @Test
    void a_landing_page_behind_another_requirement_leads_there_and_names_it() {
        Onboarding flow = flow(1);
        FrontDoor door = people.door(Gate.publicRoutes("/").require(flow, TERMS), flow);

        Walk.Arrival arrival = signedIn(door, people.member(DONE)).follow("/onboarding");

        assertThat(arrival.way()).containsExactly("/onboarding", "/dashboard", "/terms?redirect_url=%2Fdashboard");
        assertThat(arrival.status()).isEqualTo(200);
        assertThat(decisionOf(arrival).why().rule()).isEqualTo("requirement terms_required");
        assertThat(decisionOf(arrival).why().stored()).hasToString("metadata.termsAccepted = absent");
    }

    @Test
    void a_place_of_a_requirement_that_another_one_gates_is_reached_all_the_same() {
        Requirement plan = Requirement.of("plan_required", "/plans", claims -> false);
        FrontDoor door = people.door(Gate.publicRoutes("/").require(TERMS, plan));

        Walk.Arrival arrival = signedIn(door, people.member(Map.of())).follow("/dashboard");

        assertThat(arrival.last()).startsWith("/terms");
        assertThat(arrival.hops()).isEqualTo(1);
    }

    @Test
    void an_onboarding_page_that_was_made_public_stays_what_it_is() {
        Onboarding flow = flow(1);
        FrontDoor door = people.door(Gate.publicRoutes("/", "/onboarding(.*)").require(flow), flow);

        assertThat(signedIn(door, people.member(Map.of())).follow("/dashboard").page())
                .contains("<form");
        assertThat(new Walk(door, People.PUBLIC_URL, cookie -> false)
                        .follow("/onboarding")
                        .last())
                .startsWith("/sign-in");
    }

    @Test
    void an_onboarding_page_that_the_gate_ignores_stops_the_start() {
        Onboarding flow = flow(1);
        refused(
                () -> people.door(
                        Gate.publicRoutes("/").ignoredRoutes("/onboarding(.*)").require(flow), flow),
                "The gate ignores /onboarding",
                "ignoredRoutes");
    }

    @Test
    void a_clock_that_is_ahead_is_named() {
        FrontDoor door = people.door(usual(1), flow(1));
        People.Person grace = people.member(DONE);
        people.clock.turn(Duration.ofMinutes(5));
        String token = people.token(door, grace);
        people.clock.turn(Duration.ofMinutes(-5));

        assertThat(byProgram(door, token).why().remedy()).contains("clock", "ahead", "NTP");
    }

    @Test
    void a_foreign_issuer_is_named() {
        FrontDoor elsewhere = people.doorAt("http://localhost:9999", Gate.publicRoutes());
        String token = people.token(elsewhere, people.member(DONE));

        assertThat(byProgram(people.door(usual(1), flow(1)), token).why().remedy())
                .contains("another issuer than http://localhost:8080", "genkan.public-url");
    }

    @Test
    void a_foreign_key_is_named() throws Exception {
        try (People others = new People(directory, "{\"metadata\": \"{{user.public_metadata}}\"}")) {
            String token = others.token(others.door(Gate.publicRoutes()), others.member(DONE));

            assertThat(byProgram(people.door(usual(1), flow(1)), token).why().remedy())
                    .contains("a key that is not among ours", "another instance or database");
        }
    }

    @Test
    void a_flow_that_lands_at_sign_in_stops_the_start() {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/sign-in");
        refused(
                () -> people.door(Gate.publicRoutes("/").require(flow), flow),
                "The flow \"welcome\" lands at /sign-in");
    }

    @Test
    void a_start_that_is_refused_names_the_lines_of_gate_and_flow() {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/sign-in");
        Gate gate = Gate.publicRoutes("/").steerOnPublicRoutes().require(flow);
        String here = MisconfigurationsTest.class.getName();

        assertThatThrownBy(() -> people.door(gate, flow))
                .isInstanceOf(CannotStart.class)
                .message()
                .containsPattern("The gate is made at " + here + "[.]\\w+\\(MisconfigurationsTest[.]java:[0-9]+\\)")
                .containsPattern(
                        "the flow \"welcome\" at " + here + "[.]\\w+\\(MisconfigurationsTest[.]java:[0-9]+\\)[.]$");
    }

    @Test
    void a_flow_that_is_required_and_is_no_bean_stops_the_start() {
        refused(() -> people.door(usual(1)), "The gate requires Onboarding[welcome 1", "no Onboarding bean");
        refused(() -> people.door(usual(2), flow(1)), "The gate requires Onboarding[welcome 2");
    }

    @Test
    void two_requirements_that_lead_to_each_other_stop_the_start() {
        refused(
                () -> people.door(Gate.publicRoutes().require(onlyAt("/a"), onlyAt("/b"))),
                "The gate leads round in circles",
                "/b to /a to /b");
    }

    @Test
    void a_requirement_that_leads_to_sign_in_stops_the_start() {
        refused(
                () -> people.door(
                        Gate.publicRoutes().require(Requirement.of("x_required", "/sign-in", claims -> false))),
                "requirement x_required",
                "leads to /sign-in");
    }

    @Test
    void a_requirement_of_ones_own_that_leads_into_a_flow_stops_the_start() {
        Onboarding flow = flow(1);
        Requirement own = Requirement.of("x_required", "/onboarding", claims -> false);
        refused(() -> people.door(Gate.publicRoutes().require(own, flow), flow), "x_required", "leads to /onboarding");
    }

    @Test
    void a_function_that_sends_members_to_sign_in_is_named() {
        FrontDoor door = people.door(Gate.publicRoutes("/")
                .afterAuth(
                        (auth, route) -> route.path().equals("/admin") ? AfterAuth.toSignIn() : AfterAuth.asUsual()));

        Walk.Arrival arrival = signedIn(door, people.member(Map.of())).follow("/admin");

        assertThat(arrival.status()).isEqualTo(500);
        assertThat(decisionOf(arrival).why().remedy()).contains("afterAuth sends", "/admin");
    }

    @Test
    void a_proxy_without_https_is_named() {
        FrontDoor door = people.doorAt("https://acme.example", usual(1), flow(1));
        Exchange exchange = new Walk(door, "acme.example", cookie -> false)
                .send("/sign-in", "identifier=ada", "Origin", "http://acme.example");

        assertThat(exchange.status()).isEqualTo(403);
        assertThat(decision(exchange.header(Decision.HEADER)).why().remedy())
                .contains("over http", "let the proxy lead http to https");
    }

    @Test
    void a_wrong_public_url_is_named() {
        Walk walk = new Walk(people.door(usual(1), flow(1)), "http://127.0.0.1:8080", cookie -> false);

        assertThat(decisionOf(walk.follow("/dashboard")).why().remedy())
                .contains("was sent to 127.0.0.1:8080 and not to localhost:8080");
        refused(() -> people.doorAt("ftp://acme.example", Gate.publicRoutes()), "ftp://acme.example");
    }

    @Test
    void a_wrong_context_path_is_named() {
        FrontDoor door = people.doorAt("http://localhost:8080/shop", usual(1), flow(1));

        assertThat(decisionOf(new Walk(door, People.PUBLIC_URL, cookie -> false).follow("/dashboard"))
                        .why()
                        .remedy())
                .contains("mounted at \"\"", "genkan.public-url is \"/shop\"");
    }

    @Test
    void a_filter_that_is_registered_twice_decides_once() {
        Filter filter = people.door(usual(1), flow(1)).filter();
        Exchange exchange =
                new Exchange("GET", "/dashboard", "", Map.of(), "Accept", "text/html", "Host", "localhost:8080");
        Filter twice = (request, response, chain) ->
                filter.doFilter(request, response, (again, answer) -> filter.doFilter(again, answer, chain));

        exchange.through(twice, (request, response) -> {});

        assertThat(exchange.status()).isEqualTo(303);
        assertThat(people.engine.decisions().newest())
                .filteredOn(decision -> decision.path().equals("/dashboard"))
                .hasSize(1);
    }

    @Test
    void a_requirement_of_ones_own_opens_with_the_metadata_the_application_writes() {
        FrontDoor door = people.door(Gate.publicRoutes("/").require(TERMS));
        People.Person ada = people.member(Map.of());
        Walk walk = signedIn(door, ada);
        assertThat(walk.follow("/invoices?page=2").last()).isEqualTo("/terms?redirect_url=%2Finvoices%3Fpage%3D2");

        people.engine.users().mergeMetadata(ada.id(), MetadataPatch.ofPublic(Map.of("termsAccepted", true)));

        assertThat(walk.follow("/invoices?page=2").hops()).isZero();
    }

    private static Onboarding flow(int version) {
        return Onboarding.flow("welcome", version).ask(Name.class).landAt("/dashboard");
    }

    private static Gate usual(int version) {
        return Gate.publicRoutes("/").require(flow(version));
    }

    private static Requirement onlyAt(String to) {
        return (visitor, path) ->
                path.equals(to) ? Optional.empty() : Optional.of(new GateDecision.OnboardFirst("x_required", to));
    }

    private Walk signedIn(FrontDoor door, People.Person person) {
        return new Walk(door, People.PUBLIC_URL, cookie -> false)
                .with(people.sessionCookie(), people.token(door, person))
                .with(people.clientCookie(), person.clientToken());
    }

    private Decision byProgram(FrontDoor door, String token) {
        Exchange exchange = new Walk(door, People.PUBLIC_URL, cookie -> false)
                .call("GET", "/api/things", "Authorization", "Bearer " + token);
        assertThat(exchange.status()).isEqualTo(401);
        return decision(exchange.header(Decision.HEADER));
    }

    private Decision decisionOf(Walk.Arrival arrival) {
        return decision(arrival.decisions().getLast());
    }

    private Decision decision(String id) {
        return people.engine.decisions().find(id).orElseThrow();
    }

    private static void refused(Runnable start, String... sentence) {
        assertThatThrownBy(start::run).isInstanceOf(CannotStart.class).hasMessageContainingAll(sentence);
    }
}
