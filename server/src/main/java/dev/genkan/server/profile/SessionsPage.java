package dev.genkan.server.profile;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.Browser;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.session.Activity;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.session.Sessions;
import dev.genkan.server.mail.BrowserName;
import dev.genkan.token.SessionId;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// How and where a member is signed in, `/user/security`: the password, and every browser with a session, this one
/// first. One of the others is signed out at `…/sessions/revoke`, all of them at `…/sessions/revoke-others`.
public record SessionsPage(
        AccountDesk account, Sessions sessions, Passwords passwords, Activity activity, BooleanSupplier byPassword)
        implements Room {

    private static final String HERE = "/security";
    private static final String ONE = HERE + "/sessions/revoke";
    private static final String OTHERS = HERE + "/sessions/revoke-others";

    /// A session as the page shows it.
    ///
    /// @param name the browser, and never a guessed place
    /// @param when when it was last here
    public record Device(String id, String name, String network, String when, boolean current) {}

    @Override
    public boolean has(String below) {
        return List.of(HERE, ONE, OTHERS).contains(below);
    }

    @Override
    public void serve(Call call) throws IOException {
        if (call.isRead()) {
            if (call.below().equals(HERE)) {
                show(call, 200, "");
            } else {
                account.seeOther(call, HERE);
            }
        } else if (call.isPost() && !call.below().equals(HERE)) {
            signOut(call);
        } else {
            account.refuseMethod(call, call.below().equals(HERE) ? "GET, HEAD" : "POST");
        }
    }

    private void show(Call call, int status, String alert) throws IOException {
        activity.write();
        List<Device> devices = sessions.live(call.user().id()).stream()
                .sorted(Comparator.<Session, Boolean>comparing(
                                session -> !session.id().equals(call.session()))
                        .thenComparing(Session::lastActiveAt, Comparator.reverseOrder()))
                .map(session -> device(call, session))
                .toList();
        String password = passwords
                .setAt(call.user().id())
                .map(at -> account.text(call, "security.password.set", Map.of("when", account.date(call, at))))
                .orElse("");
        account.show(
                call,
                status,
                "security",
                Map.of(),
                Map.of(
                        "devices",
                        devices,
                        "password",
                        password,
                        "alert",
                        alert,
                        "byPassword",
                        byPassword.getAsBoolean()));
    }

    private Device device(Call call, Session session) {
        String name = BrowserName.of(
                session.userAgent(),
                account.desk().pages().words(),
                account.desk().locale(call.request()));
        return new Device(
                session.id().value(),
                name.isEmpty() ? account.text(call, "security.device.unknown") : name,
                session.network(),
                account.ago(call, session.lastActiveAt()),
                session.id().equals(call.session()));
    }

    private void signOut(Call call) throws IOException {
        PostedForm form = account.posted(call);
        if (!account.isOurs(call, form)) {
            show(call, 403, account.text(call, "error.form_expired"));
            return;
        }
        Browser browser = account.browser(call);
        Actor member = sessions.find(call.session())
                .map(session -> session.actor(browser))
                .orElseGet(() -> Actor.member(call.user().id(), browser));
        if (call.below().equals(OTHERS)) {
            sessions.revokeOthers(call.session(), member);
            account.seeOther(call, HERE, Toast.OTHERS_SIGNED_OUT);
            return;
        }
        // only their own, and not this one: for that there is the button at the top
        sessions.live(call.user().id()).stream()
                .map(Session::id)
                .filter(id -> id.value().equals(form.first("session_id")) && !id.equals(call.session()))
                .findFirst()
                .ifPresent((SessionId id) -> sessions.revoke(id, member));
        account.seeOther(call, HERE, Toast.SIGNED_OUT);
    }
}
