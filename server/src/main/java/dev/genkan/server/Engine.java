package dev.genkan.server;

import dev.genkan.forms.html.Pages;
import dev.genkan.forms.html.Untranslated;
import dev.genkan.forms.html.Words;
import dev.genkan.gate.Decisions;
import dev.genkan.gate.Gate;
import dev.genkan.gate.RecentDecisions;
import dev.genkan.gate.servlet.Cookies;
import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.attempt.Collaborators;
import dev.genkan.identity.attempt.SignInTokens;
import dev.genkan.identity.credential.EmailCodes;
import dev.genkan.identity.credential.EmailLinks;
import dev.genkan.identity.credential.KnownDevices;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.errand.ErrandRunner;
import dev.genkan.identity.errand.Errands;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Bell;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.exchange.SettingsExchange;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.instance.IdentifierLists;
import dev.genkan.identity.instance.Instance;
import dev.genkan.identity.instance.KeyRotation;
import dev.genkan.identity.instance.RedirectUrls;
import dev.genkan.identity.instance.SecretKeys;
import dev.genkan.identity.instance.SigningKeys;
import dev.genkan.identity.limit.Lockouts;
import dev.genkan.identity.limit.RateLimits;
import dev.genkan.identity.mail.MailOutbox;
import dev.genkan.identity.mail.Postbox;
import dev.genkan.identity.operator.ActingInPlace;
import dev.genkan.identity.operator.Operators;
import dev.genkan.identity.session.ActingSessions;
import dev.genkan.identity.session.Activity;
import dev.genkan.identity.session.ClaimsTemplate;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.session.CookieBudget;
import dev.genkan.identity.session.Handshakes;
import dev.genkan.identity.session.JwtTemplates;
import dev.genkan.identity.session.RecentChanges;
import dev.genkan.identity.session.SessionTemplate;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.session.StoredForms;
import dev.genkan.identity.session.TokenTerms;
import dev.genkan.identity.user.DailyFigures;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.LargestFields;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.Users;
import dev.genkan.identity.webhook.Courier;
import dev.genkan.identity.webhook.Destinations;
import dev.genkan.identity.webhook.MailEvents;
import dev.genkan.identity.webhook.Webhooks;
import dev.genkan.onboarding.Aftermath;
import dev.genkan.onboarding.Dues;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Members;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.OnboardingExport;
import dev.genkan.onboarding.Watch;
import dev.genkan.onboarding.funnel.Funnel;
import dev.genkan.onboarding.jdbc.JdbcJourneys;
import dev.genkan.onboarding.jdbc.JdbcLedger;
import dev.genkan.onboarding.yaml.WatchedFlows;
import dev.genkan.server.brand.HouseBrand;
import dev.genkan.server.command.Chores;
import dev.genkan.server.command.ControlSocket;
import dev.genkan.server.command.DataFolder;
import dev.genkan.server.command.Refused;
import dev.genkan.server.dashboard.Route;
import dev.genkan.server.embedded.DraftSealing;
import dev.genkan.server.inbox.Inbox;
import dev.genkan.server.mail.Delivery;
import dev.genkan.server.mail.SmtpDelivery;
import dev.genkan.server.mail.SmtpSettings;
import dev.genkan.server.mail.ToldDelivery;
import dev.genkan.server.wire.EventJson;
import dev.genkan.server.wire.Place;
import dev.genkan.server.wire.UserJson;
import dev.genkan.token.Expectations;
import dev.genkan.token.UserId;
import jakarta.validation.Validator;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The engine of one instance: its people, keys and mail, on one database. Opened once, closed with the application.
///
/// Pages and gate are put in front of it when it is known where browsers reach the application, see [#frontDoor].
public final class Engine implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.genkan");

    /// How long a session token lives.
    static final Duration TOKEN_LIFETIME = Duration.ofSeconds(60);

    private static final Actor CONFIGURATION = new Actor("configuration", Browser.NONE);
    private static final String LONG_URL = "https://" + "x".repeat(92);
    private static final String LONG_PATH = "/" + "x".repeat(31);
    private static final String OUR_WORDS = "dev/genkan/server/words";

    final EngineSettings settings;
    final InstantSource clock;
    final Database database;
    final EncryptionKey encryptionKey;
    final NewId ids;
    final SigningKeys signingKeys;
    final CookieBudget budget;
    final RecentChanges changes;
    final Audit audit;
    final JdbcJourneys journeys;
    final Funnel funnel;
    private final Watches watches = new Watches();
    final DailyFigures figures;
    final Users users;
    final EmailAddresses emailAddresses;
    final Activity activity;
    final Clients clients;
    final Sessions sessions;
    final Passwords passwords;
    final EmailCodes codes;
    final Events events;
    final Operators operators;
    final ActingInPlace acting;
    final StoredForms forms;
    final Instance instance;
    final HouseBrand look;
    final SecretKeys secretKeys;
    final Handshakes handshakes;
    final SessionTemplate sessionTemplate;
    final JwtTemplates jwtTemplates;
    final Webhooks webhooks;
    final IdentifierLists identifierLists;
    final RedirectUrls redirectUrls;
    final SignInTokens signInTokens;
    final Errands errands;
    private final ErrandRunner errandRunner;
    private final Bell bell = new Bell();
    final Words words;
    final Pages pages;
    final Inbox inbox = new Inbox();
    final RecentDecisions decisions = new RecentDecisions();
    final Delivery delivery;
    private @Nullable ControlSocket control;
    private @Nullable Courier courier;
    /// What [dev.genkan.onboarding.ClaimsTypes] says of the flows behind the front door; empty before there is one.
    private volatile String claimsTypes = "";
    /// The properties of settings that the configuration says, by setting.
    private volatile Map<String, String> configured;
    /// What can be asked of the dashboard behind the front door; nothing before there is one.
    private volatile List<Route> dashboardRoutes = List.of();
    private @Nullable OnboardingRounds rounds;

    private Engine(EngineSettings settings, EncryptionKey encryptionKey, Database database, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.database = database;
        this.encryptionKey = encryptionKey;
        this.ids = new NewId(clock);
        this.signingKeys = new SigningKeys(database, encryptionKey, ids, rotation(settings.rotateKeysEvery()), clock);
        this.budget = budget(settings, new LargestFields(database));
        this.changes = new RecentChanges(clock, TOKEN_LIFETIME, Expectations.USUAL_SKEW);
        this.events = new Events(database, ids, clock, bell);
        this.audit = new Audit(database, ids, clock);
        this.passwords = new Passwords(
                database, clock, settings.brand().name(), settings.entrance().hashingWait());
        this.journeys = new JdbcJourneys(
                database.dataSource(), database.transactions(), new DraftSealing(encryptionKey), clock);
        this.funnel = new Funnel(new JdbcLedger(database.dataSource(), database.transactions()));
        this.watches.add(funnel);
        this.figures = new DailyFigures(
                database,
                user -> Boolean.TRUE.equals(user.publicMetadata().values().get(Onboarding.COMPLETE)),
                clock);
        this.users =
                new Users(database, ids, events, audit, changes, budget, figures, passwords, journeys::forget, clock);
        this.emailAddresses = new EmailAddresses(database, users, ids, audit, clock);
        this.clients = new Clients(database, ids, clock);
        this.sessions = new Sessions(database, ids, events, audit, changes, settings.limits(), clock);
        this.activity = new Activity(database, clock);
        this.codes = new EmailCodes(database, encryptionKey, settings.limits(), clock);
        this.operators =
                new Operators(database, ids, new ActingSessions(database, events, audit, changes, clock), clock);
        this.acting = new ActingInPlace(database, operators, users, sessions, budget);
        this.forms = new StoredForms(database, encryptionKey, clock);
        this.instance = new Instance(database, ids, audit, said(settings, EngineSettings.Configured::value), clock);
        this.configured = said(settings, EngineSettings.Configured::property);
        this.look = new HouseBrand(
                settings.brand(), instance::settings, settings.paths().house(), clock);
        this.sessionTemplate = new SessionTemplate(
                instance, budget, settings.claims(), settings.operation().claimsFixed());
        this.secretKeys = new SecretKeys(database, ids, audit, clock);
        this.handshakes = new Handshakes(database, encryptionKey, clock);
        this.jwtTemplates = new JwtTemplates(database, encryptionKey, ids, audit, clock);
        this.webhooks = new Webhooks(database, encryptionKey, ids, audit, destinations(settings), bell, clock);
        this.identifierLists = new IdentifierLists(database, ids, audit, clock);
        this.redirectUrls = new RedirectUrls(database, ids, audit, clock);
        this.signInTokens = new SignInTokens(database, ids, users, budget, audit, clock);
        Bell errandBell = new Bell();
        this.errands = new Errands(database, users, operators, ids, audit, errandBell, clock);
        this.errandRunner = new ErrandRunner(errands, errandBell);
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        this.words =
                Words.of(application, settings.bundles(), List.of(OUR_WORDS)).in(settings.languages());
        this.pages = new Pages(look, words, settings.paths().house(), application);
        this.delivery = switch (settings.mail()) {
            case EngineSettings.Mail.ToTheInbox here -> inbox;
            case EngineSettings.Mail.OverSmtp smtp ->
                delivery(smtp.settings(), new MailOutbox(database, encryptionKey, ids, clock));
        };
    }

    /// Opens the database, and makes it and its first signing key if this is the first start.
    ///
    /// @throws CannotStart if something is missing or wrong; its message is for the operator
    public static Engine open(EngineSettings settings, InstantSource clock) {
        Database database = database(settings);
        try {
            Engine engine = new Engine(settings, key(settings), database, clock);
            engine.signingKeys.published();
            engine.tellHowItLooksAndSpeaks();
            engine.welcomeFirstOperator();
            engine.listenForCommands();
            if (engine.delivery instanceof SmtpDelivery smtp) {
                smtp.start();
            }
            engine.funnel.start();
            engine.figures.start();
            engine.errandRunner.start();
            return engine;
        } catch (IllegalStateException e) {
            database.close();
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// The people of this instance.
    public Users users() {
        return users;
    }

    /// How many of them came and went on each day, and how many there are.
    public DailyFigures figures() {
        return figures;
    }

    /// Their sessions.
    public Sessions sessions() {
        return sessions;
    }

    /// Who may run this instance.
    public Operators operators() {
        return operators;
    }

    /// What is done to many of them at once.
    public Errands errands() {
        return errands;
    }

    /// The addresses of these people.
    public EmailAddresses emailAddresses() {
        return emailAddresses;
    }

    /// Who did what to whom.
    public Audit audit() {
        return audit;
    }

    /// Makes the next signing key: published at once, signing an hour later, while the old one stays published until
    /// its last token and everybody's copies of our public keys have died. Nobody is signed out. If a key is waiting
    /// already, it stays that one. The audit log tells of it.
    ///
    /// @throws IllegalStateException in a transaction; the caller's fault
    public SigningKeys.NextKey rotateSigningKey() {
        return signingKeys.rotate(Actor.APPLICATION);
    }

    /// What they have as passwords: for those who bring people along from elsewhere.
    public Passwords passwords() {
        return passwords;
    }

    /// The mail of a development instance.
    public Inbox inbox() {
        return inbox;
    }

    /// What the gate decided lately, and why.
    public Decisions decisions() {
        return decisions;
    }

    /// A browser in which this user is signed in from now on, by the application's word alone: what its tests begin
    /// with. The gate mints the token when the browser first comes.
    ///
    /// @throws org.springframework.dao.DataIntegrityViolationException if there is no such user; the caller's fault
    public SignedInBrowser signIn(UserId user) {
        return database.inTransaction(() -> {
            Clients.Opened browser = clients.open(ClientToken.NONE);
            String cookieName = new Cookies(FrontDoorPlan.suffix(this), false, cookieLifetime()).clientName();
            return new SignedInBrowser(cookieName, browser.token(), sessions.begin(browser.id(), user, Browser.NONE));
        });
    }

    /// The gate, with the pages of the entrance and of the flow behind it.
    ///
    /// @param publicUrl the address browsers use, with the context path if there is one, without a trailing slash
    /// @param flows what members answer first, in the order in which the gate requires them; may be empty
    /// @throws CannotStart if gate, flow and address do not fit together; its message is for the developer
    public FrontDoor frontDoor(URI publicUrl, Gate gate, List<Onboarding> flows, Validator validator) {
        try {
            FlowOrder order = FlowOrder.of(flows, gate.requirements());
            return new FrontDoorPlan(this, publicUrl, order, validator).build(gate.replacing(order::settled));
        } catch (IllegalArgumentException e) {
            // the parts refuse what does not fit them, and say it in a sentence
            throw new CannotStart(e.getMessage() + Whereabouts.of(gate, flows), e);
        }
    }

    /// The same for flows that stand in a file, which in development is looked at again: when it has changed, gate and
    /// pages are those of the changed flows, without a restart.
    ///
    /// @param gates the gate that requires these flows, made of all of them in their order
    /// @throws CannotStart as above
    public FrontDoor frontDoor(
            URI publicUrl, Function<List<Onboarding>, Gate> gates, WatchedFlows flows, Validator validator) {
        Gate gate = gates.apply(flows.atStart());
        try {
            FlowOrder order = FlowOrder.of(flows.atStart(), gate.requirements());
            FrontDoorPlan plan = new FrontDoorPlan(this, publicUrl, order, validator);
            return plan.watching(flows, gates, plan.build(gate.replacing(order::settled)));
        } catch (IllegalArgumentException e) {
            throw new CannotStart(e.getMessage() + Whereabouts.of(gate, flows.inCode()), e);
        }
    }

    /// From now on this is what [#claimsTypes] says.
    void sayClaims(String types) {
        claimsTypes = types;
    }

    void dashboardHas(List<Route> routes) {
        dashboardRoutes = List.copyOf(routes);
    }

    /// What can be asked of the dashboard, so that a test can try all of it on everybody.
    List<Route> dashboardRoutes() {
        return dashboardRoutes;
    }

    /// What TypeScript programs have to know of the claims; empty before there are flows.
    String claimsTypes() {
        return claimsTypes;
    }

    /// The same as a server of its own: hosted pages for applications on other origins, and both APIs of the wire.
    ///
    /// @param publicUrl the address SDKs are told, without a path
    /// @param live whether keys and answers are those of a production instance
    /// @throws CannotStart as above
    public ServerDoor serverDoor(URI publicUrl, boolean live) {
        try {
            FlowOrder none = new FlowOrder(List.of(), 0);
            return new FrontDoorPlan(this, Place.of(publicUrl, live), none, null).buildServer(null);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    /// The same, with flows on its hosted pages. Its gate refuses nothing, so nobody is forced to answer them; the
    /// application asks for that.
    ///
    /// @param flows each asks whom it is for; their file is looked at again in development
    /// @throws CannotStart as above
    public ServerDoor serverDoor(URI publicUrl, boolean live, WatchedFlows flows, Validator validator) {
        try {
            FlowOrder order = FlowOrder.of(flows.atStart(), List.of());
            return new FrontDoorPlan(this, Place.of(publicUrl, live), order, validator).buildServer(flows);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    /// From now on, and after every start, session tokens are laid out by this template: the very next token, on other
    /// nodes within two seconds.
    ///
    /// @throws IllegalArgumentException if it is none, if the gate could not do with it, or if the cookie of somebody
    ///     could not carry it; its author's fault. Nothing is changed then, and the message says where and why
    /// @throws IllegalStateException if the configuration names the template
    public void layOutSessionTokensBy(String template, Actor actor) {
        switch (sessionTemplate.save(template, stored -> true, actor)) {
            case SessionTemplate.Saved.Kept kept -> {}
            case SessionTemplate.Saved.Refused refused ->
                throw new IllegalArgumentException(refused.complaint().toString());
            case SessionTemplate.Saved.Overtaken other ->
                throw new IllegalStateException("the template was overtaken by another, though any was right");
            case SessionTemplate.Saved.Fixed fixed ->
                throw new IllegalStateException(SessionTemplate.PROPERTY + " is set, and what the configuration says is"
                        + " not changed at run time. Change it there, or take it out.");
        }
    }

    /// The template by which session tokens are laid out.
    public SessionTemplate sessionTemplate() {
        return sessionTemplate;
    }

    /// The settings that may change while it runs.
    public Instance instance() {
        return instance;
    }

    /// What programs show to the Backend API.
    public SecretKeys secretKeys() {
        return secretKeys;
    }

    /// Tickets that let a member in by the application's word, or somebody else in their place; a server of its own
    /// takes them at `/v1/tickets/accept`.
    public SignInTokens signInTokens() {
        return signInTokens;
    }

    /// Who is told over HTTP of what happens.
    public Webhooks webhooks() {
        return webhooks;
    }

    /// Everything this instance is told while it runs, as one value that goes from one instance to another.
    public SettingsExchange settingsExchange() {
        return new SettingsExchange(
                database,
                instance,
                identifierLists,
                redirectUrls,
                jwtTemplates,
                webhooks,
                this::layOutSessionTokensBy,
                fixed());
    }

    private Set<String> fixed() {
        Set<String> names = new HashSet<>(configured.keySet());
        if (sessionTemplate.isFixed()) {
            names.add(SettingsExchange.SESSION_CLAIMS);
        }
        return names;
    }

    private static <T> Map<String, T> said(EngineSettings settings, Function<EngineSettings.Configured, T> part) {
        return settings.operation().configured().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> part.apply(one.getValue())));
    }

    /// From now on these settings, too, are shown as the configuration's, and changed by it alone.
    ///
    /// @param properties what each is called there, by the name of the setting; such as `genkan.home-url`
    public void configuredBy(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(configured);
        all.putAll(properties);
        configured = Map.copyOf(all);
    }

    Map<String, String> configured() {
        return configured;
    }

    /// Where people leave the flows.
    public Funnel funnel() {
        return funnel;
    }

    /// Everybody who is told what happens on the way through the flows: the funnel, and who has asked for it.
    public Watch watch() {
        return watches;
    }

    /// From now on this one is told too.
    public void watchedBy(Watch watch) {
        watches.add(watch);
    }

    /// What members have answered, and the receipts of what they have finished.
    public Journeys journeys() {
        return journeys;
    }

    /// What is still to be done after completions.
    public Dues afterwards() {
        return journeys.dues();
    }

    /// Everything that onboarding has of one member, as JSON: what an export of their data contains of it. Empty lists
    /// if it has nothing.
    public Map<String, @Nullable Object> exportOnboarding(UserId user) {
        return OnboardingExport.of(journeys, journeys.dues(), user);
    }

    /// Does what these flows want done besides requests, from now on.
    void lookAfter(FlowOrder flows, List<Editions> editions, Members members) {
        Aftermath aftermath = new Aftermath(editions, journeys.dues(), members);
        if (rounds != null) {
            rounds.now(flows.all(), aftermath);
        } else {
            OnboardingRounds begun = new OnboardingRounds(flows.all(), journeys, aftermath, clock);
            rounds = begun;
            watchedBy(begun);
            begun.start();
        }
    }

    /// What is done besides requests, done now; for tests, which turn the clock.
    void goRound() {
        if (rounds != null) {
            rounds.round();
        }
    }

    /// How letters leave the house: as the settings say, and told to whoever wants to be told.
    Delivery letterbox() {
        String from = switch (settings.mail()) {
            case EngineSettings.Mail.ToTheInbox here -> "inbox";
            case EngineSettings.Mail.OverSmtp smtp ->
                ToldDelivery.nameOf(smtp.settings().from());
        };
        MailEvents told = new MailEvents(database, encryptionKey, ids, instance::id, bell, clock);
        return new ToldDelivery(delivery, told, ids, from, () -> look.get().name());
    }

    /// Begins to tell webhook endpoints what happens, once, when it is known what addresses are told.
    void tellOthers(Place place) {
        if (courier == null) {
            EventJson told = new EventJson(new UserJson(place, passwords, clock), users, sessions);
            courier = new Courier(
                    database, encryptionKey, events, told, instance::id, destinations(settings), bell, clock);
            courier.start();
        }
    }

    private static Destinations destinations(EngineSettings settings) {
        return switch (settings.environment()) {
            case DEVELOPMENT -> Destinations.ANYWHERE;
            case PRODUCTION -> Destinations.inProduction(settings.operation().privateWebhooks());
        };
    }

    /// Makes the owner of the address that the configuration names the first operator, if it is proven and nobody is
    /// one. Called at the start and whenever somebody arrives.
    void welcomeFirstOperator() {
        String named = settings.operation().firstOperator();
        if (named.isEmpty()) {
            return;
        }
        EmailAddress address = EmailAddress.parse(named)
                .orElseThrow(() -> new CannotStart("genkan.first-operator: \"" + named + "\" is no e-mail address."));
        if (operators.becomeFirst(address, CONFIGURATION)) {
            LOG.log(System.Logger.Level.INFO, address + " has become the first operator");
        }
    }

    private void listenForCommands() {
        Path directory = settings.dataDirectory();
        if (!settings.operation().controlSocket() || !Files.isDirectory(directory)) {
            return;
        }
        Chores chores = new Chores(
                database,
                directory,
                () -> encryptionKey,
                () -> signingKeys,
                operators,
                instance,
                this::layOutByCommand,
                sessionTemplate::text,
                () -> webhooks,
                () -> funnel,
                () -> claimsTypes,
                this::settingsExchange,
                clock);
        try {
            control = ControlSocket.open(new DataFolder(directory, ""), chores);
        } catch (UncheckedIOException e) {
            // a system without such sockets: all the rest works
            LOG.log(
                    System.Logger.Level.WARNING,
                    e.getMessage() + ". Commands have to wait until the application is stopped.");
        }
    }

    private void layOutByCommand(String template, Actor actor) {
        try {
            layOutSessionTokensBy(template, actor);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Refused.because(String.valueOf(e.getMessage()));
        }
    }

    /// What people can do at the entrance and with their account, as far as it is known to this instance.
    Collaborators collaborators(Postbox postbox) {
        return new Collaborators(
                database,
                ids,
                users,
                clients,
                sessions,
                passwords,
                codes,
                new EmailLinks(database, clock),
                new KnownDevices(database, clock),
                new RateLimits(database, clock),
                new Lockouts(database, settings.limits(), clock),
                settings.limits(),
                settings.entrance().rules(),
                postbox,
                clock);
    }

    private void tellHowItLooksAndSpeaks() {
        List<String> own = pages.replaced(HouseTemplates.NAMES);
        if (!own.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "Own templates: " + String.join(", ", own));
        }
        List<Untranslated> untranslated = words.untranslated();
        if (!untranslated.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Words: "
                            + untranslated.stream().map(Untranslated::toString).collect(Collectors.joining("; ")));
        }
    }

    boolean isDevelopment() {
        return settings.environment() == EngineSettings.Environment.DEVELOPMENT;
    }

    /// By which applications have tokens made for other services.
    public JwtTemplates jwtTemplates() {
        return jwtTemplates;
    }

    /// Stops sending mail and webhooks, doing what follows completions and hearing commands, writes what was counted,
    /// and closes the database, unless it is the application's.
    @Override
    public void close() {
        errandRunner.close();
        if (courier != null) {
            courier.close();
        }
        if (rounds != null) {
            rounds.close();
        }
        if (control != null) {
            control.close();
        }
        if (delivery instanceof SmtpDelivery smtp) {
            smtp.close();
        }
        activity.write();
        funnel.close();
        figures.close();
        database.close();
    }

    private static Database database(EngineSettings settings) {
        try {
            return switch (settings.storage()) {
                case EngineSettings.Storage.OwnFile own -> Database.h2File(settings.dataDirectory());
                case EngineSettings.Storage.Joined theirs -> Database.of(theirs.dataSource(), theirs.manager());
            };
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
            // in use by another process, a folder that cannot be written, a database that is not fit
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new CannotStart(
                    "The database in " + settings.dataDirectory() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static EncryptionKey key(EngineSettings settings) {
        return switch (settings.key()) {
            case EngineSettings.Key.Generated generated ->
                key(settings.dataDirectory().resolve("key"));
            case EngineSettings.Key.Given given -> key(given.base64());
        };
    }

    private static EncryptionKey key(Path file) {
        try {
            return EncryptionKey.fromFile(file);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(file + ": " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private static EncryptionKey key(String base64) {
        try {
            return EncryptionKey.fromBase64(base64);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.encryption-key: " + e.getMessage(), e);
        }
    }

    private static Delivery delivery(SmtpSettings settings, MailOutbox outbox) {
        try {
            return new SmtpDelivery(settings, outbox);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private static KeyRotation rotation(Duration every) {
        try {
            return KeyRotation.every(every, TOKEN_LIFETIME.plus(Expectations.USUAL_SKEW));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("genkan.signing-keys.rotate-every: " + e.getMessage(), e);
        }
    }

    /// What users may have in their tokens. Until the address is known it is taken for a long one.
    private static CookieBudget budget(EngineSettings settings, LargestFields largest) {
        TokenTerms terms = new TokenTerms(LONG_URL, LONG_URL, TOKEN_LIFETIME, settings.claimsVersion());
        try {
            return new CookieBudget(
                    Cookies.BUDGET,
                    ClaimsTemplate.parse(settings.claims()),
                    terms,
                    frame(settings, LONG_PATH),
                    largest);
        } catch (ClaimsTemplate.Wrong e) {
            throw new CannotStart("genkan.session-token.claims: " + e.getMessage(), e);
        } catch (TokenBudget.Exceeded e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    /// What a session cookie weighs without the token. The longest name counts, in production too: what can be kept
    /// here can be kept there.
    static int frame(EngineSettings settings, String contextPath) {
        return new Cookies(Cookies.suffixOf(""), true, cookieLifetime(settings)).weightOf("", contextPath);
    }

    Duration cookieLifetime() {
        return cookieLifetime(settings);
    }

    /// A while longer than the session, so that a browser whose session has just ended is still known to have had one.
    private static Duration cookieLifetime(EngineSettings settings) {
        return settings.limits().sessionLifetime().plus(StoredForms.KEPT);
    }
}
