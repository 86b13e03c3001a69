package dev.genkan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.account.AddressBook;
import dev.genkan.identity.account.FreshFactor;
import dev.genkan.identity.account.Leaving;
import dev.genkan.identity.account.PasswordChange;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.AttemptLinks;
import dev.genkan.identity.attempt.Collaborators;
import dev.genkan.identity.attempt.Invitations;
import dev.genkan.identity.attempt.MailedLinks;
import dev.genkan.identity.attempt.Resetting;
import dev.genkan.identity.attempt.Rules;
import dev.genkan.identity.attempt.SignInAttempts;
import dev.genkan.identity.attempt.SignInTokens;
import dev.genkan.identity.attempt.SignUpAttempts;
import dev.genkan.identity.attempt.SigningIn;
import dev.genkan.identity.attempt.SigningUp;
import dev.genkan.identity.credential.EmailCodes;
import dev.genkan.identity.credential.EmailLinks;
import dev.genkan.identity.credential.KnownDevices;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Bell;
import dev.genkan.identity.event.Events;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.instance.SigningKeys;
import dev.genkan.identity.limit.Limits;
import dev.genkan.identity.limit.Lockouts;
import dev.genkan.identity.limit.RateLimits;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.Activity;
import dev.genkan.identity.session.ClaimsTemplate;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.session.CookieBudget;
import dev.genkan.identity.session.RecentChanges;
import dev.genkan.identity.session.SessionTokens;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.session.TokenTerms;
import dev.genkan.identity.user.DailyFigures;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.LargestFields;
import dev.genkan.identity.user.Users;
import dev.genkan.token.SessionClaims;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Everything of this module put together over one database, with a clock to turn and an outbox to read.
public final class House {

    public static final String PASSWORD = "correct horse battery staple";
    public static final Browser FIREFOX = new Browser("192.0.2.7", "Firefox", Locale.ENGLISH);
    public static final Browser AT_THE_MACHINE = new Browser("127.0.0.1", "Firefox", Locale.ENGLISH, true);

    /// What a cookie may weigh, and weighs without a token.
    public static final int BUDGET = 4_096;

    public static final int FRAME = 100;

    private static final ClaimsTemplate DEFAULT_TEMPLATE =
            ClaimsTemplate.parse("{\"metadata\": \"{{user.public_metadata}}\"}");
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    /// One for each database, because the signing key in it is wrapped only once.
    private static final Map<Database, EncryptionKey> KEYS = new ConcurrentHashMap<>();

    public final TestClock clock = new TestClock();
    public final List<Mail> outbox = new CopyOnWriteArrayList<>();
    public final Limits limits;
    public final Database database;
    public final NewId ids = new NewId(clock);
    public final Bell bell = new Bell();
    public final Events events;
    public final EncryptionKey key;
    public final Audit audit;
    public final RecentChanges changes;
    public final CookieBudget budget;
    public final DailyFigures figures;
    public final Users users;
    public final EmailAddresses emailAddresses;
    public final Activity activity;
    /// Who has been deleted, as others are told.
    public final List<UserId> forgotten = new CopyOnWriteArrayList<>();
    public final Clients clients;
    public final Sessions sessions;
    public final Passwords passwords;
    public final EmailCodes codes;
    public final EmailLinks links;
    public final KnownDevices devices;
    public final SigningKeys keys;
    public final SessionTokens tokens;
    public final Lockouts lockouts;
    public final Collaborators with;
    public final SigningUp signingUp;
    public final SigningIn signingIn;
    public final Resetting resetting;
    public final MailedLinks mailedLinks;
    public final FreshFactor freshFactor;
    public final PasswordChange passwordChange;
    public final AddressBook addressBook;
    public final Leaving leaving;
    public final SignInTokens signInTokens;
    public final Invitations invitations;
    public final SignUpAttempts signUps;
    public final SignInAttempts signIns;
    public final AttemptLinks attemptLinks;

    public House(Database database) {
        this(database, Limits.defaults().perNetwork(10_000, 10_000));
    }

    public House(Database database, Limits limits) {
        this(database, limits, Rules.defaults());
    }

    public House(Database database, Limits limits, Rules rules) {
        this.limits = limits;
        key = KEYS.computeIfAbsent(database, any -> EncryptionKey.generate());
        this.database = database;
        events = new Events(database, ids, clock, bell);
        audit = new Audit(database, ids, clock);
        changes = new RecentChanges(clock, Duration.ofSeconds(60), Duration.ofSeconds(5));
        budget = new CookieBudget(
                BUDGET, DEFAULT_TEMPLATE, terms(SessionClaims.Version.V2), FRAME, new LargestFields(database));
        passwords = new Passwords(database, clock);
        figures = new DailyFigures(
                database,
                user -> Boolean.TRUE.equals(user.publicMetadata().values().get("onboarded")),
                clock);
        users = new Users(database, ids, events, audit, changes, budget, figures, passwords, forgotten::add, clock);
        emailAddresses = new EmailAddresses(database, users, ids, audit, clock);
        clients = new Clients(database, ids, clock);
        activity = new Activity(database, clock);
        sessions = new Sessions(database, ids, events, audit, changes, limits, clock);
        codes = new EmailCodes(database, key, limits, clock);
        links = new EmailLinks(database, clock);
        devices = new KnownDevices(database, clock);
        keys = new SigningKeys(database, key, ids, clock);
        tokens = tokensOfVersion(SessionClaims.Version.V2);
        lockouts = new Lockouts(database, limits, clock);
        with = new Collaborators(
                database,
                ids,
                users,
                clients,
                sessions,
                passwords,
                codes,
                links,
                devices,
                new RateLimits(database, clock),
                lockouts,
                limits,
                rules,
                outbox::add,
                clock);
        signingUp = new SigningUp(with);
        signingIn = new SigningIn(with);
        resetting = new Resetting(with);
        mailedLinks = new MailedLinks(with, signingIn, signingUp, resetting);
        freshFactor = new FreshFactor(with);
        passwordChange = new PasswordChange(with, audit);
        addressBook = new AddressBook(with, emailAddresses);
        leaving = new Leaving(with);
        signInTokens = new SignInTokens(database, ids, users, budget, audit, clock);
        invitations = new Invitations(database, ids, audit, outbox::add, clock);
        signUps = new SignUpAttempts(with, invitations);
        signIns = new SignInAttempts(with, signInTokens);
        attemptLinks = new AttemptLinks(with, signUps, signIns);
    }

    /// Tokens with the default template and this layout.
    public SessionTokens tokensOfVersion(SessionClaims.Version version) {
        return new SessionTokens(database, keys, terms(version), budget, changes, clock);
    }

    private static TokenTerms terms(SessionClaims.Version version) {
        return new TokenTerms("http://localhost:8080", "http://localhost:8080", Duration.ofSeconds(60), version);
    }

    /// An address at which nobody lives yet.
    public static String freshAddress(String name) {
        return name + "-" + PEOPLE.incrementAndGet() + "@example.com";
    }

    /// Signs somebody up the way people do it: the address, the mail, the code.
    public Answer.SignedIn member(String address) {
        Answer.NeedsCode begun = begin(address);
        return (Answer.SignedIn) signingUp.enterCode(begun.client(), lastCode(address), FIREFOX);
    }

    /// The first half of that, in a new browser.
    public Answer.NeedsCode begin(String address) {
        return (Answer.NeedsCode) signingUp.begin(address, PASSWORD, "", ClientToken.NONE, FIREFOX);
    }

    /// Signs a member in with the password, in a new browser.
    public Answer.SignedIn signIn(String address) {
        Answer.NeedsFirstFactor begun =
                (Answer.NeedsFirstFactor) signingIn.begin(address, "", ClientToken.NONE, FIREFOX);
        return (Answer.SignedIn) signingIn.password(begun.client(), PASSWORD, FIREFOX);
    }

    /// The last mail that went to this address, but for the notice of a new browser.
    public Mail lastMail(String address) {
        List<Mail> mails = mailsTo(address).stream()
                .filter(mail -> !(mail instanceof Mail.NewDevice))
                .toList();
        assertThat(mails).as("mails to " + address).isNotEmpty();
        return mails.getLast();
    }

    /// All that went to this address.
    public List<Mail> mailsTo(String address) {
        return outbox.stream().filter(mail -> mail.to().value().equals(address)).toList();
    }

    /// The code in the last one.
    public String lastCode(String address) {
        return switch (lastMail(address)) {
            case Mail.SignUpCode mail -> mail.code();
            case Mail.SignInCode mail -> mail.code();
            case Mail.ResetCode mail -> mail.code();
            case Mail.AddressCode mail -> mail.code();
            case Mail.FactorCode mail -> mail.code();
            case Mail other -> throw new AssertionError("no code in " + other);
        };
    }

    /// The link in the last one.
    public LinkToken lastLink(String address) {
        return switch (lastMail(address)) {
            case Mail.SignUpCode mail -> mail.link();
            case Mail.SignInCode mail -> mail.link();
            case Mail.ResetCode mail -> mail.link();
            case Mail.PasswordWanted mail -> mail.link();
            case Mail other -> throw new AssertionError("no link in " + other);
        };
    }

    /// A code that is not this one.
    public static String otherThan(String code) {
        return code.equals("111111") ? "222222" : "111111";
    }
}
