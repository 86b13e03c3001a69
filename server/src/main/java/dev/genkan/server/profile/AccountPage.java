package dev.genkan.server.profile;

import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.identity.user.TokenBudget;
import dev.genkan.identity.user.User;
import dev.genkan.identity.user.UserPatch;
import dev.genkan.identity.user.Users;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The account at a glance, `/user`, and the form for a member's name, `/user/name`.
public record AccountPage(AccountDesk account, Users users) implements Room {

    private static final int LONGEST = 100;

    @Override
    public boolean has(String below) {
        return below.isEmpty() || below.equals("/name");
    }

    @Override
    public void serve(Call call) throws IOException {
        if (call.below().isEmpty()) {
            if (call.isRead()) {
                overview(call);
            } else {
                account.refuseMethod(call, "GET, HEAD");
            }
        } else if (call.isRead()) {
            ask(call, 200, call.user().firstName(), call.user().lastName(), Map.of(), Map.of());
        } else if (call.isPost()) {
            save(call);
        } else {
            account.refuseMethod(call, "GET, HEAD, POST");
        }
    }

    private void overview(Call call) throws IOException {
        User user = call.user();
        String name = (user.firstName() + " " + user.lastName()).strip();
        String shown = name.isEmpty()
                ? user.primaryAddress()
                        .map(address -> address.value())
                        .orElse(user.id().value())
                : name;
        account.show(
                call,
                200,
                "account",
                Map.of(),
                Map.of(
                        "user",
                        user,
                        "name",
                        name,
                        "shown",
                        shown,
                        "initial",
                        shown.substring(0, shown.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT),
                        "since",
                        account.date(call, user.createdAt())));
    }

    private void ask(
            Call call, int status, String first, String last, Map<String, String> problems, Map<String, Object> more)
            throws IOException {
        Map<String, Object> model = new LinkedHashMap<>(more);
        model.put("firstName", first);
        model.put("lastName", last);
        account.show(call, status, "name", problems, model);
    }

    private void save(Call call) throws IOException {
        PostedForm form = account.posted(call);
        String first = form.first("first_name").strip();
        String last = form.first("last_name").strip();
        if (!account.isOurs(call, form)) {
            ask(call, 403, first, last, Map.of(), account.formExpired(call));
            return;
        }
        Map<String, String> problems = new LinkedHashMap<>();
        check(call, "first_name", first, problems);
        check(call, "last_name", last, problems);
        if (problems.isEmpty()) {
            try {
                users.update(
                        call.user().id(), UserPatch.nothing().firstName(first).lastName(last));
                account.seeOther(call, "", Toast.NAME_SAVED);
                return;
            } catch (TokenBudget.Exceeded tooMuch) {
                problems.put("first_name", account.text(call, "profile.name.tooMuch"));
            }
        }
        ask(call, 422, first, last, problems, Map.of());
    }

    private void check(Call call, String field, String typed, Map<String, String> problems) {
        if (typed.codePointCount(0, typed.length()) > LONGEST) {
            problems.put(field, account.text(call, "profile.name.tooLong", Map.of("max", LONGEST)));
        } else if (typed.codePoints().anyMatch(Character::isISOControl)) {
            problems.put(field, account.text(call, "profile.name.characters"));
        }
    }
}
