package dev.genkan.server.pages;

import dev.genkan.forms.html.ErrorLine;
import dev.genkan.forms.html.Pages;
import dev.genkan.forms.html.Words;
import dev.genkan.gate.Paths;
import dev.genkan.gate.ReturnAddress;
import dev.genkan.gate.servlet.PageHeaders;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.identity.Browser;
import dev.genkan.identity.Network;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What every page of the entrance needs at hand: the words, the printing press, and where people go next.
///
/// @param landing where somebody goes who asked for nothing in particular, without the context path
public record Desk(Pages pages, Words words, Paths paths, URI publicUrl, String landing) {

    /// Where a visitor said they want to go, if that is inside the application and not the entrance itself.
    String returnTo(String candidate) {
        return ReturnAddress.safe(candidate, publicUrl)
                .filter(address -> !isEntrance(address))
                .orElse("");
    }

    /// A link with the return address kept.
    String link(Visit visit, String path, String returnTo) {
        return visit.contextPath()
                + path
                + (returnTo.isEmpty() ? "" : "?redirect_url=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8));
    }

    /// Shows a page. `problems` are texts by field name, in the order of the fields; with one or more of them the title
    /// starts with "Error:".
    void show(
            Visit visit,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String template,
            Map<String, String> problems,
            Map<String, Object> more)
            throws IOException {
        Locale locale = locale(request);
        List<ErrorLine> errors = new ArrayList<>();
        problems.forEach((field, text) -> errors.add(new ErrorLine(field, text)));
        Map<String, Object> model = new HashMap<>(more);
        model.put("base", visit.contextPath());
        model.put("csrf", visit.csrfField());
        model.put("paths", paths);
        model.put("problems", problems);
        model.put("errors", errors);
        byte[] html =
                pages.render("dev/genkan/server/pages/" + template, locale, model).getBytes(StandardCharsets.UTF_8);
        PageHeaders.write(response);
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Language", locale.toLanguageTag());
        response.setContentLength(html.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(html);
        }
    }

    void refuseMethod(HttpServletResponse response, String allowed) {
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        response.setHeader("Allow", allowed);
    }

    String text(HttpServletRequest request, String key, Map<String, Object> arguments) {
        return words.text(key, locale(request), arguments);
    }

    /// "Wait 20 seconds", "Wait 12 minutes", and the header that says the same to programs.
    String tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader("Retry-After", String.valueOf(seconds));
        return seconds <= 90
                ? text(request, "error.too_many_requests", Map.of("seconds", seconds))
                : text(request, "error.too_many_requests.minutes", Map.of("minutes", (seconds + 59) / 60));
    }

    Browser browser(HttpServletRequest request) {
        String userAgent = request.getHeader("User-Agent");
        return new Browser(network(request), userAgent == null ? "" : userAgent, locale(request));
    }

    Locale locale(HttpServletRequest request) {
        return words.spoken(request.getLocale());
    }

    private static String network(HttpServletRequest request) {
        try {
            return Network.of(InetAddress.getByName(request.getRemoteAddr()));
        } catch (UnknownHostException notAnAddress) {
            return "";
        }
    }

    private boolean isEntrance(String address) {
        String path = address.split("\\?", 2)[0];
        return Stream.of(paths.signIn(), paths.signUp(), paths.signOut())
                .anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
    }
}
