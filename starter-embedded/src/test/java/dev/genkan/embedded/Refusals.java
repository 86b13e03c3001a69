package dev.genkan.embedded;

import dev.genkan.gate.AfterAuth;
import dev.genkan.gate.Gate;
import dev.genkan.gate.Requirement;
import dev.genkan.onboarding.Onboarding;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;

/// Every start that is refused. The page of the documentation is made of this list.
final class Refusals {

    private static final String PRODUCTION = "genkan.environment=production";
    private static final String URL = "genkan.public-url=https://acme.example";
    private static final String HOST = "genkan.mail.host=127.0.0.1";
    private static final String FROM = "genkan.mail.from=Acme <door@acme.example>";
    private static final String KEY = "genkan.encryption-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    /// In place of the folder that every other start is given.
    static final String NO_DATA_DIR = "";

    private Refusals() {}

    record Name(String name) {}

    record Another(String name) {}

    record Reserved(String onboarding) {}

    record Strange(Thread thread) {}

    static final List<Refusal> ALL = List.of(
            Refusal.of(
                    "Production needs genkan.public-url, the https address browsers use, such as https://acme.example.",
                    "Set it, with the context path if there is one.",
                    PRODUCTION,
                    HOST,
                    FROM,
                    KEY),
            Refusal.of(
                    "Production needs genkan.mail.host and genkan.mail.from: codes go out by mail.",
                    "Set both.",
                    PRODUCTION,
                    URL,
                    KEY),
            Refusal.of(
                    "Production needs a database named on purpose: a DataSource of the application that leads to"
                            + " PostgreSQL or to an H2 file, or genkan.data-dir, the folder of a file of Genkan's own.",
                    "Configure a data source, or name a folder that is backed up and outlives a deployment.",
                    PRODUCTION,
                    URL,
                    HOST,
                    FROM,
                    KEY,
                    NO_DATA_DIR),
            Refusal.of(
                    "Production needs genkan.encryption-key: 32 random bytes in Base64, as from "
                            + "\"openssl rand -base64 32\"; it wraps the signing keys and is not kept in the database.",
                    "Make one, and keep it where secrets are kept.",
                    PRODUCTION,
                    URL,
                    HOST,
                    FROM),
            Refusal.of(
                    "genkan.encryption-key: The encryption key is not Base64; make one with: openssl rand -base64 32",
                    "Check that it was copied whole.",
                    "genkan.encryption-key=no Base64!"),
            Refusal.of(
                    "genkan.encryption-key: The encryption key has … bytes and needs 32; make one with: "
                            + "openssl rand -base64 32",
                    "Check that it was copied whole.",
                    "genkan.encryption-key=c2hvcnQ="),
            Refusal.of(
                            "…key: The encryption key has … bytes and needs 32",
                            "The key file was cut. Take it from where you keep a copy; without it the signing keys are"
                                    + " lost, not the people.")
                    .before(data -> write(data, "key", "c2hvcnQ=")),
            Refusal.of(
                            "The signing key … in the database cannot be opened: it was stored under the encryption key"
                                    + " …, and this is ….",
                            "Start with the key of that time; the ids in the sentence tell them apart.",
                            KEY)
                    .before(data -> {
                        Running.start(Applications.Plain.class, parentOf(data)).close();
                        return () -> {};
                    }),
            Refusal.of(
                            "There is no signing key left in the database.",
                            "Somebody has retired them all by hand. Set retired_at of the youngest to null in"
                                    + " genkan.signing_keys, or restore a back-up.")
                    .before(Refusals::withoutKeys),
            Refusal.of(
                            "The directory … cannot be made: …",
                            "A file is in the way, or the folder above cannot be written.")
                    .before(data -> write(parentOf(data), "data", "a file")),
            Refusal.of(
                            "The database in … is in use by another process. An H2 file belongs to one process at a"
                                    + " time; stop the other one, or use PostgreSQL.",
                            "Stop the other process. Commands speak to a running application by themselves.")
                    .before(Refusals::held),
            Refusal.of(
                            "The database in … cannot be opened: …",
                            "The file was damaged, or written by a later release. Restore a back-up.")
                    .before(data -> write(data, "genkan.mv.db", "H:2,block:0".repeat(2000))),
            Refusal.of(
                    "genkan.datasource names \"…\", and there is no DataSource bean of that name; there is ….",
                    "Write one of the names that are there.",
                    "genkan.datasource=customers"),
            Refusal.of(
                            "genkan.datasource names \"…\", which leads to an H2 database in memory, which would forget"
                                    + " everybody.",
                            "Name one that leads to PostgreSQL or to an H2 file or server, or leave it out.",
                            "genkan.datasource=theirs")
                    .with("theirs", DataSource.class, data -> TheirDatabase.inMemory()),
            Refusal.of(
                            "genkan.datasource names \"…\", which leads to a … database, which Genkan does not speak.",
                            "Name one that leads to PostgreSQL or to an H2 file or server, or leave it out.",
                            "genkan.datasource=theirs")
                    .with("theirs", DataSource.class, data -> TheirDatabase.ofAnotherProduct()),
            Refusal.of(
                            "There are … DataSource beans and none of them is @Primary; name the one whose database"
                                    + " Genkan shares with genkan.datasource, or say none for a file of its own: ….",
                            "Name one, or mark one with @Primary.")
                    .with("orders", DataSource.class, data -> TheirDatabase.file(data, "orders"))
                    .with("people", DataSource.class, data -> TheirDatabase.file(data, "people")),
            Refusal.of(
                            "Genkan cannot share the application's database. … genkan.datasource names another one, or"
                                    + " none for a file of Genkan's own.",
                            "The sentence between says what is in the way; docs/database.md what is needed.")
                    .with("theirs", DataSource.class, data -> TheirDatabase.file(data, "theirs;MODE=Oracle")),
            Refusal.of("The database does not answer: …", "Start it, and look at its address and password.")
                    .with("theirs", DataSource.class, data -> TheirDatabase.h2("tcp://localhost:1/theirs")),
            Refusal.of(
                            "The database cannot be used: …",
                            "It answered a moment before: its own log says why it does not any more.")
                    .with("theirs", DataSource.class, data -> TheirDatabase.goingAway(data, "theirs")),
            Refusal.of(
                            "The user of the H2 database has no administrator rights and may not set WRITE_DELAY=0,"
                                    + " without which a killed process loses what it has acknowledged.",
                            "Make the user an administrator (in H2: alter user … admin true).")
                    .before(TheirDatabase::withVisitor)
                    .with("theirs", DataSource.class, TheirDatabase::ofVisitor),
            Refusal.of(
                            "The tables in the schema genkan cannot be made: …",
                            "The database says why: a right is missing, or something else lies in that schema.")
                    .before(data -> TheirDatabase.occupied(data, "users"))
                    .with("theirs", DataSource.class, data -> TheirDatabase.file(data, "theirs")),
            Refusal.of(
                            "The tables of the journeys cannot be made: …",
                            "The database says why: a right is missing, or something else lies in the schema genkan.")
                    .before(data -> TheirDatabase.occupied(data, "journeys"))
                    .with("theirs", DataSource.class, data -> TheirDatabase.file(data, "theirs")),
            Refusal.of(
                            "It cannot be told whether a transaction of … is one of the data source that Genkan would"
                                    + " share; genkan.datasource=none keeps Genkan's tables in a file of its own.",
                            "Declare a transaction manager of that data source, or say none.")
                    .with("theirs", DataSource.class, data -> TheirDatabase.file(data, "theirs"))
                    .with("global", PlatformTransactionManager.class, TheirDatabase::managerOfAnother),
            Refusal.of(
                            "There are … transaction managers of the data source that Genkan shares, and none of them"
                                    + " is @Primary: ….",
                            "Mark the one with @Primary in whose transactions the application writes.")
                    .with("theirs", DataSource.class, data -> TheirDatabase.file(data, "theirs"))
                    .having(TheirDatabase.manager("one"))
                    .having(TheirDatabase.manager("two")),
            Refusal.of(
                    "genkan.public-url is the address browsers use, such as https://acme.example, not \"…\".",
                    "Write scheme and host, and nothing behind the context path.",
                    "genkan.public-url=acme.example"),
            Refusal.of(
                    "genkan.public-url ends with the context path, and with nothing else: …, not ….",
                    "Let the address and server.servlet.context-path agree.",
                    URL,
                    "server.servlet.context-path=/shop"),
            Refusal.of(
                    "genkan.paths: \"…\" cannot be the path of a page: write it as in /sign-in, without a slash at its"
                            + " end",
                    "Write it so.",
                    "genkan.paths.sign-in=login"),
            Refusal.of(
                    "genkan.paths: \"…\" cannot be the path of a page beside \"…\": give each of the house's pages a"
                            + " place of its own",
                    "Choose another path for one of them.",
                    "genkan.paths.sign-in=/door",
                    "genkan.paths.sign-up=/door/new"),
            Refusal.of(
                    "genkan.return-origins: an origin is scheme, host and port, such as https://docs.example, with https"
                            + "… and nothing after it, not \"…\".",
                    "Write the origin alone, as the address bar shows it before the first single slash.",
                    "genkan.return-origins=https://docs.example/guide"),
            Refusal.of(
                    "genkan.trusted-proxies: a proxy is an address such as 10.0.0.7 or 2001:db8::7, or a network such as"
                            + " 10.0.0.0/8 (not of length 0), not \"…\".",
                    "Write numbers: names are not looked up.",
                    "genkan.trusted-proxies=10.0.0.0/8,proxy.example"),
            Refusal.of(
                    "genkan.limits.hashing-wait: a wait is nothing or longer, not …",
                    "Write it as in 2s; 0 for not waiting at all.",
                    "genkan.limits.hashing-wait=-1s"),
            Refusal.of(
                    "genkan.limits: a limit is at least 1, not …",
                    "Set it to 1 or more.",
                    "genkan.limits.code-tries=0"),
            Refusal.of(
                    "genkan.limits: a time limit is longer than nothing, not …",
                    "Write it as in 10m.",
                    "genkan.limits.code-lifetime=0s"),
            Refusal.of(
                    "genkan.sign-in: one of password, email-code and email-link has to be left.",
                    "Leave one of them out, or set it to true.",
                    "genkan.sign-in.password=false",
                    "genkan.sign-in.email-code=false",
                    "genkan.sign-in.email-link=false"),
            Refusal.of(
                    "genkan.signing-keys.rotate-every: a signing key signs for a day (1d) at least, or, with 0, until"
                            + " it is changed by hand",
                    "Write it as in 90d.",
                    "genkan.signing-keys.rotate-every=1h"),
            Refusal.of(
                    "genkan.session-token.version is 2, or 1 for consumers that are older than it, not ….",
                    "Leave it out.",
                    "genkan.session-token.version=3"),
            Refusal.of(
                    "genkan.session-token.claims: claims template, line …, column …: …",
                    "Correct it there; docs/claims.md has the language.",
                    "genkan.session-token.claims={\"a\": \"{{user.nickname}}\"}"),
            Refusal.of(
                    "the session cookie of somebody who has just signed up would weigh …",
                    "Put less into genkan.session-token.claims.",
                    "genkan.session-token.claims={\"a\": \"" + "x".repeat(3000) + "\"}"),
            Refusal.of(
                    "genkan.mail.from is not a mail address",
                    "Write it as in Acme <door@acme.example>.",
                    HOST,
                    "genkan.mail.from=Acme <door"),
            Refusal.of(
                    "genkan.mail.from names one sender, such as Acme <door@acme.example>",
                    "Name one.",
                    HOST,
                    "genkan.mail.from=a@acme.example, b@acme.example"),
            Refusal.of(
                    "genkan.first-operator: \"…\" is no e-mail address.",
                    "Write the address with which the operator signs up.",
                    "genkan.first-operator=ada"),
            Refusal.of(
                    "genkan.brand: a brand needs a name: it is in every title",
                    "Set genkan.brand.name or spring.application.name.",
                    "spring.application.name=  "),
            Refusal.of("The route pattern \"…\" cannot be used: …", "Correct the pattern in the Gate bean.")
                    .asking(() -> wrong(Gate.publicRoutes("dashboard"))),
            Refusal.of(
                            "There are two flows called \"…\". Name one of them otherwise, or let only the later version"
                                    + " be a bean.",
                            "A flow is answered in one version at a time.")
                    .asking(() -> flow("welcome"))
                    .asking(() -> flow("welcome")),
            Refusal.of("The flow \"…\" needs another name: …", "Use lower-case letters, digits and hyphens.")
                    .asking(() -> flow("Welcome!")),
            Refusal.of("The flow \"…\" has the version …; versions begin at 1.", "Count from 1.")
                    .asking(() -> Onboarding.flow("welcome", 0).ask(Name.class).landAt("/me")),
            Refusal.of("The flow \"…\" asks nothing; say ask(SomeRecord.class) before landAt.", "Ask something.")
                    .asking(() -> Onboarding.flow("welcome", 1).landAt("/me")),
            Refusal.of(
                            "The flow \"…\" asks for two records that are both called …; rename one of them.",
                            "Rename one of them.")
                    .asking(() -> Onboarding.flow("welcome", 1)
                            .ask(Name.class)
                            .ask(Applications.Asking.Name.class)
                            .landAt("/me")),
            Refusal.of("The flow \"…\" asks for … twice.", "Ask for it once.")
                    .asking(() -> Onboarding.flow("welcome", 1)
                            .ask(Name.class)
                            .ask(Name.class)
                            .landAt("/me")),
            Refusal.of(
                            "The flow \"…\" asks for … in both … and …; one answer would hide the other.",
                            "Rename one of the components.")
                    .asking(() -> Onboarding.flow("welcome", 1)
                            .ask(Name.class)
                            .ask(Another.class)
                            .landAt("/me")),
            Refusal.of(
                            "The flow \"…\" is answered at \"…\", which is no path of this application; a path begins"
                                    + " with one slash, like /dashboard.",
                            "Write it so.")
                    .asking(() -> Onboarding.flow("welcome", 1)
                            .ask(Name.class)
                            .at("welcome")
                            .landAt("/me")),
            Refusal.of(
                            "\"…\" cannot be the path of a page beside \"…\": give each of the house's pages a place of"
                                    + " its own",
                            "Say another path in at(…).")
                    .asking(() -> Onboarding.flow("welcome", 1)
                            .ask(Name.class)
                            .at("/sign-in/welcome")
                            .landAt("/me")),
            Refusal.of(
                            "The flow \"…\" lands at …, where it is asked; nobody would ever arrive.",
                            "Say another page in landAt.")
                    .asking(() -> Onboarding.flow("welcome", 1).ask(Name.class).landAt("/onboarding")),
            Refusal.of(
                            "The flow \"…\" lands at \"…\", which is no path of this application; a path begins with"
                                    + " one slash, like /dashboard.",
                            "Write it so.")
                    .asking(() -> Onboarding.flow("welcome", 1).ask(Name.class).landAt("dashboard")),
            Refusal.of("The flow \"…\" lands at …, which leads on to where it lands: …", "Say another page in landAt.")
                    .asking(() -> Onboarding.flow("welcome", 1).ask(Name.class).landAt("/sign-in")),
            Refusal.of(
                            "The flow \"…\" asks for …, a name that onboarding itself writes; choose another one.",
                            "Rename the component.")
                    .asking(() ->
                            Onboarding.flow("welcome", 1).ask(Reserved.class).landAt("/me")),
            Refusal.of(
                            "… is reached by members who have finished onboarding (@RequireOnboarded), but there is no"
                                    + " Onboarding bean. Declare one, or say @RequireSignedIn.",
                            "Do either.")
                    .with("handlers", Boundaries.Handlers.class, data -> new Boundaries.Handlers()),
            Refusal.of(
                            "The gate ignores …, where a page of Genkan's own is: nobody would ever see it. Take it out"
                                    + " of ignoredRoutes.",
                            "Do so; such a page passes the gate by itself.")
                    .with("gate", Gate.class, data -> Gate.publicRoutes().ignoredRoutes("/sign-(.*)")),
            Refusal.of(
                            "The gate requires …, which is no Onboarding bean, so nobody could ever answer it. Declare"
                                    + " it as one, and inject that into the gate.",
                            "Do so.")
                    .with("gate", Gate.class, data -> Gate.publicRoutes().require(flow("welcome"))),
            Refusal.of(
                    "genkan.flows: …",
                    "Correct what the sentence names by line and column, or the name of the file.",
                    "genkan.flows=classpath:no-such-flows.yaml"),
            Refusal.of(
                            "The gate (…) leads to …, where whoever is signed in, or through, is led on at once: they"
                                    + " would go round in circles. Lead to a page of the application.",
                            "Give the requirement a page of its own.")
                    .with(
                            "gate",
                            Gate.class,
                            data -> Gate.publicRoutes()
                                    .require(Requirement.of("terms_required", "/sign-up", claims -> false))),
            Refusal.of(
                            "The gate leads round in circles, …: afterAuth has to let those in whom it leads to a place,"
                                    + " and so has a requirement (…).",
                            "Look at the paths that the sentence names: one of them has to pass.")
                    .with(
                            "gate",
                            Gate.class,
                            data -> Gate.publicRoutes()
                                    .afterAuth((auth, route) -> AfterAuth.leadTo(
                                            "x_required", route.path().equals("/a") ? "/b" : "/a"))),
            Refusal.of("Strange.thread …", "Use a type that a form can ask for.")
                    .asking(() ->
                            Onboarding.flow("welcome", 1).ask(Strange.class).landAt("/me")));

    private static Onboarding flow(String name) {
        return Onboarding.flow(name, 1).ask(Name.class).landAt("/me");
    }

    private static Onboarding wrong(@Nullable Gate neverMade) {
        throw new AssertionError("the gate was made: " + neverMade);
    }

    /// As another process holds it that has it open.
    private static AutoCloseable held(Path data) throws Exception {
        Files.createDirectories(data);
        FileChannel channel =
                FileChannel.open(data.resolve("genkan.mv.db"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }

    /// As after a statement too many of somebody who tidied up.
    private static AutoCloseable withoutKeys(Path data) throws SQLException {
        Running.start(Applications.Plain.class, parentOf(data)).close();
        return TheirDatabase.in(
                TheirDatabase.h2("file:" + data.resolve("genkan")), "update genkan.signing_keys set retired_at = 1");
    }

    private static Path parentOf(Path data) {
        return Objects.requireNonNull(data.getParent());
    }

    private static AutoCloseable write(Path folder, String name, String text) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        return () -> {};
    }
}
