package dev.genkan.server.development;

import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.PageHeaders;
import dev.genkan.gate.servlet.Visit;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// What opens the pages for the developer: sitting at the machine, and the key that was printed at the start. The key
/// comes once in an address and is then kept in a cookie, for all of these pages. Everybody else finds nothing there,
/// and cannot tell why.
public final class DeveloperKey {

    private final AtTheMachine atTheMachine;
    private final String key;
    private final String cookieName;
    private final String house;

    /// @param key what opens them; letters and digits
    /// @param cookieName under which a browser keeps the key
    /// @param house the path below which they all lie, such as `/genkan`
    public DeveloperKey(AtTheMachine atTheMachine, String key, String cookieName, String house) {
        this.atTheMachine = atTheMachine;
        this.key = key;
        this.cookieName = cookieName;
        this.house = house;
    }

    /// Lets the developer in. Everybody else has been answered when this returns false; so has
    /// whoever brought the key in the address, whose browser now keeps it and is led to the same page without it.
    ///
    /// @param what the log calls it, when somebody finds nothing there
    public boolean admits(String what, Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!atTheMachine.isTrueOf(request)) {
            nothingHere(what, response);
            return false;
        }
        if (Methods.isRead(request) && isKey(request.getParameter("key"))) {
            // out of the address again: addresses are copied and shown on screens
            response.addHeader(
                    "Set-Cookie",
                    cookieName + "=" + key + "; Path=" + visit.contextPath() + house + "; HttpOnly; SameSite=Lax");
            visit.seeOther(visit.path());
            return false;
        }
        if (!isKey(keptKey(request))) {
            nothingHere(what, response);
            return false;
        }
        return true;
    }

    /// The page of whoever finds nothing.
    public void nothingHere(String what, HttpServletResponse response) throws IOException {
        atTheMachine.tellWhyClosed(what);
        PageHeaders.write(response);
        send(response, 404, "<!doctype html><html lang=\"en\"><title>404</title><h1>Not found</h1></html>");
    }

    /// Sends a whole page.
    public static void send(HttpServletResponse response, int status, String html) throws IOException {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private boolean isKey(@Nullable String candidate) {
        return candidate != null
                && MessageDigest.isEqual(
                        key.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String keptKey(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(cookieName)) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
