package dev.genkan.identity.account;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.CodeRequested;
import dev.genkan.identity.attempt.Collaborators;
import dev.genkan.identity.attempt.Problem;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.User;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/// A member's addresses, as they change them: a code proves a new one, and mails tell of what was done.
///
/// Whoever adds an address that is another member's sees what they would see with any other and causes the same work;
/// its owner gets a mail of another kind, and no code fits.
public final class AddressBook {

    /// What comes of adding an address.
    public sealed interface Begun {

        /// A code is on its way, or looks as if it were.
        ///
        /// @param id of the address, which counts for nothing yet
        record NeedsCode(String id) implements Begun {}

        record Rejected(Problem problem) implements Begun {}

        /// They have proven it before.
        record Theirs() implements Begun {}

        /// They have [EmailAddresses#MOST] already.
        record Full() implements Begun {}

        /// @param retryAfter how long until one more try comes back
        record TooMany(Duration retryAfter) implements Begun {}
    }

    private final Collaborators with;
    private final EmailAddresses addresses;
    private final MailedCode code;

    public AddressBook(Collaborators with, EmailAddresses addresses) {
        this.with = with;
        this.addresses = addresses;
        this.code = new MailedCode(with);
    }

    /// Adds an address and sends it a code. Nobody sends mail to more new addresses in an hour than one address may
    /// get codes.
    public Begun begin(UserId user, String typed, Browser browser) {
        Optional<EmailAddress> address = EmailAddress.parse(typed);
        if (address.isEmpty()) {
            return new Begun.Rejected(
                    new Problem("email_address", typed.isBlank() ? Problem.MISSING : Problem.MALFORMED));
        }
        Optional<Duration> refused = code.take("addresses_added", with.limits().codesPerAddress(), user.value());
        if (refused.isPresent()) {
            return new Begun.TooMany(refused.get());
        }
        return switch (addresses.add(user, address.get())) {
            case EmailAddresses.Added.ToProve added ->
                switch (send(added.address(), browser)) {
                    case Answer.TooMany tooMany -> new Begun.TooMany(tooMany.retryAfter());
                    case Answer.Sent sent -> new Begun.NeedsCode(added.address().id());
                    case Answer.TooSoon early ->
                        new Begun.NeedsCode(added.address().id());
                    case Answer.NoAttempt never ->
                        new Begun.NeedsCode(added.address().id());
                };
            case EmailAddresses.Added.Theirs theirs -> new Begun.Theirs();
            case EmailAddresses.Added.TooMany full -> new Begun.Full();
            case EmailAddresses.Added.Gone gone -> new Begun.Full();
        };
    }

    /// An address of theirs that is still to be proven.
    public Optional<User.Address> unproven(UserId user, String id) {
        return find(user, id).filter(address -> !address.verified());
    }

    public Optional<User.Address> find(UserId user, String id) {
        return with.users().find(user).stream()
                .flatMap(found -> found.addresses().stream())
                .filter(address -> address.id().equals(id))
                .findFirst();
    }

    /// Sends a code, or another one.
    public CodeRequested send(UserId user, String id, Browser browser) {
        Optional<User.Address> address = unproven(user, id);
        return address.isPresent() ? send(address.get(), browser) : new Answer.NoAttempt();
    }

    private CodeRequested send(User.Address address, Browser browser) {
        AttemptId attempt = new AttemptId(address.id());
        Optional<EmailAddress> owner = ownersWriting(address.address());
        return code.send(
                attempt,
                address.address(),
                () -> owner.isPresent()
                        ? with.codes().issueUnfitting(attempt)
                                ? Optional.of(new Mail.AddressWanted(owner.get(), browser))
                                : Optional.empty()
                        : with.codes()
                                .issue(attempt, address.address(), browser)
                                .map(digits -> new Mail.AddressCode(address.address(), digits, browser)));
    }

    /// The address as its owner has proven it, if somebody has.
    private Optional<EmailAddress> ownersWriting(EmailAddress address) {
        return with.users().findByEmailAddress(address).stream()
                .flatMap(owner -> owner.addresses().stream().map(User.Address::address))
                .filter(theirs -> theirs.key().equals(address.key()))
                .findFirst();
    }

    /// Proves the address if the code is right. However many type it at once, it is proven once.
    ///
    /// @param typed everything but digits is passed over
    public Proof enterCode(UserId user, String id, String typed, Browser browser) {
        Optional<User.Address> found = unproven(user, id);
        if (found.isEmpty()) {
            return new Proof.Nothing();
        }
        EmailAddress address = found.get().address();
        Optional<EmailAddress> primary = with.users().find(user).flatMap(User::primaryAddress);
        AttemptId attempt = new AttemptId(id);
        Proof proof = code.enter(attempt, address, () -> prove(user, found.get(), attempt, typed, browser));
        if (proof instanceof Proof.Proven && primary.isPresent()) {
            post(new Mail.AddressAdded(primary.get(), address, browser));
        }
        return proof;
    }

    private boolean prove(UserId user, User.Address address, AttemptId attempt, String typed, Browser browser) {
        try {
            return with.database()
                    .inTransaction(() -> with.codes().consume(attempt, MailedCode.digits(typed))
                            && addresses.prove(user, address.id(), "email_code", Actor.member(user, browser)));
        } catch (DuplicateKeyException e) {
            // somebody else proved it while the code was on its way: it is theirs now
            with.codes().spoil(attempt);
            post(new Mail.AddressWanted(address.address(), browser));
            return false;
        }
    }

    /// Makes an address the primary one; the old one is told too.
    public EmailAddresses.Promoted makePrimary(UserId user, String id, Browser browser) {
        EmailAddresses.Promoted promoted = addresses.makePrimary(user, id, Actor.member(user, browser));
        if (promoted instanceof EmailAddresses.Promoted.Primary primary
                && !primary.before().equals(primary.address())) {
            Stream.of(primary.before(), primary.address())
                    .forEach(to -> post(new Mail.PrimaryChanged(to, primary.address(), browser)));
        }
        return promoted;
    }

    /// Takes an address away; it and the primary one are told, unless it was never proven.
    public EmailAddresses.Removed remove(UserId user, String id, Browser browser) {
        EmailAddresses.Removed removed = addresses.remove(user, id, Actor.member(user, browser));
        if (removed instanceof EmailAddresses.Removed.Gone gone
                && gone.address().verified()) {
            EmailAddress address = gone.address().address();
            Stream.concat(Stream.of(address), with.users().find(user).flatMap(User::primaryAddress).stream())
                    .forEach(to -> post(new Mail.AddressRemoved(to, address, browser)));
        }
        return removed;
    }

    private void post(Mail mail) {
        with.database().afterCommit(() -> with.postbox().post(mail));
    }
}
