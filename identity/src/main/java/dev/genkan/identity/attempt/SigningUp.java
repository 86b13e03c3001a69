package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.attempt.Attempts.Kind;
import dev.genkan.identity.credential.EmailCodes;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/// Becoming a member: an address and a password, then the code from the mail.
///
/// Somebody who signs up with a member's address sees nothing else than a newcomer and causes the same work; the member
/// gets a mail of another kind, and no code fits. A password belongs to the attempt until the address is proven, and
/// goes with it: nobody who proves an address later inherits it.
public final class SigningUp {

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

    public SigningUp(Collaborators with) {
        this.with = with;
        this.database = with.database();
        this.clients = with.clients();
        this.passwords = with.passwords();
        this.codes = with.codes();
        this.attempts = Arrival.attempts(with, Kind.SIGN_UP);
        this.accounts = new Accounts(with.database());
        this.limits = new AttemptLimits(with.rateLimits(), with.limits());
        this.typedCode = new TypedCode(with.codes(), with.limits(), with.clock());
        this.codeByMail = new CodeByMail(with, attempts, limits, typedCode);
        this.arrival = new Arrival(with);
    }

    /// Begins, in place of a sign-up that this browser was in the middle of.
    ///
    /// @param returnTo where to go afterwards, already checked by the caller; empty for nowhere in particular
    public SignUpBegun begin(
            String emailAddress, String password, String returnTo, ClientToken browserShows, Browser browser) {
        List<Problem> problems = new ArrayList<>();
        Optional<EmailAddress> parsed = EmailAddress.parse(emailAddress);
        if (parsed.isEmpty()) {
            problems.add(new Problem("email_address", emailAddress.isBlank() ? Problem.MISSING : Problem.MALFORMED));
        }
        passwords
                .flaw(password)
                .ifPresent(flaw -> problems.add(new Problem(
                        "password",
                        switch (flaw) {
                            case MISSING -> Problem.MISSING;
                            case TOO_SHORT -> Problem.TOO_SHORT;
                            case TOO_LONG -> Problem.TOO_LONG;
                        })));
        if (!problems.isEmpty()) {
            return new Answer.Rejected(problems);
        }
        EmailAddress address = parsed.orElseThrow();
        Optional<Answer.TooMany> tooMany = limits.signUp(browser).or(() -> limits.sendCode(address));
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        attempts.sweep();
        PasswordHash hash = passwords.hash(password);
        Begun begun = database.inTransaction(() -> {
            Clients.Opened client = clients.open(browserShows);
            Attempt attempt = attempts.begin(client.id(), address, returnTo, browser);
            attempts.keepPassword(attempt, hash);
            Mail mail = send(attempt, browser).orElseThrow();
            return new Begun(new Answer.NeedsCode(client.token()), mail);
        });
        database.afterCommit(() -> with.postbox().post(begun.mail()));
        return begun.answer();
    }

    private record Begun(Answer.NeedsCode answer, Mail mail) {}

    /// The code this browser is waiting for.
    public Optional<PendingCode> pending(ClientToken browserShows) {
        return attempts.open(browserShows, clients).flatMap(typedCode::pending);
    }

    /// Sends another code.
    public CodeRequested resend(ClientToken browserShows, Browser browser) {
        return codeByMail.request(browserShows, attempt -> send(attempt, browser));
    }

    /// Ends in the house if the code is right: user, proven address, password, session and events come to be in one
    /// transaction. However many type it at once, one gets in.
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
        try {
            Optional<Answer.SignedIn> arrived =
                    database.inTransaction(() -> prove(attempt, TypedCode.digits(typed), browser));
            if (arrived.isPresent()) {
                return arrived.get();
            }
        } catch (DuplicateKeyException e) {
            // Somebody proved this address while the code was on its way: this is a member's address now.
            codes.spoil(attempt.id());
            database.afterCommit(() -> with.postbox().post(new Mail.AlreadyRegistered(attempt.address(), browser)));
        }
        Optional<Answer.WrongCode> wrong = typedCode.wrong(attempt);
        return wrong.isPresent() ? wrong.get() : new Answer.NoAttempt();
    }

    private Optional<Answer.SignedIn> prove(Attempt attempt, String code, Browser browser) {
        if (!codes.consume(attempt.id(), code) || !attempts.complete(attempt)) {
            return Optional.empty();
        }
        PasswordHash hash = attempts.password(attempt);
        User user = with.users().create(attempt.address(), "email_code", browser);
        passwords.set(user.id(), hash);
        with.users().signIn(user.id());
        return Optional.of(arrival.of(user.id(), attempt, attempts, browser));
    }

    /// Puts a code in place that fits for a newcomer only.
    ///
    /// @return the mail to send after the commit; empty if one was sent just now
    private Optional<Mail> send(Attempt attempt, Browser browser) {
        if (accounts.find(attempt.address()).isPresent()) {
            return codes.issueUnfitting(attempt.id())
                    ? Optional.of(new Mail.AlreadyRegistered(attempt.address(), browser))
                    : Optional.empty();
        }
        return codes.issue(attempt.id(), attempt.address(), browser)
                .map(code -> new Mail.SignUpCode(attempt.address(), code, browser));
    }
}
