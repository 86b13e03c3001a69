package dev.genkan.identity.account;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.CodeRequested;
import dev.genkan.identity.attempt.Collaborators;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.credential.EmailCodes;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.limit.Lockouts;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.User;
import dev.genkan.token.SessionId;
import java.time.Duration;
import java.util.Optional;

/// Proving once more who one is, before something dangerous: by the password, or by a code from a mail, which opens the
/// entrance as well and helps who has no password, or whose address somebody else's wrong passwords have locked. An
/// open browser, or a stolen cookie, is not enough to take an account over. Whoever acts in a member's place proves
/// nothing, whatever they know: what is dangerous is the member's own to do.
public final class FreshFactor {

    private final Collaborators with;
    private final MailedCode code;

    public FreshFactor(Collaborators with) {
        this.with = with;
        this.code = new MailedCode(with);
    }

    /// Whether the member of this session proved who they are within the last minutes
    /// ([dev.genkan.identity.limit.Limits#freshFactor]).
    public boolean isFresh(SessionId id) {
        return live(id).filter(session -> session.firstFactorAt()
                        .plus(with.limits().freshFactor())
                        .isAfter(with.clock().instant()))
                .isPresent();
    }

    /// What is asked of the member of this session; empty if it is over.
    public Optional<Proof.Asked> asked(SessionId id) {
        return member(id).flatMap(user -> user.primaryAddress().map(address -> asked(id, user, address)));
    }

    private Proof.Asked asked(SessionId id, User user, EmailAddress address) {
        boolean codeSent = with.codes()
                .find(new AttemptId(id.value()))
                .filter(FreshFactor::usable)
                .filter(issued -> issued.expiresAt().isAfter(with.clock().instant()))
                .isPresent();
        boolean password =
                with.factors().password() && with.passwords().of(user.id()).isPresent();
        return new Proof.Asked(address, password, codeSent);
    }

    private static boolean usable(EmailCodes.Issued issued) {
        return !issued.consumed() && issued.triesLeft() > 0;
    }

    /// Counted as at the entrance: per address and hour, and towards its lockout.
    public Proof password(SessionId id, String typed) {
        Optional<User> member = member(id);
        Optional<EmailAddress> address = member.flatMap(User::primaryAddress);
        Optional<PasswordHash> hash = member.flatMap(user -> with.passwords().of(user.id()));
        if (address.isEmpty() || hash.isEmpty() || !with.factors().password()) {
            return new Proof.Nothing();
        }
        String key = address.get().key();
        Optional<Duration> refused = code.take("password_tries", with.limits().passwordTriesPerAddress(), key);
        if (refused.isPresent()) {
            return new Proof.TooMany(refused.get());
        }
        if (with.lockouts().count(key) instanceof Lockouts.Answer.Locked locked) {
            return new Proof.Locked(locked.until());
        }
        // one that others may know proves nothing
        if (!with.passwords().matches(typed, hash.get())
                || member.map(User::id).filter(with.passwords()::isCompromised).isPresent()) {
            return new Proof.WrongPassword();
        }
        with.lockouts().forget(key);
        return with.sessions().provenAgain(id) ? new Proof.Proven() : new Proof.Nothing();
    }

    /// Sends a code to the primary address.
    public CodeRequested send(SessionId id, Browser browser) {
        Optional<EmailAddress> address = member(id).flatMap(User::primaryAddress);
        if (address.isEmpty()) {
            return new Answer.NoAttempt();
        }
        AttemptId attempt = new AttemptId(id.value());
        return code.send(
                attempt,
                address.get(),
                () -> with.codes()
                        .issue(attempt, address.get(), browser)
                        .map(digits -> new Mail.FactorCode(address.get(), digits, browser)));
    }

    /// @param typed everything but digits is passed over
    public Proof code(SessionId id, String typed) {
        Optional<EmailAddress> address = member(id).flatMap(User::primaryAddress);
        if (address.isEmpty()) {
            return new Proof.Nothing();
        }
        AttemptId attempt = new AttemptId(id.value());
        return code.enter(
                attempt,
                address.get(),
                () -> with.database().inTransaction(() -> {
                    if (!with.codes().consume(attempt, MailedCode.digits(typed))) {
                        return false;
                    }
                    // a session proves itself more than once
                    with.codes().forget(attempt);
                    return with.sessions().provenAgain(id);
                }));
    }

    private Optional<User> member(SessionId id) {
        return live(id).flatMap(session -> with.users().find(session.userId()));
    }

    private Optional<Session> live(SessionId id) {
        return with.sessions().find(id).filter(session -> !session.state().over() && session.impersonator() == null);
    }
}
