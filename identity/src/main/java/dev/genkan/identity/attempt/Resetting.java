package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Accounts.Account;
import dev.genkan.identity.attempt.Attempts.Kind;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.token.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A forgotten password: an address, then the code or the link from the mail together with a new password. A member who
/// never had one gets their first.
///
/// For an address at which nobody lives everything looks and costs the same; the mail says so, and no code fits. The
/// new password, the end of all other sessions and the sign-in are one transaction.
public final class Resetting {

    private final Collaborators with;
    private final Audit audit;
    private final Way way;
    private final ChosenPassword chosen;

    public Resetting(Collaborators with) {
        this.with = with;
        this.audit = new Audit(with.database(), with.ids(), with.clock());
        this.way = Way.of(with, Kind.PASSWORD_RESET);
        this.chosen = new ChosenPassword(with, way, way.attempts());
    }

    /// Whether there are passwords that could be forgotten.
    public boolean isOpen() {
        return with.factors().password();
    }

    /// Whether a mail with a link alone leads to a new password, as [#send] wants it.
    public boolean isOpenByLink() {
        return isOpen() && with.factors().emailLink();
    }

    /// Begins, and sends a code, in place of a reset that this browser was in the middle of.
    ///
    /// @param returnTo where to go afterwards, already checked by the caller; empty for nowhere in particular
    public ResetBegun begin(String identifier, String returnTo, ClientToken browserShows, Browser browser) {
        if (!isOpen()) {
            return new Answer.Rejected(List.of(new Problem("identifier", Problem.UNFIT)));
        }
        Optional<EmailAddress> address = EmailAddress.parse(identifier);
        if (address.isEmpty()) {
            return new Answer.Rejected(List.of(Problem.ofAddress("identifier", identifier)));
        }
        Optional<Answer.TooMany> tooMany =
                way.limits().signIn(browser).or(() -> way.limits().sendCode(address.get()));
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        if (!with.rules().enumerationProtection()
                && way.accounts().find(address.get()).isEmpty()) {
            return new Answer.Rejected(List.of(new Problem("identifier", Problem.UNKNOWN)));
        }
        way.sweep();
        return with.database().inTransaction(() -> {
            Clients.Opened client = with.clients().open(browserShows);
            Attempt attempt = way.attempts().begin(client.id(), address.get(), returnTo, browser);
            way.post(send(attempt, browser).orElseThrow());
            return new Answer.NeedsCode(client.token());
        });
    }

    /// Begins for a member who has not asked: the mail has a link, which leads on in whichever browser it is followed.
    /// It says that somebody who runs the house wanted it, and not from where. Whoever sends it learns nothing by which
    /// they could come in themselves.
    ///
    /// @return empty if it is on its way
    public Optional<Answer.TooMany> send(UserId member, EmailAddress address, Actor actor) {
        Optional<Answer.TooMany> tooMany = way.limits().sendCode(address);
        if (tooMany.isEmpty()) {
            with.database().transactions().executeWithoutResult(open -> {
                // a browser that nobody has
                Clients.Opened nobodys = with.clients().open(ClientToken.NONE);
                Attempt attempt = way.attempts().begin(nobodys.id(), address, "", Browser.NONE);
                way.send(
                                attempt,
                                Browser.NONE,
                                address,
                                (to, code, link, asked) -> new Mail.PasswordWanted(to, link, asked))
                        .ifPresent(way::post);
                audit.write(actor, "password.wanted", member.value(), Map.of(), Map.of());
            });
        }
        return tooMany;
    }

    /// The code this browser is waiting for.
    public Optional<PendingCode> pending(ClientToken browserShows) {
        return way.pending(browserShows);
    }

    /// Whether what this browser last began was finished in another one, by the link from the mail.
    public boolean finishedElsewhere(ClientToken browserShows) {
        return way.finishedElsewhere(browserShows);
    }

    /// Sends another code in place of the first one.
    public CodeRequested resend(ClientToken browserShows, Browser browser) {
        return !isOpen()
                ? new Answer.NoAttempt()
                : way.codeByMail().request(browserShows, attempt -> send(attempt, browser));
    }

    /// Ends in the house with a new password if the code is right. However many type it at once, one gets in.
    ///
    /// @param typed everything but digits is passed over
    public ResetFinished finish(ClientToken browserShows, String typed, String password, Browser browser) {
        Optional<Attempt> open = way.open(browserShows).filter(attempt -> isOpen());
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        Attempt attempt = open.get();
        Optional<Passwords.Flaw> flaw = with.passwords().flaw(password, attempt.address());
        if (flaw.isPresent()) {
            return new Answer.Rejected(List.of(Problem.of(flaw.get())));
        }
        Optional<Answer.TooMany> tooMany = way.limits().tryCode(attempt.address());
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        PasswordHash hash;
        try {
            // before the code is looked at: whether it is right must not be told by the time it takes
            hash = with.passwords().hash(password);
        } catch (Passwords.Busy busy) {
            return Answer.Busy.ABOUT;
        }
        if (!with.codes().count(attempt.id())) {
            return new Answer.ExpiredCode();
        }
        Optional<Proven> proven = prove(attempt, Proof.code(with.codes(), typed), hash, browser);
        if (proven.isPresent()) {
            return proven.get();
        }
        Optional<Answer.WrongCode> wrong = way.typedCode().wrong(attempt);
        return wrong.isPresent() ? wrong.get() : new Answer.NoAttempt();
    }

    /// The same by the link from the mail.
    LinkFollowed follow(Attempt attempt, Proof link, String password, Browser browser) {
        if (!isOpen()) {
            return new Answer.NoAttempt();
        }
        Optional<Passwords.Flaw> flaw = with.passwords().flaw(password, attempt.address());
        if (flaw.isPresent()) {
            return new Answer.Rejected(List.of(Problem.of(flaw.get())));
        }
        PasswordHash hash;
        try {
            hash = with.passwords().hash(password);
        } catch (Passwords.Busy busy) {
            return Answer.Busy.ABOUT;
        }
        Optional<Proven> proven = prove(attempt, link, hash, browser);
        return proven.isPresent() ? proven.get() : new Answer.NoAttempt();
    }

    private Optional<Proven> prove(Attempt attempt, Proof proof, PasswordHash hash, Browser browser) {
        Optional<Proven> proven = with.database().inTransaction(() -> {
            Optional<Account> account = way.accounts().find(attempt.address());
            return proof.use(attempt)
                    .filter(used -> account.isPresent() && way.attempts().complete(used))
                    .map(used -> chosen.change(account.orElseThrow(), used, hash, browser));
        });
        if (proven.isPresent()) {
            with.lockouts().forget(attempt.address().key());
        }
        return proven;
    }

    private Optional<Mail> send(Attempt attempt, Browser browser) {
        return way.sendToMember(attempt, browser, Mail.ResetCode::new);
    }
}
