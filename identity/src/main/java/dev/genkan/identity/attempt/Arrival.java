package dev.genkan.identity.attempt;

import dev.genkan.identity.Browser;
import dev.genkan.identity.DeviceToken;
import dev.genkan.identity.attempt.Accounts.Account;
import dev.genkan.identity.attempt.Attempts.Kind;
import dev.genkan.identity.credential.KnownDevices.Recognised;
import dev.genkan.identity.mail.Mail;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.util.List;
import java.util.stream.Stream;

/// What happens to everybody who has proven who they are: a session, and new tokens for their browser. Part of the
/// caller's transaction.
final class Arrival {

    private final Collaborators with;
    private final List<Finishing> kinds;

    Arrival(Collaborators with) {
        this.with = with;
        this.kinds = Stream.<Finishing>concat(
                        Stream.of(Kind.values()).map(kind -> Attempts.of(with, kind)),
                        Stream.of(SignUpRows.of(with), SignInRows.of(with)))
                .toList();
    }

    /// Of somebody new, or somebody who is told in another way.
    Answer.SignedIn of(UserId user, Attempt attempt, Finishing kind, Browser browser) {
        return of(user, attempt, kind, browser, with.devices().recognise(user, browser.device()));
    }

    /// Of a member, who is told by mail if the browser is one they have not signed in with before.
    Answer.SignedIn back(Account member, Attempt attempt, Finishing kind, Browser browser) {
        Recognised device = with.devices().recognise(member.id(), browser.device());
        if (!device.wasKnown() && with.rules().newDeviceNotice()) {
            Mail notice = new Mail.NewDevice(member.address(), browser);
            with.database().afterCommit(() -> with.postbox().post(notice));
        }
        return of(member.id(), attempt, kind, browser, device);
    }

    /// Of somebody who comes in a member's place: the browser becomes none of the member's, who is told nothing.
    Answer.SignedIn inPlaceOf(
            Account member, SignInToken.Acting acting, Attempt attempt, Finishing kind, Browser browser) {
        SessionId session =
                with.sessions().begin(attempt.client(), member.id(), browser, acting.who(), acting.lasting());
        return arrived(member.id(), session, attempt, kind, browser.device());
    }

    private Answer.SignedIn of(UserId user, Attempt attempt, Finishing kind, Browser browser, Recognised device) {
        SessionId session = with.sessions().begin(attempt.client(), user, browser);
        return arrived(user, session, attempt, kind, device.token());
    }

    private Answer.SignedIn arrived(
            UserId user, SessionId session, Attempt attempt, Finishing kind, DeviceToken device) {
        ClientToken token = with.clients().rotate(attempt.client());
        kind.cameTo(attempt, user, session);
        kinds.forEach(every -> every.close(attempt.client()));
        return new Answer.SignedIn(user, session, token, attempt.returnTo(), device);
    }
}
