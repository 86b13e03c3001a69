package dev.genkan.server.standalone;

import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.NewUser;
import dev.genkan.identity.user.User;
import dev.genkan.server.Browser;
import dev.genkan.server.Engine;
import dev.genkan.server.EngineSettings;
import dev.genkan.server.House;
import dev.genkan.server.ServerDoor;
import dev.genkan.server.TurnableClock;
import dev.genkan.server.mail.Letter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/// A whole server: both APIs and the hosted pages in a real container on a free port, with a real file database, mail
/// in the inbox and one secret key.
public final class WireHouse implements AutoCloseable {

    public static final String PASSWORD = House.PASSWORD;

    public final TurnableClock clock;
    public final Engine engine;
    public final ServerDoor door;
    /// What programs show.
    public final String secretKey;

    private final Tomcat tomcat = new Tomcat();
    private volatile Filter wire = WireHouse::notYet;
    private volatile Filter pages = WireHouse::notYet;

    /// A development instance.
    public WireHouse(Path directory) {
        this(settings(directory), directory, new TurnableClock(), false);
    }

    /// @param directory for the container; the settings name the folder of the data
    /// @param live whether its keys and answers are those of a production instance
    public WireHouse(EngineSettings settings, Path directory, TurnableClock clock, boolean live) {
        this.clock = clock;
        this.engine = Engine.open(settings, clock);
        start(directory);
        this.door = engine.serverDoor(URI.create("http://localhost:" + port()), live);
        this.secretKey = engine.secretKeys()
                .make(door.place().secretPrefix(), "tests", Actor.SYSTEM)
                .secret();
        this.wire = new WireFilter(door.frontend(), door.backend());
        this.pages = door.door().filter();
    }

    /// Those of a development instance, in which one network may try as often as a test needs.
    public static EngineSettings settings(Path directory) {
        return House.settings(directory, Limits.defaults().perNetwork(10_000, 10_000), Surroundings.NONE);
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    public URI url() {
        return door.place().publicUrl();
    }

    /// Somebody who looks at the hosted pages.
    public Browser browser(String... headers) {
        return new Browser(url(), headers);
    }

    /// A program that shows the secret key.
    ///
    /// @param headers sent with every call: name, value, name, value
    public Program program(String... headers) {
        return new Program(url(), secretKey, headers);
    }

    /// Somebody whom the application has made, with [#PASSWORD].
    public User userAt(String address) {
        return engine.users()
                .create(NewUser.at(EmailAddress.parse(address).orElseThrow()).password(PASSWORD), Actor.APPLICATION);
    }

    /// Somebody who has just created an account on the hosted pages.
    public Browser memberAt(String address) {
        Browser browser = browser();
        browser.open("/sign-up");
        browser.send("/sign-up", "email_address", address, "password", PASSWORD);
        browser.open("/sign-up/code");
        browser.send("/sign-up/code", "code", newestLetter(address).code());
        return browser;
    }

    /// The newest mail to them, but for the notice of a new browser.
    public Letter newestLetter(String address) {
        return lettersTo(address).stream()
                .filter(letter -> !letter.subject().startsWith("New sign-in"))
                .findFirst()
                .orElseThrow();
    }

    public List<Letter> lettersTo(String address) {
        return engine.inbox().items().stream()
                .map(item -> item.letter())
                .filter(letter -> letter.to().equals(address))
                .toList();
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
        // what no filter answers is answered with 404
        Tomcat.addServlet(context, "nothing", new Nothing());
        context.addServletMapping("/", "nothing");
        add(context, "wire", (request, response, chain) -> wire.doFilter(request, response, chain));
        add(context, "pages", (request, response, chain) -> pages.doFilter(request, response, chain));
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Context context, String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(name);
        mapping.addURLPattern("/*");
        context.addFilterMap(mapping);
    }

    private static void notYet(ServletRequest request, ServletResponse response, FilterChain chain) {
        throw new IllegalStateException("the door is not open yet");
    }

    private static final class Nothing extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(404);
        }
    }
}
