package dev.genkan.identity.account;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.CodeRequested;
import dev.genkan.identity.attempt.Collaborators;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.user.EmailAddresses;
import dev.genkan.identity.user.User;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/// Whether somebody reads the mailbox of an address, asked by a program that has pages of its own: a code goes there,
/// and the program shows what was typed. It proves an address that is still to be proven, and never signs anybody in.
/// Under the limits of every other code.
public final class AddressCheck {

    /// How far it has come.
    public enum Status {
        UNVERIFIED,
        VERIFIED,
        FAILED,
        EXPIRED
    }

    /// @param tries how many codes were typed since the last was sent
    public record Seen(AttemptId id, Status status, int tries, Instant expireAt) {}

    private final Collaborators with;
    private final EmailAddresses addresses;
    private final MailedCode code;

    public AddressCheck(Collaborators with, EmailAddresses addresses) {
        this.with = with;
        this.addresses = addresses;
        this.code = new MailedCode(with);
    }

    /// The one check of an address; a new one takes the place of the last.
    public static AttemptId idOf(User.Address address) {
        return new AttemptId(address.id().replaceFirst("^idn_", "ver_"));
    }

    /// Sends a code, unless one is on its way. To an address that somebody else has proven meanwhile goes a word about
    /// that, and no code fits.
    public CodeRequested send(User.Address address, Browser browser) {
        AttemptId id = idOf(address);
        if (seen(address).filter(seen -> seen.status() == Status.VERIFIED).isPresent()) {
            with.codes().forget(id);
        }
        return code.send(
                id,
                address.address(),
                () -> others(address)
                        ? unfitting(id, address, browser)
                        : with.codes()
                                .issue(id, address.address(), browser)
                                .map(digits -> address.verified()
                                        ? new Mail.FactorCode(address.address(), digits, browser)
                                        : new Mail.AddressCode(address.address(), digits, browser)));
    }

    private Optional<Mail> unfitting(AttemptId id, User.Address address, Browser browser) {
        return with.codes().issueUnfitting(id)
                ? Optional.of(new Mail.AddressWanted(address.address(), browser))
                : Optional.empty();
    }

    private boolean others(User.Address address) {
        return !address.verified()
                && with.users().findByEmailAddress(address.address()).isPresent();
    }

    /// Empty if no code was sent.
    public Optional<Seen> seen(User.Address address) {
        AttemptId id = idOf(address);
        Instant now = with.clock().instant();
        return with.codes().find(id).map(issued -> {
            Status status = issued.consumed()
                    ? Status.VERIFIED
                    : !issued.expiresAt().isAfter(now)
                            ? Status.EXPIRED
                            : issued.triesLeft() == 0 ? Status.FAILED : Status.UNVERIFIED;
            return new Seen(id, status, with.limits().codeTries() - issued.triesLeft(), issued.expiresAt());
        });
    }

    /// Enters a code. However many enter the right one, it counts once.
    ///
    /// @param typed everything but digits is passed over
    public Proof enter(UserId user, User.Address address, String typed, Actor actor) {
        AttemptId id = idOf(address);
        return code.enter(id, address.address(), () -> proven(user, address, id, typed, actor));
    }

    private boolean proven(UserId user, User.Address address, AttemptId id, String typed, Actor actor) {
        try {
            return with.database().inTransaction(() -> {
                if (!with.codes().consume(id, MailedCode.digits(typed))) {
                    return false;
                }
                return address.verified() || addresses.prove(user, address.id(), "email_code", actor);
            });
        } catch (DuplicateKeyException e) {
            // somebody else proved it while the code was on its way: it is theirs now
            with.codes().spoil(id);
            return false;
        }
    }
}
