package dev.genkan.server.dashboard;

import static dev.genkan.server.dashboard.Desks.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.PageRequest;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.AuditQuery;
import dev.genkan.identity.exchange.SettingsText;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In an application's own process.
class SettingsRoomTest {

    private static final String HERE = AT + "/settings";
    private static final String SIGN_UP = HERE + "/sign-up";
    private static final String EXPORT = HERE + "/export.json";
    private static final String IMPORT = HERE + "/import";

    @TempDir
    Path directory;

    private House house;
    private Browser ada;

    @BeforeEach
    void open() {
        house = new House(directory);
        ada = Desks.full(house, "ada@example.com");
        ada.open(HERE);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void who_may_sign_up_is_changed_for_whoever_comes_next_and_members_stay() {
        assertThat(signUp("eve@spam.example").status()).isEqualTo(303);

        Answer saved = ada.send(
                SIGN_UP,
                "mode",
                "public",
                "blocking",
                "on",
                "allowed",
                "",
                "blocked",
                "*@spam.example\n\n x@acme.example ");
        assertThat(saved.location()).isEqualTo(HERE + "?done=saved");
        assertThat(signUp("mallory@spam.example").status()).isEqualTo(422);
        assertThat(signUp("x@acme.example").status()).isEqualTo(422);
        assertThat(signUp("y@acme.example").status()).isEqualTo(303);
        assertThat(ada.open(HERE).body()).contains("*@spam.example\nx@acme.example</textarea>");

        ada.send(
                SIGN_UP, "mode", "public", "allowing", "on", "without_subaddresses", "on", "allowed", "*@acme.example");
        assertThat(signUp("z@example.com").status()).isEqualTo(422);
        assertThat(signUp("z+1@acme.example").status()).isEqualTo(422);
        assertThat(signUp("z@acme.example").status()).isEqualTo(303);

        ada.open(HERE);
        ada.send(SIGN_UP, "mode", "restricted", "allowed", "", "blocked", "");
        assertThat(signUp("w@acme.example").status()).isEqualTo(422);
        assertThat(house.signingIn("ada@example.com")
                        .send("/sign-in/password", "password", House.PASSWORD)
                        .status())
                .isEqualTo(303);
        assertThat(house.engine
                        .audit()
                        .list(
                                AuditQuery.everything()
                                        .actor(house.userAt("ada@example.com")
                                                .id()
                                                .value()),
                                PageRequest.first(50))
                        .items())
                .extracting(Audit.Entry::action)
                .contains("instance.update", "blocklist.add", "blocklist.remove", "allowlist.add");
    }

    @Test
    void a_line_that_is_none_is_named_and_everything_typed_stays() {
        Answer again = ada.send(
                SIGN_UP, "mode", "restricted", "allowed", "*@acme.example", "blocked", "*@a.example\nspam.example");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body())
                .contains("<title>Error: Sign-in settings")
                .contains("Line 2: &quot;spam.example&quot; is neither an address nor *@ and a domain.")
                .contains("*@a.example\nspam.example</textarea>", "*@acme.example</textarea>")
                .contains("value=\"restricted\" checked");
        assertThat(ada.send(SIGN_UP, "mode", "nobody").status()).isEqualTo(422);
        assertThat(ada.send(SIGN_UP, "mode", "public", "allowing", "on", "allowed", " \n ")
                        .body())
                .contains("nobody could sign up");
        assertThat(house.engine.instance().settings().values()).doesNotContainKey("sign_up_mode");
    }

    @Test
    void of_two_who_edit_it_the_second_sees_both_and_nothing_is_lost() {
        Browser grace = Desks.full(house, "grace@example.com");
        grace.open(HERE);
        ada.send(SIGN_UP, "mode", "restricted", "allowed", "ada@acme.example", "blocked", "");

        Answer conflict = grace.send(SIGN_UP, "mode", "public", "allowed", "grace@acme.example", "blocked", "");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body())
                .contains("Somebody else has changed this meanwhile", "Stored now", "Sign-up mode: restricted")
                .contains("grace@acme.example</textarea>", "ada@acme.example");
        assertThat(house.engine.settingsExchange().now().allowed()).containsExactly("ada@acme.example");

        assertThat(grace.send(SIGN_UP, "mode", "public", "allowed", "grace@acme.example", "blocked", "")
                        .status())
                .isEqualTo(303);
        assertThat(house.engine.settingsExchange().now().allowed()).containsExactly("grace@acme.example");
    }

    @Test
    void what_the_configuration_says_is_shown_by_its_name_and_a_reader_gets_no_button() {
        String page = Desks.readOnly(house, "reader@example.com").open(HERE).body();

        assertThat(page)
                .contains("genkan.limits.session-lifetime", "7 days", "genkan.enumeration-protection", "to nobody")
                .doesNotContain("Save<", "/settings/import\"", "Other origins");
        assertThat(ada.open(HERE + "/applications").status()).isEqualTo(404);
    }

    @Test
    void lists_too_long_for_a_form_stay_as_they_are() {
        house.engine
                .settingsExchange()
                .change(any -> true, now -> now.listing(addresses(1_000), List.of()), Actor.SYSTEM);

        assertThat(ada.open(HERE).body())
                .contains("1,000 entries: too many for a form")
                .doesNotContain("name=\"allowed\"");
        assertThat(ada.send(SIGN_UP, "mode", "public", "allowing", "on").status())
                .isEqualTo(303);
        assertThat(house.engine.settingsExchange().now().allowed()).hasSize(1_000);
    }

    @Test
    void what_is_exported_is_imported_after_a_look_at_the_differences(@TempDir Path elsewhere) {
        house.engine.webhooks().add(URI.create("https://acme.example/hooks"), Set.of("user.created"), Actor.SYSTEM);
        ada.send(SIGN_UP, "mode", "restricted", "blocking", "on", "allowed", "", "blocked", "*@spam.example");
        Answer export = ada.open(EXPORT);
        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"genkan-settings.json\"");
        assertThat(export.body())
                .contains("\"sign_up_mode\": \"restricted\"")
                .doesNotContain("whsec_", "ada@example.com");

        try (House other = new House(elsewhere)) {
            Browser grace = Desks.full(other, "grace@example.com");
            grace.open(IMPORT);
            Answer review = grace.send(IMPORT, "file", export.body());
            assertThat(review.status()).isEqualTo(200);
            assertThat(review.body())
                    .contains(
                            "blocklist *@spam.example", "settings.sign_up_mode", "webhooks https://acme.example/hooks")
                    .contains("Added", "<h2>4 differences</h2>");
            assertThat(other.engine.webhooks().list()).isEmpty();

            Answer table = grace.send(IMPORT, "file", export.body(), "as", "csv");
            assertThat(table.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
            assertThat(table.body().lines()).hasSize(5).first().isEqualTo("what,here_now,in_the_file");
            assertThat(other.engine.webhooks().list()).isEmpty();

            Answer imported = grace.send(IMPORT, "file", export.body().replace("\n", "\r\n"));
            assertThat(imported.location()).isEqualTo(HERE + "?done=imported");
            assertThat(grace.open(EXPORT).body()).isEqualTo(export.body());
            grace.open(IMPORT);
            assertThat(grace.send(IMPORT, "file", export.body()).body()).isNotEmpty();
        }
    }

    @Test
    void an_import_of_what_has_changed_meanwhile_is_shown_anew() {
        String file = "{\"genkan_settings\": 1, \"blocklist\": [\"*@spam.example\"]}";
        ada.open(IMPORT);
        ada.send(IMPORT, "file", file);
        house.engine.settingsExchange().change(any -> true, now -> now.listing(addresses(1), List.of()), Actor.SYSTEM);

        Answer moved = ada.send(IMPORT, "file", file);

        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.body()).contains("Nothing was imported", "allowlist member0@example.com", "Taken away");
        assertThat(house.engine.settingsExchange().now().allowed()).hasSize(1);
        assertThat(ada.send(IMPORT, "file", file).location()).isEqualTo(HERE + "?done=imported");
        assertThat(SettingsText.write(house.engine.settingsExchange().now())).contains("*@spam.example");
    }

    @Test
    void what_is_no_file_or_cannot_be_is_said_at_the_field() {
        ada.open(IMPORT);
        assertThat(ada.send(IMPORT, "file", " ").body()).contains("Paste a file of settings");
        Answer wrong = ada.send(IMPORT, "file", "{\"genkan_settings\": 1, \"secret_keys\": [\"<b>\"]}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("There is no &quot;secret_keys&quot; in the file.", "[&quot;&lt;b&gt;&quot;]");
        String template = "{\"genkan_settings\": 1, \"session_claims\": \"{\\\"a\\\": \\\"{{user.nothing}}\\\"}\"}";
        ada.open(IMPORT);
        ada.send(IMPORT, "file", template);
        assertThat(ada.send(IMPORT, "file", template).status()).isEqualTo(422);
        house.clock.turn(Duration.ofMinutes(11));
        assertThat(ada.open(IMPORT).location()).startsWith("/user/verify?redirect_url=");
        assertThat(ada.send(IMPORT, "file", template).location()).startsWith("/user/verify?redirect_url=");
    }

    private static List<String> addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "member" + n + "@example.com")
                .toList();
    }

    private Answer signUp(String address) {
        Browser browser = house.browser();
        browser.open("/sign-up");
        return browser.send("/sign-up", "email_address", address, "password", House.PASSWORD);
    }
}
