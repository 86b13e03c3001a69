package dev.genkan.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.EngineSettings.Operation;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import dev.genkan.server.webhook.Listener;
import dev.genkan.token.UserId;
import jakarta.validation.constraints.NotBlank;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {

    @TempDir
    Path directory;

    record Name(@NotBlank String name) {}

    private final TurnableClock clock = new TurnableClock();

    @Test
    void operators_come_and_go_whether_the_application_runs_or_not() {
        try (House house = running()) {
            house.memberAt("ada@example.com");
            assertThat(ask("operator", "list").out()).isEqualTo("There is no operator.\n");
            assertThat(ask("operator", "add", "address=grace@example.com").err())
                    .startsWith("Nobody has proven the address grace@example.com.");
            assertThat(ask("operator", "add", "address=ada@example.com", "role=read_only")
                            .out())
                    .contains("ada@example.com (user_", "is operator, role read_only");
            assertThat(house.engine.operators().list()).hasSize(1);
        }
        assertThat(ask("operator", "list").out()).contains("ada@example.com", "by command");
        assertThat(ask("operator-remove", "address=ada@example.com").exit()).isZero();
        Asked again = ask("operator-remove", "address=ada@example.com");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("There is no operator ada@example.com.\n");
    }

    @Test
    void the_next_signing_key_is_made_by_command_and_nobody_is_signed_out() {
        try (House house = running()) {
            var ada = house.memberAt("ada@example.com");
            assertThat(ask("rotate-signing-key").out())
                    .matches("The signing key key_\\w+ is published and signs from 2026-11-23T09:00:00Z\\."
                            + " Nobody is signed out\\.\n");
            assertThat(house.browser().open("/.well-known/jwks.json").body().split("\"kid\"", -1))
                    .hasSize(3);
            assertThat(ada.open("/private").status()).isEqualTo(200);
        }
        assertThat(ask("rotate-signing-key").exit()).isZero();
    }

    @Test
    void endpoints_of_webhooks_come_and_go_whether_the_application_runs_or_not() throws Exception {
        assertThat(ask("webhook-list").err()).startsWith("There is no database");
        try (House house = running();
                Listener listener = new Listener()) {
            assertThat(ask("webhook", "list").out()).isEqualTo("There is no webhook endpoint.\n");
            Asked added = ask("webhook-add", "url=" + listener.url(), "types=user.created,user.deleted");
            assertThat(added.out())
                    .matches("(?s)ep_\\w+ \\S+ user.created,user.deleted\nsecret whsec_\\S+  \\(shown this once\\)\n");
            String endpoint = added.out().substring(0, added.out().indexOf(' '));

            house.memberAt("ada@example.com");
            String event = listener.next("user.created").id();
            assertThat(ask("webhook-replay", "endpoint=" + endpoint, "event=" + event)
                            .exit())
                    .isZero();
            assertThat(listener.next("user.created").id()).isEqualTo(event);
            assertThat(ask("webhook-replay", "endpoint=" + endpoint, "since=2026-01-01T00:00:00Z")
                            .out())
                    .isEqualTo("1 events are told again to " + endpoint + ".\n");
            assertThat(listener.next("user.created").id()).isEqualTo(event);
            assertThat(ask("webhook-replay", "endpoint=" + endpoint, "event=evt_1")
                            .err())
                    .isEqualTo("There is no event evt_1 that " + endpoint + " wants.\n");

            String secret = added.out().substring(added.out().indexOf("whsec_"));
            Asked rotated = ask("webhook-rotate", "endpoint=" + endpoint);
            assertThat(rotated.out()).contains("secret whsec_", "For 24 hours the old one signs too.");
            assertThat(rotated.out()).doesNotContain(secret.substring(0, 20));
            assertThat(ask("webhook-add", "url=ftp://acme.example").err())
                    .isEqualTo("An endpoint has a whole address, such as https://acme.example/webhooks.\n");
        }
        Asked list = ask("webhook-list");
        assertThat(list.out()).contains("user.created,user.deleted").doesNotContain("whsec_");
        String endpoint = list.out().substring(0, list.out().indexOf(' '));
        assertThat(ask("webhook-remove", "endpoint=" + endpoint).out())
                .isEqualTo(endpoint + " is told nothing any more.\n");
        assertThat(ask("webhook-rotate", "endpoint=" + endpoint).err())
                .isEqualTo("There is no webhook endpoint " + endpoint + ". The command webhook-list names them.\n");
    }

    @Test
    void what_an_instance_is_told_goes_into_a_file_and_into_another_whether_it_runs_or_not() throws Exception {
        String exported;
        try (House house = running()) {
            house.engine
                    .settingsExchange()
                    .change(any -> true, now -> now.listing(List.of(), List.of("*@spam.example")), Actor.SYSTEM);
            exported = ask("settings", "export").out();
            assertThat(exported).startsWith("{\n  \"genkan_settings\": 1,").contains("\"*@spam.example\"");
            Path file = directory.resolve("settings.json");
            Files.writeString(file, exported.replace("spam", "scam"));

            assertThat(ask("settings-import", "from=" + file, "dry-run=true").out())
                    .isEqualTo("- blocklist *@spam.example: listed\n+ blocklist *@scam.example: listed\n"
                            + "Nothing was changed: this was a dry run.\n");
            assertThat(ask("settings-export").out()).isEqualTo(exported);
            assertThat(ask("settings-import", "from=" + file).out()).endsWith("Imported.\n");
            assertThat(house.engine.settingsExchange().now().blocked()).containsExactly("*@scam.example");
            assertThat(ask("settings-import", "from=" + file).out())
                    .isEqualTo("This instance is told all that already.\n");
            Files.writeString(file, "{\"genkan_settings\": 1, \"people\": []}");
            assertThat(ask("settings-import", "from=" + file).err())
                    .endsWith("settings.json: There is no \"people\" in the file.\n");
        }
        Path back = directory.resolve("back.json");
        Files.writeString(back, exported);
        assertThat(ask("settings-import", "from=" + back).out()).endsWith("Imported.\n");
        assertThat(ask("settings-export").out()).isEqualTo(exported);
        assertThat(ask("settings-import", "from=" + directory.resolve("none.json"))
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void where_people_leave_is_a_table_whether_the_application_runs_or_not() {
        String running;
        try (House house = running()) {
            assertThat(ask("funnel", "flow=welcome").err())
                    .isEqualTo("Nobody has come to that flow. Nothing has been counted yet.\n");
            house.engine.watch().saw(reached("name", 1));
            house.engine.watch().saw(reached("team", 2));
            house.engine.watch().saw(reached("name", 2));
            running = ask("funnel", "flow=welcome", "steps=name,team").out();
        }
        assertThat(running.lines().limit(4))
                .first()
                .asString()
                .startsWith("flow,version,language,day,kind,step,question,started,");
        assertThat(running)
                .contains("welcome,2,,,step,name,", "welcome,2,en,,step,team,", "welcome,2,,2026-11-23,flow,");
        assertThat(ask("funnel", "flow=welcome", "steps=name,team").out()).isEqualTo(running);
        assertThat(ask("funnel", "flow=welcome", "version=1", "until=2026-11-22")
                        .out())
                .doesNotContain("name");
        assertThat(ask("funnel", "flow=welcome", "version=3").err())
                .isEqualTo("Nobody has come to that flow."
                        + " Counted are: flow=welcome version=1, flow=welcome version=2.\n");
    }

    private static Happening reached(String step, int version) {
        return new Happening(
                new JourneyId("jrn_1"),
                new UserId("user_ada"),
                "welcome",
                version,
                step,
                Locale.ENGLISH,
                Instant.parse("2026-11-23T08:00:00Z"),
                new Happening.What.Reached());
    }

    @Test
    void the_claims_of_the_running_application_are_told_as_typescript_by_command_and_at_the_machine() {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/dashboard");
        try (House house = running(flow)) {
            String said = ask("claims-types").out();
            assertThat(said).contains("interface CustomJwtSessionClaims", "Partial<{ name: string }>");
            assertThat(house.browser().open("/genkan/onboarding/claims.d.ts").body())
                    .isEqualTo(said);
            assertThat(house.browser()
                            .sending("X-Forwarded-For", "192.0.2.1")
                            .open("/genkan/onboarding/claims.d.ts")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(ask("claims-types").err())
                .as("its flows are known to nobody while it is stopped, nor is the template in its configuration")
                .contains("Start the server first");
    }

    @Test
    void the_status_is_a_few_numbers() {
        try (House house = running()) {
            house.memberAt("ada@example.com");
            assertThat(ask("status").out())
                    .isEqualTo("users 1\nlive sessions 1\noperators 0\nsigning keys published 1\n"
                            + "afterwards waiting 0, given up 0\n");
        }
    }

    @Test
    void an_application_that_hears_no_commands_is_named_as_what_is_in_the_way() throws Exception {
        running().close();
        // as another process holds it that has it open
        try (FileChannel deaf = FileChannel.open(directory.resolve("data/genkan.mv.db"), StandardOpenOption.WRITE)) {
            assertThat(deaf.lock().isValid()).isTrue();
            Asked asked = ask("status");
            assertThat(asked.exit()).isEqualTo(1);
            assertThat(asked.err())
                    .contains("in use by another process", "genkan.control-socket")
                    .doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dance,                          There is no command \"dance\".",
        "backup,                         Name the file: to=FILE.",
        "restore,                        Name the file: from=FILE.",
        "backup over=x,                  \"over\" says nothing to this command.",
        "backup to=x with-key=perhaps,   with-key is true or false.",
        "operator add address=ada,       \"ada\" is no e-mail address",
        "operator add address=a@b.example role=king, 'A role is full or read_only, not \"king\".'",
        "webhook-add,                    Say whom to tell: url=",
        "webhook-remove endpoint=1,      Name the endpoint as webhook-list does",
        "webhook-replay endpoint=ep_1,   Say what to tell again",
        "webhook-replay endpoint=ep_1 since=now, A time is written as in 2026-11-23T08:00:00Z",
        "funnel version=1,               Name the flow: flow=NAME.",
        "funnel flow=welcome version=0,  'A version is a number from 1, not \"0\".'",
        "funnel flow=welcome since=now,  'A day is written as in 2026-11-23, not \"now\".'",
        "funnel flow=a since=2026-11-23 until=2026-11-22, The days end before they begin: since=2026-11-23",
        "status now=true,                \"now\" says nothing to this command."
    })
    void what_is_written_wrongly_is_answered_with_how_it_is_written(String line, String sentence) {
        Asked asked = ask(line.split(" "));

        assertThat(asked.exit()).isEqualTo(2);
        assertThat(asked.err()).startsWith(sentence).contains("rotate-signing-key");
    }

    private Asked ask(String... words) {
        return Asked.of(directory.resolve("data"), words);
    }

    private House running(Onboarding... flows) {
        return new House(House.settings(directory).operated(new Operation(true, "")), directory, clock, flows);
    }
}
