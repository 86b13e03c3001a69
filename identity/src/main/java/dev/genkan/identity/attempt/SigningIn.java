package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Accounts.Account;
import dev.genkan.identity.attempt.Attempts.Kind;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
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
    private final FirstFactor firstFactor;

    public SigningIn(Collaborators with) {
        this.with = with;
        this.way = Way.of(with, Kind.SIGN_IN);
        this.firstFactor = new FirstFactor(with, way, way.attempts());
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
        if (with.rules().enumerationProtection() && !with.factors().password()) {
            return beginByMail(address.get(), returnTo, browserShows, browser);
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

    /// Where passwords open nothing: the mail is on its way at once, to whoever lives there or not.
    private SignInBegun beginByMail(EmailAddress address, String returnTo, ClientToken browserShows, Browser browser) {
        Optional<Answer.TooMany> tooMany = way.limits().sendCode(address);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        way.sweep();
        return with.database().inTransaction(() -> {
            Clients.Opened client = with.clients().open(browserShows);
            Attempt attempt = way.attempts().begin(client.id(), address, returnTo, browser);
            way.post(send(attempt, browser).orElseThrow());
            return new Answer.NeedsCode(client.token());
        });
    }

    /// Where the house tells who is known to it: who is not may type another address, and who has no password is not
    /// asked for one.
    private SignInBegun beginInTheOpen(
            EmailAddress address, String returnTo, ClientToken browserShows, Browser browser) {
        Optional<Account> account = way.accounts().find(address);
        if (account.isEmpty()) {
            return new Answer.Rejected(List.of(new Problem("identifier", Problem.UNKNOWN)));
        }
        Factors factors = with.factors();
        if (!factors.password()) {
            return beginByMail(address, returnTo, browserShows, browser);
        }
        boolean codeOnly = account.get().password() == null
                && factors.byMail()
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

    /// What is taken as proof at this moment.
    public Factors factors() {
        return with.factors();
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

    /// Ends in the house if the password is right, and passwords open. Wrong ones of a known device are counted for
    /// itself and those of all
    /// others together, so that strangers who lock the address lock each other out.
    public PasswordEntered password(ClientToken browserShows, String typed, Browser browser) {
        Optional<Attempt> open =
                way.open(browserShows).filter(attempt -> with.factors().password());
        return open.isEmpty() ? new Answer.NoAttempt() : firstFactor.password(open.get(), typed, browser);
    }

    /// Sends a code, a link or both to the address, as far as they open; nothing where neither does. If nobody lives
    /// there, the mail says so, and no code fits.
    public CodeRequested sendCode(ClientToken browserShows, Browser browser) {
        return !with.factors().byMail()
                ? new Answer.NoAttempt()
                : way.codeByMail().request(browserShows, attempt -> send(attempt, browser));
    }

    /// Sends another code in place of the first one.
    public CodeRequested resend(ClientToken browserShows, Browser browser) {
        return sendCode(browserShows, browser);
    }

    /// Ends in the house if the code is right, also where wrong passwords have locked the address.
    ///
    /// @param typed everything but digits is passed over
    public CodeEntered enterCode(ClientToken browserShows, String typed, Browser browser) {
        Optional<Attempt> open =
                way.open(browserShows).filter(attempt -> with.factors().emailCode());
        return open.isEmpty() ? new Answer.NoAttempt() : firstFactor.code(open.get(), typed, browser);
    }

    /// The same by the link from the mail.
    LinkFollowed follow(Attempt attempt, Proof link, Browser browser) {
        Optional<Proven> proven = firstFactor.prove(attempt, link, browser);
        return proven.isPresent() ? proven.get() : new Answer.NoAttempt();
    }

    private Optional<Mail> send(Attempt attempt, Browser browser) {
        return way.sendToMember(attempt, browser, way.signInLetter());
    }
}
