package dev.genkan.server.standalone;

import dev.genkan.identity.instance.Instance;
import dev.genkan.server.pages.ErrorPages;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What is behind the hosted pages: the way home from `/`, and "not found" for everything else.
final class LastServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Instance instance;
    private final transient ErrorPages errorPages;

    LastServlet(Instance instance, ErrorPages errorPages) {
        this.instance = instance;
        this.errorPages = errorPages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String home = instance.settings().homeUrl();
        response.setHeader("Cache-Control", "no-store");
        if (request.getRequestURI().equals("/")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", home.isEmpty() ? "/user" : home);
            return;
        }
        byte[] page = errorPages.html(404, "", request).getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
