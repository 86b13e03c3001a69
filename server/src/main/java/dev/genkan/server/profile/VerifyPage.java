package dev.genkan.server.profile;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.identity.account.Proof;
import dev.genkan.identity.attempt.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Proving once more who one is, `/user/verify`, and back to what was to be done: by the password, or by a code, which
/// `…/verify/send` sends.
public record VerifyPage(AccountDesk account) implements Room {

    private static final String HERE = "/verify";
    private static final String SEND = "/verify/send";

    @Override
    public boolean has(String below) {
        return below.equals(HERE) || below.equals(SEND);
    }

    @Override
    public void serve(Call call) throws IOException {
        if (call.isRead()) {
            String back = back(call.request().getParameter(ReturnTo.PARAMETER));
            if (account.factor().isFresh(call.session())) {
                call.visit().seeOther(back);
            } else if (call.below().equals(SEND)) {
                account.seeOther(call, query(back));
            } else {
                ask(call, 200, back, Map.of(), "", "");
            }
        } else if (call.isPost()) {
            PostedForm form = account.posted(call);
            String back = back(form.first(ReturnTo.PARAMETER));
            if (!account.isOurs(call, form)) {
                ask(call, 403, back, Map.of(), account.text(call, "error.form_expired"), "");
            } else if (call.below().equals(SEND)) {
                send(call, back);
            } else {
                prove(call, form, back);
            }
        } else {
            account.refuseMethod(call, "GET, HEAD, POST");
        }
    }

    /// A page of the account or of the dashboard, whatever was asked for.
    private String back(@Nullable String asked) {
        return Optional.ofNullable(asked)
                .filter(address -> address.matches("[A-Za-z0-9/_?=%@.+&-]{1,1000}")
                        && (isIn(account.at(), address) || isIn(account.desk().dashboardAt(), address))
                        && !address.startsWith(account.at() + HERE)
                        && !address.contains("//")
                        && !address.contains(".."))
                .orElse(account.at());
    }

    private static boolean isIn(String root, String address) {
        return address.equals(root) || address.startsWith(root + "/");
    }

    private static String query(String back) {
        return HERE + "?" + ReturnTo.PARAMETER + "=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /// @param code what was typed; a password is never shown again
    private void ask(Call call, int status, String back, Map<String, String> problems, String alert, String code)
            throws IOException {
        Optional<Proof.Asked> asked = account.factor().asked(call.session());
        if (asked.isEmpty()) {
            // over, which the account's page finds out, or somebody acts in the member's place, who has nothing to
            // prove
            account.seeOther(call, "");
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("asked", asked.get());
        model.put("back", back);
        // a code that is used up is asked for no more: what was wrong with it is said above
        model.put("alert", asked.get().codeSent() ? alert : problems.getOrDefault("code", alert));
        model.put("code", code);
        account.show(call, status, "verify", problems, model);
    }

    private void prove(Call call, PostedForm form, String back) throws IOException {
        boolean byCode = !form.fields().containsKey("password");
        String typed = form.first(byCode ? "code" : "password");
        Proof proof = byCode
                ? account.factor().code(call.session(), typed)
                : account.factor().password(call.session(), typed);
        Optional<AccountDesk.Refusal> refusal = account.refusal(call, proof);
        if (refusal.isPresent()) {
            Map<String, String> problem =
                    Map.of(byCode ? "code" : "password", refusal.get().text());
            ask(call, refusal.get().status(), back, problem, "", byCode ? typed : "");
        } else {
            // proven, or over: the page that was asked for knows what to do
            call.visit().seeOther(back);
        }
    }

    private void send(Call call, String back) throws IOException {
        switch (account.factor().send(call.session(), account.browser(call))) {
            case Answer.Sent sent -> account.seeOther(call, query(back));
            case Answer.TooSoon early -> account.seeOther(call, query(back));
            case Answer.TooMany refused ->
                ask(call, 429, back, Map.of(), account.tooMany(call, refused.retryAfter()), "");
            case Answer.NoAttempt gone -> account.seeOther(call, "");
        }
    }
}
