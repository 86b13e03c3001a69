package dev.genkan.server.command;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.NewId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.event.Bell;
import dev.genkan.identity.exchange.SettingsExchange;
import dev.genkan.identity.instance.EncryptionKey;
import dev.genkan.identity.instance.IdentifierLists;
import dev.genkan.identity.instance.Instance;
import dev.genkan.identity.instance.RedirectUrls;
import dev.genkan.identity.instance.SecretKeys;
import dev.genkan.identity.instance.SigningKeys;
import dev.genkan.identity.operator.Operator;
import dev.genkan.identity.operator.Operators;
import dev.genkan.identity.session.ClaimsTemplate;
import dev.genkan.identity.session.ClaimsTypes;
import dev.genkan.identity.session.JwtTemplates;
import dev.genkan.identity.webhook.Destinations;
import dev.genkan.identity.webhook.Webhooks;
import dev.genkan.onboarding.funnel.Funnel;
import dev.genkan.onboarding.jdbc.JdbcLedger;
import dev.genkan.server.embedded.DraftSealing;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does what was asked, in the process that has the database open.
public final class Chores {

    private static final Actor COMMAND = new Actor("command", Browser.NONE);

    private final Database database;
    private final Path directory;
    private final Supplier<EncryptionKey> key;
    private final Supplier<SigningKeys> keys;
    private final Operators operators;
    private final InstantSource clock;
    private final KeysChores secretKeys;
    private final WebhookChores webhooks;
    private final FunnelChores funnels;
    private final Supplier<String> claimsTypes;
    private final OnboardingChores onboarding;
    private final SettingsChores settings;
    private final BiConsumer<String, Actor> sessionClaims;
    private final Supplier<String> template;
    private final ReentrantLock backingUp = new ReentrantLock();

    /// Without the engine, which knows whether this is a production instance.
    public Chores(
            Database database,
            Path directory,
            Supplier<EncryptionKey> key,
            Supplier<SigningKeys> keys,
            Operators operators,
            Instance instance,
            BiConsumer<String, Actor> sessionClaims,
            Supplier<String> template,
            InstantSource clock) {
        this(
                database,
                directory,
                key,
                keys,
                operators,
                instance,
                sessionClaims,
                template,
                () -> {
                    NewId ids = new NewId(clock);
                    Audit audit = new Audit(database, ids, clock);
                    return new Webhooks(database, key.get(), ids, audit, Destinations.ANYWHERE, new Bell(), clock);
                },
                () -> new Funnel(JdbcLedger.open(database.dataSource(), database.transactions())),
                () -> "",
                () -> {
                    NewId ids = new NewId(clock);
                    Audit audit = new Audit(database, ids, clock);
                    return new SettingsExchange(
                            database,
                            instance,
                            new IdentifierLists(database, ids, audit, clock),
                            new RedirectUrls(database, ids, audit, clock),
                            new JwtTemplates(database, key.get(), ids, audit, clock),
                            new Webhooks(database, key.get(), ids, audit, Destinations.ANYWHERE, new Bell(), clock),
                            sessionClaims,
                            Set.of());
                },
                clock);
    }

    /// @param directory of the file database
    /// @param key asked when a command needs it
    /// @param keys likewise
    /// @param sessionClaims saves a template of the session token; refuses one that does not fit
    /// @param template the one by which session tokens are laid out
    /// @param webhooks asked when a command needs them
    /// @param funnel likewise
    /// @param claimsTypes the declaration for TypeScript; empty where no flows are known
    /// @param settings asked when a command needs them
    public Chores(
            Database database,
            Path directory,
            Supplier<EncryptionKey> key,
            Supplier<SigningKeys> keys,
            Operators operators,
            Instance instance,
            BiConsumer<String, Actor> sessionClaims,
            Supplier<String> template,
            Supplier<Webhooks> webhooks,
            Supplier<Funnel> funnel,
            Supplier<String> claimsTypes,
            Supplier<SettingsExchange> settings,
            InstantSource clock) {
        this.database = database;
        this.directory = directory.toAbsolutePath().normalize();
        this.key = key;
        this.keys = keys;
        this.operators = operators;
        this.clock = clock;
        this.sessionClaims = sessionClaims;
        this.template = template;
        NewId ids = new NewId(clock);
        Audit audit = new Audit(database, ids, clock);
        this.secretKeys = new KeysChores(instance, new SecretKeys(database, ids, audit, clock), keys);
        this.webhooks = new WebhookChores(webhooks);
        this.funnels = new FunnelChores(funnel);
        this.claimsTypes = claimsTypes;
        this.settings = new SettingsChores(settings);
        this.onboarding = new OnboardingChores(database, () -> new DraftSealing(key.get()), clock);
    }

    /// @param say what the operator is told, line by line
    /// @throws Refused if it cannot be done; then nothing was
    void run(Command command, Consumer<String> say) {
        switch (command) {
            case Command.Backup it -> backup(it, say);
            case Command.Restore it ->
                throw Refused.because("A back-up is restored while the application is stopped. Stop it first.");
            case Command.RotateSigningKey it -> {
                SigningKeys.NextKey next = keys.get().rotate(COMMAND);
                say.accept("The signing key " + next.kid() + " is published and signs from " + next.signsFrom()
                        + ". Nobody is signed out.");
            }
            case Command.AddOperator it -> {
                Operator added = operators
                        .add(it.address(), it.role(), COMMAND)
                        .orElseThrow(() -> Refused.because("Nobody has proven the address " + it.address()
                                + ". An operator signs up first, like everybody else."));
                say.accept(describe(added));
            }
            case Command.RemoveOperator it -> {
                if (!operators.remove(it.address(), COMMAND)) {
                    throw Refused.because("There is no operator " + it.address() + ".");
                }
                say.accept(it.address() + " is no operator any more.");
            }
            case Command.ListOperators it -> {
                List<Operator> all = operators.list();
                all.forEach(one -> say.accept(describe(one)));
                if (all.isEmpty()) {
                    say.accept("There is no operator.");
                }
            }
            case Command.Status it -> status(say);
            case Command.Funnel it -> funnels.print(it, say);
            case Command.MakeKey it -> secretKeys.make(it, COMMAND, say);
            case Command.ListKeys it -> secretKeys.list(say);
            case Command.SetSessionClaims it -> {
                sessionClaims.accept(it.template(), COMMAND);
                say.accept("Session tokens are laid out by this template, beginning with the next one.");
            }
            case Command.ClaimsTypes it -> {
                String ofFlows = claimsTypes.get();
                if (ofFlows.isEmpty()) {
                    ClaimsTypes.of(ClaimsTemplate.parse(template.get())).forEach(say);
                } else {
                    ofFlows.lines().forEach(say);
                }
            }
            case Command.RevokeKey it -> secretKeys.revoke(it.id(), COMMAND, say);
            case Command.AddWebhook it -> webhooks.add(it, COMMAND, say);
            case Command.ListWebhooks it -> webhooks.list(say);
            case Command.RemoveWebhook it -> webhooks.remove(it.endpoint(), COMMAND, say);
            case Command.RotateWebhook it -> webhooks.rotate(it.endpoint(), COMMAND, say);
            case Command.ReplayWebhook it -> webhooks.replay(it, COMMAND, say);
            case Command.ExportOnboarding it -> onboarding.export(it.address(), say);
            case Command.ExportReceipts it -> onboarding.receipts(it, say);
            case Command.RetryAfterwards it -> onboarding.retry(say);
            case Command.ExportSettings it -> settings.export(say);
            case Command.ImportSettings it -> settings.take(it, COMMAND, say);
        }
    }

    private void backup(Command.Backup wanted, Consumer<String> say) {
        if (!backingUp.tryLock()) {
            throw Refused.because("A back-up is being made just now. Wait for it.");
        }
        try {
            String inside = wanted.withKey() ? key.get().toBase64() : "";
            Manifest made = new BackingUp(database, directory, clock).to(wanted.to(), inside);
            say.accept("The back-up is " + wanted.to() + ", " + made.bytes() + " bytes of database as of "
                    + made.madeAt() + ".");
            say.accept(
                    wanted.withKey()
                            ? "The encryption key is in it: keep it as you would keep the key."
                            : "The encryption key " + made.keyId()
                                    + " is not in it. Keep that one too, elsewhere: without it nobody can start on it.");
        } finally {
            backingUp.unlock();
        }
    }

    private void status(Consumer<String> say) {
        say.accept("users " + count("select count(*) from genkan.users"));
        say.accept("live sessions "
                + database.jdbc()
                        .sql("select count(*) from genkan.sessions where status <> 'over' and expire_at > :now")
                        .param("now", clock.millis())
                        .query(Long.class)
                        .single());
        say.accept("operators " + operators.list().size());
        say.accept(
                "signing keys published " + count("select count(*) from genkan.signing_keys where retired_at is null"));
        onboarding.status(say);
    }

    private long count(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }

    private static String describe(Operator operator) {
        return operator.address() + " (" + operator.userId() + ") is operator, role "
                + operator.role().word() + ", since " + operator.since() + ", by " + operator.by();
    }
}
