package dev.genkan.identity.account;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Collaborators;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.token.UserId;
import java.util.Optional;

/// A member who deletes their account. That they have proven who they are just now is the caller's to ask.
public final class Leaving {

    /// What comes of it.
    public enum Left {
        DELETED,
        /// Another address was typed than theirs.
        NOT_CONFIRMED,
        /// There is no such user any more.
        GONE
    }

    private final Collaborators with;

    public Leaving(Collaborators with) {
        this.with = with;
    }

    /// Deletes the user with everything about them, if they typed their primary address, however they write it.
    public Left leave(UserId id, String typed, Browser browser) {
        Optional<EmailAddress> primary = with.users().find(id).flatMap(User::primaryAddress);
        if (primary.isEmpty()) {
            return Left.GONE;
        }
        boolean confirmed = EmailAddress.parse(typed)
                .filter(address -> address.key().equals(primary.get().key()))
                .isPresent();
        if (!confirmed) {
            return Left.NOT_CONFIRMED;
        }
        if (!with.users().delete(id, Actor.member(id, browser))) {
            return Left.GONE;
        }
        with.database().afterCommit(() -> with.postbox().post(new Mail.AccountDeleted(primary.get(), browser)));
        return Left.DELETED;
    }
}
