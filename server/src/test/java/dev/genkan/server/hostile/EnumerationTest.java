package dev.genkan.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two visitors do the same, one with an address that has an account, one with an address that has none: status,
/// headers, cookies and body of every answer are equal but for the address. Time is measured by `bin/campaign timing`.
class EnumerationTest {

    private static final String KNOWN = "known@example.com";
    private static final String OTHER = "knave@example.com";

    private House house;
    private int members;

    @BeforeEach
    void open(@TempDir Path directory) {
        house = new House(directory);
        house.memberAt(KNOWN);
        house.clock.turn(Duration.ofHours(2));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void signing_up_tells_nothing() {
        assertAlike(this::signsUp);
    }

    @Test
    void a_password_tells_nothing_until_the_address_is_locked_and_after() {
        assertAlike(this::triesPasswords);
    }

    @Test
    void a_code_tells_nothing_until_it_is_spent_and_after() {
        assertAlike(this::triesCodes);
    }

    @Test
    void asking_for_codes_without_end_tells_nothing() {
        assertAlike(this::asksWithoutEnd);
    }

    @Test
    void a_forgotten_password_tells_nothing_until_its_code_is_spent_and_after() {
        assertAlike(this::forgets);
    }

    @Test
    void adding_an_address_to_an_account_tells_nothing_until_its_code_is_spent_and_after() {
        assertAlike(this::addsAnAddress);
    }

    @Test
    void however_an_address_is_written_nothing_is_told() {
        for (String[] pair : new String[][] {
            {"KNOWN@EXAMPLE.COM", "KNAVE@EXAMPLE.COM"},
            {" Known@example.com ", " Knave@example.com "},
            // the Kelvin sign, which is a k
            {"\u212Anown@example.com", "\u212Anave@example.com"}
        }) {
            house.clock.turn(Duration.ofHours(2));
            List<Map<String, Object>> known = seen(pair[0], this::signsUp);
            assertThat(known).as(pair[0]).isEqualTo(seen(pair[1], this::signsUp));
        }
    }

    private interface Doing {
        List<Answer> as(String address);
    }

    private List<Answer> signsUp(String address) {
        Browser browser = house.browser();
        List<Answer> answers = new ArrayList<>();
        answers.add(browser.open("/sign-up"));
        answers.add(browser.send("/sign-up", "email_address", address, "password", "short"));
        answers.add(browser.send("/sign-up", "email_address", address, "password", House.PASSWORD));
        answers.add(browser.open("/sign-up/code"));
        for (int i = 0; i < 7; i++) {
            answers.add(browser.send("/sign-up/code", "code", "00000x"));
        }
        answers.add(browser.send("/sign-up/code/resend"));
        house.clock.turn(Duration.ofSeconds(31));
        answers.add(browser.send("/sign-up/code/resend"));
        return answers;
    }

    private List<Answer> triesPasswords(String address) {
        Browser browser = house.browser();
        List<Answer> answers = new ArrayList<>();
        answers.add(browser.open("/sign-in"));
        answers.add(browser.send("/sign-in", "identifier", address));
        answers.add(browser.open("/sign-in/password"));
        for (int i = 0; i < 12; i++) {
            answers.add(browser.send("/sign-in/password", "password", "wrong wrong " + i));
        }
        return answers;
    }

    private List<Answer> triesCodes(String address) {
        Browser browser = house.browser();
        List<Answer> answers = new ArrayList<>();
        browser.open("/sign-in");
        answers.add(browser.send("/sign-in", "identifier", address));
        browser.open("/sign-in/password");
        answers.add(browser.send("/sign-in/continue", "strategy", "email_code"));
        answers.add(browser.open("/sign-in/code"));
        for (int i = 0; i < 7; i++) {
            answers.add(browser.send("/sign-in/code", "code", "00000x"));
        }
        return answers;
    }

    private List<Answer> asksWithoutEnd(String address) {
        Browser browser = house.browser();
        List<Answer> answers = new ArrayList<>();
        browser.open("/sign-in");
        browser.send("/sign-in", "identifier", address);
        browser.open("/sign-in/password");
        answers.add(browser.send("/sign-in/continue", "strategy", "email_code"));
        browser.open("/sign-in/code");
        for (int i = 0; i < 12; i++) {
            house.clock.turn(Duration.ofSeconds(31));
            answers.add(browser.send("/sign-in/code/resend"));
        }
        return answers;
    }

    private List<Answer> forgets(String address) {
        Browser browser = house.browser();
        List<Answer> answers = new ArrayList<>();
        answers.add(browser.open("/forgot-password"));
        answers.add(browser.send("/forgot-password", "identifier", address));
        answers.add(browser.open("/reset-password"));
        answers.add(browser.send("/reset-password", "code", "00000x", "password", "short"));
        for (int i = 0; i < 7; i++) {
            answers.add(browser.send("/reset-password", "code", "00000x", "password", EveryForm.NEW_PASSWORD));
        }
        for (int i = 0; i < 12; i++) {
            answers.add(browser.send("/reset-password/resend"));
            house.clock.turn(Duration.ofSeconds(31));
        }
        answers.add(browser.send("/forgot-password", "identifier", address));
        return answers;
    }

    private List<Answer> addsAnAddress(String address) {
        Browser browser = house.memberAt("grace" + ++members + "@example.com");
        // two addresses of one moment are listed in any order
        house.clock.turn(Duration.ofSeconds(1));
        List<Answer> answers = new ArrayList<>();
        answers.add(browser.open("/user/addresses/add"));
        Answer begun = browser.send("/user/addresses/add", "email_address", address);
        String verify = begun.location();
        answers.add(begun);
        answers.add(browser.open(verify));
        for (int i = 0; i < 7; i++) {
            answers.add(browser.send(verify, "code", "00000x"));
        }
        for (int i = 0; i < 12; i++) {
            answers.add(browser.send(verify + "/send"));
            house.clock.turn(Duration.ofSeconds(31));
        }
        answers.add(browser.open("/user"));
        answers.add(browser.send(verify.replace("/verify", "/primary")));
        answers.add(browser.send("/user/addresses/add", "email_address", address));
        answers.add(browser.send(verify.replace("/verify", "/remove")));
        return answers;
    }

    private void assertAlike(Doing doing) {
        List<Map<String, Object>> known = seen(KNOWN, doing);
        house.clock.turn(Duration.ofHours(2));
        List<Map<String, Object>> other = seen(OTHER, doing);

        assertThat(known).hasSizeGreaterThan(5);
        for (int i = 0; i < known.size(); i++) {
            assertThat(known.get(i)).as("answer " + i).isEqualTo(other.get(i));
        }
    }

    /// What a stranger can see of the answers, without what is drawn anew each time and without the address.
    private static List<Map<String, Object>> seen(String address, Doing doing) {
        return doing.as(address).stream()
                .map(answer -> {
                    Map<String, Object> seen = new LinkedHashMap<>();
                    seen.put("status", answer.status());
                    answer.response().headers().map().forEach((name, values) -> {
                        if (!name.equalsIgnoreCase("Date")) {
                            seen.put(
                                    name,
                                    values.stream()
                                            .map(value -> value.replaceAll("=[A-Za-z0-9_.-]{43,};", "=…;")
                                                    .replaceAll("idn_[A-Za-z0-9]+", "idn_…"))
                                            .toList());
                        }
                    });
                    seen.put(
                            "body",
                            answer.bodyWithoutCsrf()
                                    .replaceAll("(?i)[a-z\u212A]{5}@example", "…@example")
                                    // who adds an address is another member each time
                                    .replaceAll("grace[0-9]@example", "grace@example")
                                    .replaceAll("idn_[A-Za-z0-9]+", "idn_…"));
                    return seen;
                })
                .toList();
    }
}
