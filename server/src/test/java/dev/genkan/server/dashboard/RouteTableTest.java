package dev.genkan.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.server.Answer;
import dev.genkan.server.Browser;
import dev.genkan.server.Engine;
import dev.genkan.server.Handed;
import dev.genkan.server.House;
import dev.genkan.server.TurnableClock;
import dev.genkan.server.standalone.WireHouse;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that can be asked of the dashboard, asked by everybody. What is expected follows from what each route
/// says it takes, so a room that is new is in it by itself; and the documentation has the same table.
class RouteTableTest {

    private static final Path DOCUMENTATION = Path.of("../docs/dashboard.md");
    private static final String BEGIN = "<!-- routes: written by RouteTableTest -->\n";
    private static final String END = "<!-- end of routes -->";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

    private static final String SIGN_IN = "sign-in";
    private static final String REFUSED = "403";
    private static final String YES = "yes";
    private static final String PROOF = "after proof";

    record Name(@NotBlank String name) {}

    /// How an answer reads in the table.
    private record Row(String stranger, String member, String token, String readOnly, String full) {

        static Row declaredBy(Route route) {
            String admitted = route.proven() ? PROOF : YES;
            return new Row(SIGN_IN, REFUSED, REFUSED, route.admits(Role.READ_ONLY) ? admitted : REFUSED, admitted);
        }
    }

    /// A house, and people who stand in front of it.
    private record Everybody(
            Engine engine,
            TurnableClock clock,
            Browser stranger,
            Browser member,
            Browser token,
            Browser readOnly,
            Browser full) {

        static Everybody before(
                Engine engine, TurnableClock clock, Function<String[], Browser> browser, Function<String, Browser> at) {
            Browser full = operator(engine, at, "full@example.com", Role.FULL);
            Browser readOnly = operator(engine, at, "reader@example.com", Role.READ_ONLY);
            Browser member = at.apply("member@example.com");
            // nobody has proved anything lately
            clock.turn(Duration.ofMinutes(11));
            Stream.of(full, readOnly, member).forEach(one -> one.open("/user"));
            Browser token = browser.apply(new String[] {"Authorization", "Bearer " + full.cookie(tokenOf(full))});
            token.open("/user");
            Browser stranger = browser.apply(new String[0]);
            stranger.open("/sign-in");
            return new Everybody(engine, clock, stranger, member, token, readOnly, full);
        }

        private static Browser operator(Engine engine, Function<String, Browser> at, String address, Role role) {
            Browser browser = at.apply(address);
            engine.operators().add(EmailAddress.parse(address).orElseThrow(), role, Actor.SYSTEM);
            return browser;
        }

        /// A server's own is named otherwise.
        private static String tokenOf(Browser browser) {
            return browser.cookieName("__hosted").isEmpty() ? "__session" : "__hosted";
        }

        String kept() {
            return House.everythingKept(engine, clock);
        }
    }

    private static House house;
    private static WireHouse server;
    private static Everybody atHouse;
    private static Everybody atServer;

    @BeforeAll
    static void open(@TempDir Path own, @TempDir Path other) {
        Onboarding flow = Onboarding.flow("welcome", 1).ask(Name.class).landAt("/dashboard");
        house = new House(own, new TurnableClock(), flow);
        server = new WireHouse(other);
        atHouse = Everybody.before(house.engine, house.clock, house::browser, house::memberAt);
        atServer = Everybody.before(server.engine, server.clock, server::browser, server::memberAt);
    }

    @AfterAll
    static void close() {
        house.close();
        server.close();
    }

    @Test
    void who_may_not_is_refused_every_page_and_every_act_and_nothing_is_changed() {
        assertRefused(atHouse);
        assertRefused(atServer);
    }

    @Test
    void who_may_is_answered_whatever_is_missing_in_what_they_send() {
        assertAnswered(atHouse);
        assertAnswered(atServer);
    }

    @Test
    void no_form_is_taken_without_its_field_with_anothers_or_from_elsewhere() {
        assertFormsAreGuarded(house.engine, house.clock, house.memberAt("guard@example.com"), house::browser);
        assertFormsAreGuarded(server.engine, server.clock, server.memberAt("guard@example.com"), server::browser);
    }

    private static void assertFormsAreGuarded(
            Engine engine, TurnableClock clock, Browser operator, Function<String[], Browser> browser) {
        engine.operators().add(EmailAddress.parse("guard@example.com").orElseThrow(), Role.FULL, Actor.SYSTEM);
        Browser mallory = browser.apply(new String[0]);
        mallory.open("/sign-in");
        operator.open("/user");
        String before = House.everythingKept(engine, clock);
        Handed.dashboardRoutes(engine).stream().filter(RouteTableTest::isAct).forEach(act -> {
            String path = path(act);
            List<Answer> refused = List.of(
                    operator.copy().send(path, "genkan_csrf", ""),
                    operator.copy().send(path, "genkan_csrf", mallory.hidden("genkan_csrf")),
                    operator.sending("Origin", "https://evil.example").send(path),
                    operator.sending("Sec-Fetch-Site", "same-site").send(path),
                    operator.copy().post(path, "text/plain", "genkan_csrf=" + operator.hidden("genkan_csrf")),
                    operator.copy().send(path, "name", "x".repeat(64 * 1024)));
            assertThat(refused).as(name(act)).extracting(Answer::status).containsOnly(403);
        });
        assertThat(House.everythingKept(engine, clock)).isEqualTo(before);
    }

    @Test
    void before_each_act_that_wants_a_proof_there_is_a_page_to_come_back_to() {
        for (Everybody everybody : List.of(atHouse, atServer)) {
            List<Route> routes = Handed.dashboardRoutes(everybody.engine());
            assertThat(routes).hasSizeGreaterThan(3);
            assertThat(routes.stream().filter(route -> route.proven() && isAct(route)))
                    .allSatisfy(act -> assertThat(routes)
                            .as(act.template())
                            .anyMatch(page -> !isAct(page) && page.template().equals(act.template())));
            assertThat(routes.stream().map(RouteTableTest::name)).doesNotHaveDuplicates();
        }
    }

    @Test
    void the_page_of_the_documentation_says_the_same() throws IOException {
        List<String> everywhere = Handed.dashboardRoutes(house.engine).stream()
                .map(RouteTableTest::name)
                .toList();
        String table = Handed.dashboardRoutes(server.engine).stream()
                .map(route -> line(route, everywhere.contains(name(route)) ? "" : " (server)"))
                .collect(Collectors.joining());
        String missing = Handed.dashboardRoutes(house.engine).stream()
                .filter(route -> Handed.dashboardRoutes(server.engine).stream()
                        .noneMatch(other -> name(other).equals(name(route))))
                .map(route -> line(route, " (embedded)"))
                .collect(Collectors.joining());
        String page = Files.readString(DOCUMENTATION);
        String wanted = page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                + "| | below `/genkan/dashboard` | stranger | member | a token alone | read-only | full |\n"
                + "| --- | --- | --- | --- | --- | --- | --- |\n"
                + Stream.of((table + missing).split("(?<=\n)")).sorted().collect(Collectors.joining())
                + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("approve")) {
            Files.writeString(DOCUMENTATION, wanted);
        }

        assertThat(Files.readString(DOCUMENTATION))
                .as("%s; -Dapprove=true renews it", DOCUMENTATION)
                .isEqualTo(wanted);
    }

    private static void assertRefused(Everybody everybody) {
        String before = everybody.kept();
        for (Route route : Handed.dashboardRoutes(everybody.engine())) {
            Row expected = Row.declaredBy(route);
            assertThat(asked(route, everybody.stranger()))
                    .as(name(route) + " of stranger")
                    .isEqualTo(expected.stranger());
            assertThat(asked(route, everybody.member()))
                    .as(name(route) + " of member")
                    .isEqualTo(expected.member());
            assertThat(asked(route, everybody.token()))
                    .as(name(route) + " of token")
                    .isEqualTo(expected.token());
            if (expected.readOnly().equals(REFUSED)) {
                assertThat(asked(route, everybody.readOnly())).as(name(route)).isEqualTo(REFUSED);
            }
            if (expected.full().equals(PROOF)) {
                assertThat(asked(route, everybody.full())).as(name(route)).isEqualTo(PROOF);
            }
        }
        assertThat(everybody.kept()).isEqualTo(before);
    }

    private static void assertAnswered(Everybody everybody) {
        String before = everybody.kept();
        for (Route route : Handed.dashboardRoutes(everybody.engine())) {
            Row expected = Row.declaredBy(route);
            if (!expected.readOnly().equals(REFUSED)) {
                assertThat(asked(route, everybody.readOnly())).as(name(route)).isEqualTo(expected.readOnly());
            }
            if (!isAct(route)) {
                assertThat(asked(route, everybody.full())).as(name(route)).isEqualTo(expected.full());
            }
        }
        // pages and trials change nothing
        assertThat(everybody.kept()).isEqualTo(before);
        Handed.dashboardRoutes(everybody.engine()).stream()
                .filter(RouteTableTest::isAct)
                .forEach(act -> assertThat(asked(act, everybody.full()))
                        .as(name(act))
                        .isEqualTo(Row.declaredBy(act).full()));
    }

    /// Of ids that lead to nobody.
    private static String asked(Route route, Browser browser) {
        String path = path(route);
        Answer answer =
                isAct(route) ? browser.copy().send(path) : browser.copy().open(path);
        assertNothingFromElsewhere(route, answer);
        if (answer.location().startsWith("/sign-in")) {
            return SIGN_IN;
        }
        if (answer.location().startsWith("/user/verify?")) {
            return PROOF;
        }
        int status = answer.status();
        return status < 400 || status == 404 || status == 409 || status == 422 ? YES : String.valueOf(status);
    }

    /// Whatever the page is: no script of its own, in nobody's frame, kept by no cache, and asking nobody else.
    private static void assertNothingFromElsewhere(Route route, Answer answer) {
        if (answer.status() != 303 && answer.header("Content-Type").startsWith("text/html")) {
            // a page of the entrance may lead a browser to an application of this machine
            assertThat(answer.header("Content-Security-Policy").replaceAll("form-action [^;]*;", ""))
                    .as(name(route))
                    .contains("default-src", "frame-ancestors '")
                    .doesNotContain("unsafe-inline", "unsafe-eval", "https:", "*");
            assertThat(answer.header("Cache-Control")).as(name(route)).contains("no-store");
            assertThat(answer.body())
                    .as(name(route))
                    .doesNotContain("src=\"http", "src=\"//", "<script>", " onclick=", " style=");
        }
    }

    private static String path(Route route) {
        return Desks.AT + VARIABLE.matcher(route.template()).replaceAll("nobody_1");
    }

    private static boolean isAct(Route route) {
        return route.method().equals("POST");
    }

    private static String name(Route route) {
        return route.method() + " " + route.template();
    }

    private static String line(Route route, String where) {
        Row row = Row.declaredBy(route);
        String address = route.template().isEmpty() ? "/" : route.template();
        return "| "
                + String.join(
                        " | ",
                        route.method(),
                        "`" + address + "`" + where,
                        row.stranger(),
                        row.member(),
                        row.token(),
                        row.readOnly(),
                        row.full())
                + " |\n";
    }
}
