package dev.genkan.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.servlet.AssetPages;
import dev.genkan.onboarding.servlet.OnboardingPages;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import dev.genkan.server.inbox.InboxPages;
import dev.genkan.server.pages.JwksPage;
import dev.genkan.server.pages.SignInPages;
import dev.genkan.server.pages.SignOutPage;
import dev.genkan.server.pages.SignUpPages;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Cross-site request forgery, tried on every form of the house. A page or a form that is new fails the last two tests
/// until it is named here.
class EveryPostTest {

    record Name(@NotBlank String name) {}

    /// Somebody who stands before a form, and the fields with which it goes through.
    record Ready(Browser browser, String... fields) {}

    /// Which addresses each kind of page takes forms at.
    private static final Map<Class<? extends OwnPages>, List<String>> TAKEN_BY = Map.of(
            SignUpPages.class,
            List.of("/sign-up", "/sign-up/code", "/sign-up/code/resend"),
            SignInPages.class,
            List.of("/sign-in", "/sign-in/password", "/sign-in/continue", "/sign-in/code", "/sign-in/code/resend"),
            SignOutPage.class,
            List.of("/sign-out"),
            OnboardingPages.class,
            List.of("/onboarding"),
            InboxPages.class,
            List.of("/genkan/inbox/clear"),
            AssetPages.class,
            List.of(),
            JwksPage.class,
            List.of());

    /// Where the forms of the templates lead, as they write it.
    private static final Map<String, List<String>> WRITTEN_AS = Map.of(
            "|${base}${paths.signUp()}|", List.of("/sign-up"),
            "|${base}${paths.signIn()}|", List.of("/sign-in"),
            "|${base}${paths.signIn()}/password|", List.of("/sign-in/password"),
            "|${base}${paths.signIn()}/continue|", List.of("/sign-in/continue"),
            "|${base}${at}/code|", List.of("/sign-up/code", "/sign-in/code"),
            "|${base}${at}/code/resend|", List.of("/sign-up/code/resend", "/sign-in/code/resend"),
            "|${base}${paths.signOut()}|", List.of("/sign-out"),
            "|${base}${signOut}|", List.of("/sign-out"),
            "|${base}${action}|", List.of("/onboarding"),
            "|${base}${at}/clear|", List.of("/genkan/inbox/clear"));

    private static final String MEMBER = "ada@example.com";
    private static final AtomicInteger NEWCOMERS = new AtomicInteger();

    private static House house;

    @BeforeAll
    static void open(@TempDir Path directory) {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/dashboard");
        house = new House(directory, new TurnableClock(), flow);
        house.memberAt(MEMBER);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    static Stream<String> posts() {
        return forms().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("posts")
    void without_the_hidden_field_nothing_happens(String path) {
        Ready ready = ready(path);

        assertNothingHappens(path, () -> ready.browser().send(path, with(ready, "genkan_csrf", "")));
        assertNothingHappens(
                path,
                () -> ready.browser()
                        .post(path, "application/x-www-form-urlencoded", encoded(ready.fields()), "Accept", "*/*"));
    }

    @ParameterizedTest
    @MethodSource("posts")
    void with_the_field_of_another_browser_nothing_happens(String path) {
        Browser mallory = house.browser();
        mallory.open("/sign-in");
        Ready ready = ready(path);

        assertNothingHappens(
                path, () -> ready.browser().send(path, with(ready, "genkan_csrf", mallory.hidden("genkan_csrf"))));
    }

    @ParameterizedTest
    @MethodSource("posts")
    void from_a_page_of_another_site_nothing_happens_even_with_the_right_field(String path) {
        Ready ready = ready(path);

        for (String[] elsewhere : new String[][] {
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Origin", "http://localhost.evil.example:" + house.port()},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            // the site next door has planted its own cookie and sends the field that goes with it
            {"Origin", "http://neighbour.localhost:" + house.port(), "Sec-Fetch-Site", "same-site"}
        }) {
            assertNothingHappens(path, () -> ready.browser().sending(elsewhere).send(path, ready.fields()));
        }
    }

    @ParameterizedTest
    @MethodSource("posts")
    void a_form_in_another_coat_is_none(String path) {
        Ready ready = ready(path);
        String body = encoded(with(ready, "genkan_csrf", ready.browser().hidden("genkan_csrf")));

        for (String type : List.of("text/plain", "application/json", "multipart/form-data; boundary=x")) {
            String before = house.everythingKept();
            Answer answer = ready.browser().post(path, type, body);

            assertThat(answer.status()).as(type).isIn(403, 415);
            assertThat(house.everythingKept()).as(type).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("posts")
    void as_it_was_meant_to_be_sent_it_goes_through(String path) {
        Ready ready = ready(path);

        assertThat(ready.browser().send(path, ready.fields()).status()).isEqualTo(303);
    }

    @Test
    void every_kind_of_page_is_named_here_with_what_it_takes() throws Exception {
        assertThat(Stream.concat(kindsIn(SignInPages.class), kindsIn(OnboardingPages.class)))
                .containsExactlyInAnyOrderElementsOf(TAKEN_BY.keySet());
        assertThat(forms().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        TAKEN_BY.values().stream().flatMap(List::stream).toList());
    }

    @Test
    void every_form_in_the_templates_leads_to_one_of_them() throws IOException {
        var written = new TreeSet<String>();
        Pattern form = Pattern.compile("<form[^>]*method=\"post\"[^>]*>");
        Pattern action = Pattern.compile("th:action=\"([^\"]*)\"");
        for (Path template : templates()) {
            Matcher found = form.matcher(Files.readString(template));
            while (found.find()) {
                Matcher where = action.matcher(found.group());
                assertThat(where.find()).as(template + ": " + found.group()).isTrue();
                written.add(where.group(1));
            }
        }
        assertThat(written).containsExactlyInAnyOrderElementsOf(WRITTEN_AS.keySet());
        assertThat(WRITTEN_AS.values().stream().flatMap(List::stream).distinct())
                .containsExactlyInAnyOrderElementsOf(forms().keySet());
    }

    private static Map<String, Supplier<Ready>> forms() {
        Map<String, Supplier<Ready>> forms = new TreeMap<>();
        forms.put("/sign-up", () -> {
            Browser browser = house.browser();
            browser.open("/sign-up");
            return new Ready(browser, "email_address", newcomer(), "password", House.PASSWORD);
        });
        forms.put("/sign-up/code", () -> {
            String address = newcomer();
            Browser browser = house.signingUp(address);
            return new Ready(browser, "code", house.newestLetter(address).code());
        });
        forms.put("/sign-up/code/resend", () -> {
            Browser browser = house.signingUp(newcomer());
            house.clock.turn(Duration.ofSeconds(31));
            return new Ready(browser);
        });
        forms.put("/sign-in", () -> {
            Browser browser = house.browser();
            browser.open("/sign-in");
            return new Ready(browser, "identifier", MEMBER);
        });
        forms.put("/sign-in/password", () -> new Ready(house.signingIn(MEMBER), "password", House.PASSWORD));
        forms.put("/sign-in/continue", () -> new Ready(house.signingIn(MEMBER), "strategy", "email_code"));
        forms.put("/sign-in/code", () -> {
            Browser browser = codeSent();
            return new Ready(browser, "code", house.newestLetter(MEMBER).code());
        });
        forms.put("/sign-in/code/resend", () -> {
            Browser browser = codeSent();
            house.clock.turn(Duration.ofSeconds(31));
            return new Ready(browser);
        });
        forms.put("/sign-out", () -> {
            Browser browser = house.memberAt(newcomer());
            browser.open("/sign-out");
            return new Ready(browser);
        });
        forms.put("/onboarding", () -> {
            Browser browser = house.memberAt(newcomer());
            browser.open("/onboarding");
            return new Ready(browser, "name", "Analytical");
        });
        forms.put("/genkan/inbox/clear", () -> {
            Browser browser = house.signingUp(newcomer());
            browser.open(house.door
                    .inboxAddress()
                    .substring(house.door.publicUrl().toString().length()));
            browser.open("/genkan/inbox");
            return new Ready(browser);
        });
        return forms;
    }

    private static Ready ready(String path) {
        Ready ready = forms().get(path).get();
        // whatever the tests before have spent of the limits of one address
        house.clock.turn(Duration.ofSeconds(1));
        return ready;
    }

    private static Browser codeSent() {
        house.clock.turn(Duration.ofHours(2));
        return house.signingInByCode(MEMBER);
    }

    private static String newcomer() {
        return "newcomer" + NEWCOMERS.incrementAndGet() + "@example.com";
    }

    private static void assertNothingHappens(String path, Supplier<Answer> attack) {
        String before = house.everythingKept();
        int letters = house.engine.inbox().items().size();

        Answer answer = attack.get();

        assertThat(answer.status()).as(path).isEqualTo(403);
        assertThat(house.everythingKept()).as(path).isEqualTo(before);
        assertThat(house.engine.inbox().items()).as(path).hasSize(letters);
        assertThat(answer.setCookies()).as(path).noneMatch(cookie -> cookie.startsWith("__session"));
    }

    private static String[] with(Ready ready, String name, String value) {
        return Stream.concat(Stream.of(ready.fields()), Stream.of(name, value)).toArray(String[]::new);
    }

    private static String encoded(String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=').append(Browser.encoded(fields[i + 1]));
        }
        return body.toString();
    }

    /// The kinds of pages in the module of this one, which is a folder, or a jar where everything is built.
    private static Stream<Class<?>> kindsIn(Class<?> one) throws Exception {
        Path module =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(module)) {
            return kindsBelow(module);
        }
        try (FileSystem jar = FileSystems.newFileSystem(module)) {
            return kindsBelow(jar.getPath("/"));
        }
    }

    private static Stream<Class<?>> kindsBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."))
                    .<Class<?>>map(EveryPostTest::load)
                    .filter(type -> OwnPages.class.isAssignableFrom(type) && !type.isInterface())
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, EveryPostTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> server = Files.walk(Path.of("src/main/resources"));
                Stream<Path> forms = Files.walk(Path.of("../forms/src/main/resources"))) {
            return Stream.concat(server, forms)
                    .filter(file -> file.toString().endsWith(".html"))
                    .toList();
        }
    }
}
