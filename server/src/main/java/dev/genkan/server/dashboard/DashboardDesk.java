package dev.genkan.server.dashboard;

import dev.genkan.forms.html.ErrorLine;
import dev.genkan.gate.servlet.PageHeaders;
import dev.genkan.server.pages.Desk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What every room of the dashboard needs at hand. Its pages speak English.
///
/// @param at the dashboard's address without the context path, such as `/genkan/dashboard`
/// @param development whether this is an instance of development, as the pages say at their side
public record DashboardDesk(Desk desk, String at, Phrases say, boolean development) {

    /// In the model: what the Content-Security-Policy of this one page allows besides, such as `frame-src 'self'`.
    public static final String ALLOWED = "allowed";

    private static final String TEMPLATES = "dev/genkan/server/dashboard/";

    /// Shows a page.
    ///
    /// @param here what is marked in the navigation
    /// @param template its short name, such as `users`; drawn in the frame of `shell.html`, which says what it reads
    ///     from the model
    public void show(Call call, int status, Place here, String template, Map<String, Object> model) throws IOException {
        show(call, status, here, template, Map.of(), model);
    }

    /// The same with something to fix.
    ///
    /// @param problems texts by the ids of the fields, in the order of the fields; `problems` and `errors` in the model
    public void show(
            Call call, int status, Place here, String template, Map<String, String> problems, Map<String, Object> more)
            throws IOException {
        List<ErrorLine> errors = new ArrayList<>();
        problems.forEach((field, text) -> errors.add(new ErrorLine(field, text)));
        Map<String, Object> model = new HashMap<>(more);
        model.put("base", call.visit().contextPath());
        model.put("root", call.visit().contextPath() + at);
        model.put("csrf", call.visit().csrfField());
        model.put("here", here);
        model.put("groups", groups(call.places()));
        model.put("who", call.operator().address());
        model.put("may", call.mayChange());
        model.put("signOut", desk.paths().signOut());
        model.put("development", development);
        model.put("say", say);
        model.put("problems", problems);
        model.put("errors", errors);
        model.put(
                "done",
                status == 200 ? Done.named(call.query("done")).map(Done::text).orElse("") : "");
        model.putIfAbsent("alert", "");
        byte[] page =
                desk.pages().render(TEMPLATES + template, Locale.ENGLISH, model).getBytes(StandardCharsets.UTF_8);
        PageHeaders.writeForScripts(call.response());
        if (more.get(ALLOWED) instanceof String besides) {
            String policy = "Content-Security-Policy";
            call.response().setHeader(policy, call.response().getHeader(policy) + "; " + besides);
        }
        call.response().setStatus(status);
        call.response().setContentType("text/html;charset=utf-8");
        call.response().setContentLength(page.length);
        call.response().getOutputStream().write(page);
    }

    /// Says one thing, with a way back to where the operator came from.
    public void showMessage(Call call, int status, Place here, String title, String body) throws IOException {
        show(call, status, here, "message", Map.of("title", title, "body", body));
    }

    /// There is no such user, endpoint, flow …
    public void nothingHere(Call call, Place here) throws IOException {
        showMessage(
                call,
                404,
                here,
                "This page isn’t here",
                "What it showed may have been deleted since, or the address has a mistake in it.");
    }

    /// Somebody else has changed it since this form was drawn; for pages that cannot show both at once.
    public void showConflict(Call call, Place here) throws IOException {
        showMessage(
                call,
                409,
                here,
                "Changed by somebody else meanwhile",
                "Nothing of yours was saved. Go back, copy what you typed, and reload the page to see how it is now.");
    }

    /// @param below counted from the dashboard's address
    public void seeOther(Call call, String below) {
        call.visit().seeOther(at + below);
    }

    /// @param below without a query
    public void seeOther(Call call, String below, Done done) {
        seeOther(call, below + "?done=" + done.word());
    }

    private static Map<Place.Group, List<Place>> groups(List<Place> places) {
        return places.stream()
                .sorted()
                .collect(Collectors.groupingBy(
                        Place::group, () -> new EnumMap<>(Place.Group.class), Collectors.toList()));
    }
}
