package dev.genkan.server.profile;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.account.PasswordChange;
import dev.genkan.identity.credential.Passwords;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.server.pages.Arrival;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// A member's password, `/user/security/password`. A new one signs them out everywhere else, and this browser gets new
/// cookies with the 303.
public record PasswordPage(AccountDesk account, Passwords passwords, PasswordChange change, Arrival arrival)
        implements Room {

    private static final String HERE = "/security/password";

    @Override
    public boolean has(String below) {
        return below.equals(HERE);
    }

    @Override
    public void serve(Call call) throws IOException {
        if (!change.isOpen()) {
            account.seeOther(call, "/security");
        } else if (call.isRead()) {
            if (!account.mustProve(call, HERE)) {
                ask(call, 200, Map.of(), Map.of());
            }
        } else if (call.isPost()) {
            PostedForm form = account.posted(call);
            if (!account.isOurs(call, form)) {
                ask(call, 403, Map.of(), account.formExpired(call));
            } else if (!account.mustProve(call, HERE)) {
                set(call, form.first("password"));
            }
        } else {
            account.refuseMethod(call, "GET, HEAD, POST");
        }
    }

    private void ask(Call call, int status, Map<String, String> problems, Map<String, Object> more) throws IOException {
        Map<String, Object> model = new HashMap<>(more);
        model.put("minimum", Passwords.SHORTEST);
        model.put("first", passwords.of(call.user().id()).isEmpty());
        account.show(call, status, "password", problems, model);
    }

    private void set(Call call, String password) throws IOException {
        ClientToken shown = new ClientToken(call.visit().clientToken());
        switch (change.set(call.session(), shown, password, account.browser(call))) {
            case PasswordChange.Changed.Done done ->
                arrival.goOn(call.visit(), done.client(), account.at() + "/security" + Toast.PASSWORD_SET.query());
            case PasswordChange.Changed.Flawed flawed ->
                ask(call, 422, Map.of("password", flaw(call, flawed.flaw())), Map.of());
            case PasswordChange.Changed.Nobody nobody ->
                call.visit().seeOther(account.desk().paths().signIn());
        }
    }

    private String flaw(Call call, Passwords.Flaw flaw) {
        return switch (flaw) {
            case MISSING ->
                account.text(call, "error.form_param_nil", Map.of("field", account.text(call, "what.newPassword")));
            case TOO_SHORT ->
                account.text(call, "error.form_password_length_too_short", Map.of("min", Passwords.SHORTEST));
            case TOO_LONG ->
                account.text(call, "error.form_password_length_too_long", Map.of("max", Passwords.LONGEST));
            case COMMON -> account.text(call, "error.form_password_pwned");
        };
    }
}
