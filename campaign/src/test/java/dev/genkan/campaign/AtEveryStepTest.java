package dev.genkan.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.testing.TurnableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Whatever browsers, people and operators do at any step of a flow of five that branches: no answer is lost, and
/// nobody finishes twice. That the application is killed there is [KillStepsTest].
class AtEveryStepTest {

    private static final List<String> STEPS = List.of("new-shop", "trade", "company", "offer", "delivery", "check");
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private final TurnableClock clock = new TurnableClock();
    private ConfigurableApplicationContext application;
    private Client ada;

    @BeforeEach
    void ada_has_just_signed_up() {
        application = start(1);
        ada = signedUp("ada");
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void the_same_form_sent_twice() throws IOException {
        for (int step = 0; step < STEPS.size(); step++) {
            assertThat(ada.open(path(step)).status()).isEqualTo(200);
            assertThat(answer(ada, "ada", step).location()).isEqualTo(path(step + 1));
            assertThat(answer(ada, "ada", step).location()).as("once more").isEqualTo(path(step + 1));
        }
        assertArrived(ada, "ada");
    }

    @Test
    void two_tabs_that_send_at_once() throws IOException {
        for (int step = 0; step < STEPS.size(); step++) {
            Client tab = ada.movedTo(origin());
            tab.open(path(step));
            ada.open(path(step));
            int both = step;
            List<CompletableFuture<Client.Page>> sent = Stream.of(tab, ada)
                    .map(each -> CompletableFuture.supplyAsync(() -> answer(each, "ada", both)))
                    .toList();
            assertThat(sent)
                    .allSatisfy(each -> assertThat(each.join().location()).isEqualTo(path(both + 1)));
        }
        assertArrived(ada, "ada");
    }

    @Test
    void loaded_again_gone_back_and_on() throws IOException {
        for (int step = 0; step < STEPS.size(); step++) {
            ada.open(path(step));
            assertThat(ada.open(path(step)).status()).as("again").isEqualTo(200);
            if (step > 0) {
                assertThat(ada.send(path(step), "_action", "back").location()).isEqualTo(path(step - 1));
                String answered = ada.open(path(step - 1)).body();
                assertThat(answered).contains(typed("ada", step - 1)[1]);
                assertThat(answer(ada, "ada", step - 1).location()).as("on").isEqualTo(path(step));
                ada.open(path(step));
            }
            assertThat(answer(ada, "ada", step).location()).isEqualTo(path(step + 1));
        }
        assertArrived(ada, "ada");
    }

    @Test
    void a_session_that_ends_in_the_middle_of_the_form() throws IOException {
        for (int step = 0; step < STEPS.size(); step++) {
            ada.open(path(step));
            clock.turn(Duration.ofDays(7).plusMinutes(1));
            assertThat(answer(ada, "ada", step).location()).as(path(step)).isEqualTo("/genkan/kept");
            ada.open("/genkan/kept");
            ada.send("/sign-in");
            ada.open("/sign-in/password");
            assertThat(ada.send("/sign-in/password", "password", PASSWORD).location())
                    .isEqualTo("/genkan/kept");
            ada.open("/genkan/kept");
            assertThat(ada.send("/genkan/kept?send"))
                    .returns(307, Client.Page::status)
                    .returns(path(step), Client.Page::location);
            // what a browser does with a 307: the same fields, there
            assertThat(ada.send(path(step)).location())
                    .as("nothing is typed again")
                    .isEqualTo(path(step + 1));
        }
        assertArrived(ada, "ada");
    }

    @Test
    void another_device_in_between() throws IOException {
        for (int step = 0; step < STEPS.size(); step++) {
            ada.open(path(step));
            Client telephone = signedIn("ada");
            assertThat(telephone.open("/onboarding").location())
                    .as("where she was")
                    .isEqualTo(path(step));
            telephone.open(path(step));
            assertThat(answer(telephone, "ada", step).location()).isEqualTo(path(step + 1));
            assertThat(answer(ada, "ada", step).location())
                    .as("the first device, late")
                    .isEqualTo(path(step + 1));
        }
        assertArrived(ada, "ada");
    }

    @Test
    void a_new_version_deployed_in_the_middle() throws IOException {
        List<Client> members = new ArrayList<>();
        for (int step = 0; step < STEPS.size(); step++) {
            Client member = signedUp("m" + step);
            for (int before = 0; before < step; before++) {
                member.open(path(before));
                answer(member, "m" + step, before);
            }
            member.open(path(step));
            members.add(member);
        }
        application.close();
        application = start(2);
        for (int step = 0; step < STEPS.size(); step++) {
            Client member = members.get(step).movedTo(origin());
            String name = "m" + step;
            Client.Page old = answer(member, name, step);
            assertThat(old.status()).as("the old form at " + path(step)).isEqualTo(409);
            for (int left = step; left < STEPS.size() - 1; left++) {
                member.open(path(left));
                assertThat(answer(member, name, left).status()).as(path(left)).isEqualTo(303);
            }
            assertThat(member.open("/onboarding").location()).as("what is new").isEqualTo("/onboarding/stairs/opening");
            member.open("/onboarding/stairs/opening");
            member.send("/onboarding/stairs/opening", "opensIn", "May");
            member.open(path(STEPS.size() - 1));
            assertThat(answer(member, name, STEPS.size() - 1).location()).isEqualTo("/dashboard");
            assertArrived(member, name);
        }
    }

    private ConfigurableApplicationContext start(int version) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.address=localhost",
                "--server.port=0",
                "--campaign.version=" + version,
                "--genkan.data-dir=" + folder.resolve("data")));
        Campaign.networkLimitsRaised().forEach(limit -> arguments.add("--" + limit));
        return new SpringApplicationBuilder(Stairway.class)
                .initializers((GenericApplicationContext context) ->
                        context.registerBean("clock", InstantSource.class, () -> clock))
                .run(arguments.toArray(String[]::new));
    }

    private URI origin() {
        var server = ((WebServerApplicationContext) application).getWebServer();
        return URI.create("http://localhost:" + (server == null ? 0 : server.getPort()));
    }

    private Client signedUp(String name) {
        Client client = new Client(origin());
        client.open("/sign-up");
        client.send("/sign-up", "email_address", address(name), "password", PASSWORD);
        client.open("/sign-up/code");
        assertThat(client.send("/sign-up/code", "code", "424242").status()).isEqualTo(303);
        return client;
    }

    private Client signedIn(String name) {
        Client client = new Client(origin());
        client.open("/sign-in");
        client.send("/sign-in", "identifier", address(name));
        client.open("/sign-in/password");
        assertThat(client.send("/sign-in/password", "password", PASSWORD).status())
                .isEqualTo(303);
        return client;
    }

    private static Client.Page answer(Client client, String name, int step) {
        return client.send(path(step), typed(name, step));
    }

    private static String[] typed(String name, int step) {
        return switch (STEPS.get(step)) {
            case "new-shop" -> new String[] {"shopName", name};
            case "trade" -> new String[] {"kind", "COMPANY"};
            case "company" -> new String[] {"companyName", name + " Ltd"};
            case "offer" -> new String[] {"wares", "THINGS"};
            case "delivery" -> new String[] {"deliversTo", name + " Quay"};
            default -> new String[0];
        };
    }

    /// Every answer is in her metadata, and the application was told once.
    private void assertArrived(Client member, String name) throws IOException {
        Client.Page dashboard = member.open("/dashboard");
        assertThat(dashboard.status()).isEqualTo(200);
        assertThat(dashboard.body())
                .contains("shopName=" + name, "COMPANY", name + " Ltd", "THINGS", name + " Quay", "onboardingComplete");
        assertThat(Files.readAllLines(folder.resolve("shops.txt")))
                .filteredOn(line -> line.endsWith(" " + name))
                .hasSize(1);
    }

    private static String address(String name) {
        return name + "+clerk_test@example.com";
    }

    private static String path(int step) {
        return step == STEPS.size() ? "/dashboard" : "/onboarding/stairs/" + STEPS.get(step);
    }
}
