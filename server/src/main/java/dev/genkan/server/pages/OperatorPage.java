package dev.genkan.server.pages;

import dev.genkan.forms.html.Action;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.event.Actor;
import dev.genkan.identity.operator.Operators;
import dev.genkan.identity.user.EmailAddress;
import dev.genkan.identity.user.Users;
import dev.genkan.token.Auth;
import dev.genkan.token.UserId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The one-time link that makes somebody the first operator of a development instance: for whoever sits at the machine
/// and has the key that was printed at the start. The key comes once in the address and is then kept in a cookie until
/// the visitor has signed in and said so by a button. Everybody else finds nothing here, and so does everybody once
/// there is an operator.
///
/// @param at the path, such as `/genkan/operator`
/// @param cookieName under which a browser keeps the key
public record OperatorPage(Desk desk, Operators operators, Users users, String at, String cookieName)
        implements OwnPages {

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.path().equals(at)) {
            return false;
        }
        if (!desk.atTheMachine().isTrueOf(request)) {
            nothingHere(visit, request, response);
        } else if (Methods.isRead(request)) {
            look(visit, request, response);
        } else if (request.getMethod().equals("POST")) {
            become(visit, request, response);
        } else {
            desk.refuseMethod(request, response, "GET, HEAD, POST");
        }
        return true;
    }

    private void look(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = request.getParameter("key");
        if (key != null && operators.isOpen(key)) {
            // out of the address again: addresses are copied and shown on screens
            keep(visit, response, key, "");
            visit.seeOther(at);
            return;
        }
        ask(visit, request, response, 200);
    }

    private void ask(Visit visit, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        switch (visit.auth()) {
            case Auth.SignedIn member -> ask(member.userId(), visit, request, response, status);
            case Auth.SignedOut nobody -> {
                if (operators.isOpen(kept(request))) {
                    String back = URLEncoder.encode(at, StandardCharsets.UTF_8);
                    visit.seeOther(desk.paths().signIn() + "?" + ReturnTo.PARAMETER + "=" + back);
                } else {
                    nothingHere(visit, request, response);
                }
            }
        }
    }

    private void ask(UserId member, Visit visit, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        if (operators.find(member).isPresent()) {
            visit.seeOther(desk.dashboardAt());
        } else if (operators.isOpen(kept(request))) {
            String address = users.find(member)
                    .flatMap(user -> user.primaryAddress())
                    .map(EmailAddress::value)
                    .orElse("");
            desk.show(visit, request, response, status, "operator", Map.of(), Map.of("address", address, "at", at));
        } else {
            nothingHere(visit, request, response);
        }
    }

    private void become(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!visit.csrfValid(desk.posted(request).first(Csrf.FIELD))) {
            // nothing lost: the same question with a fresh field
            ask(visit, request, response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (visit.auth() instanceof Auth.SignedIn member
                && member.claims().actor().isEmpty()
                && operators.becomeFirst(
                        member.userId(), kept(request), Actor.member(member.userId(), desk.browser(visit, request)))) {
            keep(visit, response, "", "; Max-Age=0");
        }
        // from where they are led to the dashboard, if they are one now
        visit.seeOther(at);
    }

    private void nothingHere(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.atTheMachine().tellWhyClosed("The link for the first operator");
        desk.showMessage(
                visit,
                request,
                response,
                404,
                desk.text(request, "page.404", Map.of()),
                desk.text(request, "page.404.body", Map.of()),
                List.of(new Action(desk.text(request, "page.home", Map.of()), "/", true)));
    }

    private void keep(Visit visit, HttpServletResponse response, String key, String age) {
        response.addHeader(
                "Set-Cookie",
                cookieName + "=" + key + "; Path=" + visit.contextPath() + at + age + "; HttpOnly; SameSite=Lax");
    }

    private String kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(cookieName))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }
}
