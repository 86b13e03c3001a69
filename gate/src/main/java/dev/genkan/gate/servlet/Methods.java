package dev.genkan.gate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// What a request wants to do to a page.
public final class Methods {

    private Methods() {}

    /// GET, and HEAD, which is answered alike; the container leaves the body out.
    public static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /// RFC 9110, 15.5.6: a 405 names what is allowed.
    public static void refuse(HttpServletRequest request, HttpServletResponse response, String allowed)
            throws IOException {
        response.setHeader("Allow", allowed);
        new Problem(405, "method_not_allowed", "This cannot be done here", "The page can be read or sent, no more.")
                .answer(request, response);
    }
}
