package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Accounts.Account;
import dev.genkan.identity.attempt.Attempts.Kind;
import dev.genkan.identity.attempt.SignInRows.Row;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientId;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.user.Admission;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Coming back piece by piece, as programs in browsers do: who one is, then proof, and where the password is
/// forgotten a new one. Limits, lockouts and secrecy about who is known are those of [SigningIn] and [Resetting].
public final class SignInAttempts {

    private final Collaborators with;
    private final SignInTokens tokens;
    private final Way way;
    private final SignInRows rows;
    private final FirstFactor firstFactor;
    private final ChosenPassword chosen;

    public SignInAttempts(Collaborators with, SignInTokens tokens) {
        this.with = with;
        this.tokens = tokens;
        this.way = Way.of(with, Kind.SIGN_IN);
        this.rows = SignInRows.of(with);
        this.firstFactor = new FirstFactor(with, way, rows);
        this.chosen = new ChosenPassword(with, way, rows);
    }

    /// The sign-in of this id, if this browser has begun it.
    public Optional<SignInAttempt> find(AttemptId id, ClientId client) {
        return rows.find(id).filter(row -> row.client().equals(client)).map(this::view);
    }

    /// What this browser is in the middle of, or has come in by.
    public Optional<SignInAttempt> current(ClientId client) {
        return rows.latest(client).map(this::view).filter(this::matters);
    }

    /// What is taken as proof at this moment.
    public Factors factors() {
        return with.factors();
    }

    /// Whose it is, as far as that may be told: where the house tells who is known to it, and after proof.
    public Optional<User> whose(SignInAttempt attempt) {
        boolean told = !with.rules().enumerationProtection() || attempt instanceof SignInAttempt.Complete;
        return told ? with.users().findByEmailAddress(attempt.identifier()) : Optional.empty();
    }

    /// Begins, in place of a sign-in that this browser was in the middle of.
    public AttemptMoved create(String identifier, ClientToken browserShows, Browser browser) {
        Optional<EmailAddress> address = EmailAddress.parse(identifier);
        if (address.isEmpty()) {
            return rejected(Problem.ofAddress("identifier", identifier));
        }
        Optional<Answer.TooMany> tooMany = way.limits().signIn(browser);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        if (!with.rules().enumerationProtection()
                && way.accounts().find(address.get()).isEmpty()) {
            return rejected(new Problem("identifier", Problem.UNKNOWN));
        }
        way.sweep();
        rows.sweep();
        return with.database().inTransaction(() -> {
            var client = with.clients().open(browserShows);
            Attempt attempt = rows.begin(client.id(), address.get(), browser);
            return new Answer.Standing(attempt.id(), client.token());
        });
    }

    /// Ends in the house by the application's word. However many show the ticket at once, one gets in.
    public AttemptMoved create(Ticket ticket, ClientToken browserShows, Browser browser) {
        Optional<Answer.TooMany> tooMany = way.limits().signIn(browser);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        Optional<SignInToken> found = tokens.find(ticket);
        Optional<Problem> worthless = Tickets.problem(found.map(this::status));
        if (worthless.isPresent()) {
            return rejected(worthless.get());
        }
        Optional<Account> member = with.users()
                .find(found.orElseThrow().user())
                .flatMap(User::primaryAddress)
                .flatMap(way.accounts()::find);
        if (member.isEmpty()) {
            return rejected(new Problem("ticket", Problem.TICKET_INVALID));
        }
        return with.database().inTransaction(() -> letIn(member.get(), found.orElseThrow(), browserShows, browser));
    }

    private AttemptMoved letIn(Account member, SignInToken token, ClientToken browserShows, Browser browser) {
        // holds the browser before the user, as everybody does who begins something
        ClientId client = with.clients().open(browserShows).id();
        SignInToken.Acting acting = token.acting();
        return switch (acting == null
                ? with.users().signIn(member.id())
                : with.users().admit(member.id())) {
            case Admission.Welcome in -> {
                if (!tokens.use(token, browser)) {
                    yield rejected(new Problem("ticket", Problem.TICKET_INVALID));
                }
                Attempt attempt = rows.begin(client, member.address(), browser);
                rows.prepared(attempt.id(), Strategy.TICKET, "");
                rows.complete(attempt);
                yield acting == null
                        ? way.arrival().back(member, attempt, rows, browser)
                        : way.arrival().inPlaceOf(member, acting, attempt, rows, browser);
            }
            case Admission.Locked out -> new Answer.LockedOut(out.until());
            case Admission.Banned out -> new Answer.Banned();
            case Admission.Gone gone -> rejected(new Problem("ticket", Problem.TICKET_INVALID));
        };
    }

    private Invitation.Status status(SignInToken token) {
        return switch (token.status()) {
            case ACCEPTED -> Invitation.Status.ACCEPTED;
            case REVOKED -> Invitation.Status.REVOKED;
            case PENDING ->
                token.expireAt().isAfter(with.clock().instant())
                        ? Invitation.Status.PENDING
                        : Invitation.Status.EXPIRED;
        };
    }

    /// Sends a code and a link to the address, unless one is on its way. If nobody lives there, the mail says so, and
    /// no code fits.
    ///
    /// @param how by code, by link, or by code to choose a new password
    /// @param linkTo where the link leads in the end, already checked; empty for nowhere in particular
    public AttemptMoved prepare(AttemptId id, Strategy how, String linkTo, ClientToken browserShows, Browser browser) {
        Optional<Row> open = open(id, browserShows);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        if (open.get().proven()) {
            return rejected(new Problem("", Problem.ALREADY_VERIFIED));
        }
        if (!with.factors().take(how)) {
            return notTaken();
        }
        Attempt attempt = open.get().attempt();
        boolean wait = !lacksCode(open.get(), how)
                && way.typedCode().tooSoon(attempt).isPresent();
        Optional<Answer.TooMany> tooMany =
                wait ? Optional.empty() : way.limits().sendCode(attempt.address());
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        Way.Letter letter = how == Strategy.RESET_PASSWORD_EMAIL_CODE ? Mail.ResetCode::new : way.signInLetter();
        return with.database()
                .inTransaction(() -> held(id, browserShows)
                        .<AttemptMoved>map(row -> {
                            if (!wait && lacksCode(row, how)) {
                                with.codes().forget(id);
                            }
                            rows.prepared(id, how, Attempt.keptReturn(linkTo));
                            if (!wait) {
                                way.sendToMember(attempt, browser, letter).ifPresent(way::post);
                            }
                            return new Answer.Standing(id, browserShows);
                        })
                        .orElse(new Answer.NoAttempt()));
    }

    /// Whether what is on its way is a link alone, while a code is asked for: nobody can wait for that one.
    private boolean lacksCode(Row row, Strategy how) {
        return how == Strategy.RESET_PASSWORD_EMAIL_CODE
                && row.strategy() == Strategy.EMAIL_LINK
                && !with.factors().emailCode();
    }

    /// Ends in the house if the password is right.
    public AttemptMoved password(AttemptId id, String typed, ClientToken browserShows, Browser browser) {
        Optional<Row> open = open(id, browserShows);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        if (!with.factors().password()) {
            return notTaken();
        }
        Attempt attempt = open.get().attempt();
        if (!with.rules().enumerationProtection()
                && way.accounts()
                        .find(attempt.address())
                        .filter(account -> account.password() == null)
                        .isPresent()) {
            return rejected(new Problem("strategy", Problem.WRONG_STRATEGY));
        }
        PasswordEntered entered = firstFactor.password(attempt, typed, browser);
        if (entered instanceof Answer.SignedIn) {
            rows.prepared(id, Strategy.PASSWORD, "");
        }
        return entered;
    }

    /// Ends in the house if the code is right, or, if it was asked for to choose a new password, one step before it.
    ///
    /// @param how as it was prepared
    /// @param typed everything but digits is passed over
    public AttemptMoved code(AttemptId id, Strategy how, String typed, ClientToken browserShows, Browser browser) {
        Optional<Row> open = open(id, browserShows);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        if (open.get().proven()) {
            return rejected(new Problem("", Problem.ALREADY_VERIFIED));
        }
        if (!with.factors().take(how)) {
            return notTaken();
        }
        if (open.get().strategy() != how) {
            return rejected(new Problem("", Problem.NOT_PREPARED));
        }
        Attempt attempt = open.get().attempt();
        if (how != Strategy.RESET_PASSWORD_EMAIL_CODE) {
            return firstFactor.code(attempt, typed, browser);
        }
        Optional<Answer.TooMany> tooMany = way.limits().tryCode(attempt.address());
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        if (!with.codes().count(id)) {
            return new Answer.ExpiredCode();
        }
        AttemptMoved proven = proveMailbox(id, Proof.code(with.codes(), typed), browserShows);
        Optional<Answer.WrongCode> wrong =
                proven instanceof Answer.NoAttempt ? way.typedCode().wrong(attempt) : Optional.empty();
        return wrong.isPresent() ? wrong.get() : proven;
    }

    /// The browser gets another token: who knew the old one must not choose the password.
    private AttemptMoved proveMailbox(AttemptId id, Proof proof, ClientToken browserShows) {
        return with.database()
                .inTransaction(() -> held(id, browserShows)
                        .filter(row -> proof.use(row.attempt()).isPresent())
                        .<AttemptMoved>map(row -> {
                            rows.proven(id);
                            return new Answer.Standing(id, with.clients().rotate(row.client()));
                        })
                        .orElse(new Answer.NoAttempt()));
    }

    /// Ends in the house with a new password; all other sessions end.
    public AttemptMoved resetPassword(AttemptId id, String password, ClientToken browserShows, Browser browser) {
        Optional<Row> open = open(id, browserShows);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        if (!with.factors().password()) {
            return notTaken();
        }
        Attempt attempt = open.get().attempt();
        if (!open.get().proven()) {
            return rejected(new Problem("", Problem.NOT_PREPARED));
        }
        Optional<Passwords.Flaw> flaw = with.passwords().flaw(password, attempt.address());
        if (flaw.isPresent()) {
            return rejected(Problem.of(flaw.get()));
        }
        PasswordHash hash;
        try {
            hash = with.passwords().hash(password);
        } catch (Passwords.Busy busy) {
            return Answer.Busy.ABOUT;
        }
        Optional<Proven> changed = with.database()
                .inTransaction(() -> held(id, browserShows)
                        .flatMap(row -> way.accounts().find(row.address()))
                        .filter(account -> rows.complete(attempt))
                        .map(account -> chosen.change(account, attempt, hash, browser)));
        if (changed.isEmpty()) {
            return new Answer.NoAttempt();
        }
        with.lockouts().forget(attempt.address().key());
        return changed.get();
    }

    /// By the link from the mail, in the browser that asked for it. `NoAttempt` if it is over.
    AttemptMoved follow(AttemptId id, Proof link, ClientToken browserShows, Browser browser) {
        Optional<Row> open = open(id, browserShows).filter(row -> !row.proven());
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        if (open.get().strategy() == Strategy.RESET_PASSWORD_EMAIL_CODE) {
            return proveMailbox(id, link, browserShows);
        }
        rows.prepared(id, Strategy.EMAIL_LINK, open.get().linkTo());
        Optional<Proven> proven = firstFactor.prove(open.get().attempt(), link, browser);
        return proven.isPresent() ? proven.get() : new Answer.NoAttempt();
    }

    private SignInAttempt view(Row row) {
        Begun begun = new Begun(row.id(), row.client(), row.abandonAt());
        Verification proof = proof(row);
        if (row.session() != null) {
            return new SignInAttempt.Complete(begun, row.address(), proof, row.session());
        }
        if (!row.open(with.clock().instant())) {
            return new SignInAttempt.Abandoned(begun, row.address());
        }
        return row.proven()
                ? new SignInAttempt.NeedsNewPassword(begun, row.address(), proof)
                : new SignInAttempt.NeedsFirstFactor(begun, row.address(), proof);
    }

    private Verification proof(Row row) {
        Strategy strategy = row.strategy();
        if (strategy == null) {
            return new Verification.Unprepared();
        }
        return switch (strategy) {
            case PASSWORD, TICKET -> new Verification.Shown(strategy);
            case EMAIL_CODE, EMAIL_LINK, RESET_PASSWORD_EMAIL_CODE ->
                new MailProof(with).of(row.id(), strategy, row.proven());
        };
    }

    private boolean matters(SignInAttempt attempt) {
        return switch (attempt) {
            case SignInAttempt.NeedsFirstFactor open -> true;
            case SignInAttempt.NeedsNewPassword open -> true;
            case SignInAttempt.Complete done ->
                with.sessions()
                        .find(done.session())
                        .filter(session -> !session.state().over())
                        .isPresent();
            case SignInAttempt.Abandoned over -> false;
        };
    }

    private Optional<Row> open(AttemptId id, ClientToken browserShows) {
        Instant now = with.clock().instant();
        return with.clients()
                .find(browserShows)
                .flatMap(client -> rows.find(id).filter(row -> row.client().equals(client)))
                .filter(row -> row.open(now));
    }

    /// In a transaction: the open attempt of this browser, browser first, as everybody holds them.
    private Optional<Row> held(AttemptId id, ClientToken browserShows) {
        Instant now = with.clock().instant();
        return with.clients()
                .hold(browserShows)
                .flatMap(client -> rows.lock(id).filter(row -> row.client().equals(client)))
                .filter(row -> row.open(now));
    }

    /// The instance does not take this as proof.
    private static AttemptMoved notTaken() {
        return rejected(new Problem("strategy", Problem.UNFIT));
    }

    private static AttemptMoved rejected(Problem problem) {
        return new Answer.Rejected(List.of(problem));
    }
}
