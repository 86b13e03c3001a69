package dev.genkan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.Decision;
import dev.genkan.onboarding.Onboarding;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody whose browser asks for another language walks through every page, and finds no English left.
@ParameterizedClass
@ValueSource(strings = {"de-AT", "ja", "ar-EG"})
class EveryLanguageTest {

    private static final Pattern PLACE = Pattern.compile("\\{[a-zA-Z]+}");

    /// One for each language, because an operator is the first only once, and clocks are not turned back.
    private static final Map<Locale, House> HOUSES = new HashMap<>();

    @TempDir
    static Path directory;

    private final Locale language;
    private final String[] asking;
    private final House house;

    record Workspace(@NotBlank String name) {}

    EveryLanguageTest(String tag) {
        this.language = Locale.forLanguageTag(Locale.forLanguageTag(tag).getLanguage());
        this.asking = new String[] {"Accept-Language", tag + "," + language + ";q=0.9,en;q=0.5"};
        this.house = HOUSES.computeIfAbsent(language, EveryLanguageTest::house);
    }

    private static House house(Locale language) {
        Path own = directory.resolve(language.toString());
        own.toFile().mkdir();
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Workspace.class).landAt("/dashboard");
        return new House(own, new TurnableClock(), flow);
    }

    @AfterAll
    static void close() {
        HOUSES.values().forEach(House::close);
    }

    @Test
    void the_entrance_and_the_form_speak_it() throws IOException {
        List<Answer> pages = new ArrayList<>();
        Browser ada = house.browser(asking);
        pages.add(ada.open("/sign-up"));
        pages.add(ada.send("/sign-up", "email_address", "ada", "password", "kurz"));
        ada.send("/sign-up", "email_address", "ada@example.com", "password", House.PASSWORD);
        pages.add(ada.open("/sign-up/code"));
        pages.add(ada.send("/sign-up/code", "code", ""));
        String code = house.newestLetter("ada@example.com").code();
        ada.send("/sign-up/code", "code", code);
        pages.add(ada.open("/onboarding"));
        pages.add(ada.send("/onboarding", "name", ""));
        pages.add(ada.open("/sign-out"));
        pages.add(ada.open("/dash;board"));
        Browser back = house.browser(asking);
        pages.add(back.open("/sign-in"));
        pages.add(back.send("/sign-in", "identifier", ""));
        back.send("/sign-in", "identifier", "ada@example.com");
        pages.add(back.open("/sign-in/password"));
        pages.add(back.send("/sign-in/password", "password", "not the password"));
        back.send("/sign-in/continue", "strategy", "email_code");
        pages.add(back.open("/sign-in/code"));

        assertNoEnglish(pages);
    }

    @Test
    void a_members_own_pages_speak_it() throws IOException {
        String address = "konto@example.com";
        String work = "arbeit@example.com";
        List<Answer> pages = new ArrayList<>();
        Browser ada = member(address);
        pages.add(ada.open("/user"));
        pages.add(ada.open("/user/name"));
        pages.add(ada.send("/user/name", "first_name", "a".repeat(101), "last_name", "Love\u0007lace"));
        pages.add(ada.open(
                ada.send("/user/name", "first_name", "Ada", "last_name", "").location()));
        pages.add(ada.open("/user/addresses/add"));
        pages.add(ada.send("/user/addresses/add", "email_address", "ada"));
        pages.add(ada.send("/user/addresses/add", "email_address", address));
        String verify = ada.send("/user/addresses/add", "email_address", work).location();
        pages.add(ada.open(verify));
        pages.add(ada.send(verify, "code", ""));
        pages.add(ada.open(
                ada.send(verify, "code", house.newestLetter(work).code()).location()));
        String id = house.userAt(address).addresses().stream()
                .filter(one -> one.address().value().equals(work))
                .findFirst()
                .orElseThrow()
                .id();
        pages.add(ada.open("/user/addresses/" + id + "/primary"));
        pages.add(ada.open("/user/addresses/" + id + "/remove"));
        pages.add(ada.open("/user/security"));
        pages.add(ada.open("/user/security/password"));
        pages.add(ada.send("/user/security/password", "password", "kurz"));
        house.clock.turn(Duration.ofMinutes(11));
        String proof = ada.open("/user/delete").location();
        pages.add(ada.open(proof));
        pages.add(ada.send("/user/verify", "password", "not the password"));
        ada.send("/user/verify", "password", House.PASSWORD);
        pages.add(ada.open("/user/delete"));
        pages.add(ada.send("/user/delete", "email_address", work));
        ada.open("/user/delete");
        pages.add(ada.open(ada.send("/user/delete", "email_address", address).location()));

        assertNoEnglish(pages);
    }

    @Test
    void who_forgot_their_password_reads_it() throws IOException {
        String address = "vergessen@example.com";
        member(address);
        List<Answer> pages = new ArrayList<>();
        Browser ada = house.browser(asking);
        pages.add(ada.open("/forgot-password"));
        pages.add(ada.send("/forgot-password", "identifier", ""));
        ada.send("/forgot-password", "identifier", address);
        pages.add(ada.open("/reset-password"));
        pages.add(ada.send("/reset-password", "code", "", "password", "kurz"));
        pages.add(ada.open("/reset-password?sent=1"));
        String code = house.newestLetter(address).code();
        pages.add(ada.send("/reset-password", "code", code, "password", "PassWord1"));

        assertNoEnglish(pages);
    }

    @Test
    void a_link_speaks_it_whatever_has_become_of_it() throws IOException {
        String address = "link@example.com";
        member(address);
        List<Answer> pages = new ArrayList<>();
        Browser ada = signingIn(address);
        ada.send("/sign-in/continue", "strategy", "email_code");
        String link = house.newestLink(address);
        pages.add(ada.open(link));
        pages.add(house.browser(asking).open(link));
        pages.add(member("andere@example.com").open(link));
        ada.open(link);
        ada.send("/sign-in/link");
        pages.add(house.browser(asking).open(link));
        pages.add(house.browser(asking).open("/sign-in/link?t=x"));
        Browser late = signingIn(address);
        late.send("/sign-in/continue", "strategy", "email_code");
        String another = house.newestLink(address);
        pages.add(house.signingUp("neu@example.com").sending(asking).open(house.newestLink("neu@example.com")));
        house.clock.turn(Duration.ofMinutes(11));
        pages.add(late.open(another));

        assertNoEnglish(pages);
    }

    @Test
    void a_locked_account_a_kept_form_and_the_first_operator_speak_it() throws IOException {
        String address = "lange@example.com";
        List<Answer> pages = new ArrayList<>();
        Browser ada = member(address);
        ada.open(house.door
                .operatorAddress()
                .substring(house.door.publicUrl().toString().length()));
        pages.add(ada.open("/genkan/operator"));
        pages.add(ada.open("/genkan/dashboard"));
        ada.open("/genkan/operator");
        ada.send("/genkan/operator");
        pages.add(member("mitglied@example.com").open("/genkan/dashboard"));

        house.clock.turn(Duration.ofDays(7).plusSeconds(1));
        ada.post("/notes", "application/x-www-form-urlencoded", "text=Tee");
        pages.add(ada.open("/genkan/kept"));
        ada.send("/sign-in");
        ada.open("/sign-in/password");
        ada.send("/sign-in/password", "password", House.PASSWORD);
        pages.add(ada.open("/genkan/kept"));
        house.clock.turn(Duration.ofDays(7).plusSeconds(1));
        pages.add(ada.open(ada.open("/private").location()));

        Browser stranger = signingIn(address);
        for (int i = 0; i < 10; i++) {
            stranger.send("/sign-in/password", "password", "wrong wrong");
        }
        pages.add(stranger.send("/sign-in/password", "password", "wrong wrong"));

        assertNoEnglish(pages);
    }

    @Test
    void why_am_i_here_speaks_it_too() throws IOException {
        Browser newcomer = house.browser(asking);
        newcomer.open("/sign-up");
        newcomer.send("/sign-up", "email_address", "neuling@example.com", "password", House.PASSWORD);
        newcomer.open("/sign-up/code");
        newcomer.send(
                "/sign-up/code",
                "code",
                house.newestLetter("neuling@example.com").code());
        List<String> decisions = List.of(
                newcomer.open("/dashboard").header(Decision.HEADER),
                house.browser(asking).open("/dashboard").header(Decision.HEADER),
                house.browser(asking).open("/a;b").header(Decision.HEADER));
        Browser developer = house.browser(asking);
        developer.open(house.door
                .whyAddress()
                .substring(house.door.publicUrl().toString().length()));
        List<Answer> pages = new ArrayList<>();
        pages.add(developer.open("/genkan/why"));
        pages.add(developer.open("/genkan/why?q=nobody"));
        decisions.forEach(id -> pages.add(developer.open("/genkan/why/" + id)));

        assertNoEnglish(pages);
    }

    @Test
    void english_would_be_noticed() throws IOException {
        List<Pattern> english = englishTexts();
        for (String path : List.of("/sign-up", "/sign-in", "/forgot-password", "/sign-in/link?t=x")) {
            String page = house.browser().open(path).body();
            assertThat(english.stream().filter(text -> text.matcher(page).find()))
                    .as(path)
                    .hasSizeGreaterThan(2);
        }
    }

    /// Somebody whose browser asks for it, and who has answered everything.
    private Browser member(String address) {
        Browser somebody = house.browser(asking);
        somebody.open("/sign-up");
        somebody.send("/sign-up", "email_address", address, "password", House.PASSWORD);
        somebody.open("/sign-up/code");
        somebody.send("/sign-up/code", "code", house.newestLetter(address).code());
        somebody.open("/onboarding");
        somebody.send("/onboarding", "name", "Gezeiten");
        return somebody;
    }

    private Browser signingIn(String address) {
        Browser somebody = house.browser(asking);
        somebody.open("/sign-in");
        somebody.send("/sign-in", "identifier", address);
        somebody.open("/sign-in/password");
        return somebody;
    }

    private void assertNoEnglish(List<Answer> pages) throws IOException {
        List<Pattern> english = englishTexts();
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.body())
                        .as(page.response().uri() + " " + page.status())
                        .startsWith("<!doctype html>")
                        .contains("<html lang=\"" + language + "\" dir=\""
                                + (language.getLanguage().equals("ar") ? "rtl" : "ltr") + "\"")
                        .satisfies(html -> assertThat(english)
                                .filteredOn(text -> text.matcher(html).find())
                                .isEmpty()));
    }

    /// As they would stand between tags, whatever is put into them; without those that are the same in that language,
    /// or too short to be English for certain.
    private List<Pattern> englishTexts() throws IOException {
        List<Pattern> texts = new ArrayList<>();
        for (String folder :
                List.of("../forms/src/main/resources/dev/genkan/forms/html", "src/main/resources/dev/genkan/server")) {
            Properties english = words(Path.of(folder, "words.properties"));
            Properties translated = words(Path.of(folder, "words_" + language + ".properties"));
            english.stringPropertyNames().stream()
                    .filter(key -> !english.getProperty(key).equals(translated.getProperty(key)))
                    .map(english::getProperty)
                    .filter(text -> PLACE.matcher(text).replaceAll("").length() > 5)
                    .map(text -> Stream.of(PLACE.split(text, -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining("[^<>]*", ">", "<")))
                    .map(Pattern::compile)
                    .forEach(texts::add);
        }
        return texts;
    }

    private static Properties words(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        return words;
    }
}
