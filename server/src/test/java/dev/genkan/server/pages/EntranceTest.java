package dev.genkan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.attempt.Rules;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.EngineSettings.Entrance;
import dev.genkan.server.House;
import dev.genkan.server.Race;
import dev.genkan.server.TurnableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one house may want otherwise than another.
class EntranceTest {

    private static final String ADA = "ada@example.com";
    private static final String NOBODY = "adb@example.com";

    @TempDir
    private Path directory;

    @Test
    void a_house_may_tell_who_is_known_to_it() {
        try (House house = houseWith(new Entrance(new Rules(false, true), Passwords.USUAL_PATIENCE))) {
            house.memberAt(ADA);
            Browser browser = house.browser();
            browser.open("/sign-in");
            Answer unknown = browser.send("/sign-in", "identifier", NOBODY);
            assertThat(unknown.status()).isEqualTo(422);
            assertThat(unknown.body())
                    .contains("id=\"identifier-e\"", "We don’t know this address.", "value=\"" + NOBODY + "\"");
            browser.open("/forgot-password");
            assertThat(browser.send("/forgot-password", "identifier", NOBODY).body())
                    .contains("id=\"identifier-e\"", "We don’t know this address.");
            browser.open("/sign-up");
            Answer taken = browser.send("/sign-up", "email_address", ADA, "password", House.PASSWORD);
            assertThat(taken.status()).isEqualTo(422);
            assertThat(taken.body())
                    .contains("id=\"email_address-e\"", "You already have an account with this address.");
            assertThat(house.lettersTo(NOBODY)).isEmpty();
        }
    }

    @Test
    void a_member_without_a_password_is_led_to_the_code_at_once_there() {
        try (House house = houseWith(new Entrance(new Rules(false, true), Passwords.USUAL_PATIENCE))) {
            house.signingUp(ADA);
            Browser owner = house.browser();
            owner.open(house.newestLink(ADA));
            owner.send("/sign-in/link");
            Browser browser = house.browser();
            browser.open("/sign-in");
            assertThat(browser.send("/sign-in", "identifier", ADA).location()).isEqualTo("/sign-in/code");
            browser.open("/sign-in/code");
            assertThat(browser.send(
                                    "/sign-in/code",
                                    "code",
                                    house.newestLetter(ADA).code())
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    void a_new_browser_is_told_by_mail_and_a_known_one_passes_a_lock() {
        try (House house = houseWith(Entrance.usual())) {
            Browser known = house.memberAt(ADA);
            assertThat(known.cookie("__device_")).matches("[A-Za-z0-9_-]{43}");
            assertThat(notices(house)).isZero();
            Browser stranger = house.signingIn(ADA);
            for (int i = 0; i < 10; i++) {
                stranger.send("/sign-in/password", "password", "wrong wrong");
            }
            assertThat(stranger.send("/sign-in/password", "password", House.PASSWORD)
                            .status())
                    .isEqualTo(423);

            known.open("/sign-out");
            known.send("/sign-out");
            known.open("/sign-in");
            known.send("/sign-in", "identifier", ADA);
            known.open("/sign-in/password");
            String before = known.cookie("__device_");
            Answer in = known.send("/sign-in/password", "password", House.PASSWORD);
            assertThat(in.status()).isEqualTo(303);
            assertThat(known.cookie("__device_")).isNotEqualTo(before).isNotEmpty();
            assertThat(in.setCookies())
                    .filteredOn(cookie -> cookie.startsWith("__device_"))
                    .singleElement()
                    .satisfies(cookie ->
                            assertThat(cookie).contains("; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"));
            assertThat(notices(house)).isZero();
            assertThat(house.signingIn(ADA)
                            .send("/sign-in/password", "password", House.PASSWORD)
                            .status())
                    .isEqualTo(303);
            assertThat(notices(house)).isEqualTo(1);
        }
    }

    @Test
    void a_house_may_send_no_notices() {
        try (House house = houseWith(new Entrance(new Rules(true, false), Passwords.USUAL_PATIENCE))) {
            house.memberAt(ADA);
            house.signingIn(ADA).send("/sign-in/password", "password", House.PASSWORD);
            assertThat(notices(house)).isZero();
        }
    }

    @Test
    void when_too_many_come_at_once_some_are_asked_to_try_again() {
        try (House house = houseWith(new Entrance(Rules.defaults(), Duration.ZERO))) {
            house.memberAt(ADA);
            List<Answer> answers = Race.of(
                    24,
                    i -> house.signingIn("nobody" + i + "@example.com")
                            .send("/sign-in/password", "password", "wrong wrong"));
            assertThat(answers).extracting(Answer::status).contains(503);
            assertThat(answers).filteredOn(answer -> answer.status() == 503).allSatisfy(answer -> {
                assertThat(answer.header("Retry-After")).isEqualTo("5");
                assertThat(answer.body())
                        .contains("A lot of people are signing in right now.", "@example.com</b>")
                        .doesNotContain("wrong wrong");
            });
            List<Answer> newcomers = Race.of(24, i -> {
                Browser browser = house.browser();
                browser.open("/sign-up");
                return browser.send(
                        "/sign-up", "email_address", "new" + i + "@example.com", "password", House.PASSWORD);
            });
            assertThat(newcomers).extracting(Answer::status).contains(503, 303);
            assertThat(newcomers)
                    .filteredOn(answer -> answer.status() == 503)
                    .allSatisfy(answer -> assertThat(answer.body()).contains("@example.com\""));
        }
    }

    private House houseWith(Entrance entrance) {
        return new House(House.settings(directory).entered(entrance), directory, new TurnableClock());
    }

    private static long notices(House house) {
        return house.lettersTo(ADA).stream()
                .filter(letter -> letter.subject().equals("New sign-in to Acme"))
                .count();
    }
}
