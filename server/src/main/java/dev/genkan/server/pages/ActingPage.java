package dev.genkan.server.pages;

import dev.genkan.gate.servlet.Acting;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.operator.ActingInPlace;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Resumed;
import dev.genkan.token.Auth;
import dev.genkan.token.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// No longer acting in a member's place: the button of the banner posts to here, and leads back to the dashboard,
/// to the user's page. Who opens the address is asked first.
///
/// Whose half hour is over, or whom somebody else has ended it for, comes back by way of the sign-in page.
public final class ActingPage implements OwnPages {

    private final Desk desk;
    private final ActingInPlace acting;
    private final Arrival arrival;

    public ActingPage(Desk desk, ActingInPlace acting, Arrival arrival) {
        this.desk = desk;
        this.acting = acting;
        this.arrival = arrival;
    }

    /// Where it is, without the context path.
    public static String at(Desk desk) {
        return desk.paths().house() + "/acting/stop";
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(at(desk))) {
            return false;
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> ask(visit, request, response, 200);
            case "POST" -> stop(visit, request, response);
            default -> desk.refuseMethod(request, response, "GET, HEAD, POST");
        }
        return true;
    }

    private void ask(Visit visit, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        Optional<Acting> now = Acting.of(request);
        if (now.isPresent()) {
            Map<String, Object> model = Map.of("member", now.get().member(), "at", at(desk));
            desk.show(visit, request, response, status, "acting", Map.of(), model);
        } else {
            // it was over already: whoever has a way back finds it there
            visit.seeOther(
                    visit.auth() instanceof Auth.SignedIn
                            ? desk.dashboardAt()
                            : desk.paths().signIn());
        }
    }

    private void stop(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.csrfValid(desk.posted(request).first(Csrf.FIELD))) {
            // nothing lost: the same question with a fresh field
            ask(visit, request, response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (!(visit.auth() instanceof Auth.SignedIn member)
                || member.claims().actor().isEmpty()) {
            ask(visit, request, response, 200);
            return;
        }
        ClientToken client = new ClientToken(visit.clientToken());
        Optional<Resumed> own = acting.stop(member.sessionId(), client, desk.browser(visit, request));
        if (own.isPresent()) {
            arrival.goOn(visit, client, back(desk, own.get().member(), "acting-stopped"));
        } else {
            // they came by a ticket, and are nobody in this browser without it
            visit.signedOut();
            visit.seeOther("/");
        }
    }

    /// The page of whom somebody acted for.
    static String back(Desk desk, @Nullable UserId member, String done) {
        return desk.dashboardAt() + "/users" + (member == null ? "" : "/" + member.value()) + "?done=" + done;
    }
}
