package dev.genkan.identity.attempt;

import static java.util.Objects.requireNonNull;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Accounts.Account;
import dev.genkan.identity.attempt.Attempts.Kind;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.limit.Lockouts;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.user.Admission;
import dev.genkan.identity.user.EmailAddress;
import java.util.List;
import java.util.Optional;

/// Coming back: an address, then the password, or a code or a link from a mail.
///
/// Whether anybody lives at the address is not even looked up before proof is offered; then the same work is done for
/// both, a hash or a code included, and the same is answered. Unless the house wants it otherwise, see [Rules].
public final class SigningIn {

    private final Collaborators with;
    private final Way way;

    public SigningIn(Collaborators with) {
        this.with = with;
        this.way = Way.of(with, Kind.SIGN_IN);
    }

    /// Begins, in place of a sign-in that this browser was in the middle of.
    ///
    /// @param returnTo where to go afterwards, already checked by the caller; empty for nowhere in particular
    public SignInBegun begin(String identifier, String returnTo, ClientToken browserShows, Browser browser) {
        Optional<EmailAddress> address = EmailAddress.parse(identifier);
        if (address.isEmpty()) {
            return new Answer.Rejected(List.of(Problem.ofAddress("identifier", identifier)));
        }
        Optional<Answer.TooMany> tooMany = way.limits().signIn(browser);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        way.sweep();
        return with.rules().enumerationProtection()
                ? with.database().inTransaction(() -> {
                    Clients.Opened client = with.clients().open(browserShows);
                    way.attempts().begin(client.id(), address.get(), returnTo, browser);
                    return new Answer.NeedsFirstFactor(client.token());
                })
                : beginInTheOpen(address.get(), returnTo, browserShows, browser);
    }

    /// Where the house tells who is known to it: who is not may type another address, and who has no password is not
    /// asked for one.
    private SignInBegun beginInTheOpen(
            EmailAddress address, String returnTo, ClientToken browserShows, Browser browser) {
        Optional<Account> account = way.accounts().find(address);
        if (account.isEmpty()) {
            return new Answer.Rejected(List.of(new Problem("identifier", Problem.UNKNOWN)));
        }
        boolean codeOnly = account.get().password() == null
                && way.limits().sendCode(address).isEmpty();
        return with.database().inTransaction(() -> {
            Clients.Opened client = with.clients().open(browserShows);
            Attempt attempt = way.attempts().begin(client.id(), address, returnTo, browser);
            if (codeOnly) {
                way.post(send(attempt, browser).orElseThrow());
                return new Answer.NeedsCode(client.token());
            }
            return new Answer.NeedsFirstFactor(client.token());
        });
    }

    /// What this browser is in the middle of.
    public Optional<PendingSignIn> pending(ClientToken browserShows) {
        return way.open(browserShows).map(attempt -> {
            Optional<PendingCode> code = way.typedCode().pending(attempt);
            return code.isPresent()
                    ? new PendingSignIn.NeedsCode(code.get())
                    : new PendingSignIn.NeedsFirstFactor(attempt.address().value());
        });
    }

    /// Where this browser wants to go after what it is in the middle of; empty for nowhere in particular.
    public String returnTo(ClientToken browserShows) {
        return way.open(browserShows).map(Attempt::returnTo).orElse("");
    }

    /// Whether what this browser last began was finished in another one, by the link from the mail.
    public boolean finishedElsewhere(ClientToken browserShows) {
        return way.finishedElsewhere(browserShows);
    }

    /// Ends in the house if the password is right. Wrong ones of a known device are counted for itself and those of all
    /// others together, so that strangers who lock the address lock each other out.
    public PasswordEntered password(ClientToken browserShows, String typed, Browser browser) {
        Optional<Attempt> open = way.open(browserShows);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        Attempt attempt = open.get();
        String address = attempt.address().key();
        boolean known = with.devices().knows(attempt.address(), browser.device());
        String tries = known ? address + " on " + browser.device().hash() : address;
        Optional<Answer.TooMany> tooMany = way.limits().tryPassword(tries);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        if (with.lockouts().count(tries) instanceof Lockouts.Answer.Locked locked) {
            return new Answer.Locked(locked.until());
        }
        try {
            PasswordEntered entered = compare(attempt, typed, browser);
            if (!(entered instanceof Answer.WrongPassword)) {
                with.lockouts().forget(tries);
                with.lockouts().forget(address);
            }
            return entered;
        } catch (Passwords.Busy busy) {
            with.lockouts().takeBack(tries);
            return Answer.Busy.ABOUT;
        }
    }

    private PasswordEntered compare(Attempt attempt, String typed, Browser browser) {
        while (true) {
            Optional<Account> account = way.accounts().find(attempt.address());
            if (!matches(typed, account)) {
                return new Answer.WrongPassword();
            }
            Account member = account.orElseThrow();
            PasswordHash right = with.passwords().renewed(member.id(), requireNonNull(member.password()), typed);
            Optional<PasswordEntered> entered =
                    with.database().inTransaction(() -> enter(attempt, member, right, browser));
            if (entered.isPresent()) {
                return entered.get();
            }
            // The password was changed between two statements: ask again.
        }
    }

    /// Empty if `right` is not the password any more.
    private Optional<PasswordEntered> enter(Attempt attempt, Account member, PasswordHash right, Browser browser) {
        // holds the user, as a change of the password does: either it sees this session and ends it, or this sees the
        // new password
        Admission admission = with.users().signIn(member.id());
        if (admission instanceof Admission.Welcome
                && !with.passwords().of(member.id()).equals(Optional.of(right))) {
            return Optional.empty();
        }
        if (!way.attempts().complete(attempt)) {
            return Optional.of(new Answer.NoAttempt());
        }
        return Optional.of(
                switch (admission) {
                    case Admission.Welcome in -> way.arrival().back(member, attempt, way.attempts(), browser);
                    case Admission.Banned out -> new Answer.Banned();
                    case Admission.Locked out -> new Answer.LockedOut(out.until());
                    case Admission.Gone gone -> new Answer.NoAttempt();
                });
    }

    /// Sends a code to the address. If nobody lives there, the mail says so, and no code fits.
    public CodeRequested sendCode(ClientToken browserShows, Browser browser) {
        return way.codeByMail().request(browserShows, attempt -> send(attempt, browser));
    }

    /// Sends another code in place of the first one.
    public CodeRequested resend(ClientToken browserShows, Browser browser) {
        return sendCode(browserShows, browser);
    }

    /// Ends in the house if the code is right, also where wrong passwords have locked the address.
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
        Optional<Proven> proven = prove(attempt, Proof.code(with.codes(), typed), browser);
        if (proven.isPresent()) {
            return proven.get();
        }
        Optional<Answer.WrongCode> wrong = way.typedCode().wrong(attempt);
        return wrong.isPresent() ? wrong.get() : new Answer.NoAttempt();
    }

    /// The same by the link from the mail.
    LinkFollowed follow(Attempt attempt, Proof link, Browser browser) {
        Optional<Proven> proven = prove(attempt, link, browser);
        return proven.isPresent() ? proven.get() : new Answer.NoAttempt();
    }

    private Optional<Proven> prove(Attempt attempt, Proof proof, Browser browser) {
        Optional<Proven> proven = with.database().inTransaction(() -> {
            Optional<Account> account = way.accounts().find(attempt.address());
            return proof.use(attempt)
                    .filter(used -> account.isPresent() && way.attempts().complete(used))
                    .map(used -> letIn(account.orElseThrow(), used, browser));
        });
        if (proven.isPresent()) {
            with.lockouts().forget(attempt.address().key());
        }
        return proven;
    }

    private Proven letIn(Account member, Attempt attempt, Browser browser) {
        return switch (with.users().signIn(member.id())) {
            case Admission.Welcome in -> way.arrival().back(member, attempt, way.attempts(), browser);
            case Admission.Locked out -> new Answer.LockedOut(out.until());
            // deleted between two statements: nobody is there to be let in
            case Admission.Banned out -> new Answer.Banned();
            case Admission.Gone gone -> new Answer.Banned();
        };
    }

    private boolean matches(String typed, Optional<Account> account) {
        PasswordHash hash = account.map(Account::password).orElse(null);
        return hash == null
                ? with.passwords().matchesNobody(typed)
                : with.passwords().matches(typed, hash);
    }

    private Optional<Mail> send(Attempt attempt, Browser browser) {
        return way.sendToMember(attempt, browser, Mail.SignInCode::new);
    }
}
