package dev.genkan.server.frontendapi;

import dev.genkan.identity.account.PasswordChange;
import dev.genkan.identity.session.Session;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.UserJson;
import dev.genkan.server.wire.Wire;
import java.util.List;
import java.util.Optional;

/// The password of the member who is signed in. The one they have is as good as any fresh proof.
public record PasswordResource(Wire wire) {

    private static final String CURRENT = "current_password";
    private static final String NEW = "new_password";

    public List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("POST", "/v1/me/change_password", this::change),
                new Route<>("POST", "/v1/me/remove_password", this::remove));
    }

    /// Other sessions end, whatever `sign_out_of_other_sessions` says: whoever knew the old password is to be out.
    private Reply change(FrontCall call) {
        if (!change().isOpen()) {
            throw new Refused(Errors.unknownField(NEW));
        }
        Session session = call.session();
        String wanted = call.body().required(NEW);
        Optional<String> current = call.body().text(CURRENT);
        prove(session, current);
        if (current.filter(wanted::equals).isPresent()) {
            throw new Refused(Errors.samePassword(NEW));
        }
        return switch (change().set(session.id(), call.shown(), wanted, call.browser())) {
            case PasswordChange.Changed.Done done -> {
                call.knownBy(done.client());
                yield told(call);
            }
            case PasswordChange.Changed.Flawed flawed -> throw new Refused(Errors.passwordFlawed(NEW, flawed.flaw()));
            case PasswordChange.Changed.Nobody nobody -> throw new Refused(Errors.signedOut());
        };
    }

    /// Nobody is shut out by this, not even where codes and links are off: the code of a forgotten password is mailed all
    /// the same.
    private Reply remove(FrontCall call) {
        Session session = call.session();
        prove(session, call.body().text(CURRENT));
        if (!change().remove(session.id(), call.browser())) {
            throw new Refused(Errors.unfit(CURRENT, "There is no password to remove."));
        }
        return told(call);
    }

    private void prove(Session session, Optional<String> current) {
        Proving proving = new Proving(wire);
        proving.requireOwn(session);
        boolean has = change().isOpen() && wire.passwords().of(session.userId()).isPresent();
        if (current.isPresent() && has) {
            proving.require(proving.factor().password(session.id(), current.get()), CURRENT);
        } else {
            proving.requireFresh(session);
        }
    }

    private PasswordChange change() {
        return new PasswordChange(wire.entrance(), wire.audit());
    }

    private Reply told(FrontCall call) {
        return FrontendApi.enveloped(UserJson.of(wire).frontend(call.member()));
    }
}
