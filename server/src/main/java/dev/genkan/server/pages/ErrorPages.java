package dev.genkan.server.pages;

import dev.genkan.forms.html.Action;
import dev.genkan.forms.html.Pages;
import dev.genkan.gate.Decision;
import dev.genkan.gate.servlet.Acting;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.ProblemPages;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.servlet.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The pages for what went wrong, in the house's design: one thing said, one way on, no word about the inside. In
/// development a further link leads to where that is told.
///
/// @param whyAt where decisions are explained; empty in production
public record ErrorPages(Pages pages, String whyAt) implements ProblemPages {

    /// The key of a title, and that of the sentence below it.
    private record Said(String title, String body) {}

    /// A whole page.
    ///
    /// @param status of the response
    /// @param reference what to quote, and to look for in the log; empty for none
    public String html(int status, String reference, HttpServletRequest request) {
        Said said = switch (status) {
            case 401, 403 -> new Said("page.403", "page.403.body");
            case 404, 410 -> new Said("page.404", "page.404.body");
            default -> status < 500 ? new Said("page.400", "page.400.body") : new Said("page.500", "page.error.body");
        };
        Locale locale = Language.of(request, pages.words());
        return page(text(said.title(), locale), text(said.body(), locale), reference, locale, request);
    }

    @Override
    public Optional<String> html(Problem problem, HttpServletRequest request) {
        Locale locale = Language.of(request, pages.words());
        Said said = switch (problem.code()) {
            case "path_invalid" -> new Said("problem.path", "problem.path.body");
            case "origin_invalid" -> new Said("problem.origin", "problem.origin.body");
            case "method_not_allowed" -> new Said("problem.method", "problem.method.body");
            case "content_type_invalid", "encoding_invalid" -> new Said("problem.form", "problem.form.body");
            case "body_too_large" -> new Said("problem.tooLarge", "problem.tooLarge.body");
            case "session_token_too_large" -> new Said("problem.tokenTooLarge", "problem.tokenTooLarge.body");
            default -> new Said("", "");
        };
        boolean known = !said.title().isEmpty();
        String title = known ? text(said.title(), locale) : problem.title();
        String body = known ? text(said.body(), locale) : problem.sentence();
        return Optional.of(page(title, body, "", locale, request));
    }

    private String page(String title, String body, String reference, Locale locale, HttpServletRequest request) {
        Map<String, Object> model = new HashMap<>();
        model.put("base", request.getContextPath());
        model.put("title", title);
        model.put("body", body);
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(text("page.home", locale), "/", true));
        if (!whyAt.isEmpty() && request.getAttribute(Decision.ATTRIBUTE) instanceof String id) {
            actions.add(new Action(text("why.title", locale), whyAt + "/" + id, false));
        }
        model.put("actions", actions);
        model.put("reference", reference);
        Acting.ifKnown(request)
                .ifPresent(acting -> Visit.find(request).ifPresent(visit -> {
                    model.put("acting", acting);
                    model.put("csrf", visit.csrfField());
                }));
        return pages.render("dev/genkan/forms/html/message", locale, model);
    }

    private String text(String key, Locale locale) {
        return pages.words().text(key, locale);
    }
}
