package dev.genkan.identity.operator;

import dev.genkan.identity.Browser;
import dev.genkan.identity.Database;
import dev.genkan.identity.operator.Operator.Role;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.CookieBudget;
import dev.genkan.identity.session.Impersonator;
import dev.genkan.identity.session.Resumed;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.user.Admission;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.Users;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.time.Duration;
import java.util.Optional;

/// Operators who act in a member's place, in the browser in which they are signed in themselves. Their own session
/// stays alive beneath, and nothing of it is renewed; the member's lasts half an hour, and no longer than it or
/// than they are operators. The audit log tells of begin and end at the member's name.
///
/// @param users who may be acted for
/// @param budget what a token may weigh
public record ActingInPlace(
        Database database, Operators operators, Users users, Sessions sessions, CookieBudget budget) {

    /// How long it lasts at most.
    public static final Duration LASTING = Duration.ofMinutes(30);

    /// Begins. Of two tabs that try at once, one does.
    ///
    /// @param own the session of the operator, as the dashboard knows it; whether the proof in it is fresh is the
    ///     caller's to ask
    public ActingBegun begin(Session own, UserId member, Browser browser) {
        Impersonator who = Impersonator.of(own.userId());
        Optional<User> user = users.find(member);
        if (user.isEmpty()) {
            return new ActingBegun.ShutOut(new Admission.Gone());
        }
        try {
            budget.requireFits(user.get(), who);
        } catch (TokenBudget.Exceeded e) {
            return new ActingBegun.TooHeavy(e.weight(), e.budget());
        }
        return database.inTransaction(() -> {
            // the browser before everything else, as everybody does who begins a session
            sessions.hold(own.id());
            boolean may = operators.hold(own.userId()).filter(Role.FULL::equals).isPresent()
                    && !member.equals(own.userId())
                    && operators.find(member).isEmpty();
            return may ? begun(own, member, browser) : new ActingBegun.NotAllowed();
        });
    }

    private ActingBegun begun(Session own, UserId member, Browser browser) {
        return switch (users.admit(member)) {
            case Admission.Welcome in -> {
                Optional<SessionId> session = sessions.actFor(own.id(), member, LASTING, browser);
                yield session.<ActingBegun>map(ActingBegun.Begun::new).orElse(new ActingBegun.NotAllowed());
            }
            case Admission.Banned out -> new ActingBegun.ShutOut(out);
            case Admission.Locked out -> new ActingBegun.ShutOut(out);
            case Admission.Gone gone -> new ActingBegun.ShutOut(gone);
        };
    }

    /// Ends it by their own wish, and lets their browser use their own session again.
    ///
    /// @param acting of this browser and in a member's place; any other stays as it is
    /// @return empty if there is nothing to come back to
    public Optional<Resumed> stop(SessionId acting, ClientToken token, Browser browser) {
        return sessions.stopActing(acting, token, browser);
    }

    /// Lets a browser whose session in a member's place is over use the operator's own again.
    ///
    /// @return empty if there is nothing to come back to, and while it is not over
    public Optional<Resumed> resume(ClientToken token, Browser browser) {
        return sessions.resume(token, browser);
    }
}
