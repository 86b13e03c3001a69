package dev.genkan.server.pages;

import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.Browser;
import dev.genkan.identity.session.ClientToken;
import dev.genkan.identity.session.Sessions;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Users;
import dev.genkan.token.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/// Leaving. The POST ends the session and leads to the start page; the GET, for plain links, asks first, because a link
/// must not change anything.
public final class SignOutPage implements OwnPages {

    private final Desk desk;
    private final Sessions sessions;
    private final Users users;

    public SignOutPage(Desk desk, Sessions sessions, Users users) {
        this.desk = desk;
        this.sessions = sessions;
        this.users = users;
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(desk.paths().signOut())) {
            return false;
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> ask(visit, request, response, 200);
            case "POST" -> leave(visit, request, response);
            default -> desk.refuseMethod(request, response, "GET, HEAD, POST");
        }
        return true;
    }

    private void ask(Visit visit, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        switch (visit.auth()) {
            case Auth.SignedOut nobody -> visit.seeOther("/");
            case Auth.SignedIn member -> {
                String address = users.find(member.userId())
                        .flatMap(user -> user.primaryAddress())
                        .map(EmailAddress::value)
                        .orElse("");
                desk.show(visit, request, response, status, "sign-out", Map.of(), Map.of("address", address));
            }
        }
    }

    private void leave(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.csrfValid(desk.posted(request).first(Csrf.FIELD))) {
            // nothing lost: the same question with a fresh field
            ask(visit, request, response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Browser browser = desk.browser(visit, request);
        sessions.signOut(new ClientToken(visit.clientToken()), browser);
        // a browser that keeps back the client cookie has nothing but its token to name the session by
        if (visit.auth() instanceof Auth.SignedIn member) {
            sessions.end(member.sessionId(), browser);
        }
        visit.signedOut();
        visit.seeOther("/");
    }
}
