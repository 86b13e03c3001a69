package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Accounts.Account;
import dev.genkan.identity.attempt.Attempts.Kind;
import dev.genkan.identity.credential.LinkToken;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.user.EmailAddress;
import java.util.Optional;

/// One of the three ways in, as far as they are alike.
record Way(
        Collaborators with,
        Attempts attempts,
        Accounts accounts,
        AttemptLimits limits,
        TypedCode typedCode,
        CodeByMail codeByMail,
        Arrival arrival) {

    static Way of(Collaborators with, Kind kind) {
        Attempts attempts = Attempts.of(with, kind);
        AttemptLimits limits = new AttemptLimits(with.rateLimits(), with.limits());
        TypedCode typedCode = new TypedCode(with.codes(), with.limits(), with.clock());
        return new Way(
                with,
                attempts,
                new Accounts(with.database()),
                limits,
                typedCode,
                new CodeByMail(with, attempts, limits, typedCode),
                new Arrival(with));
    }

    /// The attempt this browser is in the middle of.
    Optional<Attempt> open(ClientToken browserShows) {
        return attempts.open(browserShows, with.clients());
    }

    /// The code this browser is waiting for.
    Optional<PendingCode> pending(ClientToken browserShows) {
        return open(browserShows).flatMap(typedCode::pending);
    }

    boolean finishedElsewhere(ClientToken browserShows) {
        return with.clients()
                .find(browserShows)
                .filter(attempts::finishedElsewhere)
                .isPresent();
    }

    /// Puts a code and a link in place for whoever lives at the address of the attempt.
    ///
    /// @param letter which mail carries them
    /// @return the mail to send after the commit, which says that nobody lives there if nobody does; empty if one was
    ///     sent just now
    Optional<Mail> sendToMember(Attempt attempt, Browser browser, Letter letter) {
        Optional<Account> account = accounts.find(attempt.address());
        return account.isEmpty()
                ? sendUnfitting(attempt, new Mail.NoAccount(attempt.address(), browser))
                : send(attempt, browser, account.get().address(), letter);
    }

    /// Puts a code and a link in place that fit for a newcomer only.
    ///
    /// @return the mail to send after the commit, which says that they live there already if somebody does; empty
    ///     if one was sent just now
    Optional<Mail> sendToNewcomer(Attempt attempt, Browser browser) {
        return accounts.find(attempt.address()).isPresent()
                ? sendUnfitting(attempt, new Mail.AlreadyRegistered(attempt.address(), browser))
                : send(attempt, browser, attempt.address(), Mail.SignUpCode::new);
    }

    /// The same for anybody.
    ///
    /// @param to the address as its owner has proven it, or wants to
    Optional<Mail> send(Attempt attempt, Browser browser, EmailAddress to, Letter letter) {
        return with.codes()
                .issue(attempt.id(), attempt.address(), browser)
                .map(code -> letter.carrying(to, code, link(attempt), browser));
    }

    private LinkToken link(Attempt attempt) {
        return with.factors().emailLink() ? with.links().issue(attempt.id()) : LinkToken.NONE;
    }

    /// What is sent to sign in by. The code is made in any case, because it says how long the mail is good; where it
    /// does not open, nobody is told it.
    Letter signInLetter() {
        return with.factors().emailCode()
                ? Mail.SignInCode::new
                : (to, code, link, asked) -> new Mail.SignInCode(to, "", link, asked);
    }

    /// Puts a code in place that nothing fits, and a link that nobody is told: the same work.
    Optional<Mail> sendUnfitting(Attempt attempt, Mail instead) {
        if (!with.codes().issueUnfitting(attempt.id())) {
            return Optional.empty();
        }
        link(attempt);
        return Optional.of(instead);
    }

    void post(Mail mail) {
        with.database().afterCommit(() -> with.postbox().post(mail));
    }

    /// Deletes what is old, now and then and outside of any transaction.
    void sweep() {
        attempts.sweep();
        with.devices().sweep();
        with.clients().sweep(with.limits().longestAttempt());
    }

    /// A mail that carries a code and a link.
    interface Letter {
        Mail carrying(EmailAddress to, String code, LinkToken link, Browser asked);
    }
}
