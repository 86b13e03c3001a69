package dev.genkan.server.profile;

import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.PostedForm;
import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.identity.Browser;
import dev.genkan.identity.account.FreshFactor;
import dev.genkan.identity.account.Proof;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.server.pages.Desk;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What every page of an account needs at hand.
public record AccountDesk(Desk desk, FreshFactor factor, InstantSource clock) {

    /// From how many tries left on the page says so.
    private static final int FEW = 2;

    /// Where accounts are.
    String at() {
        return desk.paths().user();
    }

    /// Shows a page to its member.
    ///
    /// @param problems texts by field name
    void show(Call call, int status, String template, Map<String, String> problems, Map<String, Object> more)
            throws IOException {
        Map<String, Object> model = new HashMap<>(more);
        model.put("at", at());
        model.put("signOut", desk.paths().signOut());
        model.put("who", call.user().primaryAddress().map(EmailAddress::value).orElse(""));
        model.putIfAbsent("alert", "");
        model.put(
                "done",
                status == 200
                        ? Toast.named(call)
                                .map(toast -> text(call, toast.key()))
                                .orElse("")
                        : "");
        desk.draw(
                call.visit(),
                call.request(),
                call.response(),
                status,
                "dev/genkan/server/profile/" + template,
                problems,
                model);
    }

    PostedForm posted(Call call) throws IOException {
        return desk.posted(call.request());
    }

    boolean isOurs(Call call, PostedForm form) {
        return call.visit().csrfValid(form.first(Csrf.FIELD));
    }

    /// What to say when it is not.
    Map<String, Object> formExpired(Call call) {
        return Map.of("alert", text(call, "error.form_expired"));
    }

    String text(Call call, String key) {
        return text(call, key, Map.of());
    }

    String text(Call call, String key, Map<String, ?> arguments) {
        return desk.text(call.request(), key, arguments);
    }

    Browser browser(Call call) {
        return desk.browser(call.visit(), call.request());
    }

    /// @param below counted from the account's address
    void seeOther(Call call, String below) {
        call.visit().seeOther(at() + below);
    }

    void seeOther(Call call, String below, Toast toast) {
        seeOther(call, below + toast.query());
    }

    void refuseMethod(Call call, String allowed) throws IOException {
        desk.refuseMethod(call.request(), call.response(), allowed);
    }

    /// Before what is dangerous: whether the member has to prove once more who they are. Then they are on their way to
    /// do so, and come back.
    ///
    /// @param back where to, counted from the account's address
    boolean mustProve(Call call, String back) {
        if (factor.isFresh(call.session())) {
            return false;
        }
        seeOther(call, "/verify?" + ReturnTo.PARAMETER + "=" + URLEncoder.encode(at() + back, StandardCharsets.UTF_8));
        return true;
    }

    /// A refusal as the page says it.
    record Refusal(int status, String text) {}

    /// Empty if it is proven, or if there is nothing to prove.
    Optional<Refusal> refusal(Call call, Proof proof) {
        return switch (proof) {
            case Proof.Proven proven -> Optional.empty();
            case Proof.Nothing nothing -> Optional.empty();
            case Proof.WrongPassword wrong -> refusal(422, text(call, "error.form_password_incorrect"));
            case Proof.WrongCode wrong -> refusal(422, wrongCode(call, wrong.triesLeft()));
            case Proof.ExpiredCode expired -> refusal(422, text(call, "error.verification_expired"));
            case Proof.Locked locked ->
                refusal(423, text(call, "error.locked", Map.of("minutes", minutesUntil(locked.until()))));
            case Proof.TooMany refused -> refusal(429, tooMany(call, refused.retryAfter()));
        };
    }

    String tooMany(Call call, Duration wait) {
        return desk.tooMany(call.request(), call.response(), wait);
    }

    private static Optional<Refusal> refusal(int status, String text) {
        return Optional.of(new Refusal(status, text));
    }

    private long minutesUntil(Instant until) {
        return Desk.minutes(Duration.between(clock.instant(), until));
    }

    private String wrongCode(Call call, int triesLeft) {
        if (triesLeft == 0) {
            return text(call, "error.code_spent");
        }
        return triesLeft > FEW
                ? text(call, "error.form_code_incorrect")
                : text(call, "error.tries_left", Map.of("count", triesLeft));
    }

    /// "5 minutes ago", or the date of what is more than a day ago: where the member is, and so their clock, is not
    /// known.
    String ago(Call call, Instant then) {
        Duration since = Duration.between(then, clock.instant());
        if (since.toMinutes() < 2) {
            return text(call, "profile.ago.now");
        }
        if (since.toHours() < 1) {
            return text(call, "profile.ago.minutes", Map.of("count", since.toMinutes()));
        }
        return since.toDays() < 1
                ? text(call, "profile.ago.hours", Map.of("count", since.toHours()))
                : date(call, then);
    }

    String date(Call call, Instant then) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(desk.locale(call.request()))
                .withZone(ZoneOffset.UTC)
                .format(then);
    }
}
