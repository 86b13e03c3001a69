package dev.genkan.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.mail.Letter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// A visitor who says that this house stands somewhere else, by `Host` or by what proxies add. Nothing that leaves the
/// house believes it: no address in a mail, no redirect, no token, no page.
class PoisonedHeadersTest {

    static final List<List<String>> POISONED = List.of(
            List.of("Host: evil.example"),
            List.of("Host: evil.example:443"),
            List.of("Host: localhost@evil.example"),
            List.of("Host: localhost", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https"),
            List.of("Host: localhost", "X-Forwarded-Server: evil.example", "X-Forwarded-Port: 444"),
            List.of("Host: localhost", "Forwarded: for=203.0.113.7;host=evil.example;proto=https"),
            List.of("Host: localhost", "X-Original-Host: evil.example", "X-Host: evil.example"),
            List.of("Host: localhost", "X-Forwarded-Prefix: //evil.example"),
            List.of("Host: localhost", "X-Original-URL: /evil.example", "X-Rewrite-URL: /evil.example"));

    private static final String ADA = "ada@example.com";

    private static House house;
    private static Wire wire;
    private static int visitors;

    @BeforeAll
    static void open(@TempDir Path directory) {
        house = new House(directory);
        house.memberAt(ADA);
        wire = new Wire(house.port());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void let_an_hour_go_by() {
        house.clock.turn(Duration.ofHours(1));
    }

    @ParameterizedTest
    @FieldSource("POISONED")
    void links_in_mails_lead_here(List<String> poison) throws IOException {
        int before = house.engine.inbox().items().size();

        // the one mail tells that there is an account and links to sign-in, the other that there is none and to sign-up
        signUp(poison, ADA);
        askForCode(poison, "nobody" + ++visitors + "@example.com");

        List<Letter> letters = house.engine.inbox().items().stream()
                .limit(house.engine.inbox().items().size() - before)
                .map(item -> item.letter())
                .toList();
        assertThat(letters).hasSize(poison.getFirst().contains("@") ? 0 : 2).allSatisfy(letter -> {
            assertThat(letter.html() + letter.text() + letter.subject()).doesNotContain("evil");
            assertThat(letter.text()).contains(house.door.publicUrl() + "/sign-");
        });
    }

    @ParameterizedTest
    @FieldSource("POISONED")
    void links_that_let_somebody_in_lead_here_and_so_does_the_way_on(List<String> poison) throws IOException {
        int before = house.engine.inbox().items().size();
        forget(poison, ADA);
        forget(poison, "nobody" + ++visitors + "@example.com");
        askForCode(poison, ADA);

        List<Letter> letters = house.engine.inbox().items().stream()
                .limit(house.engine.inbox().items().size() - before)
                .map(item -> item.letter())
                .toList();
        if (poison.getFirst().contains("@")) {
            assertThat(letters).isEmpty();
            return;
        }
        assertThat(letters)
                .hasSize(3)
                .allSatisfy(letter -> assertThat(letter.html() + letter.text() + letter.subject())
                        .doesNotContain("evil"));
        assertThat(letters)
                .filteredOn(letter -> letter.to().equals(ADA))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.text()).contains(house.door.publicUrl() + "/sign-in/link?t="));

        String link = house.newestLink(ADA);
        Wire.Heard page = wire.send("", head("GET " + link, poison, ""));
        Wire.Heard in = wire.send(
                "genkan_csrf=" + page.csrf() + "&" + link.substring(link.indexOf('?') + 1),
                head("POST /sign-in/link", poison, page.cookies()));
        assertThat(in.headers("Location")).containsExactly("/");
        assertThat(page.text() + in.text()).doesNotContain("evil");
    }

    @ParameterizedTest
    @FieldSource("POISONED")
    void redirects_pages_and_tokens_stay_here(List<String> poison) throws IOException {
        String address = "poisoned" + ++visitors + "@example.com";
        Wire.Heard begun = signUp(poison, address);
        if (begun.status() == 400) {
            // no host at all, says the container, and that is the end of it
            assertThat(poison.getFirst()).contains("@");
            return;
        }
        assertThat(begun.headers("Location")).containsExactly("/sign-up/code");
        Wire.Heard page = wire.send("", head("GET /sign-up/code", poison, begun.cookies()));
        String cookies = begun.cookies() + "; " + page.cookies();
        Wire.Heard in = wire.send(
                "genkan_csrf=" + page.csrf() + "&code="
                        + house.newestLetter(address).code(),
                head("POST /sign-up/code", poison, cookies));

        assertThat(in.headers("Location")).containsExactly("/");
        for (Wire.Heard heard : List.of(begun, page, in)) {
            assertThat(heard.text()).doesNotContain("evil");
            assertThat(heard.headers("Set-Cookie")).noneMatch(cookie -> cookie.contains("Domain"));
        }
        Browser browser = house.browser();
        Stream.of(in.cookies().split("; ")).forEach(cookie -> {
            String[] pair = cookie.split("=", 2);
            browser.with(pair[0], pair[1]);
        });
        String here = house.door.publicUrl().toString();
        assertThat(browser.claims()).containsEntry("iss", here).containsEntry("azp", here);
    }

    @ParameterizedTest
    @FieldSource("POISONED")
    void who_is_turned_away_is_turned_away_here(List<String> poison) throws IOException {
        Wire.Heard away = wire.send("", head("GET /private?a=b", poison, ""));

        if (away.status() != 400) {
            assertThat(away.headers("Location")).containsExactly("/sign-in?redirect_url=%2Fprivate%3Fa%3Db");
        }
        assertThat(away.text()).doesNotContain("evil");
    }

    @Test
    void a_visitor_cannot_choose_the_network_they_are_counted_by() throws IOException {
        // one development instance that trusts no proxy: what a header says of the peer changes nothing in the mail
        signUp(
                List.of("Host: localhost", "X-Forwarded-For: 198.51.100.9", "X-Real-IP: 198.51.100.9"),
                "far@example.com");

        assertThat(house.newestLetter("far@example.com").text())
                .contains("127.0.0.1")
                .doesNotContain("198.51.100.9");
    }

    private static Wire.Heard signUp(List<String> poison, String address) throws IOException {
        Wire.Heard page = wire.send("", head("GET /sign-up", poison, ""));
        Wire.Heard answer = wire.send(
                "genkan_csrf=" + page.csrf() + "&email_address=" + Browser.encoded(address) + "&password="
                        + Browser.encoded(House.PASSWORD),
                head("POST /sign-up", poison, page.cookies()));
        return new Wire.Heard(answer.text().replaceFirst("\r\n\r\n", "\r\nSet-Cookie: " + page.cookies() + "\r\n\r\n"));
    }

    private static void askForCode(List<String> poison, String address) throws IOException {
        Wire.Heard page = wire.send("", head("GET /sign-in", poison, ""));
        Wire.Heard known = wire.send(
                "genkan_csrf=" + page.csrf() + "&identifier=" + Browser.encoded(address),
                head("POST /sign-in", poison, page.cookies()));
        wire.send(
                "genkan_csrf=" + page.csrf() + "&strategy=email_code",
                head("POST /sign-in/continue", poison, page.cookies() + "; " + known.cookies()));
    }

    private static void forget(List<String> poison, String address) throws IOException {
        Wire.Heard page = wire.send("", head("GET /forgot-password", poison, ""));
        wire.send(
                "genkan_csrf=" + page.csrf() + "&identifier=" + Browser.encoded(address),
                head("POST /forgot-password", poison, page.cookies()));
    }

    private static String[] head(String request, List<String> more, String cookies) {
        return Stream.concat(
                        Stream.concat(Stream.of(request + " HTTP/1.1"), more.stream()),
                        cookies.isEmpty() ? Stream.of() : Stream.of("Cookie: " + cookies))
                .toArray(String[]::new);
    }
}
