package dev.genkan.server.why;

import dev.genkan.forms.html.Pages;
import dev.genkan.gate.Decision;
import dev.genkan.gate.Decisions;
import dev.genkan.gate.RecentDecisions;
import dev.genkan.gate.Shown;
import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PageHeaders;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// "Why am I here?" as pages: the last decisions of the gate, and each of them with its reasons. What
/// is code for programs, rules and the remedy, is in English, as in the log and in JSON.
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
        Locale locale = Language.of(request, pages.words());
        if (!Methods.isRead(request) || (asked.isEmpty() && !path.equals(at))) {
            developer.nothingHere(WHAT, response);
        } else if (asked.isPresent()) {
            send(response, "decision", locale, model(visit, asked.get(), locale));
        } else {
            list(visit, locale, request, response);
        }
        return true;
    }

    private void list(Visit visit, Locale locale, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
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
        model.put("shown", MOST_SHOWN);
        model.put("kept", RecentDecisions.MOST);
        model.put(
                "time",
                DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                        .localizedBy(locale)
                        .withZone(ZoneId.systemDefault()));
        send(response, "decisions", locale, model);
    }

    private Map<String, Object> model(Visit visit, Decision decision, Locale locale) {
        Map<String, Object> facts = new LinkedHashMap<>();
        decision.why().facts().forEach((name, value) -> facts.put(label(name, locale), value));
        Map<String, Object> model = model(visit);
        model.put("decision", decision);
        model.put("facts", facts);
        model.put("token", token(decision.shown(), locale));
        model.put("store", text("why.store." + lowerCase(decision.shown().store()), Map.of(), locale));
        return model;
    }

    /// A requirement of the application may have facts of its own, for which there is no word.
    private String label(String fact, Locale locale) {
        return pages.words().find("why.fact." + fact, locale).orElse(fact);
    }

    private String token(Shown shown, Locale locale) {
        return text(
                "why.token." + lowerCase(shown.token()),
                Map.of("seconds", shown.age().toSeconds(), "reason", shown.reason()),
                locale);
    }

    private String text(String key, Map<String, Object> arguments, Locale locale) {
        return pages.words().text(key, locale, arguments);
    }

    private static String lowerCase(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> model(Visit visit) {
        Map<String, Object> model = new HashMap<>();
        model.put("base", visit.contextPath());
        model.put("at", at);
        model.put("inboxAt", inboxAt);
        return model;
    }

    private void send(HttpServletResponse response, String template, Locale locale, Map<String, Object> model)
            throws IOException {
        PageHeaders.write(response);
        DeveloperKey.send(response, 200, pages.render("dev/genkan/server/why/" + template, locale, model));
    }
}
