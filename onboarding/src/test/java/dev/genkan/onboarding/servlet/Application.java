package dev.genkan.onboarding.servlet;

import dev.genkan.forms.html.Brand;
import dev.genkan.forms.html.Pages;
import dev.genkan.forms.html.Words;
import dev.genkan.gate.Gate;
import dev.genkan.gate.Paths;
import dev.genkan.gate.servlet.Cookies;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.GateFilter;
import dev.genkan.gate.servlet.Site;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Completion;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.Flows;
import dev.genkan.onboarding.Flows.NewApplication;
import dev.genkan.onboarding.Happening;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Receipt;
import dev.genkan.onboarding.Sealing;
import dev.genkan.onboarding.jdbc.JdbcJourneys;
import dev.genkan.token.Expectations;
import dev.genkan.token.KeySet;
import dev.genkan.token.TokenVerifier;
import dev.genkan.token.UserId;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A whole application behind the gate: a real container, real tokens, a real database. Every page of its own says
/// who is there and what the token knows.
final class Application implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    // held, because a logger that nobody holds forgets its level
    private static final Logger CONTAINER = Logger.getLogger("org.apache");

    static {
        CONTAINER.setLevel(Level.SEVERE);
    }

    final People people;
    final WatchedJourneys journeys;
    final JdbcClient jdbc;
    final Pages pages;
    /// What was told to whoever watches.
    final List<Happening> watched = new CopyOnWriteArrayList<>();
    final AtomicInteger completions = new AtomicInteger();
    volatile Completion alsoDoes = (member, answers) -> {};

    private final Path directory = temporary();
    private final JdbcConnectionPool pool;
    private final String database;
    private boolean handedOn;
    private final Tomcat tomcat = new Tomcat();
    private final String contextPath;

    static Application withWelcome() {
        return new Application("", Flows.welcome(1));
    }

    Application(String contextPath, Onboarding asked) {
        this(contextPath, asked, "");
    }

    Application(List<Onboarding> flows) {
        this("", flows, fresh(""));
    }

    private static String fresh(String settings) {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + settings;
    }

    /// @param settings of the database, as H2 writes them in its address
    Application(String contextPath, Onboarding asked, String settings) {
        this(contextPath, List.of(asked), fresh(settings));
    }

    /// The next release of the same application, on the same data; this one is closed.
    Application redeployed(Onboarding... flows) throws IOException, LifecycleException {
        handedOn = true;
        close();
        return new Application(contextPath, List.of(flows), database);
    }

    /// Another release of the same application, on the same data, while this one goes on.
    Application beside(Onboarding... flows) {
        Application other = new Application(contextPath, List.of(flows), database);
        other.handedOn = true;
        return other;
    }

    private Application(String contextPath, List<Onboarding> asked, String database) {
        this.contextPath = contextPath;
        this.database = database;
        InstantSource clock = InstantSource.fixed(NOON);
        this.pool = JdbcConnectionPool.create(database, "sa", "");
        pool.setMaxConnections(40);
        this.jdbc = JdbcClient.create(pool);
        this.people = new People(pool, clock);
        JdbcJourneys stored =
                new JdbcJourneys(pool, new TransactionTemplate(new DataSourceTransactionManager(pool)), SEALING, clock);
        this.journeys = new WatchedJourneys(stored);
        jdbc.sql("create table if not exists workspaces (owner varchar(64), name varchar(80))")
                .update();
        this.pages = new Pages(Brand.named("Acme"), Words.ours());
        FlowOrder flows = FlowOrder.of(asked.stream().map(this::opening).toList(), List.of());
        Site site = new Site(
                URI.create(People.ISSUER + contextPath),
                Paths.defaults(),
                new Cookies("", true, Duration.ofDays(7)),
                new Csrf(new byte[32]));
        var verifier = new TokenVerifier(() -> KEYS, Expectations.of(People.ISSUER, People.ISSUER), clock);
        List<Editions> editions = flows.all().stream()
                .map(flow -> Editions.of(flow, Flows.VALIDATOR))
                .toList();
        var onboarding = new OnboardingPages(
                site, flows, editions, journeys, people, pages, watched::add, Reminding.Letters.NONE, clock);
        start(new GateFilter(
                Gate.publicRoutes("/", "/sign-in").require(flows.all().toArray(Onboarding[]::new)),
                verifier,
                people,
                site,
                List.of(new AssetPages(site.paths(), pages), onboarding, onboarding.asJson(site, stored.replies()))));
    }

    private static final KeySet KEYS = KeySet.of(People.KEY);

    /// Turns texts round: what was sealed can be told from what was not.
    private static final Sealing SEALING = new Sealing() {
        @Override
        public String seal(String plain) {
            return new StringBuilder(plain).reverse().toString();
        }

        @Override
        public String open(String sealed) {
            return seal(sealed);
        }
    };

    /// The same flow, with an application that opens a workspace in its own table.
    private Onboarding opening(Onboarding asked) {
        return asked.alsoThen((member, answers) -> {
                    completions.incrementAndGet();
                    jdbc.sql("insert into workspaces values (?, ?)")
                            .params(
                                    member.id().value(),
                                    answers.find(NewApplication.class)
                                            .map(NewApplication::applicationName)
                                            .orElse(""))
                            .update();
                })
                .alsoThen((member, answers) -> alsoDoes.completed(member, answers));
    }

    /// From now on the database has no more than so many connections for everybody.
    void haveConnections(int most) {
        pool.setMaxConnections(most);
    }

    List<String> workspaces() {
        return jdbc.sql("select name from workspaces")
                .query((row, number) -> row.getString(1))
                .list();
    }

    List<Receipt> receiptsOf(UserId id) {
        return journeys.receipts(id);
    }

    int journeysOf(UserId id) {
        return jdbc.sql("select count(*) from genkan.journeys where user_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    /// Where the container listens; not where the world thinks the application is.
    URI address() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + contextPath);
    }

    /// A browser whose owner has signed in.
    Browser browserOf(UserId id) {
        Browser browser = new Browser(address());
        browser.keep("__client", people.signIn(id));
        browser.keep("__session", people.mint(id));
        return browser;
    }

    Browser strangersBrowser() {
        return new Browser(address());
    }

    private void start(Filter gate) {
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext(contextPath, directory.toString());
        FilterDef definition = new FilterDef();
        definition.setFilterName("gate");
        definition.setFilter(gate);
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("gate");
        mapping.addURLPattern("/*");
        context.addFilterMap(mapping);
        Tomcat.addServlet(context, "pages", new Echo()).addMapping("/");
        try {
            tomcat.start();
        } catch (LifecycleException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws IOException, LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
        if (!handedOn) {
            jdbc.sql("shutdown").update();
        }
        pool.dispose();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("onboarding");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Echo extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Visit visit = Visit.of(request);
            response.getWriter().print(visit.path() + " of " + visit.auth());
        }
    }
}
