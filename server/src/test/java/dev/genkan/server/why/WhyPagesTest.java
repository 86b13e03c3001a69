package dev.genkan.server.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Decision;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import dev.genkan.token.Json;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyPagesTest {

    private static final String ADA = "ada@example.com";

    record NewApplication(@NotBlank String applicationName) {}

    record Team(@NotBlank String team) {}

    private House house;
    private String withKey;

    @BeforeEach
    void open(@TempDir Path directory) {
        Onboarding welcome = Onboarding.flow("welcome", 2)
                .ask(NewApplication.class)
                .ask(Team.class)
                .landAt("/dashboard");
        house = new House(directory, new TurnableClock(), welcome);
        withKey = house.door
                .whyAddress()
                .substring(house.door.publicUrl().toString().length());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_redirect_carries_an_id_and_the_page_tells_its_reasons() {
        Browser ada = house.memberAt(ADA);
        Answer led = ada.open("/dashboard");
        assertThat(led.location()).startsWith("/onboarding");
        String id = led.header(Decision.HEADER);
        assertThat(id).matches("[0-9a-f]{4}-[0-9a-f]{4}");

        Answer page = developer().open("/genkan/why/" + id);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("requirement onboarding welcome", "metadata.onboardingComplete", "<code>absent</code>")
                .contains(
                        "Finish welcome 2 at /onboarding.",
                        house.userAt(ADA).id().value())
                .contains("genuine, 0 s old", "the session is alive")
                .doesNotContain(ada.cookie("__session"), ada.cookie("__client"), ADA);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void one_line_of_log_tells_the_same() {
        Logger gate = Logger.getLogger("dev.genkan.gate");
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler heard = new StreamHandler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLevel() + " " + line.getMessage());
            }
        };
        gate.addHandler(heard);
        gate.setLevel(Level.FINE);
        try {
            Browser ada = house.memberAt(ADA);
            String led = ada.open("/dashboard").header(Decision.HEADER);
            String refused = house.browser().request("GET", "/a;b").header(Decision.HEADER);

            assertThat(lines)
                    .filteredOn(line -> line.contains(led))
                    .singleElement()
                    .asString()
                    .startsWith("FINE")
                    .contains("requirement onboarding welcome", "metadata.onboardingComplete", "absent", "0 s old")
                    .contains("Finish welcome 2 at /onboarding.")
                    .doesNotContain(ADA, ada.cookie("__session"));
            assertThat(lines).anyMatch(line -> line.startsWith("INFO") && line.contains(refused));
        } finally {
            gate.removeHandler(heard);
            gate.setLevel(null);
        }
    }

    @Test
    void the_list_shows_the_newest_first_and_can_be_searched_by_id_and_user() {
        String led = house.memberAt(ADA).open("/dashboard").header(Decision.HEADER);
        String stranger = house.browser().open("/secret").header(Decision.HEADER);
        Browser developer = developer();

        String all = developer.open("/genkan/why").body();
        assertThat(all).containsSubsequence(stranger, led);
        assertThat(developer.open("/genkan/why?q=" + led).body()).contains(led).doesNotContain(stranger);
        assertThat(developer.open("/genkan/why?q=" + house.userAt(ADA).id()).body())
                .contains(led)
                .doesNotContain(stranger);
        assertThat(developer.open("/genkan/why?q=%3Cb%3E").body())
                .contains("No decision that is kept fits this ID.", "value=\"&lt;b&gt;\"");
        assertThat(house.engine.decisions().ofUser(house.userAt(ADA).id()))
                .extracting(Decision::id)
                .containsExactly(led);
    }

    @Test
    void whoever_is_not_at_the_machine_or_has_no_key_finds_nothing() {
        String id = house.browser().open("/secret").header(Decision.HEADER);

        assertThat(house.browser().open("/genkan/why").status()).isEqualTo(404);
        assertThat(house.browser().open("/genkan/why/" + id).status()).isEqualTo(404);
        assertThat(house.browser().open("/genkan/why?key=0").status()).isEqualTo(404);
        assertThat(house.elsewhere().open(withKey).status()).isEqualTo(404);
        Browser developer = developer();
        assertThat(developer.open("/genkan/why/0000-0000").status()).isEqualTo(404);
        assertThat(developer.send("/genkan/why").status()).isEqualTo(404);
    }

    @Test
    void one_key_opens_the_inbox_and_this() {
        assertThat(developer().open("/genkan/inbox").status()).isEqualTo(200);
    }

    @Test
    void a_page_of_refusal_leads_to_its_reasons() {
        Answer refused = house.browser().request("GET", "/a;b");

        assertThat(refused.status()).isEqualTo(400);
        String id = refused.header(Decision.HEADER);
        assertThat(refused.body()).contains("href=\"/genkan/why/" + id + "\">Why am I here?</a>");
        assertThat(developer().open("/genkan/why/" + id).body()).contains("path check", "/a;b", "not looked at");
    }

    @Test
    void a_program_is_told_flow_version_step_and_address() {
        Browser ada = house.memberAt(ADA);
        assertThat(metaOf(ada).get("step")).isEqualTo("new-application");

        ada.open("/onboarding");
        ada.open("/onboarding/welcome/new-application");
        ada.send("/onboarding/welcome/new-application", "applicationName", "Tidepool");

        Map<?, ?> meta = metaOf(ada);
        assertThat(meta.get("flow")).isEqualTo("welcome");
        assertThat(meta.get("version")).isEqualTo(2L);
        assertThat(meta.get("step")).isEqualTo("team");
        assertThat(meta.get("url")).isEqualTo(house.door.publicUrl() + "/onboarding");
        Decision decision = house.engine
                .decisions()
                .find(String.valueOf(meta.get("decision")))
                .orElseThrow();
        assertThat(decision.why().remedy()).isEqualTo("Finish step team of welcome 2 at /onboarding.");
        assertThat(decision.outcome().code()).isEqualTo("onboarding_required");
    }

    @Test
    void a_form_without_its_field_is_told_why() {
        Browser stranger = house.browser();
        stranger.open("/sign-in");

        Answer refused = stranger.copy().without("__csrf").send("/sign-in", "identifier", ADA);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(house.engine
                        .decisions()
                        .find(refused.header(Decision.HEADER))
                        .orElseThrow()
                        .why()
                        .remedy())
                .contains("did not come back with the form");
    }

    private static Map<?, ?> metaOf(Browser browser) {
        Answer answer = browser.request("GET", "/api/things", "Accept", "application/json");
        assertThat(answer.status()).isEqualTo(403);
        if (Json.parseObject(answer.body()).get("errors") instanceof List<?> errors
                && errors.getFirst() instanceof Map<?, ?> error
                && error.get("meta") instanceof Map<?, ?> meta) {
            assertThat(error.get("code")).isEqualTo("onboarding_required");
            return meta;
        }
        throw new AssertionError(answer.body());
    }

    private Browser developer() {
        Browser developer = house.browser();
        assertThat(developer.open(withKey).location()).isEqualTo("/genkan/why");
        return developer;
    }
}
