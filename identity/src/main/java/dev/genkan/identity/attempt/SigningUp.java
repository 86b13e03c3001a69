package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Attempts.Kind;
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

/// Becoming a member: an address and a password, then the code or the link from the mail.
///
/// Somebody who signs up with a member's address sees nothing else than a newcomer and causes the same work; the member
/// gets a mail of another kind, and no code fits. A password belongs to the attempt until the address is proven, and
/// goes with it: nobody who proves an address later inherits it.
public final class SigningUp {

    private final Collaborators with;
    private final Way way;

    public SigningUp(Collaborators with) {
        this.with = with;
        this.way = Way.of(with, Kind.SIGN_UP);
    }

    /// What is taken as proof at this moment: where passwords are not, none is asked for.
    public Factors factors() {
        return with.factors();
    }

    /// Begins, in place of a sign-up that this browser was in the middle of.
    ///
    /// @param password not looked at where passwords open nothing
    /// @param returnTo where to go afterwards, already checked by the caller; empty for nowhere in particular
    public SignUpBegun begin(
            String emailAddress, String password, String returnTo, ClientToken browserShows, Browser browser) {
        Optional<EmailAddress> parsed = EmailAddress.parse(emailAddress);
        boolean byPassword = with.factors().password();
        List<Problem> problems = problems(parsed, emailAddress, byPassword ? Optional.of(password) : Optional.empty());
        if (!problems.isEmpty()) {
            return new Answer.Rejected(problems);
        }
        EmailAddress address = parsed.orElseThrow();
        Optional<Problem> unwelcome =
                with.membership().closed(false).or(() -> with.membership().refuses(address));
        if (unwelcome.isPresent()) {
            return new Answer.Rejected(
                    List.of(new Problem("email_address", unwelcome.get().code())));
        }
        Optional<Answer.TooMany> tooMany =
                way.limits().signUp(browser).or(() -> way.limits().sendCode(address));
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        if (!with.rules().enumerationProtection()
                && way.accounts().find(address).isPresent()) {
            return new Answer.Rejected(List.of(new Problem("email_address", Problem.TAKEN)));
        }
        way.sweep();
        Optional<PasswordHash> hash;
        try {
            hash = byPassword ? Optional.of(with.passwords().hash(password)) : Optional.empty();
        } catch (Passwords.Busy busy) {
            return Answer.Busy.ABOUT;
        }
        return with.database().inTransaction(() -> {
            Clients.Opened client = with.clients().open(browserShows);
            Attempt attempt = way.attempts().begin(client.id(), address, returnTo, browser);
            hash.ifPresent(known -> way.attempts().keepPassword(attempt, known));
            way.post(way.sendToNewcomer(attempt, browser).orElseThrow());
            return new Answer.NeedsCode(client.token());
        });
    }

    private List<Problem> problems(Optional<EmailAddress> address, String emailAddress, Optional<String> password) {
        List<Problem> problems = new ArrayList<>();
        if (address.isEmpty()) {
            problems.add(Problem.ofAddress("email_address", emailAddress));
        }
        password.flatMap(typed -> address.map(known -> with.passwords().flaw(typed, known))
                        .orElseGet(() -> with.passwords().flaw(typed)))
                .ifPresent(flaw -> problems.add(Problem.of(flaw)));
        return problems;
    }

    /// The code this browser is waiting for.
    public Optional<PendingCode> pending(ClientToken browserShows) {
        return way.pending(browserShows);
    }

    /// Whether what this browser last began was finished in another one, by the link from the mail.
    public boolean finishedElsewhere(ClientToken browserShows) {
        return way.finishedElsewhere(browserShows);
    }

    /// Sends another code.
    public CodeRequested resend(ClientToken browserShows, Browser browser) {
        return way.codeByMail().request(browserShows, attempt -> way.sendToNewcomer(attempt, browser));
    }

    /// Ends in the house if the code is right: user, proven address, password, session and events come to be in one
    /// transaction. However many type it at once, one gets in.
    ///
    /// @param typed everything but digits is passed over
    public CodeEntered enterCode(ClientToken browserShows, String typed, Browser browser) {
        Optional<Attempt> open = way.open(browserShows);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        Attempt attempt = open.get();
        Optional<Answer.TooMany> tooMany = way.limits().tryCode(attempt.address());
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        if (!with.codes().count(attempt.id())) {
            return new Answer.ExpiredCode();
        }
        Optional<Proven> proven = prove(attempt, Proof.code(with.codes(), typed), "email_code", browser);
        if (proven.isPresent()) {
            return proven.get();
        }
        Optional<Answer.WrongCode> wrong = way.typedCode().wrong(attempt);
        return wrong.isPresent() ? wrong.get() : new Answer.NoAttempt();
    }

    /// The same by the link from the mail. In another browser than that which asked, the account has no password: the
    /// one that was typed there may be a stranger's.
    LinkFollowed follow(Attempt attempt, Proof link, Browser browser) {
        Optional<Proven> proven = prove(attempt, link, "email_link", browser);
        return proven.isPresent() ? proven.get() : new Answer.NoAttempt();
    }

    private Optional<Proven> prove(Attempt attempt, Proof proof, String strategy, Browser browser) {
        try {
            return with.database()
                    .inTransaction(() -> proof.use(attempt)
                            .filter(way.attempts()::complete)
                            .map(used -> welcome(attempt, used, strategy, browser)));
        } catch (DuplicateKeyException e) {
            // Somebody proved this address while the mail was on its way: this is a member's address now.
            with.codes().spoil(attempt.id());
            way.post(new Mail.AlreadyRegistered(attempt.address(), browser));
            return Optional.empty();
        }
    }

    private Answer.SignedIn welcome(Attempt begun, Attempt used, String strategy, Browser browser) {
        Optional<PasswordHash> hash =
                used.client().equals(begun.client()) ? way.attempts().password(begun) : Optional.empty();
        User user = with.users().create(begun.address(), strategy, browser);
        hash.ifPresent(known -> with.passwords().set(user.id(), known));
        with.users().signIn(user.id());
        return way.arrival().of(user.id(), used, way.attempts(), browser);
    }
}
