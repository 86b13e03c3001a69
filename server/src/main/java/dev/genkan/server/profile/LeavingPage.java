package dev.genkan.server.profile;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.account.Leaving;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Deleting one's account, `/user/delete`: says what goes, and wants the address typed.
public record LeavingPage(AccountDesk account, Leaving leaving) implements Room {

    private static final String HERE = "/delete";

    @Override
    public boolean has(String below) {
        return below.equals(HERE);
    }

    @Override
    public void serve(Call call) throws IOException {
        if (call.isRead()) {
            if (!account.mustProve(call, HERE)) {
                ask(call, 200, "", Map.of(), Map.of());
            }
        } else if (call.isPost()) {
            PostedForm form = account.posted(call);
            String typed = form.first("email_address");
            if (!account.isOurs(call, form)) {
                ask(call, 403, typed, Map.of(), account.formExpired(call));
            } else if (!account.mustProve(call, HERE)) {
                leave(call, typed);
            }
        } else {
            account.refuseMethod(call, "GET, HEAD, POST");
        }
    }

    private void ask(Call call, int status, String typed, Map<String, String> problems, Map<String, Object> more)
            throws IOException {
        Map<String, Object> model = new HashMap<>(more);
        model.put("emailAddress", typed);
        account.show(call, status, "delete", problems, model);
    }

    private void leave(Call call, String typed) throws IOException {
        switch (leaving.leave(call.user().id(), typed, account.browser(call))) {
            case NOT_CONFIRMED ->
                ask(call, 422, typed, Map.of("email_address", account.text(call, "leaving.mismatch")), Map.of());
            case DELETED, GONE -> {
                call.visit().signedOut();
                account.seeOther(call, "/deleted");
            }
        }
    }
}
