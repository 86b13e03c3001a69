package dev.genkan.server.hostile;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.servlet.AssetPages;
import dev.genkan.onboarding.servlet.OnboardingPages;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import dev.genkan.server.brand.BrandStyle;
import dev.genkan.server.dashboard.Dashboard;
import dev.genkan.server.development.ClaimsTypesPage;
import dev.genkan.server.hostile.EveryForm.Ready;
import dev.genkan.server.inbox.InboxPages;
import dev.genkan.server.pages.ActingPage;
import dev.genkan.server.pages.ForgotPasswordPages;
import dev.genkan.server.pages.JwksPage;
import dev.genkan.server.pages.KeptFormPages;
import dev.genkan.server.pages.LinkPages;
import dev.genkan.server.pages.OperatorPage;
import dev.genkan.server.pages.ResetPasswordPages;
import dev.genkan.server.pages.SignInPages;
import dev.genkan.server.pages.SignOutPage;
import dev.genkan.server.pages.SignUpPages;
import dev.genkan.server.pages.TicketPages;
import dev.genkan.server.profile.ProfilePages;
import dev.genkan.server.why.WhyPages;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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

    record City(@NotBlank String city) {}

    /// Which addresses each kind of page takes forms at.
    private static final Map<Class<? extends OwnPages>, List<String>> TAKEN_BY = Map.ofEntries(
            entry(SignUpPages.class, List.of("/sign-up", "/sign-up/code", "/sign-up/code/resend")),
            entry(
                    SignInPages.class,
                    List.of(
                            "/sign-in",
                            "/sign-in/password",
                            "/sign-in/continue",
                            "/sign-in/code",
                            "/sign-in/code/resend")),
            entry(LinkPages.class, List.of("/sign-in/link")),
            entry(TicketPages.class, List.of("/sign-in/ticket")),
            entry(ForgotPasswordPages.class, List.of("/forgot-password")),
            entry(ResetPasswordPages.class, List.of("/reset-password", "/reset-password/resend")),
            entry(SignOutPage.class, List.of("/sign-out")),
            entry(
                    ProfilePages.class,
                    List.of(
                            "/user/name",
                            "/user/addresses/add",
                            "/user/addresses/{id}/verify",
                            "/user/addresses/{id}/verify/send",
                            "/user/addresses/{id}/primary",
                            "/user/addresses/{id}/remove",
                            "/user/security/password",
                            "/user/security/sessions/revoke",
                            "/user/security/sessions/revoke-others",
                            "/user/verify",
                            "/user/verify/send",
                            "/user/delete")),
            entry(OnboardingPages.class, List.of("/onboarding", "/onboarding/welcome/{step}")),
            entry(KeptFormPages.class, List.of("/genkan/kept?send", "/genkan/kept?discard")),
            entry(OperatorPage.class, List.of("/genkan/operator")),
            entry(ActingPage.class, List.of("/genkan/acting/stop")),
            // of its forms, two: they all pass one door, and RouteTableTest tries it with each
            entry(
                    Dashboard.class,
                    List.of("/genkan/dashboard/operators", "/genkan/dashboard/operators/{user_id}/remove")),
            entry(InboxPages.class, List.of("/genkan/inbox/clear")),
            entry(WhyPages.class, List.of()),
            entry(ClaimsTypesPage.class, List.of()),
            entry(AssetPages.class, List.of()),
            entry(BrandStyle.class, List.of()),
            entry(JwksPage.class, List.of()));

    /// Where the forms of the templates lead, as they write it.
    private static final Map<String, List<String>> WRITTEN_AS = Map.ofEntries(
            entry("|${base}${paths.signUp()}|", List.of("/sign-up")),
            entry("|${base}${paths.signIn()}|", List.of("/sign-in")),
            entry("|${base}${paths.signIn()}/password|", List.of("/sign-in/password")),
            entry("|${base}${paths.signIn()}/continue|", List.of("/sign-in/continue")),
            entry("|${base}${at}/code|", List.of("/sign-up/code", "/sign-in/code")),
            entry("|${base}${at}/code/resend|", List.of("/sign-up/code/resend", "/sign-in/code/resend")),
            entry("|${base}${acting.stopAt()}|", List.of("/genkan/acting/stop")),
            entry(
                    "|${base}${at}|",
                    List.of("/sign-in/link", "/sign-in/ticket", "/genkan/operator", "/genkan/acting/stop")),
            entry("|${base}${paths.forgotPassword()}|", List.of("/forgot-password")),
            entry("|${base}${paths.resetPassword()}|", List.of("/reset-password")),
            entry("|${base}${paths.resetPassword()}/resend|", List.of("/reset-password/resend")),
            entry("|${base}${paths.signOut()}|", List.of("/sign-out")),
            entry("|${base}${signOut}|", List.of("/sign-out")),
            entry("|${base}${at}/name|", List.of("/user/name")),
            entry("|${base}${at}/addresses/add|", List.of("/user/addresses/add")),
            entry("|${base}${at}/addresses/${id}/verify|", List.of("/user/addresses/{id}/verify")),
            entry("|${base}${at}/addresses/${id}/verify/send|", List.of("/user/addresses/{id}/verify/send")),
            entry("|${base}${at}/addresses/${id}/primary|", List.of("/user/addresses/{id}/primary")),
            entry("|${base}${at}/addresses/${id}/remove|", List.of("/user/addresses/{id}/remove")),
            entry("|${base}${at}/security/password|", List.of("/user/security/password")),
            entry("|${base}${at}/security/sessions/revoke|", List.of("/user/security/sessions/revoke")),
            entry("|${base}${at}/security/sessions/revoke-others|", List.of("/user/security/sessions/revoke-others")),
            entry("|${base}${at}/verify|", List.of("/user/verify")),
            entry("|${base}${at}/verify/send|", List.of("/user/verify/send")),
            entry("|${base}${at}/delete|", List.of("/user/delete")),
            entry("|${base}${at}?send|", List.of("/genkan/kept?send")),
            entry("|${base}${at}?discard|", List.of("/genkan/kept?discard")),
            entry("|${base}${action}|", List.of("/onboarding", "/onboarding/welcome/{step}")),
            entry("|${base}${at}/clear|", List.of("/genkan/inbox/clear")));

    private static final Pattern FORM = Pattern.compile("<form(?:[^>\"]|\"[^\"]*\")*>");

    private static House house;

    @BeforeAll
    static void open(@TempDir Path directory) {
        Onboarding flow =
                Onboarding.flow("welcome", 1).ask(Name.class).ask(City.class).landAt("/dashboard");
        house = new House(directory, new TurnableClock(), flow);
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

        assertNothingHappens(path, () -> ready.browser().send(ready.path(), with(ready, "genkan_csrf", "")));
        assertNothingHappens(
                path,
                () -> ready.browser()
                        .post(
                                ready.path(),
                                "application/x-www-form-urlencoded",
                                encoded(ready.fields()),
                                "Accept",
                                "*/*"));
    }

    @ParameterizedTest
    @MethodSource("posts")
    void with_the_field_of_another_browser_nothing_happens(String path) {
        Browser mallory = house.browser();
        mallory.open("/sign-in");
        Ready ready = ready(path);

        assertNothingHappens(
                path,
                () -> ready.browser().send(ready.path(), with(ready, "genkan_csrf", mallory.hidden("genkan_csrf"))));
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
            assertNothingHappens(path, () -> ready.browser().sending(elsewhere).send(ready.path(), ready.fields()));
        }
    }

    @ParameterizedTest
    @MethodSource("posts")
    void a_form_in_another_coat_is_none(String path) {
        Ready ready = ready(path);
        String body = encoded(with(ready, "genkan_csrf", ready.browser().hidden("genkan_csrf")));

        for (String type : List.of("text/plain", "application/json", "multipart/form-data; boundary=x")) {
            String before = house.everythingKept();
            Answer answer = ready.browser().post(ready.path(), type, body);

            // 404 and 410 where the body held the secret that names what is asked for
            assertThat(answer.status()).as(type).isIn(403, 404, 410, 415);
            assertThat(house.everythingKept()).as(type).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("posts")
    void as_it_was_meant_to_be_sent_it_goes_through(String path) {
        Ready ready = ready(path);

        // 307 passes a kept form on to where it was going
        assertThat(ready.browser().send(ready.path(), ready.fields()).status()).isIn(303, 307);
    }

    @Test
    void every_kind_of_page_is_named_here_with_what_it_takes() throws Exception {
        // the API of the flows takes JSON and no forms; what it refuses is in tests of its own
        assertThat(Stream.concat(kindsIn(SignInPages.class), kindsIn(OnboardingPages.class))
                        .filter(kind -> !kind.getSimpleName().equals("OnboardingApi")))
                .containsExactlyInAnyOrderElementsOf(TAKEN_BY.keySet());
        assertThat(forms().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        TAKEN_BY.values().stream().flatMap(List::stream).toList());
    }

    @Test
    void every_form_in_the_templates_leads_to_one_of_them() throws IOException {
        var written = new TreeSet<String>();
        Pattern action = Pattern.compile("th:action=\"([^\"]*)\"");
        for (Path template : templates()) {
            if (isOfDashboard(template)) {
                continue;
            }
            Matcher found = FORM.matcher(Files.readString(template));
            while (found.find()) {
                if (found.group().contains("role=\"search\"")) {
                    continue;
                }
                // nothing else of ours asks by GET
                assertThat(found.group()).as(template.toString()).contains("method=\"post\"");
                Matcher where = action.matcher(found.group());
                assertThat(where.find()).as(template + ": " + found.group()).isTrue();
                written.add(where.group(1));
            }
        }
        assertThat(written).containsExactlyInAnyOrderElementsOf(WRITTEN_AS.keySet());
        assertThat(WRITTEN_AS.values().stream().flatMap(List::stream).distinct())
                .containsExactlyInAnyOrderElementsOf(forms().keySet().stream()
                        .filter(path -> !path.startsWith("/genkan/dashboard"))
                        .toList());
    }

    @Test
    void every_form_of_the_dashboard_that_changes_something_carries_the_field() throws IOException {
        for (Path template :
                templates().stream().filter(EveryPostTest::isOfDashboard).toList()) {
            String text = Files.readString(template);
            Matcher found = FORM.matcher(text);
            while (found.find()) {
                if (!found.group().contains("method=\"get\"")) {
                    assertThat(found.group()).as(template.toString()).contains("method=\"post\"", "th:action=\"|${");
                    assertThat(text.substring(found.end(), text.indexOf("</form>", found.end())))
                            .as(template + ": " + found.group())
                            .contains("layout :: csrf");
                }
            }
        }
    }

    private static Map<String, Supplier<Ready>> forms() {
        return new EveryForm(house).all();
    }

    private static Ready ready(String path) {
        Ready ready = forms().get(path).get();
        // whatever the tests before have spent of the limits of one address
        house.clock.turn(Duration.ofSeconds(1));
        return ready;
    }

    private static void assertNothingHappens(String path, Supplier<Answer> attack) {
        String before = house.everythingKept();
        // the letters themselves: their number stays the same once the inbox is full
        var letters = house.engine.inbox().items();

        Answer answer = attack.get();

        assertThat(answer.status()).as(path).isEqualTo(403);
        assertThat(house.everythingKept()).as(path).isEqualTo(before);
        assertThat(house.engine.inbox().items()).as(path).isEqualTo(letters);
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

    private static boolean isOfDashboard(Path template) {
        return template.toString().replace('\\', '/').contains("/server/dashboard/");
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
