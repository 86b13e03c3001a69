package dev.genkan.server;

import dev.genkan.forms.Form;
import dev.genkan.gate.Gate;
import dev.genkan.gate.Origin;
import dev.genkan.gate.Paths;
import dev.genkan.gate.servlet.Cookies;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.GateFilter;
import dev.genkan.gate.servlet.Ledger;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.Ports;
import dev.genkan.gate.servlet.Site;
import dev.genkan.gate.servlet.Surroundings;
import dev.genkan.identity.account.AddressBook;
import dev.genkan.identity.account.FreshFactor;
import dev.genkan.identity.account.Leaving;
import dev.genkan.identity.account.PasswordChange;
import dev.genkan.identity.attempt.Collaborators;
import dev.genkan.identity.attempt.Invitations;
import dev.genkan.identity.attempt.MailedLinks;
import dev.genkan.identity.attempt.Membership;
import dev.genkan.identity.attempt.Resetting;
import dev.genkan.identity.attempt.SignInAttempts;
import dev.genkan.identity.attempt.SignUpAttempts;
import dev.genkan.identity.attempt.SigningIn;
import dev.genkan.identity.attempt.SigningUp;
import dev.genkan.identity.limit.RateLimits;
import dev.genkan.identity.session.SessionTokens;
import dev.genkan.identity.session.TemplateTokens;
import dev.genkan.identity.session.TokenPreviews;
import dev.genkan.identity.session.TokenTerms;
import dev.genkan.identity.user.Pictures;
import dev.genkan.onboarding.ClaimsTypes;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.FlowOrder;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.servlet.AssetPages;
import dev.genkan.onboarding.servlet.OnboardingPages;
import dev.genkan.onboarding.yaml.WatchedFlows;
import dev.genkan.server.backendapi.BackendResources;
import dev.genkan.server.brand.BrandStyle;
import dev.genkan.server.command.KeysChores;
import dev.genkan.server.dashboard.ConnectRoom;
import dev.genkan.server.dashboard.Dashboard;
import dev.genkan.server.development.AtTheMachine;
import dev.genkan.server.development.ClaimsTypesPage;
import dev.genkan.server.development.DeveloperKey;
import dev.genkan.server.embedded.EmbeddedMembers;
import dev.genkan.server.embedded.EmbeddedSessions;
import dev.genkan.server.embedded.EmbeddedWays;
import dev.genkan.server.frontendapi.FrontendApi;
import dev.genkan.server.frontendapi.FrontendResources;
import dev.genkan.server.inbox.InboxPages;
import dev.genkan.server.mail.Letters;
import dev.genkan.server.mail.Reminders;
import dev.genkan.server.pages.ActingPage;
import dev.genkan.server.pages.Arrival;
import dev.genkan.server.pages.Desk;
import dev.genkan.server.pages.ErrorPages;
import dev.genkan.server.pages.ForgotPasswordPages;
import dev.genkan.server.pages.JwksPage;
import dev.genkan.server.pages.KeptFormPages;
import dev.genkan.server.pages.LinkPages;
import dev.genkan.server.pages.MembersPlace;
import dev.genkan.server.pages.OperatorPage;
import dev.genkan.server.pages.ResetPasswordPages;
import dev.genkan.server.pages.SignInPages;
import dev.genkan.server.pages.SignOutPage;
import dev.genkan.server.pages.SignUpPages;
import dev.genkan.server.pages.TicketPages;
import dev.genkan.server.profile.AccountDesk;
import dev.genkan.server.profile.AccountPage;
import dev.genkan.server.profile.AddressPages;
import dev.genkan.server.profile.LeavingPage;
import dev.genkan.server.profile.PasswordPage;
import dev.genkan.server.profile.ProfilePages;
import dev.genkan.server.profile.SessionsPage;
import dev.genkan.server.profile.VerifyPage;
import dev.genkan.server.why.WhyPages;
import dev.genkan.server.wire.AllowedOrigins;
import dev.genkan.server.wire.Applications;
import dev.genkan.server.wire.Place;
import dev.genkan.server.wire.SdkCookies;
import dev.genkan.server.wire.Wire;
import dev.genkan.token.Expectations;
import dev.genkan.token.TokenVerifier;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts a front door together: everything that depends on where browsers reach the application.
final class FrontDoorPlan {

    private static final System.Logger LOG = System.getLogger("dev.genkan");

    private final Engine engine;
    private final URI publicUrl;
    private final FlowOrder flows;
    private final @Nullable Validator validator;
    private final List<Editions> editions;
    private final Site site;
    private final TokenTerms terms;
    private final SessionTokens tokens;
    private final EmbeddedSessions sessions;
    private final Desk desk;
    private final Letters letters;
    private final Collaborators entrance;
    private @Nullable ServerPlan server;
    private @Nullable FrontendApi frontend;

    /// In the application's own process.
    FrontDoorPlan(Engine engine, URI publicUrl, FlowOrder flows, Validator validator) {
        this(
                engine,
                publicUrl,
                flows,
                validator,
                new Cookies(suffix(engine), Origin.of(publicUrl).startsWith("https:"), engine.cookieLifetime()),
                engine.settings.surroundings(),
                landingOf(flows));
    }

    /// As a server of its own.
    ///
    /// @param validator null without flows, and so without forms to be validated
    FrontDoorPlan(Engine engine, Place place, FlowOrder flows, @Nullable Validator validator) {
        this(engine, place, flows, validator, new AllowedOrigins(place, engine.instance), new SdkCookies(place));
    }

    private FrontDoorPlan(
            Engine engine,
            Place place,
            FlowOrder flows,
            @Nullable Validator validator,
            AllowedOrigins origins,
            SdkCookies sdkCookies) {
        this(
                engine,
                place.publicUrl(),
                flows,
                validator,
                Cookies.ofServer(place.secure(), engine.cookieLifetime()),
                new Surroundings(
                        origins,
                        engine.settings.surroundings().proxies(),
                        new Applications(place, sdkCookies, engine.clients, engine.sessions)),
                "/");
        this.server = new ServerPlan(place, origins, sdkCookies);
    }

    private FrontDoorPlan(
            Engine engine,
            URI publicUrl,
            FlowOrder flows,
            @Nullable Validator validator,
            Cookies cookies,
            Surroundings surroundings,
            String landing) {
        this.engine = engine;
        this.publicUrl = publicUrl;
        this.flows = flows;
        this.validator = validator;
        this.editions = editionsOf(flows, validator);
        Paths paths = pathsOf(flows);
        this.site =
                new Site(publicUrl, paths, cookies, new Csrf(engine.encryptionKey.derive("form field")), surroundings);
        this.terms = new TokenTerms(
                publicUrl.toString(), site.origin(), Engine.TOKEN_LIFETIME, engine.settings.claimsVersion());
        engine.budget.standAt(terms, Engine.frame(engine.settings, contextPath(publicUrl)));
        this.tokens = new SessionTokens(
                engine.database, engine.signingKeys, terms, engine.budget, engine.changes, engine.clock);
        this.sessions = new EmbeddedSessions(tokens, engine.changes, engine.activity);
        this.desk = desk(landing);
        this.letters = letters(paths);
        this.entrance = engine.collaborators(letters)
                .admitting(new Membership(
                        engine.instance::settings,
                        address -> engine.identifierLists.admits(address, engine.instance.settings())));
    }

    /// The same place with other flows. Tokens, and whoever is let in, stay what they are.
    private FrontDoorPlan(FrontDoorPlan before, FlowOrder flows) {
        this.engine = before.engine;
        this.publicUrl = before.publicUrl;
        this.flows = flows;
        this.validator = before.validator;
        this.editions = editionsOf(flows, validator);
        this.terms = before.terms;
        this.tokens = before.tokens;
        this.sessions = before.sessions;
        this.server = before.server;
        this.frontend = before.frontend;
        Paths paths = pathsOf(flows);
        Site known = before.site;
        this.site = new Site(publicUrl, paths, known.cookies(), known.csrf(), known.surroundings());
        this.desk = desk(server == null ? landingOf(flows) : "/");
        this.letters = letters(paths);
        this.entrance = engine.collaborators(letters).admitting(before.entrance.membership());
    }

    /// @throws IllegalArgumentException as [Editions#of]
    private static List<Editions> editionsOf(FlowOrder order, @Nullable Validator validator) {
        return order.all().stream()
                .map(flow -> Editions.of(flow, Objects.requireNonNull(validator, "flows have forms")))
                .toList();
    }

    private Paths pathsOf(FlowOrder order) {
        Paths own = engine.settings.paths();
        return order.all().isEmpty()
                ? own
                : own.onboardingAt(order.all().getFirst().path());
    }

    private static String landingOf(FlowOrder order) {
        return order.all().isEmpty() ? "/" : order.all().getFirst().landAt();
    }

    private Desk desk(String landing) {
        return new Desk(engine.pages, site, landing, engine.settings.limits().codeLifetime(), atTheMachine());
    }

    private Letters letters(Paths paths) {
        return new Letters(
                engine.pages,
                publicUrl,
                paths,
                engine.settings.limits().codeLifetime(),
                engine.letterbox(),
                engine.clock);
    }

    /// What a server of its own has besides.
    private record ServerPlan(Place place, AllowedOrigins origins, SdkCookies cookies) {}

    /// What TypeScript programs have to know of the claims; empty without flows.
    String claimsTypes() {
        return editions.isEmpty()
                ? ""
                : ClaimsTypes.declaration(
                        editions.stream().map(Editions::current).toList());
    }

    /// @param declared the same flows as this has, and their file
    ServerDoor buildServer(@Nullable WatchedFlows declared) {
        ServerPlan plan = Objects.requireNonNull(server, "planned as a server");
        Collaborators wireEntrance =
                engine.collaborators(letters.linking("/v1/verify?token=")).admitting(entrance.membership());
        Wire wire = new Wire(
                plan.place(),
                plan.origins(),
                plan.cookies(),
                engine.instance,
                engine.secretKeys,
                engine.signingKeys,
                engine.encryptionKey,
                engine.database,
                engine.ids,
                engine.users,
                engine.emailAddresses,
                engine.passwords,
                engine.clients,
                engine.sessions,
                tokens,
                engine.activity,
                engine.handshakes,
                engine.audit,
                wireEntrance,
                engine.look,
                engine.words,
                atTheMachine(),
                engine.cookieLifetime(),
                engine.clock,
                engine.signInTokens,
                new Invitations(engine.database, engine.ids, engine.audit, wireEntrance.postbox(), engine.clock),
                engine.jwtTemplates,
                new TemplateTokens(
                        engine.database, engine.jwtTemplates, engine.signingKeys, publicUrl.toString(), engine.clock),
                new Pictures(engine.database, engine.users, engine.ids, engine.clock),
                engine.redirectUrls,
                engine.identifierLists);
        Surroundings around = site.surroundings();
        FrontendApi asked = FrontendResources.api(wire, around);
        this.frontend = asked;
        // nothing is refused here: pages and APIs know by themselves who may see them
        Gate gate = Gate.publicRoutes("/(.*)");
        FrontDoor door = declared == null ? build(gate) : watching(declared, all -> gate, build(gate));
        return new ServerDoor(plan.place(), door, asked, BackendResources.api(wire, around));
    }

    /// What the dashboard needs to connect applications; nothing in an application's own process.
    private Optional<ConnectRoom.OfServer> connecting() {
        FrontendApi asked = frontend;
        return Optional.ofNullable(server)
                .map(plan -> new ConnectRoom.OfServer(
                        plan.place(),
                        new KeysChores(engine.instance, engine.secretKeys, () -> engine.signingKeys),
                        () -> asked != null && asked.wasAskedFromElsewhere()));
    }

    /// The same door, which sees in development what happens to the file.
    ///
    /// @param gates what requires flows, made of all of them
    FrontDoor watching(WatchedFlows declared, Function<List<Onboarding>, Gate> gates, FrontDoor built) {
        if (!engine.isDevelopment() || !declared.canChange()) {
            return built;
        }
        return built.behind(new ReloadingGate(
                declared,
                new ReloadingGate.Asking(flows, built.filter()),
                all -> again(all, gates.apply(all)),
                atTheMachine()::isTrueOf));
    }

    private ReloadingGate.Asking again(List<Onboarding> all, Gate gate) {
        FlowOrder order = FlowOrder.of(all, gate.requirements());
        return new ReloadingGate.Asking(order, new FrontDoorPlan(this, order).filter(gate.replacing(order::settled)));
    }

    FrontDoor build(Gate gate) {
        engine.tellOthers(server == null ? Place.of(publicUrl, !engine.isDevelopment()) : server.place());
        GateFilter filter = filter(gate);
        boolean mailStaysHere = engine.isDevelopment() && engine.delivery.equals(engine.inbox);
        String inbox = mailStaysHere ? publicUrl + inboxAt() + "?key=" + developerKey() : "";
        String why = engine.isDevelopment() ? publicUrl + whyAt() + "?key=" + developerKey() : "";
        return new FrontDoor(
                publicUrl,
                filter,
                engine.pages.assetsPath(),
                inbox,
                why,
                publicUrl + desk.dashboardAt(),
                operatorLink(operatorAt()),
                errorPages());
    }

    private String inboxAt() {
        return site.paths().house() + "/inbox";
    }

    private String whyAt() {
        return site.paths().house() + "/why";
    }

    private String operatorAt() {
        return site.paths().house() + "/operator";
    }

    private String developerKey() {
        return HexFormat.of().formatHex(engine.encryptionKey.derive("inbox"), 0, 16);
    }

    private ErrorPages errorPages() {
        return new ErrorPages(engine.pages, engine.isDevelopment() ? whyAt() : "");
    }

    /// All pages behind the gate, checked together with it.
    ///
    /// @throws IllegalArgumentException if gate and flows do not fit together
    private GateFilter filter(Gate gate) {
        if (server == null) {
            new GateCheck(gate, flows.all(), site.paths()).requireSound();
        }
        followTheTemplate(gate);
        TokenVerifier verifier = new TokenVerifier(
                engine.signingKeys::published, Expectations.of(publicUrl.toString(), site.origin()), engine.clock);
        List<OwnPages> pages = new ArrayList<>(entrance());
        KeptFormPages keptForms = keptForms();
        pages.add(keptForms);
        if (!flows.all().isEmpty()) {
            OnboardingPages onboarding = onboarding();
            pages.add(onboarding);
            // before the API, whose address it is below
            pages.add(new ClaimsTypesPage(
                    atTheMachine(), site.paths().house() + "/onboarding/claims.d.ts", engine::claimsTypes));
            pages.add(onboarding.asJson(site, engine.journeys.replies()));
        }
        tellWhatFormsLeaveUnsaid();
        DeveloperKey developer = new DeveloperKey(
                atTheMachine(),
                developerKey(),
                "__inbox" + suffix(engine),
                site.paths().house());
        // in production too, where nobody is at the machine: it answers 404 and the log names the setting
        pages.add(new InboxPages(engine.inbox, developer, engine.pages, inboxAt()));
        pages.add(new WhyPages(engine.decisions, developer, engine.pages, whyAt(), inboxAt()));
        pages.add(new OperatorPage(desk, engine.operators, engine.users, operatorAt(), "__operator" + suffix(engine)));
        Dashboard dashboard = new DashboardPlan(
                        engine, desk, entrance, flows, editions, this::forms, previews(), arrival(), connecting())
                .dashboard();
        engine.dashboardHas(dashboard.routes());
        pages.add(dashboard);
        Ports ports = new Ports(
                keptForms,
                errorPages(),
                new Ledger(engine.decisions, engine.clock, engine.isDevelopment()),
                new EmbeddedWays(flows, site.paths(), engine.journeys),
                new MembersPlace(engine.users, engine.pages, ActingPage.at(desk)));
        return new GateFilter(gate, verifier, sessions, site, pages, ports);
    }

    private TokenPreviews previews() {
        return new TokenPreviews(engine.database, engine.sessions, terms, engine.budget, engine.clock);
    }

    /// Whoever saves a template has it checked first, see [SessionTemplate#save].
    private void followTheTemplate(Gate gate) {
        boolean read = server == null || !flows.all().isEmpty();
        engine.sessionTemplate.readBy(
                template -> read ? new TemplateReaders(gate).objection(template) : Optional.empty(), tokens::catchUp);
        tokens.follow(engine.sessionTemplate::saved);
        tokens.catchUp();
    }

    /// Before the flow's own pages, which would lead somebody without a session away.
    private KeptFormPages keptForms() {
        String onboarding = flows.all().isEmpty() ? "" : site.paths().onboarding();
        return new KeptFormPages(desk, engine.forms, engine.users, site.paths().house() + "/kept", onboarding);
    }

    private String operatorLink(String at) {
        if (!engine.isDevelopment() || engine.settings.forwardingTrusted()) {
            return "";
        }
        return engine.operators
                .newLink()
                .map(key -> publicUrl + at + "?key=" + key)
                .orElse("");
    }

    private List<OwnPages> entrance() {
        Collaborators with = entrance;
        SigningIn signingIn = new SigningIn(with);
        SigningUp signingUp = new SigningUp(with);
        Resetting resetting = new Resetting(with);
        MailedLinks links = new MailedLinks(with, signingIn, signingUp, resetting);
        Arrival arrival = arrival();
        return List.of(
                new AssetPages(site.paths(), engine.pages),
                new BrandStyle(engine.look),
                new LinkPages(desk, links, arrival, engine.users),
                tickets(with, arrival),
                new SignInPages(desk, signingIn, arrival, engine.forms, engine.acting, engine.clock),
                new SignUpPages(desk, signingUp, arrival),
                new ForgotPasswordPages(desk, resetting, signingIn),
                new ResetPasswordPages(desk, resetting, arrival),
                new SignOutPage(desk, engine.sessions, engine.users),
                new ActingPage(desk, engine.acting, arrival),
                profile(with, arrival),
                new JwksPage(engine.signingKeys));
    }

    private OwnPages tickets(Collaborators with, Arrival arrival) {
        Invitations invitations =
                new Invitations(engine.database, engine.ids, engine.audit, with.postbox(), engine.clock);
        return new TicketPages(
                desk,
                engine.signInTokens,
                invitations,
                new SignInAttempts(with, engine.signInTokens),
                new SignUpAttempts(with, invitations),
                arrival,
                engine.users,
                engine.clock);
    }

    private Arrival arrival() {
        return new Arrival(desk, sessions, (client, user) -> {
            engine.forms.forgetUnlessOf(client, user);
            engine.welcomeFirstOperator();
        });
    }

    private OwnPages profile(Collaborators with, Arrival arrival) {
        AccountDesk account = new AccountDesk(desk, new FreshFactor(with), engine.clock);
        AddressBook book = new AddressBook(with, engine.emailAddresses);
        return new ProfilePages(
                account,
                engine.users,
                List.of(
                        new AccountPage(account, engine.users),
                        new AddressPages(account, book),
                        new PasswordPage(account, engine.passwords, new PasswordChange(with, engine.audit), arrival),
                        new SessionsPage(
                                account,
                                engine.sessions,
                                engine.passwords,
                                engine.activity,
                                () -> with.factors().password()),
                        new VerifyPage(account),
                        new LeavingPage(account, new Leaving(with))));
    }

    private static String contextPath(URI publicUrl) {
        return Objects.requireNonNullElse(publicUrl.getPath(), "");
    }

    private OnboardingPages onboarding() {
        EmbeddedMembers members = new EmbeddedMembers(engine.database, engine.users, engine.events, sessions);
        editions.forEach(edition -> FlowBudget.requireFits(edition.current(), engine.budget));
        OnboardingPages pages = new OnboardingPages(
                site,
                flows,
                editions,
                engine.journeys,
                members,
                engine.pages,
                engine.watch(),
                new Reminders(letters, new RateLimits(engine.database, engine.clock)),
                engine.clock);
        engine.lookAfter(flows, editions, members);
        if (server == null) {
            engine.sayClaims(claimsTypes());
        }
        return pages;
    }

    /// Of no use to whoever runs it, and all the more to whoever writes it.
    private void tellWhatFormsLeaveUnsaid() {
        System.Logger.Level level = engine.isDevelopment() ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG;
        if (flows.all().isEmpty() || !LOG.isLoggable(level)) {
            return;
        }
        engine.words.openFor(forms()).forEach(texts -> LOG.log(level, "Texts of the forms, " + texts));
    }

    private List<Form<? extends Record>> forms() {
        return editions.stream()
                .map(Editions::current)
                .<Form<? extends Record>>flatMap(
                        questions -> questions.flow().steps().stream().map(questions::form))
                .toList();
    }

    private AtTheMachine atTheMachine() {
        boolean passedOn = engine.settings.forwardingTrusted()
                || !engine.settings.surroundings().proxies().isEmpty();
        return new AtTheMachine(engine.isDevelopment(), passedOn);
    }

    /// Cookies on localhost ignore ports, so that two applications in development must not share names.
    static String suffix(Engine engine) {
        return engine.isDevelopment() ? Cookies.suffixOf(engine.encryptionKey.id()) : "";
    }
}
