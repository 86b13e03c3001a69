package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.attempt.Attempts.Kind;
import dev.genkan.identity.attempt.SignUpCheck.Said;
import dev.genkan.identity.attempt.SignUpRows.Row;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.credential.PasswordHash;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientId;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Clients;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Taken;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/// Becoming a member piece by piece, as programs in browsers do: what is said of oneself in as many calls as it
/// takes, a code or a link by mail, and in the end a user, in one transaction. Whatever comes last completes it.
///
/// Limits, secrecy about who is known, and the fate of passwords are those of [SigningUp]. As soon as a mailbox is
/// proven the browser gets another token, so that nobody who knew the old one can choose the password.
public final class SignUpAttempts {

    private final Collaborators with;
    private final Invitations invitations;
    private final Way way;
    private final SignUpRows rows;
    private final SignUpViews views;
    private final SignUpCheck check;

    public SignUpAttempts(Collaborators with, Invitations invitations) {
        this.with = with;
        this.invitations = invitations;
        this.way = Way.of(with, Kind.SIGN_UP);
        this.rows = SignUpRows.of(with);
        this.views = new SignUpViews(with);
        this.check = new SignUpCheck(with);
    }

    /// What is taken as proof at this moment.
    public Factors factors() {
        return with.factors();
    }

    /// The sign-up of this id, if this browser has begun it.
    public Optional<SignUpAttempt> find(AttemptId id, ClientId client) {
        return rows.find(id).filter(row -> row.client().equals(client)).map(views::of);
    }

    /// The sign-up of this id, whoever has begun it: for the application, which is told no more than it will be.
    public Optional<SignUpAttempt> find(AttemptId id) {
        return rows.find(id).map(views::of);
    }

    /// Notes what the application calls whoever signs up; the user will be called so too.
    ///
    /// @param externalId empty for nothing
    /// @return the sign-up as it is now; empty if it is over or never was
    public Optional<SignUpAttempt> called(AttemptId id, String externalId) {
        Instant now = with.clock().instant();
        return with.database()
                .inTransaction(() -> rows.lock(id).filter(row -> row.open(now)).map(row -> {
                    Row named = row.saying(row.said().called(externalId), row.password(), row.invitation());
                    rows.write(named);
                    return views.of(named);
                }));
    }

    /// What this browser is in the middle of, or has come in by.
    public Optional<SignUpAttempt> current(ClientId client) {
        return rows.latest(client).map(views::of).filter(views::matters);
    }

    /// Begins, in place of a sign-up that this browser was in the middle of.
    public AttemptMoved create(SignUpDetails said, ClientToken browserShows, Browser browser) {
        Optional<Problem> closed = with.membership().closed(false);
        return closed.isPresent()
                ? new Answer.Rejected(List.of(closed.get()))
                : begin(said, Said.nothing(), null, browserShows, browser);
    }

    /// The same by invitation: the address is that of the invitation, and counts as proven.
    public AttemptMoved create(Ticket ticket, SignUpDetails said, ClientToken browserShows, Browser browser) {
        Optional<Invitation> found = invitations.find(ticket);
        Optional<Problem> worthless = Tickets.problem(found.map(Invitation::status));
        return worthless.isPresent()
                ? new Answer.Rejected(List.of(worthless.get()))
                : begin(
                        said,
                        Said.nothing().invited(found.orElseThrow()),
                        found.orElseThrow().id(),
                        browserShows,
                        browser);
    }

    private AttemptMoved begin(
            SignUpDetails said, Said before, @Nullable String invitation, ClientToken browserShows, Browser browser) {
        SignUpCheck.Seen seen = check.look(said, before);
        Optional<AttemptMoved> refused = refused(seen, before, invitation, browser, true);
        if (refused.isPresent()) {
            return refused.get();
        }
        way.sweep();
        rows.sweep();
        return hashing(
                said.password(),
                hash -> orTaken(seen.address(), browser, () -> {
                    Clients.Opened client = with.clients().open(browserShows);
                    Row begun = rows.lock(rows.begin(client.id(), browser)).orElseThrow();
                    Row row =
                            begun.saying(before.at(seen.address()).with(said, seen.unsafeMetadata()), hash, invitation);
                    rows.write(row);
                    if (row.ready(with.factors())) {
                        return finish(row, browser);
                    }
                    ClientToken token =
                            invitation == null ? client.token() : with.clients().rotate(client.id());
                    return new Answer.Standing(row.id(), token);
                }));
    }

    /// Says more, or something else. Another address is to be proven anew.
    public AttemptMoved update(AttemptId id, SignUpDetails said, ClientToken browserShows, Browser browser) {
        Optional<Row> open = open(id, browserShows);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        Said before = open.get().said();
        SignUpCheck.Seen seen = check.look(said, before);
        Optional<AttemptMoved> refused = refused(seen, before, open.get().invitation(), browser, false);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Answer.TooMany> tooMany =
                said.password() == null ? Optional.empty() : way.limits().tryPassword(id.value());
        if (tooMany.isPresent()) {
            // each one costs a hash
            return tooMany.get();
        }
        return hashing(
                said.password(),
                hash -> orTaken(
                        seen.address(),
                        browser,
                        () -> held(id, browserShows)
                                .map(row -> said(row, said, seen, hash, browserShows, browser))
                                .orElse(new Answer.NoAttempt())));
    }

    private AttemptMoved said(
            Row held,
            SignUpDetails said,
            SignUpCheck.Seen seen,
            @Nullable PasswordHash hash,
            ClientToken browserShows,
            Browser browser) {
        boolean moved = said.emailAddress() != null && !same(held.said().address(), seen.address());
        Said all =
                held.said().at(moved ? seen.address() : held.said().address()).with(said, seen.unsafeMetadata());
        Row row = held.saying(all, hash == null ? held.password() : hash, held.invitation());
        if (moved) {
            row = row.asking(null, "");
            with.codes().forget(row.id());
        }
        rows.write(row);
        return row.ready(with.factors()) ? finish(row, browser) : new Answer.Standing(row.id(), browserShows);
    }

    /// Whatever speaks against it before anything is kept.
    private Optional<AttemptMoved> refused(
            SignUpCheck.Seen seen, Said before, @Nullable String invitation, Browser browser, boolean beginning) {
        if (!seen.problems().isEmpty()) {
            return Optional.of(new Answer.Rejected(seen.problems()));
        }
        EmailAddress address = seen.address();
        boolean moved = address != null && !same(address, before.address());
        if (moved && invitation != null) {
            return rejected(new Problem("email_address", Problem.UNFIT));
        }
        if (address != null && (moved || beginning)) {
            Optional<Problem> unwelcome = with.membership().refuses(address);
            if (unwelcome.isPresent()) {
                return rejected(unwelcome.get());
            }
        }
        if (beginning || moved) {
            Optional<Answer.TooMany> tooMany = way.limits().signUp(browser);
            if (tooMany.isPresent()) {
                return Optional.of(tooMany.get());
            }
        }
        boolean told = !with.rules().enumerationProtection() || invitation != null;
        return address != null
                        && (moved || beginning)
                        && told
                        && way.accounts().find(address).isPresent()
                ? rejected(new Problem("email_address", Problem.TAKEN))
                : Optional.empty();
    }

    /// Sends a code and a link to the address, unless one is on its way. If somebody lives there, the mail says so, and
    /// no code fits.
    ///
    /// @param how [Strategy#EMAIL_CODE] or [Strategy#EMAIL_LINK]
    /// @param linkTo where the link leads in the end, already checked; empty for nowhere in particular
    public AttemptMoved prepare(AttemptId id, Strategy how, String linkTo, ClientToken browserShows, Browser browser) {
        Optional<Row> open = open(id, browserShows);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        EmailAddress address = open.get().said().address();
        if (address == null) {
            return new Answer.Rejected(List.of(new Problem("email_address", Problem.MISSING)));
        }
        if (open.get().proven() || open.get().invitation() != null) {
            return new Answer.Rejected(List.of(new Problem("", Problem.ALREADY_VERIFIED)));
        }
        if (how == Strategy.EMAIL_LINK && !with.factors().emailLink()) {
            return new Answer.Rejected(List.of(new Problem("strategy", Problem.UNFIT)));
        }
        boolean wait = way.typedCode().tooSoon(open.get().attempt()).isPresent();
        Optional<Answer.TooMany> tooMany =
                wait ? Optional.empty() : way.limits().sendCode(address);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        // the row is held: a code must not go to one mailbox and prove another
        return with.database()
                .inTransaction(() -> held(id, browserShows)
                        .filter(row -> same(row.said().address(), address))
                        .<AttemptMoved>map(row -> {
                            rows.write(row.asking(how, Attempt.keptReturn(linkTo)));
                            if (!wait) {
                                way.sendToNewcomer(row.attempt(), browser).ifPresent(way::post);
                            }
                            return new Answer.Standing(id, browserShows);
                        })
                        .orElse(new Answer.NoAttempt()));
    }

    /// Proves the mailbox if the code is right, and ends in the house if nothing else is missing. However many type it
    /// at once, one does.
    ///
    /// @param typed everything but digits is passed over
    public AttemptMoved attempt(AttemptId id, String typed, ClientToken browserShows, Browser browser) {
        Optional<Row> open = open(id, browserShows);
        if (open.isEmpty()) {
            return new Answer.NoAttempt();
        }
        EmailAddress address = open.get().said().address();
        if (address == null || open.get().strategy() == null) {
            return new Answer.Rejected(List.of(new Problem("", Problem.NOT_PREPARED)));
        }
        if (open.get().proven()) {
            return new Answer.Rejected(List.of(new Problem("", Problem.ALREADY_VERIFIED)));
        }
        Optional<Answer.TooMany> tooMany = way.limits().tryCode(address);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        if (!with.codes().count(id)) {
            return new Answer.ExpiredCode();
        }
        AttemptMoved proven = prove(id, Proof.code(with.codes(), typed), Strategy.EMAIL_CODE, browserShows, browser);
        Optional<Answer.WrongCode> wrong = proven instanceof Answer.NoAttempt
                ? way.typedCode().wrong(open.get().attempt())
                : Optional.empty();
        return wrong.isPresent() ? wrong.get() : proven;
    }

    /// `NoAttempt` if the proof is none.
    AttemptMoved prove(AttemptId id, Proof proof, Strategy how, ClientToken browserShows, Browser browser) {
        EmailAddress address = rows.find(id).map(row -> row.said().address()).orElse(null);
        return orTaken(
                address,
                browser,
                () -> held(id, browserShows)
                        .filter(row -> row.said().address() != null
                                && proof.use(row.attempt()).isPresent())
                        .map(row -> proven(row.provenBy(how), browser))
                        .orElse(new Answer.NoAttempt()));
    }

    private AttemptMoved proven(Row row, Browser browser) {
        rows.write(row);
        return row.ready(with.factors())
                ? finish(row, browser)
                : new Answer.Standing(row.id(), with.clients().rotate(row.client()));
    }

    private Answer.SignedIn finish(Row row, Browser browser) {
        Attempt attempt = row.attempt();
        if (!rows.complete(attempt)) {
            throw new Worthless();
        }
        String invitation = row.invitation();
        if (invitation != null && !invitations.accept(invitation)) {
            throw new Worthless();
        }
        User user = with.users()
                .create(attempt.address(), row.proof().wire(), row.said().profile(), browser);
        PasswordHash hash = row.password();
        if (hash != null) {
            with.passwords().set(user.id(), hash);
        }
        with.users().signIn(user.id());
        return way.arrival().of(user.id(), attempt, rows, browser);
    }

    /// The transaction is lost: what it was to be made of is over.
    private static final class Worthless extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private AttemptMoved orTaken(@Nullable EmailAddress address, Browser browser, Supplier<AttemptMoved> work) {
        try {
            return with.database().inTransaction(work);
        } catch (DuplicateKeyException e) {
            String field = Taken.from(e).field();
            // somebody has become a member at this address in the meantime; told to whoever has proven it alone
            if (address != null && field.equals("email_address")) {
                way.post(new Mail.AlreadyRegistered(address, browser));
            }
            return new Answer.Rejected(List.of(new Problem(field, Problem.TAKEN)));
        } catch (TokenBudget.Exceeded e) {
            return new Answer.Rejected(List.of(new Problem("unsafe_metadata", Problem.TOO_MUCH)));
        } catch (Worthless e) {
            return new Answer.Rejected(List.of(new Problem("ticket", Problem.TICKET_INVALID)));
        }
    }

    private AttemptMoved hashing(@Nullable String password, Function<@Nullable PasswordHash, AttemptMoved> then) {
        try {
            return then.apply(password == null ? null : with.passwords().hash(password));
        } catch (Passwords.Busy busy) {
            return Answer.Busy.ABOUT;
        }
    }

    private Optional<Row> open(AttemptId id, ClientToken browserShows) {
        Instant now = with.clock().instant();
        return with.clients()
                .find(browserShows)
                .flatMap(client -> rows.find(id).filter(row -> row.client().equals(client)))
                .filter(row -> row.open(now));
    }

    /// In a transaction: the open attempt of this browser, browser first, as everybody holds them.
    private Optional<Row> held(AttemptId id, ClientToken browserShows) {
        Instant now = with.clock().instant();
        return with.clients()
                .hold(browserShows)
                .flatMap(client -> rows.lock(id).filter(row -> row.client().equals(client)))
                .filter(row -> row.open(now));
    }

    private static boolean same(@Nullable EmailAddress one, @Nullable EmailAddress other) {
        return one != null && other != null && one.key().equals(other.key());
    }

    private static Optional<AttemptMoved> rejected(Problem problem) {
        return Optional.of(new Answer.Rejected(List.of(problem)));
    }
}
