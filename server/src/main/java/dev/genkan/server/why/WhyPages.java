package dev.genkan.server.why;

import dev.genkan.forms.html.Pages;
import dev.genkan.gate.Decision;
import dev.genkan.gate.Decisions;
import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PageHeaders;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.server.development.DeveloperKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// "Why am I here?" as pages: the last decisions of the gate, and each of them with its reasons. In English, as the log
/// is: nobody but the developer sees them.
///
/// @param at their path, such as `/genkan/why`
/// @param inboxAt where the mail is read
public record WhyPages(Decisions decisions, DeveloperKey developer, Pages pages, String at, String inboxAt)
        implements OwnPages {

    private static final String WHAT = "\"Why am I here?\"";
    private static final int MOST_SHOWN = 100;

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = visit.path();
        if (!path.equals(at) && !path.startsWith(at + "/")) {
            return false;
        }
        if (!developer.admits(WHAT, visit, request, response)) {
            return true;
        }
        Optional<Decision> asked = path.equals(at) ? Optional.empty() : decisions.find(path.substring(at.length() + 1));
        if (!Methods.isRead(request) || (asked.isEmpty() && !path.equals(at))) {
            developer.nothingHere(WHAT, response);
        } else if (asked.isPresent()) {
            Map<String, Object> model = model(visit);
            model.put("decision", asked.get());
            send(response, "decision", model);
        } else {
            list(visit, request, response);
        }
        return true;
    }

    private void list(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String filter =
                Optional.ofNullable(request.getParameter("q")).orElse("").strip();
        List<Decision> fitting = decisions.newest().stream()
                .filter(decision -> filter.isEmpty()
                        || decision.id().equals(filter)
                        || decision.shown().userId().equals(filter))
                .limit(MOST_SHOWN)
                .toList();
        Map<String, Object> model = model(visit);
        model.put("decisions", fitting);
        model.put("filter", filter);
        send(response, "decisions", model);
    }

    private Map<String, Object> model(Visit visit) {
        Map<String, Object> model = new HashMap<>();
        model.put("base", visit.contextPath());
        model.put("at", at);
        model.put("inboxAt", inboxAt);
        model.put(
                "time", DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault()));
        return model;
    }

    private void send(HttpServletResponse response, String template, Map<String, Object> model) throws IOException {
        PageHeaders.write(response);
        DeveloperKey.send(response, 200, pages.render("dev/genkan/server/why/" + template, Locale.ENGLISH, model));
    }
}
