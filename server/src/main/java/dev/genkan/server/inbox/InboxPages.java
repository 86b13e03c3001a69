package dev.genkan.server.inbox;

import dev.genkan.forms.html.Pages;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PageHeaders;
import dev.genkan.gate.servlet.PostedBody;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.servlet.Language;
import dev.genkan.server.development.DeveloperKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The inbox as pages: for whoever sits at the machine and has the key that was printed at the start. See
/// [DeveloperKey].
public final class InboxPages implements OwnPages {

    private static final String LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' "
            + "data:; font-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String WHAT = "The inbox";

    private final Inbox inbox;
    private final DeveloperKey developer;
    private final Pages pages;
    private final String at;

    /// @param at the path of the inbox, such as `/genkan/inbox`
    public InboxPages(Inbox inbox, DeveloperKey developer, Pages pages, String at) {
        this.inbox = inbox;
        this.developer = developer;
        this.pages = pages;
        this.at = at;
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = visit.path();
        if (!path.equals(at) && !path.startsWith(at + "/")) {
            return false;
        }
        boolean read = Methods.isRead(request);
        if (!developer.admits(WHAT, visit, request, response)) {
            return true;
        }
        if (read && path.equals(at)) {
            list(visit, request, response);
        } else if (read && path.equals(at + "/letter")) {
            letter(request, response);
        } else if (request.getMethod().equals("POST") && path.equals(at + "/clear")) {
            clear(visit, request, response);
        } else {
            nothingHere(response);
        }
        return true;
    }

    private void list(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Inbox.Item> items = inbox.items();
        Locale locale = Language.of(request, pages.words());
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault());
        Map<Long, String> times = new HashMap<>();
        items.forEach(item -> times.put(item.number(), time.format(item.letter().writtenAt())));
        Map<String, Object> model = new HashMap<>();
        model.put("base", visit.contextPath());
        model.put("csrf", visit.csrfField());
        model.put("at", at);
        model.put("items", items);
        model.put("times", times);
        model.put("format", "text".equals(request.getParameter("format")) ? "text" : "html");
        asked(request).or(() -> items.stream().findFirst()).ifPresent(open -> model.put("open", open));
        PageHeaders.write(response);
        response.setHeader("Content-Security-Policy", PAGE_POLICY);
        DeveloperKey.send(response, 200, pages.render("dev/genkan/server/inbox/inbox", locale, model));
    }

    private void letter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Inbox.Item> asked = asked(request);
        if (asked.isEmpty()) {
            nothingHere(response);
            return;
        }
        PageHeaders.write(response);
        response.setHeader("Content-Security-Policy", LETTER_POLICY);
        DeveloperKey.send(response, 200, asked.get().letter().html());
    }

    private void clear(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        // of the body alone: what stands in the address is written down in logs and passed on
        boolean sent = PostedBody.of(request) instanceof PostedBody.Fields form
                && visit.csrfValid(form.form().first(Csrf.FIELD));
        if (!sent) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        inbox.clear();
        visit.seeOther(at);
    }

    private Optional<Inbox.Item> asked(HttpServletRequest request) {
        String number = request.getParameter("m");
        return number != null && number.matches("[0-9]{1,15}") ? inbox.find(Long.parseLong(number)) : Optional.empty();
    }

    private void nothingHere(HttpServletResponse response) throws IOException {
        developer.nothingHere(WHAT, response);
    }
}
