package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.Race;
import dev.genkan.server.TurnableClock;
import dev.genkan.token.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A browser is sent here by an SDK that cannot tell who is signed in, and goes back with what its cookies should say.
class HandshakeTest {

    private static final String BACK = "http://localhost:3000/dashboard?a=b";

    @TempDir
    Path directory;

    private WireHouse house;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void somebody_signed_in_comes_back_with_a_nonce_for_a_token_as_of_now() {
        Browser ada = house.memberAt("ada@example.com");

        Answer back = shake(ada, BACK, "&format=nonce");

        assertThat(back.status()).isEqualTo(307);
        assertThat(back.location()).startsWith(BACK + "&__clerk_handshake_nonce=");
        List<String> lines = directives(nonce(back));
        assertThat(named(lines, "__session")).hasSize(2);
        String token = value(named(lines, "__session").getFirst());
        Map<String, ?> claims = claims(token);
        assertThat(claims.get("azp")).isEqualTo("http://localhost:3000");
        assertThat(claims.get("iss")).isEqualTo(house.url().toString());
        long uat = Long.parseLong(value(named(lines, "__client_uat").getFirst()));
        assertThat((Long) claims.get("iat")).isGreaterThanOrEqualTo(uat);
        assertThat(uat).isPositive();
    }

    @Test
    void every_cookie_is_written_with_and_without_the_ending_of_the_instance() {
        String ending = house.door.place().key().cookieSuffix();
        Browser ada = house.memberAt("ada@example.com");

        List<String> names = directives(nonce(shake(ada, BACK, "&format=nonce"))).stream()
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "__clerk_db_jwt",
                        "__clerk_db_jwt" + ending,
                        "__client_uat",
                        "__client_uat" + ending,
                        "__session",
                        "__session" + ending);
    }

    @Test
    void a_stranger_comes_back_signed_out_and_with_a_name_for_the_developers_browser() {
        List<String> lines = directives(nonce(shake(house.browser(), BACK, "&format=nonce")));

        assertThat(value(named(lines, "__client_uat").getFirst())).isEqualTo("0");
        assertThat(named(lines, "__session").getFirst())
                .startsWith("__session=;")
                .contains("Max-Age=0");
        assertThat(value(named(lines, "__clerk_db_jwt").getFirst())).startsWith("dvb_");
    }

    @Test
    void the_name_of_the_developers_browser_stays_if_it_has_one() {
        String name = Page.of(house).post("/dev_browser", "").text("token");

        List<String> lines = directives(nonce(shake(house.browser(), BACK, "&format=nonce&__clerk_db_jwt=" + name)));

        assertThat(value(named(lines, "__clerk_db_jwt").getFirst())).isEqualTo(name);
    }

    @Test
    void a_forged_name_of_a_developers_browser_is_replaced() {
        List<String> lines = directives(
                nonce(shake(house.browser(), BACK, "&format=nonce&__clerk_db_jwt=evil%3B%20Domain%3Dexample.com")));

        assertThat(value(named(lines, "__clerk_db_jwt").getFirst())).startsWith("dvb_");
    }

    @Test
    void an_older_sdk_is_given_the_same_as_a_signed_token() {
        Browser ada = house.memberAt("ada@example.com");

        Answer back = shake(ada, BACK, "");

        String token = back.location().substring(back.location().indexOf("__clerk_handshake=") + 18);
        assertThat((List<?>) Dig.at(claims(token), "handshake")).hasSize(6);
    }

    @Test
    void a_nonce_is_worth_one_look() {
        String nonce = nonce(shake(house.browser(), BACK, "&format=nonce"));

        List<Integer> answers = Race.of(
                16,
                n -> house.program()
                        .get("/clients/handshake_payload?nonce=" + nonce)
                        .status());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 404).hasSize(15);
    }

    @Test
    void a_nonce_is_worth_nothing_after_half_a_minute() {
        String nonce = nonce(shake(house.browser(), BACK, "&format=nonce"));
        house.clock.turn(Duration.ofSeconds(30));

        assertThat(house.program()
                        .get("/clients/handshake_payload?nonce=" + nonce)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_without_a_secret_key_is_given_what_a_nonce_stands_for() {
        String nonce = nonce(shake(house.browser(), BACK, "&format=nonce"));

        assertThat(house.program()
                        .showing("sk_test_wrong")
                        .get("/clients/handshake_payload?nonce=" + nonce)
                        .status())
                .isEqualTo(401);
        assertThat(house.program()
                        .get("/clients/handshake_payload?nonce=" + nonce)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobody_is_led_to_an_origin_that_is_not_allowed() {
        for (String elsewhere : List.of(
                "https://evil.example/",
                "//evil.example/",
                "http://localhost:3000@evil.example/",
                "javascript:alert(1)",
                "http://localhost:3000\\.evil.example/",
                "http://localhost.evil.example/",
                "")) {
            Answer answer = shake(
                    house.memberAt("ada" + Integer.toHexString(elsewhere.hashCode()) + "@example.com"), elsewhere, "");
            assertThat(answer.status()).as(elsewhere).isEqualTo(422);
            assertThat(answer.location()).as(elsewhere).isEmpty();
        }
    }

    @Test
    void in_production_the_nonce_travels_in_a_cookie_and_no_developers_browser_is_named() {
        Path other = directory.resolve("live");
        try (var live =
                new WireHouse(WireHouse.settings(other), directory.resolve("container"), new TurnableClock(), true)) {
            Answer back = shake(live.memberAt("ada@example.com"), BACK, "&format=nonce");

            assertThat(back.location()).isEqualTo(BACK);
            String nonce =
                    value(named(back.setCookies(), "__clerk_handshake_nonce").getFirst());
            List<String> lines = directives(live, nonce);
            assertThat(named(lines, "__clerk_db_jwt")).isEmpty();
            assertThat(named(lines, "__session")).hasSize(2);
            assertThat(named(lines, "__clerk_handshake_nonce"))
                    .as("taken away with the same answer, or the next request would look for it again")
                    .singleElement()
                    .asString()
                    .startsWith("__clerk_handshake_nonce=;")
                    .contains("Max-Age=0");
        }
    }

    private static Answer shake(Browser browser, String back, String more) {
        return browser.open("/v1/client/handshake?redirect_url=" + Browser.encoded(back) + more);
    }

    private List<String> directives(String nonce) {
        return directives(house, nonce);
    }

    private static List<String> directives(WireHouse house, String nonce) {
        Object lines = Dig.at(
                house.program().get("/clients/handshake_payload?nonce=" + nonce).json(), "directives");
        return ((List<?>) lines).stream().map(String::valueOf).toList();
    }

    private static String nonce(Answer back) {
        String query = URI.create(back.location()).getQuery();
        return query.substring(query.indexOf("__clerk_handshake_nonce=") + 24);
    }

    private static List<String> named(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.matches(name + "(_[A-Za-z0-9_-]{8})?=.*"))
                .toList();
    }

    private static String value(String line) {
        return line.substring(line.indexOf('=') + 1, line.indexOf(';'));
    }

    private static Map<String, ?> claims(String token) {
        String payload = token.split("\\.", -1)[1];
        return Json.parseObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
