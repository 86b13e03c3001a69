package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.genkan.gate.Gate;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.mail.SmtpSettings;
import dev.genkan.token.Expectations;
import dev.genkan.token.KeySet;
import dev.genkan.token.TokenVerifier;
import dev.genkan.token.Verdict;
import dev.genkan.token.VerifyingKey;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

    private static final String ADA = "ada@example.com";
    private static final URI PUBLIC_URL = URI.create("http://localhost:8080");

    record Name(@NotBlank String name) {}

    @TempDir
    Path directory;

    private final TurnableClock clock = new TurnableClock();

    @Test
    void a_restart_keeps_people_passwords_and_keys() {
        String token;
        String issuer;
        String inboxKey;
        try (House house = new House(directory, clock)) {
            token = house.memberAt(ADA).cookie("__session_");
            issuer = house.door.publicUrl().toString();
            inboxKey = house.door.inboxAddress().replaceFirst(".*key=", "");
        }

        try (House house = new House(directory, clock)) {
            assertThat(verdict(house.engine.signingKeys.published(), issuer, token))
                    .isInstanceOf(Verdict.Genuine.class);
            assertThat(house.signingIn(ADA)
                            .send("/sign-in/password", "password", House.PASSWORD)
                            .status())
                    .isEqualTo(303);
            assertThat(house.door.inboxAddress()).endsWith(inboxKey);
        }
    }

    @Test
    void two_instances_verify_nothing_of_one_another_and_share_no_cookie_names(@TempDir Path elsewhere) {
        try (House house = new House(directory, clock);
                House other = new House(elsewhere, clock)) {
            Browser ada = house.memberAt(ADA);
            Browser grace = other.memberAt("grace@example.com");

            assertThat(ada.cookieName("__session_")).isNotEqualTo(grace.cookieName("__session_"));
            assertThat(ada.cookieName("__client_")).isNotEqualTo(grace.cookieName("__client_"));
            String issuer = house.door.publicUrl().toString();
            assertThat(verdict(other.engine.signingKeys.published(), issuer, ada.cookie("__session_")))
                    .isInstanceOf(Verdict.Rejected.class);
        }
    }

    @Test
    void the_public_keys_are_there_for_everybody() {
        try (House house = new House(directory, clock)) {
            String token = house.memberAt(ADA).cookie("__session_");

            Answer answer = house.elsewhere().open("/.well-known/jwks.json");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
            assertThat(answer.setCookies()).isEmpty();
            assertThat(answer.body()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
            KeySet keys = KeySet.parseJwks(answer.body());
            assertThat(verdict(keys, house.door.publicUrl().toString(), token)).isInstanceOf(Verdict.Genuine.class);
            assertThat(house.browser().request("HEAD", "/.well-known/jwks.json").body())
                    .isEmpty();
            assertThat(house.browser()
                            .request("DELETE", "/.well-known/jwks.json")
                            .status())
                    .isEqualTo(405);
        }
    }

    @Test
    void a_new_signing_key_signs_nobody_out() {
        try (House house = new House(directory, clock)) {
            Browser ada = house.memberAt(ADA);
            String old = house.engine.signingKeys.current().kid();
            String next = house.engine.rotateSigningKey().kid();
            assertThat(published(house)).containsExactly(next, old);

            for (int minutes = 0; minutes < 130; minutes += 10) {
                clock.turn(Duration.ofMinutes(10));
                assertThat(ada.open("/dashboard").status()).isEqualTo(200);
                assertThat(house.browser().open("/dashboard").status()).isEqualTo(303);
            }
            assertThat(published(house)).containsExactly(next);
            assertThat(house.engine.rotateSigningKey().kid()).isNotEqualTo(next);
        }
    }

    private static List<String> published(House house) {
        KeySet keys =
                KeySet.parseJwks(house.browser().open("/.well-known/jwks.json").body());
        return keys.keys().stream().map(VerifyingKey::kid).toList();
    }

    @Test
    void keys_that_would_change_all_the_time_are_refused() {
        EngineSettings usual = House.settings(directory);
        assertRefused(
                new EngineSettings(
                        usual.environment(),
                        usual.dataDirectory(),
                        usual.storage(),
                        usual.key(),
                        usual.claims(),
                        usual.claimsVersion(),
                        usual.limits(),
                        usual.paths(),
                        usual.brand(),
                        usual.bundles(),
                        usual.mail(),
                        usual.forwardingTrusted(),
                        Duration.ofMinutes(1)),
                "genkan.signing-keys.rotate-every: a signing key signs for a day (1d) at least");
    }

    @Test
    void a_flow_that_everybody_answers_is_where_a_newcomer_is_led() {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/dashboard");
        try (House house = new House(directory, clock, flow)) {
            Browser ada = house.signingUp(ADA);

            Answer in =
                    ada.send("/sign-up/code", "code", house.newestLetter(ADA).code());
            assertThat(in.location()).isEqualTo("/dashboard");
            assertThat(ada.open("/dashboard").location()).isEqualTo("/onboarding?redirect_url=%2Fdashboard");
            ada.open("/onboarding?redirect_url=%2Fdashboard");
            Answer done = ada.send("/onboarding", "name", "Analytical");

            assertThat(done.location()).isEqualTo("/dashboard");
            assertThat(ada.claims().get("metadata"))
                    .isEqualTo(Map.of(
                            "name", "Analytical", "onboardingComplete", true, "onboarding", Map.of("welcome", 1L)));
            assertThat(ada.open("/dashboard").status()).isEqualTo(200);
        }
    }

    @Test
    void a_page_asked_for_before_signing_in_and_onboarding_is_where_both_end() {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/dashboard");
        try (House house = new House(directory, clock, flow)) {
            house.memberAt(ADA);
            Browser ada = house.browser();
            Answer turnedAway = ada.open("/onboarding?redirect_url=%2Freports");
            assertThat(turnedAway.location())
                    .isEqualTo("/sign-in?redirect_url=%2Fonboarding%3Fredirect_url%3D%252Freports");
            ada.open(turnedAway.location());
            ada.send("/sign-in", "identifier", ADA);
            ada.open("/sign-in/password");

            Answer in = ada.send("/sign-in/password", "password", House.PASSWORD);
            assertThat(in.location()).isEqualTo("/onboarding?redirect_url=%2Freports");
            ada.open(in.location());

            assertThat(ada.send("/onboarding", "name", "Analytical").location()).isEqualTo("/reports");
        }
    }

    @Test
    void answers_that_no_cookie_can_carry_are_not_kept_and_shorter_ones_are() {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/dashboard");
        try (House house = new House(directory, clock, flow)) {
            Browser ada = house.memberAt(ADA);
            ada.open("/onboarding");

            Answer tooMuch = ada.send("/onboarding", "name", "a".repeat(4000));
            assertThat(tooMuch.status()).isEqualTo(422);
            assertThat(house.userAt(ADA).publicMetadata().values()).isEmpty();
            assertThat(ada.open("/dashboard").status()).isEqualTo(303);

            assertThat(ada.send("/onboarding", "name", "short").status()).isEqualTo(303);
            assertThat(ada.open("/dashboard").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 7_000})
    void a_member_of_whom_more_is_known_than_a_cookie_can_carry_sees_a_page_that_says_so(int characters) {
        Browser before;
        try (House modest = new House(withClaims("{}"), directory, clock)) {
            before = modest.memberAt(ADA);
            modest.merge(ADA, Map.of("notes", "x".repeat(characters)));
        }
        // from today on tokens carry the metadata of everybody
        try (House house = new House(directory, clock)) {
            Browser ada = before.movedTo(house.door.publicUrl());
            for (String path : List.of("/private", "/sign-in", "/sign-out")) {
                Answer page = ada.open(path);
                assertThat(page.status()).isEqualTo(500);
                assertThat(page.header("Cache-Control")).isEqualTo("no-store");
                assertThat(page.body()).contains("More is known of you than a cookie can carry");
            }
            Browser again = house.signingIn(ADA);
            assertThat(again.send("/sign-in/password", "password", House.PASSWORD)
                            .body())
                    .contains("More is known of you than a cookie can carry");

            house.merge(ADA, Map.of("notes", ""));
            assertThat(ada.open("/private").status()).isEqualTo(200);
        }
    }

    @Test
    void a_member_with_as_much_metadata_as_is_taken_has_a_cookie_that_a_browser_keeps() {
        try (House house = new House(directory, clock)) {
            Browser ada = house.memberAt(ADA);
            int fits = 1_000;
            for (int step = 1_024; step > 0; step /= 2) {
                try {
                    house.merge(ADA, Map.of("text", "a".repeat(fits + step)));
                    fits += step;
                } catch (TokenBudget.Exceeded e) {
                    assertThat(e).hasMessageContaining("public_metadata.text " + (fits + step + 2));
                }
            }

            Answer answer = ada.open("/dashboard");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.setCookies())
                    .filteredOn(cookie -> cookie.startsWith("__session_"))
                    .hasSize(1)
                    .allSatisfy(cookie -> assertThat(cookie.length()).isBetween(4_000, 4_096));
            assertThat(house.userAt(ADA).publicMetadata().values()).isEqualTo(Map.of("text", "a".repeat(fits)));
        }
    }

    @Test
    void a_claims_template_that_leaves_nobody_room_is_refused() {
        assertRefused(
                withClaims("{\"a\": \"" + "x".repeat(3_000) + "\"}"),
                "the session cookie of somebody who has just signed up would weigh");
    }

    @Test
    void metadata_that_another_thread_changes_counts_on_the_next_request_both_ways() {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/dashboard");
        try (House house = new House(directory, clock, flow)) {
            Browser ada = house.memberAt(ADA);
            assertThat(ada.open("/dashboard").status()).isEqualTo(303);

            house.merge(ADA, Map.of("onboardingComplete", true));
            assertThat(ada.open("/dashboard").status()).isEqualTo(200);

            house.merge(ADA, Map.of("onboardingComplete", false));
            assertThat(ada.open("/dashboard").location()).isEqualTo("/onboarding?redirect_url=%2Fdashboard");
        }
    }

    @Test
    void another_encryption_key_cannot_open_what_is_stored() {
        String key = EncryptionKey.generate().toBase64();
        Engine.open(withKey(key), clock).close();

        Engine.open(withKey(key), clock).close();
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Engine.open(withKey(EncryptionKey.generate().toBase64()), clock))
                .withMessageMatching(
                        "The signing key key_\\w+ in the database cannot be opened: it was stored under the "
                                + "encryption key [0-9a-f]{16}, and this is [0-9a-f]{16}\\.");
        // and the file was left in peace
        Engine.open(withKey(key), clock).close();
    }

    @Test
    void a_key_that_is_none_is_named() {
        assertRefused(withKey("secret"), "genkan.encryption-key: The encryption key");
        assertRefused(withKey("c2hvcnQ="), "genkan.encryption-key: The encryption key has 5 bytes and needs 32");
    }

    @Test
    void a_key_file_that_was_cut_is_named() throws Exception {
        Engine.open(House.settings(directory), clock).close();
        Path file = directory.resolve("data/key");
        Files.writeString(file, "c2hvcnQ=\n");

        assertRefused(House.settings(directory), file + ": The encryption key has 5 bytes");
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws Exception {
        Files.writeString(directory.resolve("data"), "a file where the folder should be");

        assertRefused(House.settings(directory), "The directory " + directory.resolve("data") + " cannot be made");
    }

    @Test
    void a_wrong_claims_template_is_shown_by_line_and_column() {
        assertRefused(
                withClaims("{\n  \"metadata\": \"{{user.nickname}}\"}"),
                "genkan.session-token.claims: claims template, line 2, column 18: ");
        assertRefused(withClaims("{\"sub\": \"me\"}"), "genkan.session-token.claims: claims template, line 1, column");
        assertRefused(withClaims("{"), "genkan.session-token.claims: claims template, line 1, column");
    }

    @Test
    void a_sender_that_is_none_is_named() {
        SmtpSettings smtp = new SmtpSettings("127.0.0.1", 25, "", "", SmtpSettings.Security.NONE, "Acme <door");

        assertRefused(with(House.settings(directory), smtp), "genkan.mail.from");
    }

    @Test
    void two_flows_of_one_name_are_refused_with_what_to_do() {
        Onboarding one = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/dashboard");
        Onboarding two = Onboarding.flow("welcome", 2).ask(Name.class).landAt("/dashboard");
        assertRefused(List.of(one, two), PUBLIC_URL, "There are two flows called \"welcome\"");
    }

    @Test
    void an_address_that_no_browser_knows_is_refused() {
        assertRefused(List.of(), URI.create("acme.example"), "acme.example has no origin");
        assertRefused(List.of(), URI.create("ftp://acme.example"), "ftp://acme.example has no origin");
    }

    @Test
    void a_door_prints_without_the_key_of_the_inbox() {
        try (Engine engine = Engine.open(House.settings(directory), clock)) {
            FrontDoor door = engine.frontDoor(PUBLIC_URL, Gate.publicRoutes("/"), List.of(), House.VALIDATOR);

            assertThat(door.inboxAddress()).startsWith("http://localhost:8080/genkan/inbox?key=");
            assertThat(door).hasToString("FrontDoor[http://localhost:8080]");
        }
    }

    @Test
    void a_development_instance_that_sends_its_mail_announces_no_inbox() {
        SmtpSettings smtp = new SmtpSettings("127.0.0.1", 25, "", "", SmtpSettings.Security.NONE, "door@acme.example");
        try (Engine engine = Engine.open(with(House.settings(directory), smtp), clock)) {
            assertThat(engine.frontDoor(PUBLIC_URL, Gate.publicRoutes("/"), List.of(), House.VALIDATOR)
                            .inboxAddress())
                    .isEmpty();
        }
    }

    private Verdict verdict(KeySet keys, String issuer, String token) {
        return new TokenVerifier(() -> keys, Expectations.of(issuer, issuer), clock).verify(token);
    }

    private void assertRefused(EngineSettings settings, String sentence) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Engine.open(settings, clock))
                .withMessageStartingWith(sentence);
    }

    private void assertRefused(List<Onboarding> flows, URI publicUrl, String sentence) {
        try (Engine engine = Engine.open(House.settings(directory), clock)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> engine.frontDoor(publicUrl, Gate.publicRoutes("/"), flows, House.VALIDATOR))
                    .withMessageStartingWith(sentence);
        }
    }

    private EngineSettings withKey(String base64) {
        return with(
                House.settings(directory),
                new EngineSettings.Key.Given(base64),
                House.settings(directory).claims());
    }

    private EngineSettings withClaims(String template) {
        return with(House.settings(directory), new EngineSettings.Key.Generated(), template);
    }

    private static EngineSettings with(EngineSettings usual, EngineSettings.Key key, String claims) {
        return new EngineSettings(
                usual.environment(),
                usual.dataDirectory(),
                usual.storage(),
                key,
                claims,
                usual.claimsVersion(),
                usual.limits(),
                usual.paths(),
                usual.brand(),
                usual.bundles(),
                usual.mail(),
                usual.forwardingTrusted(),
                usual.rotateKeysEvery());
    }

    private static EngineSettings with(EngineSettings usual, SmtpSettings smtp) {
        return new EngineSettings(
                usual.environment(),
                usual.dataDirectory(),
                usual.storage(),
                usual.key(),
                usual.claims(),
                usual.claimsVersion(),
                usual.limits(),
                usual.paths(),
                usual.brand(),
                usual.bundles(),
                new EngineSettings.Mail.OverSmtp(smtp),
                usual.forwardingTrusted(),
                usual.rotateKeysEvery());
    }
}
