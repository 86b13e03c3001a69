package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.attempt.Accounts.Account;
import dev.genkan.identity.attempt.Attempts.Kind;
import dev.genkan.identity.credential.EmailCodes;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.limit.Lockouts;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.user.Admission;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Coming back: an address, then the password or a code from a mail.
///
/// Whether anybody lives at the address is not even looked up before proof is offered; then the same work is done for
/// both, a hash or a code included, and the same is answered.
public final class SigningIn {

    private final Collaborators with;
    private final Database database;
    private final Clients clients;
    private final Passwords passwords;
    private final EmailCodes codes;
    private final Attempts attempts;
    private final Accounts accounts;
    private final AttemptLimits limits;
    private final TypedCode typedCode;
    private final CodeByMail codeByMail;
    private final Arrival arrival;

    public SigningIn(Collaborators with) {
        this.with = with;
        this.database = with.database();
        this.clients = with.clients();
        this.passwords = with.passwords();
        this.codes = with.codes();
        this.attempts = Arrival.attempts(with, Kind.SIGN_IN);
        this.accounts = new Accounts(with.database());
        this.limits = new AttemptLimits(with.rateLimits(), with.limits());
        this.typedCode = new TypedCode(with.codes(), with.limits(), with.clock());
        this.codeByMail = new CodeByMail(with, attempts, limits, typedCode);
        this.arrival = new Arrival(with);
    }

    /// Begins, in place of a sign-in that this browser was in the middle of.
    ///
    /// @param returnTo where to go afterwards, already checked by the caller; empty for nowhere in particular
    public SignInBegun begin(String identifier, String returnTo, ClientToken browserShows, Browser browser) {
        Optional<EmailAddress> address = EmailAddress.parse(identifier);
        if (address.isEmpty()) {
            String code = identifier.isBlank() ? Problem.MISSING : Problem.MALFORMED;
            return new Answer.Rejected(List.of(new Problem("identifier", code)));
        }
        Optional<Answer.TooMany> tooMany = limits.signIn(browser);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        attempts.sweep();
        return database.inTransaction(() -> {
            Clients.Opened client = clients.open(browserShows);
            attempts.begin(client.id(), address.get(), returnTo, browser);
            return new Answer.NeedsFirstFactor(client.token());
        });
    }

    /// What this browser is in the middle of.
    public Optional<PendingSignIn> pending(ClientToken browserShows) {
        return attempts.open(browserShows, clients).map(attempt -> {
            Optional<PendingCode> code = typedCode.pending(attempt);
            return code.isPresent()
                    ? new PendingSignIn.NeedsCode(code.get())
                    : new PendingSignIn.NeedsFirstFactor(attempt.address().value());
        });
    }

    /// Ends in the house if the password is right.
    public PasswordEntered password(ClientToken browserShows, String typed, Browser browser) {
        Optional<Attempt> open = attempts.open(browserShows, clients);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        Attempt attempt = open.get();
        String address = attempt.address().key();
        Optional<Answer.TooMany> tooMany = limits.tryPassword(attempt.address());
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        if (with.lockouts().count(address) instanceof Lockouts.Answer.Locked locked) {
            return new Answer.Locked(locked.until());
        }
        Optional<Account> account = accounts.find(attempt.address());
        if (!matches(typed, account)) {
            return new Answer.WrongPassword();
        }
        UserId user = account.orElseThrow().id();
        with.lockouts().forget(address);
        Optional<PasswordHash> proven = refreshed(user, account.get().password(), typed);
        return database.inTransaction(() -> {
            if (!attempts.complete(attempt)) {
                return new Answer.NoAttempt();
            }
            return switch (with.users().signIn(user)) {
                // held from here on: a password that was changed since it was compared opens nothing any more
                case Admission.Welcome in ->
                    passwords.of(user).equals(proven)
                            ? arrival.of(user, attempt, attempts, browser)
                            : new Answer.NoAttempt();
                case Admission.Banned out -> new Answer.Banned();
                case Admission.Locked out -> new Answer.LockedOut(out.until());
                case Admission.Gone gone -> new Answer.NoAttempt();
            };
        });
    }

    /// Sends a code to the address. If nobody lives there, the mail says so, and no code fits.
    public CodeRequested sendCode(ClientToken browserShows, Browser browser) {
        return codeByMail.request(browserShows, attempt -> send(attempt, browser));
    }

    /// Sends another code in place of the first one.
    public CodeRequested resend(ClientToken browserShows, Browser browser) {
        return sendCode(browserShows, browser);
    }

    /// Ends in the house if the code is right, also where wrong passwords have locked the address.
    ///
    /// @param typed everything but digits is passed over
    public CodeEntered enterCode(ClientToken browserShows, String typed, Browser browser) {
        Optional<Attempt> open = attempts.open(browserShows, clients);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        Attempt attempt = open.get();
        Optional<Answer.TooMany> tooMany = limits.tryCode(attempt.address());
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        if (!codes.count(attempt.id())) {
            return new Answer.ExpiredCode();
        }
        Optional<CodeEntered> proven = database.inTransaction(() -> prove(attempt, TypedCode.digits(typed), browser));
        if (proven.isPresent()) {
            with.lockouts().forget(attempt.address().key());
            return proven.get();
        }
        Optional<Answer.WrongCode> wrong = typedCode.wrong(attempt);
        return wrong.isPresent() ? wrong.get() : new Answer.NoAttempt();
    }

    private Optional<CodeEntered> prove(Attempt attempt, String code, Browser browser) {
        Optional<Account> account = accounts.find(attempt.address());
        if (!codes.consume(attempt.id(), code) || account.isEmpty() || !attempts.complete(attempt)) {
            return Optional.empty();
        }
        UserId user = account.get().id();
        return Optional.of(
                switch (with.users().signIn(user)) {
                    case Admission.Welcome in -> arrival.of(user, attempt, attempts, browser);
                    case Admission.Banned out -> new Answer.Banned();
                    case Admission.Locked out -> new Answer.LockedOut(out.until());
                    case Admission.Gone gone -> new Answer.NoAttempt();
                });
    }

    private boolean matches(String typed, Optional<Account> account) {
        PasswordHash hash = account.map(Account::password).orElse(null);
        return hash == null ? passwords.matchesNobody(typed) : passwords.matches(typed, hash);
    }

    /// Hashes a right password anew that was hashed in an older way, unless it was changed meanwhile.
    ///
    /// @return as what it is stored from now on
    private Optional<PasswordHash> refreshed(UserId user, @Nullable PasswordHash hash, String password) {
        if (hash != null
                && passwords.isOutdated(hash)
                && passwords.flaw(password).isEmpty()) {
            PasswordHash anew = passwords.hash(password);
            return passwords.replace(user, hash, anew)
                    ? Optional.of(anew)
                    // somebody was faster: another sign-in with this password, or a change of it
                    : passwords.of(user).filter(stored -> passwords.matches(password, stored));
        }
        return Optional.ofNullable(hash);
    }

    private Optional<Mail> send(Attempt attempt, Browser browser) {
        Optional<Account> account = accounts.find(attempt.address());
        if (account.isEmpty()) {
            return codes.issueUnfitting(attempt.id())
                    ? Optional.of(new Mail.NoAccount(attempt.address(), browser))
                    : Optional.empty();
        }
        return codes.issue(attempt.id(), attempt.address(), browser)
                .map(code -> new Mail.SignInCode(account.get().address(), code, browser));
    }
}
