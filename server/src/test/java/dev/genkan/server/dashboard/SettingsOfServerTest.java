package dev.genkan.server.dashboard;

import static dev.genkan.server.dashboard.Desks.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.standalone.WireHouse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a server is told: which applications belong to it.
class SettingsOfServerTest {

    private static final String HERE = AT + "/settings";
    private static final String APPLICATIONS = HERE + "/applications";
    private static final Pattern SEEN =
            Pattern.compile("applications\".*?name=\"seen\" value=\"(\\w+)\"", Pattern.DOTALL);

    @TempDir
    Path directory;

    private WireHouse house;
    private Browser ada;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
        ada = house.memberAt("ada@example.com");
        house.engine.operators().add(EmailAddress.parse("ada@example.com").orElseThrow(), Role.FULL, Actor.SYSTEM);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void home_origins_and_redirect_addresses_are_what_the_backend_api_says_too() {
        Answer saved = save(
                "home_url", "https://app.example/start",
                "origins", "https://app.example\nhttps://admin.example\nhttps://app.example",
                "redirect_urls", "myapp://callback",
                "support_email", "help@app.example");

        assertThat(saved.location()).isEqualTo(HERE + "?done=saved");
        assertThat(house.program().get("/instance").json())
                .containsEntry("allowed_origins", List.of("https://app.example", "https://admin.example"));
        assertThat(house.program().get("/redirect_urls").body()).contains("myapp://callback");
        assertThat(house.engine.instance().settings().homeUrl()).isEqualTo("https://app.example/start");
        assertThat(ada.open(HERE).body())
                .contains("https://app.example\nhttps://admin.example</textarea>", "help@app.example");
    }

    @Test
    void what_browsers_do_not_write_so_is_said_at_its_line() {
        Answer again = save("home_url", "app", "origins", "https://App.example/", "redirect_urls", "javascript://x");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body())
                .contains("There are 3 things to fix", "Write home_url in full", "Line 1: ", "value=\"app\"")
                .contains("https://App.example/</textarea>", "javascript://x</textarea>");
    }

    @Test
    void what_the_configuration_says_stays_and_is_shown_by_its_name() {
        house.engine.instance().change(now -> now.with("home_url", "https://app.example"), "test", Actor.SYSTEM);
        house.engine.configuredBy(Map.of("home_url", "genkan.home-url"));

        assertThat(ada.open(HERE).body()).contains("genkan.home-url").doesNotContain("id=\"home_url\"");
        assertThat(save("home_url", "https://evil.example").status()).isEqualTo(303);

        assertThat(house.engine.instance().settings().homeUrl()).isEqualTo("https://app.example");
    }

    private Answer save(String... fields) {
        var seen = SEEN.matcher(ada.open(HERE).body());
        assertThat(seen.find()).isTrue();
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "seen";
        all[fields.length + 1] = seen.group(1);
        return ada.send(APPLICATIONS, all);
    }
}
