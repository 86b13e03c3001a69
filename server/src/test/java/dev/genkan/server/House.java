package dev.genkan.server;

import dev.genkan.forms.html.Brand;
import dev.genkan.gate.Gate;
import dev.genkan.gate.Paths;
import dev.genkan.gate.servlet.Acting;
import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.MetadataPatch;
import dev.genkan.identity.user.User;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.yaml.WatchedFlows;
import dev.genkan.server.mail.Letter;
import dev.genkan.token.Auth;
import dev.genkan.token.SessionClaims;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A whole application with the engine inside: a real container on a free port, a real file database, mail in the
/// inbox. Its pages say who is there, and in whose place.
public final class House implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery";
    public static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    static {
        // the container's own log would tell of every start and stop
        Stream.of(Logger.getLogger("").getHandlers()).forEach(output -> output.setLevel(Level.OFF));
    }

    public final TurnableClock clock;
    public final Engine engine;
    public final FrontDoor door;
    private final Tomcat tomcat = new Tomcat();
    private volatile Filter filter = (request, response, chain) -> {
        throw new IllegalStateException("the door is not open yet");
    };

    public House(Path directory) {
        this(directory, new TurnableClock());
    }

    public House(Path directory, TurnableClock clock, Onboarding... flows) {
        this(settings(directory), directory, clock, flows);
    }

    /// @param directory for the container; the settings name the folder of the data
    public House(EngineSettings settings, Path directory, TurnableClock clock, Onboarding... flows) {
        this(
                settings,
                directory,
                clock,
                (engine, address) ->
                        engine.frontDoor(address, Gate.publicRoutes("/").require(flows), List.of(flows), VALIDATOR));
    }

    /// One whose flows stand in a file.
    public House(Path directory, TurnableClock clock, WatchedFlows flows) {
        this(
                settings(directory),
                directory,
                clock,
                (engine, address) -> engine.frontDoor(
                        address,
                        all -> Gate.publicRoutes("/").require(all.toArray(Onboarding[]::new)),
                        flows,
                        VALIDATOR));
    }

    private House(
            EngineSettings settings, Path directory, TurnableClock clock, BiFunction<Engine, URI, FrontDoor> opened) {
        this.clock = clock;
        this.engine = Engine.open(settings, clock);
        start(directory);
        this.door = opened.apply(engine, URI.create("http://localhost:" + port()));
        this.filter = door.filter();
    }

    /// Those of a development instance, in which one network may try as often as a test needs.
    public static EngineSettings settings(Path directory) {
        return settings(directory, Limits.defaults().perNetwork(10_000, 10_000), Surroundings.NONE);
    }

    /// The same in other surroundings.
    public static EngineSettings settings(Path directory, Limits limits, Surroundings surroundings) {
        return new EngineSettings(
                        EngineSettings.Environment.DEVELOPMENT,
                        directory.resolve("data"),
                        new EngineSettings.Storage.OwnFile(),
                        new EngineSettings.Key.Generated(),
                        "{\"metadata\": \"{{user.public_metadata}}\"}",
                        SessionClaims.Version.V2,
                        limits,
                        Paths.defaults(),
                        Brand.named("Acme"),
                        List.of(),
                        new EngineSettings.Mail.ToTheInbox(),
                        false,
                        Duration.ofDays(90))
                .surrounded(surroundings);
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /// Somebody at the machine.
    public Browser browser(String... headers) {
        return new Browser(door.publicUrl(), headers);
    }

    /// Somebody whose request was passed on to the machine.
    public Browser elsewhere() {
        return browser("X-Forwarded-For", "203.0.113.7");
    }

    /// A newcomer at the page where the code is typed.
    public Browser signingUp(String address) {
        Browser browser = browser();
        browser.open("/sign-up");
        browser.send("/sign-up", "email_address", address, "password", PASSWORD);
        browser.open("/sign-up/code");
        return browser;
    }

    /// Somebody who has just created an account.
    public Browser memberAt(String address) {
        Browser browser = signingUp(address);
        browser.send("/sign-up/code", "code", newestLetter(address).code());
        return browser;
    }

    /// Somebody at the page where the password is typed.
    public Browser signingIn(String address) {
        Browser browser = browser();
        browser.open("/sign-in");
        browser.send("/sign-in", "identifier", address);
        browser.open("/sign-in/password");
        return browser;
    }

    /// Somebody at the page where the code is typed.
    public Browser signingInByCode(String address) {
        Browser browser = signingIn(address);
        browser.send("/sign-in/continue", "strategy", "email_code");
        browser.open("/sign-in/code");
        return browser;
    }

    public User userAt(String address) {
        return engine.users()
                .findByEmailAddress(EmailAddress.parse(address).orElseThrow())
                .orElseThrow();
    }

    /// Merges into a member's public metadata, as another thread of the application would.
    public void merge(String address, Map<String, @Nullable Object> patch) {
        engine.users().mergeMetadata(userAt(address).id(), MetadataPatch.ofPublic(patch));
    }

    /// The newest, but for the notice of a new browser.
    public Letter newestLetter(String address) {
        return lettersTo(address).stream()
                .filter(letter -> !letter.subject().startsWith("New sign-in")
                        && !letter.subject().startsWith("Neue Anmeldung"))
                .findFirst()
                .orElseThrow();
    }

    /// The path and query of the link in it.
    public String newestLink(String address) {
        return newestLetter(address)
                .text()
                .lines()
                .filter(line -> line.startsWith(door.publicUrl() + "/sign-in/link?t="))
                .findFirst()
                .orElseThrow()
                .substring(door.publicUrl().toString().length());
    }

    public List<Letter> lettersTo(String address) {
        return engine.inbox().items().stream()
                .map(item -> item.letter())
                .filter(letter -> letter.to().equals(address))
                .toList();
    }

    /// Everything the database holds, so that a test can tell that nothing happened; but for what is counted, which is
    /// written when its time comes, and for journeys, which go when theirs is over.
    public String everythingKept() {
        return everythingKept(engine, clock);
    }

    /// The same of any engine.
    public static String everythingKept(Engine engine, InstantSource clock) {
        JdbcClient jdbc = JdbcClient.create(engine.database.dataSource());
        return jdbc.sql("""
                        select table_name from information_schema.tables
                        where lower(table_schema) = 'genkan' and table_type = 'BASE TABLE'
                            and lower(table_name) not in ('funnel', 'user_figures')
                        order by table_name
                        """).query().listOfRows().stream()
                .map(row -> String.valueOf(row.get("table_name")))
                .map(table -> table + " "
                        + jdbc
                                .sql("select * from genkan." + table + stillKept(table, clock))
                                .query()
                                .listOfRows()
                                .stream()
                                .map(Object::toString)
                                .sorted()
                                .toList())
                .collect(Collectors.joining("\n"));
    }

    private static String stillKept(String table, InstantSource clock) {
        if (table.equalsIgnoreCase("audit")) {
            // who takes people along changes nothing of theirs; that it was done is written down
            return " where action <> 'user.export'";
        }
        Instant forgotten = clock.instant().minus(Onboarding.DRAFTS_KEPT);
        return table.equalsIgnoreCase("journeys") ? " where updated_at >= " + forgotten.toEpochMilli() : "";
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        engine.close();
    }

    private void start(Path directory) {
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", directory.toString());
        Tomcat.addServlet(context, "application", new WhoIsThere());
        context.addServletMapping("/", "application");
        FilterDef definition = new FilterDef();
        definition.setFilterName("gate");
        Filter late = (request, response, chain) -> filter.doFilter(request, response, chain);
        definition.setFilter(late);
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("gate");
        mapping.addURLPattern("/*");
        context.addFilterMap(mapping);
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class WhoIsThere extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Visit visit = Visit.of(request);
            String who = switch (visit.auth()) {
                case Auth.SignedIn member -> member.userId().value();
                case Auth.SignedOut nobody -> "nobody";
            };
            // no text at all but for who acts in a member's place
            Object acting = request.getAttribute(Acting.ATTRIBUTE);
            response.setCharacterEncoding("UTF-8");
            response.getWriter().print(visit.path() + " of " + who + acting);
        }
    }
}
