package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.ReturnOrigins;
import dev.genkan.gate.TrustedProxies;
import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.identity.limit.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the operator has named around the application: where people may be led to afterwards, and who passes them on.
class SurroundingsTest {

    private static final Surroundings DOCS =
            new Surroundings(ReturnOrigins.of(List.of("https://docs.example"), true), TrustedProxies.NONE);
    private static final Surroundings BEHIND_A_PROXY =
            new Surroundings(ReturnOrigins.NONE, TrustedProxies.of(List.of("127.0.0.1", "10.0.0.0/8")));
    private static final String GUIDE = "?redirect_url=https%3A%2F%2Fdocs.example%2Fguide%3Fa%3Db";

    @TempDir
    Path directory;

    @Test
    void whoever_came_from_a_named_origin_is_led_back_there_after_signing_up_and_in() {
        try (House house = house(Limits.defaults(), DOCS)) {
            Browser ada = house.browser();
            ada.open("/sign-up" + GUIDE);
            ada.send("/sign-up", "email_address", "ada@example.com", "password", House.PASSWORD);
            assertThat(ada.open("/sign-up/code").header("Content-Security-Policy"))
                    .contains("; form-action 'self' https://docs.example; ");
            Answer in = ada.send(
                    "/sign-up/code",
                    "code",
                    house.newestLetter("ada@example.com").code());

            assertThat(in.status()).isEqualTo(303);
            assertThat(in.location()).isEqualTo("https://docs.example/guide?a=b");
            assertThat(ada.open("/sign-in" + GUIDE).location()).isEqualTo("https://docs.example/guide?a=b");

            Browser again = house.browser();
            again.open("/sign-in" + GUIDE);
            again.send("/sign-in", "identifier", "ada@example.com");
            again.open("/sign-in/password");
            assertThat(again.send("/sign-in/password", "password", House.PASSWORD)
                            .location())
                    .isEqualTo("https://docs.example/guide?a=b");
        }
    }

    @Test
    void an_origin_that_nobody_named_is_forgotten() {
        try (House house = house(Limits.defaults(), DOCS)) {
            Browser ada = house.memberAt("ada@example.com");

            for (String elsewhere :
                    List.of("https://evil.example/", "http://docs.example/", "https://docs.example:1/")) {
                assertThat(ada.open("/sign-in?redirect_url=" + Browser.encoded(elsewhere))
                                .location())
                        .isEqualTo("/");
            }
        }
        try (House house = new House(directory.resolve("plain"))) {
            assertThat(house.browser().open("/sign-in" + GUIDE).header("Content-Security-Policy"))
                    .contains("; form-action 'self'; ");
            assertThat(house.memberAt("ada@example.com")
                            .open("/sign-in" + GUIDE)
                            .location())
                    .isEqualTo("/");
        }
    }

    @Test
    void an_origin_that_is_no_longer_named_is_forgotten_in_the_middle_of_signing_up() {
        TurnableClock clock = new TurnableClock();
        Browser ada;
        try (House house = new House(settings(Limits.defaults(), DOCS), directory, clock)) {
            ada = house.browser();
            ada.open("/sign-up" + GUIDE);
            ada.send("/sign-up", "email_address", "ada@example.com", "password", House.PASSWORD);
        }
        try (House house = new House(settings(Limits.defaults(), Surroundings.NONE), directory, clock)) {
            Browser moved = ada.movedTo(house.door.publicUrl());
            moved.open("/sign-up/code");
            clock.turn(Duration.ofMinutes(1));
            moved.send("/sign-up/code/resend");
            moved.open("/sign-up/code");
            Answer in = moved.send(
                    "/sign-up/code",
                    "code",
                    house.newestLetter("ada@example.com").code());

            assertThat(in.status()).isEqualTo(303);
            assertThat(in.location()).isEqualTo("/");
        }
    }

    @Test
    void behind_a_proxy_each_visitor_has_limits_of_their_own() {
        try (House house = house(Limits.defaults().perNetwork(100, 1), BEHIND_A_PROXY)) {
            assertThat(signUp(house, "a@example.com", "203.0.113.7")).isEqualTo(303);
            assertThat(signUp(house, "b@example.com", "203.0.113.7, 10.0.0.9")).isEqualTo(429);
            assertThat(signUp(house, "c@example.com", "203.0.113.7, 203.0.113.8"))
                    .isEqualTo(303);
            assertThat(signUp(house, "d@example.com", "203.0.113.9, 203.0.113.8"))
                    .isEqualTo(429);
        }
    }

    @Test
    void without_one_what_a_header_says_counts_for_nothing() {
        try (House house = house(Limits.defaults().perNetwork(100, 1), Surroundings.NONE)) {
            assertThat(signUp(house, "a@example.com", "203.0.113.7")).isEqualTo(303);
            assertThat(signUp(house, "b@example.com", "203.0.113.8")).isEqualTo(429);
        }
    }

    @Test
    void behind_a_proxy_nobody_is_at_the_machine() {
        String inbox = "/genkan/inbox";
        try (House house = house(Limits.defaults(), BEHIND_A_PROXY)) {
            String key = house.door.inboxAddress().split("\\?", 2)[1];
            assertThat(house.browser().open(inbox + "?" + key).status()).isEqualTo(404);
        }
    }

    private static int signUp(House house, String address, String forwardedFor) {
        Browser browser = house.browser("X-Forwarded-For", forwardedFor);
        browser.open("/sign-up");
        return browser.send("/sign-up", "email_address", address, "password", House.PASSWORD)
                .status();
    }

    private House house(Limits limits, Surroundings surroundings) {
        return new House(settings(limits, surroundings), directory, new TurnableClock());
    }

    private EngineSettings settings(Limits limits, Surroundings surroundings) {
        return House.settings(directory, limits, surroundings);
    }
}
