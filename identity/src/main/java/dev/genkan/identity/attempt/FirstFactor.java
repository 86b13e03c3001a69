package dev.genkan.identity.attempt;

import static java.util.Objects.requireNonNull;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Accounts.Account;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.limit.Lockouts;
import dev.genkan.identity.user.Admission;
import java.util.Optional;

/// Proving who one is with what a member has: the password, or what came by mail. The same for the pages and for
/// programs, and the same work and answers whether anybody lives at the address or not.
///
/// @param attempts where the attempts are kept that end here
record FirstFactor(Collaborators with, Way way, Finishing attempts) {

    /// Ends in the house if the password is right. Wrong ones of a known device are counted for itself and those of all
    /// others together, so that strangers who lock the address lock each other out.
    PasswordEntered password(Attempt attempt, String typed, Browser browser) {
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
            if (with.passwords().isCompromised(member.id())) {
                return new Answer.CompromisedPassword();
            }
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
        if (!attempts.complete(attempt)) {
            return Optional.of(new Answer.NoAttempt());
        }
        return Optional.of(
                switch (admission) {
                    case Admission.Welcome in -> way.arrival().back(member, attempt, attempts, browser);
                    case Admission.Banned out -> new Answer.Banned();
                    case Admission.Locked out -> new Answer.LockedOut(out.until());
                    case Admission.Gone gone -> new Answer.NoAttempt();
                });
    }

    /// Ends in the house if the code is right, also where wrong passwords have locked the address.
    ///
    /// @param typed everything but digits is passed over
    CodeEntered code(Attempt attempt, String typed, Browser browser) {
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

    /// Ends in the house if this is proof, and forgets the failures at the address.
    Optional<Proven> prove(Attempt attempt, Proof proof, Browser browser) {
        Optional<Proven> proven = with.database().inTransaction(() -> {
            Optional<Account> account = way.accounts().find(attempt.address());
            return proof.use(attempt)
                    .filter(used -> account.isPresent() && attempts.complete(used))
                    .map(used -> letIn(account.orElseThrow(), used, browser));
        });
        if (proven.isPresent()) {
            with.lockouts().forget(attempt.address().key());
        }
        return proven;
    }

    private Proven letIn(Account member, Attempt attempt, Browser browser) {
        return switch (with.users().signIn(member.id())) {
            case Admission.Welcome in -> way.arrival().back(member, attempt, attempts, browser);
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
}
