package dev.genkan.identity.account;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Collaborators;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.event.Audit;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientId;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.User;
import dev.genkan.token.SessionId;
import java.util.Map;
import java.util.Optional;

/// A member's new password. It ends their other sessions, and whoever knew this browser's cookie knows nothing
/// afterwards. A sign-in with the old password that is under way at this moment comes to nothing.
public final class PasswordChange {

    /// What comes of it.
    public sealed interface Changed {

        /// @param client the browser's new token; the old one is worthless
        record Done(ClientToken client) implements Changed {}

        record Flawed(Passwords.Flaw flaw) implements Changed {}

        /// The session is over, or is not this browser's.
        record Nobody() implements Changed {}
    }

    private final Collaborators with;
    private final Audit audit;

    public PasswordChange(Collaborators with, Audit audit) {
        this.with = with;
        this.audit = audit;
    }

    /// Whether passwords open anything, so that members may set one.
    public boolean isOpen() {
        return with.factors().password();
    }

    /// Sets the password of the session's member. That they have proven who they are just now is the caller's to ask.
    public Changed set(SessionId id, ClientToken browserShows, String password, Browser browser) {
        // a token without its browser's cookie could be a copy
        Optional<ClientId> client = with.clients().find(browserShows);
        Optional<Session> session = with.sessions()
                .find(id)
                .filter(found -> !found.state().over()
                        && client.filter(found.clientId()::equals).isPresent());
        if (session.isEmpty() || !isOpen()) {
            return new Changed.Nobody();
        }
        Optional<Passwords.Flaw> flaw = with.users()
                .find(session.get().userId())
                .flatMap(User::primaryAddress)
                .map(address -> with.passwords().flaw(password, address))
                .orElseGet(() -> with.passwords().flaw(password));
        if (flaw.isPresent()) {
            return new Changed.Flawed(flaw.get());
        }
        PasswordHash hash = with.passwords().hash(password);
        return with.database()
                .inTransaction(() -> with.users()
                        .touch(session.get().userId())
                        .<Changed>map(user -> set(user, session.get(), hash, browser))
                        .orElse(new Changed.Nobody()));
    }

    /// Takes the password of the session's member away: from now on they sign in by codes. That they have proven who
    /// they are just now is the caller's to ask. Other sessions stay: none of them was opened by anything that is worth
    /// less now.
    ///
    /// @return whether there was one
    public boolean remove(SessionId id, Browser browser) {
        return with.database()
                .inTransaction(() -> with.sessions()
                        .find(id)
                        .filter(found -> !found.state().over())
                        .flatMap(session -> with.users().touch(session.userId()))
                        .filter(user -> with.passwords().remove(user.id()))
                        .map(user -> {
                            audit.write(
                                    Actor.member(user.id(), browser),
                                    "user.remove_password",
                                    user.id().value(),
                                    Map.of("password", true),
                                    Map.of("password", false));
                            return true;
                        })
                        .orElse(false));
    }

    private Changed set(User user, Session session, PasswordHash hash, Browser browser) {
        boolean first = with.passwords().of(user.id()).isEmpty();
        with.passwords().set(user.id(), hash);
        with.sessions().endOthers(session.id(), browser);
        audit.write(
                Actor.member(user.id(), browser),
                "user.set_password",
                user.id().value(),
                Map.of("password", !first),
                Map.of("password", true));
        user.primaryAddress()
                .ifPresent(address -> with.database()
                        .afterCommit(() -> with.postbox().post(new Mail.PasswordChanged(address, browser))));
        return new Changed.Done(with.clients().rotate(session.clientId()));
    }
}
