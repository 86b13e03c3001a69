package dev.genkan.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The fields in which passwords are typed: hidden, open to whatever helps with passwords, and taken as they are.
class PasswordFieldsTest {

    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern OF_PASSWORDS =
            Pattern.compile("(?:name|id)=\"[^\"]*password|autocomplete=\"[a-z]+-password");

    private static House house;

    @BeforeAll
    static void open(@TempDir Path directory) {
        house = new House(directory);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void every_one_is_hidden_and_lets_password_managers_and_pasting_do_their_work() {
        String address = "ada@example.com";
        List<Answer> pages = new ArrayList<>();
        Browser ada = house.memberAt(address);
        pages.add(house.browser().open("/sign-up"));
        pages.add(house.signingIn(address).open("/sign-in/password"));
        Browser forgetful = house.browser();
        forgetful.open("/forgot-password");
        forgetful.send("/forgot-password", "identifier", address);
        pages.add(forgetful.open("/reset-password"));
        pages.add(forgetful.open(house.newestLink(address)));
        pages.add(ada.open("/user/security/password"));
        house.clock.turn(Duration.ofMinutes(11));
        pages.add(ada.open(ada.open("/user/delete").location()));

        assertThat(pages)
                .allSatisfy(page -> assertThat(passwordFields(page.body()))
                        .as(page.response().uri().toString())
                        .singleElement()
                        .asString()
                        .contains("type=\"password\"")
                        .containsPattern("autocomplete=\"(new|current)-password\"")
                        .doesNotContain("readonly", "disabled", " on"));
    }

    @Test
    void no_template_has_one_of_another_kind_and_no_script_knows_of_pasting() {
        assertThat(resources(".html"))
                .hasSizeGreaterThan(20)
                .allSatisfy(page -> assertThat(passwordFields(page))
                        // or whether there are passwords at all
                        .allMatch(field -> field.contains("type=\"password\"") || field.contains("\"switch\"")))
                .anySatisfy(page -> assertThat(passwordFields(page)).isNotEmpty());
        assertThat(resources(".js")).isNotEmpty().noneMatch(script -> script.contains("paste"));
    }

    @Test
    void what_is_typed_is_the_password_blanks_and_capitals_included() {
        String address = "as.typed@example.com";
        String typed = "  Grüße AUS der Straße ";
        Browser ada = house.browser();
        ada.open("/sign-up");
        ada.send("/sign-up", "email_address", address, "password", typed);
        ada.open("/sign-up/code");
        ada.send("/sign-up/code", "code", house.newestLetter(address).code());

        assertThat(List.of(typed.strip(), typed.toLowerCase(Locale.ROOT), typed + " "))
                .allSatisfy(other -> assertThat(statusOf(address, other)).isEqualTo(422));
        assertThat(statusOf(address, typed)).isEqualTo(303);
    }

    private static int statusOf(String address, String password) {
        return house.signingIn(address)
                .send("/sign-in/password", "password", password)
                .status();
    }

    private static List<String> passwordFields(String html) {
        return INPUT.matcher(html)
                .results()
                .map(MatchResult::group)
                .filter(input -> OF_PASSWORDS.matcher(input).find())
                .toList();
    }

    private static List<String> resources(String ending) {
        return Stream.of("src/main/resources", "../forms/src/main/resources")
                .flatMap(folder -> filesIn(Path.of(folder)))
                .filter(file -> file.toString().endsWith(ending))
                .map(PasswordFieldsTest::read)
                .toList();
    }

    private static Stream<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
