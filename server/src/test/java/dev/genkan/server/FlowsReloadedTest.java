package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Gate;
import dev.genkan.gate.servlet.GateFilter;
import dev.genkan.onboarding.AlsoThen;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.yaml.FlowSource;
import dev.genkan.onboarding.yaml.WatchedFlows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The flows of a file, changed while members are on their way through them.
class FlowsReloadedTest {

    private static final String ADA = "ada@example.com";

    private static final String NAME = """
            - ask: Name
              fields:
                - { field: name, type: text, required: true }
        """;
    private static final String TEAM = """
            - ask: Team
              fields:
                - { field: team, type: text, required: true }
        """;
    private static final String COLOUR = """
            - ask: Colour
              fields:
                - { field: colour, type: choice, of: [RED, BLUE], required: true }
        """;

    private final TurnableClock clock = new TurnableClock();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @TempDir
    Path directory;

    private Path file;
    private House house;

    @BeforeEach
    void open() throws IOException {
        file = directory.resolve("flows.yaml");
        Files.writeString(file, flow("welcome", 1, NAME + TEAM));
        house = new House(directory, clock, watched());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_later_version_asks_those_in_the_middle_and_those_who_are_through_for_the_difference() throws IOException {
        Browser grace = house.memberAt("grace@example.com");
        answer(grace, "name", "Grace");
        assertThat(answer(grace, "team", "Tidepool").location()).isEqualTo("/dashboard");
        assertThat(grace.open("/dashboard").status()).isEqualTo(200);
        Browser ada = house.memberAt(ADA);
        answer(ada, "name", "Ada");
        assertThat(ada.open("/onboarding").location()).isEqualTo("/onboarding/welcome/team");

        say(flow("welcome", 2, NAME + TEAM + COLOUR));

        assertThat(grace.open("/dashboard").location()).startsWith("/onboarding");
        assertThat(grace.open("/onboarding").location()).isEqualTo("/onboarding/welcome/colour");
        assertThat(answer(grace, "colour", "RED").location()).startsWith("/dashboard");
        assertThat(grace.open("/dashboard").status()).isEqualTo(200);
        answer(ada, "team", "Reef");
        assertThat(ada.open("/onboarding").location()).isEqualTo("/onboarding/welcome/colour");
        assertThat(answer(ada, "colour", "BLUE").location()).startsWith("/dashboard");
        assertThat(house.userAt(ADA).publicMetadata().values())
                .containsEntry("name", "Ada")
                .containsEntry("team", "Reef")
                .containsEntry("colour", "BLUE")
                .containsEntry("onboarding", Map.of("welcome", 2L));
        assertThat(done).containsExactly("welcome", "welcome", "welcome");
    }

    @Test
    void everything_that_asks_for_flows_sees_the_same_ones() throws IOException {
        Browser ada = house.memberAt(ADA);
        assertThat(house.engine.claimsTypes()).doesNotContain("colour");
        say(flow("welcome", 3, COLOUR) + flow("more", 1, TEAM));

        Answer refused = ada.request("GET", "/api/things", "Accept", "application/json");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("\"version\":3", "\"step\":\"colour\"");
        assertThat(ada.request("GET", "/genkan/onboarding", "Accept", "application/json")
                        .body())
                .contains("\"flow\":\"welcome\"", "colour")
                .doesNotContain("\"name\":{");
        assertThat(house.engine
                        .decisions()
                        .find(ada.open("/dashboard").header("Genkan-Decision"))
                        .orElseThrow()
                        .why()
                        .facts())
                .containsEntry("version", 3);
        assertThat(house.engine.claimsTypes()).contains("colour", "more?: number");
        assertThat(answer(ada, "colour", "RED").location()).startsWith("/onboarding/more");
        assertThat(ada.open("/dashboard").location()).startsWith("/onboarding");
    }

    @Test
    void a_removed_flow_is_asked_of_nobody_and_has_no_pages_and_is_back_with_its_answers() throws IOException {
        say(flow("welcome", 1, NAME + TEAM) + flow("more", 1, COLOUR));
        Browser ada = house.memberAt(ADA);
        answer(ada, "name", "Ada");

        say(flow("more", 1, COLOUR));
        assertThat(ada.open("/onboarding/welcome/name").status()).isEqualTo(404);
        assertThat(ada.open("/dashboard").location()).startsWith("/onboarding");
        assertThat(ada.open("/onboarding").status()).isEqualTo(200);
        assertThat(answer(ada, "colour", "RED").location()).startsWith("/dashboard");
        assertThat(ada.open("/dashboard").status()).isEqualTo(200);

        say(flow("more", 1, COLOUR) + flow("welcome", 1, NAME + TEAM));
        assertThat(ada.open("/dashboard").location()).startsWith("/onboarding");
        assertThat(ada.open("/onboarding").location()).isEqualTo("/onboarding/welcome/team");
    }

    @Test
    void a_faulty_file_leaves_what_was_asked_and_says_its_faults_on_the_page_as_text_until_it_is_mended()
            throws IOException {
        Browser ada = house.memberAt(ADA);
        assertThat(ada.open("/onboarding/welcome/name").body()).doesNotContain("flows.yaml");

        say(flow("welcome", 2, COLOUR.replace("choice", "<b>chioce</b>")) + "- flo: x\n");

        Answer page = ada.open("/onboarding/welcome/name");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "The file of flows can’t be used as it stands.",
                        "flows.yaml:6:34: flow welcome, step Colour, field colour: type is never &lt;b&gt;chioce",
                        "did you mean flow?")
                .doesNotContain("<b>chioce");
        assertThat(ada.copy()
                        .sending("X-Forwarded-For", "203.0.113.7")
                        .open("/onboarding/welcome/name")
                        .body())
                .doesNotContain("flows.yaml");
        assertThat(answer(ada, "name", "Ada").location()).isEqualTo("/onboarding/welcome/team");

        say(flow("welcome", 2, NAME + COLOUR));
        assertThat(ada.open("/onboarding").location()).isEqualTo("/onboarding/welcome/colour");
        assertThat(ada.open("/onboarding/welcome/colour").body()).doesNotContain("flows.yaml");
    }

    @Test
    void what_would_stop_a_start_leaves_what_was_asked_too() throws IOException {
        Browser ada = house.memberAt(ADA);
        say(flow("welcome", 2, COLOUR).replace("land-at: /dashboard", "land-at: /sign-in"));
        Answer page = ada.open("/onboarding/welcome/name");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("lands at /sign-in");
        assertThat(house.engine.claimsTypes()).doesNotContain("colour");
    }

    @Test
    void in_production_nobody_looks() throws IOException {
        EngineSettings settings = House.settings(directory.resolve("production"));
        try (Engine production = Engine.open(inProduction(settings), clock)) {
            FrontDoor door = production.frontDoor(
                    URI.create("https://acme.example"),
                    all -> Gate.publicRoutes("/").require(all.toArray(Onboarding[]::new)),
                    watched(),
                    House.VALIDATOR);
            assertThat(door.filter()).isInstanceOf(GateFilter.class);
        }
        assertThat(house.door.filter()).isInstanceOf(ReloadingGate.class);
    }

    private static EngineSettings inProduction(EngineSettings s) {
        return new EngineSettings(
                EngineSettings.Environment.PRODUCTION,
                s.dataDirectory(),
                s.storage(),
                s.key(),
                s.claims(),
                s.claimsVersion(),
                s.limits(),
                s.paths(),
                s.brand(),
                s.bundles(),
                s.mail(),
                false,
                s.rotateKeysEvery());
    }

    private WatchedFlows watched() {
        return new WatchedFlows(
                List.of(),
                List.of(new AlsoThen("welcome", (member, answers) -> done.add("welcome"))),
                new FlowSource(file.toString(), getClass().getClassLoader()),
                House.VALIDATOR,
                clock);
    }

    private static String flow(String name, int version, String steps) {
        return "- flow: " + name + "\n  version: " + version + "\n  steps:\n" + steps + "  land-at: /dashboard\n";
    }

    /// A second later.
    private void say(String yaml) throws IOException {
        Files.writeString(file, yaml);
        clock.turn(Duration.ofSeconds(1));
    }

    /// Answers the page the member is led to.
    private static Answer answer(Browser member, String field, String value) {
        Answer page = member.open("/onboarding");
        while (page.status() == 303) {
            page = member.open(page.location());
        }
        return member.send(page.response().request().uri().getPath(), field, value);
    }
}
