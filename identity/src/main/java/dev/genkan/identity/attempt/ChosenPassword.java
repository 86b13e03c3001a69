package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Accounts.Account;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.user.Admission;
import dev.genkan.token.UserId;

/// A new password for somebody who has proven their mailbox, the end of all other sessions, and a session here. Part of
/// the caller's transaction.
///
/// @param attempts where the attempts are kept that end here
record ChosenPassword(Collaborators with, Way way, Finishing attempts) {

    Proven change(Account account, Attempt attempt, PasswordHash hash, Browser browser) {
        UserId user = account.id();
        // holds the user: a sign-in with the old password at this moment is over before, or finds the new one
        return switch (with.users().signIn(user)) {
            case Admission.Welcome in -> changed(account, attempt, hash, browser);
            case Admission.Locked out -> new Answer.LockedOut(out.until());
            // deleted between two statements: nobody is there to be let in
            case Admission.Banned out -> new Answer.Banned();
            case Admission.Gone gone -> new Answer.Banned();
        };
    }

    private Answer.SignedIn changed(Account account, Attempt attempt, PasswordHash hash, Browser browser) {
        UserId user = account.id();
        with.passwords().set(user, hash);
        with.devices().forget(user);
        Answer.SignedIn in = way.arrival().of(user, attempt, attempts, browser);
        with.sessions().endOthers(in.sessionId(), browser);
        way.post(new Mail.PasswordChanged(account.address(), browser));
        return in;
    }
}
