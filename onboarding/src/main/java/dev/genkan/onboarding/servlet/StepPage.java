package dev.genkan.onboarding.servlet;

import dev.genkan.forms.FieldError;
import dev.genkan.forms.Submission;
import dev.genkan.forms.html.Action;
import dev.genkan.forms.html.ControlView;
import dev.genkan.forms.html.ErrorLine;
import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Pages;
import dev.genkan.gate.Paths;
import dev.genkan.gate.servlet.PageHeaders;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Answered;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyId;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Posted;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.Step;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The page of one step, as it goes to the browser.
record StepPage(Questions questions, Pages pages, Paths paths, Way way) {

    private static final String STEP = "dev/genkan/forms/html/step";
    private static final String MESSAGE = "dev/genkan/forms/html/message";

    /// What is in the form and what is said about it.
    ///
    /// @param values by posted field
    /// @param failure said above the form; empty if there is nothing to say
    /// @param reference shown with the failure; empty for none
    record Contents(Map<String, List<String>> values, List<FieldError> errors, String failure, String reference) {

        static Contents of(Map<String, List<String>> values) {
            return new Contents(values, List.of(), "", "");
        }

        static Contents of(Submission.Rejected<? extends Record> rejected) {
            return new Contents(rejected.values(), rejected.errors(), "", "");
        }

        @Override
        public String toString() {
            return "Contents" + values.keySet();
        }

        Contents with(FieldError error) {
            return new Contents(values, List.of(error), failure, reference);
        }

        Contents saying(String what, String underReference) {
            return new Contents(values, errors, what, underReference);
        }
    }

    /// What was typed, as far as it belongs to this step.
    Contents typed(Step step, Posted posted) {
        return switch (questions.form(step).read(posted.fields())) {
            case Submission.Accepted<? extends Record> accepted ->
                Contents.of(questions.values(step, accepted.record()));
            case Submission.Rejected<? extends Record> rejected -> Contents.of(rejected.values());
        };
    }

    /// What was kept of this step.
    Contents kept(Step step, Journey journey) {
        return Contents.of(questions.values(step, journey));
    }

    void send(
            int status,
            Visit visit,
            HttpServletResponse response,
            Locale locale,
            Member member,
            Journey journey,
            Step step,
            Contents contents)
            throws IOException {
        Map<String, Object> model = model(visit, member);
        model.put(
                "form", FormView.of(questions.form(step), contents.values(), contents.errors(), pages.words(), locale));
        model.put("action", way.paths().of(step));
        model.put("hidden", hidden(journey.id(), step));
        way.back(step).ifPresent(back -> model.put("back", back));
        way.progress(journey, step, each -> title(each, locale)).ifPresent(way -> model.put("progress", way));
        if (!contents.failure().isEmpty()) {
            model.put("failure", contents.failure());
        }
        if (!contents.reference().isEmpty()) {
            model.put("reference", contents.reference());
        }
        write(visit, status, response, locale, pages.render(STEP, locale, model));
    }

    private String title(Step step, Locale locale) {
        return FormView.empty(questions.form(step), pages.words(), locale).title();
    }

    /// The form with the answers of which one is to be shortened, which may be on an earlier page.
    Contents tooLarge(Answered.TooLarge tooLarge, Contents typed, Locale locale) {
        Step step = tooLarge.largestIn();
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("size", tooLarge.size());
        if (step.equals(tooLarge.step())) {
            return typed.with(new FieldError(tooLarge.field(), "onboarding.tooLarge", arguments));
        }
        FormView other = FormView.empty(questions.form(step), pages.words(), locale);
        arguments.put("page", other.title());
        other.allControls()
                .filter(control -> control.name().equals(tooLarge.field()))
                .forEach(control -> arguments.put("label", control.label()));
        return typed.with(new FieldError("", "onboarding.tooLarge.elsewhere", arguments));
    }

    /// The same for a program: what is wrong, and with which field.
    Problem problem(int status, Locale locale, Step step, Contents contents) {
        FormView form = FormView.of(questions.form(step), contents.values(), contents.errors(), pages.words(), locale);
        Map<String, Object> fields = new LinkedHashMap<>();
        form.allControls().filter(ControlView::bad).forEach(bad -> fields.put(bad.name(), bad.error()));
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("fields", fields);
        if (!contents.reference().isEmpty()) {
            meta.put("reference", contents.reference());
        }
        return status == 422
                ? new Problem(422, "form_param_invalid", "Not every answer will do", summary(form), meta)
                : new Problem(status, "internal_error", "Something went wrong", contents.failure(), meta);
    }

    /// A page for a member whom no form can help.
    void sendFailure(Visit visit, HttpServletResponse response, Locale locale, String reference) throws IOException {
        Map<String, Object> model = message(visit, "page.500", locale);
        model.put("reference", reference);
        write(visit, 500, response, locale, pages.render(MESSAGE, locale, model));
    }

    /// A page for an address that leads nowhere.
    void sendMissing(Visit visit, HttpServletResponse response, Locale locale) throws IOException {
        Map<String, Object> model = message(visit, "page.404", locale);
        model.put("actions", List.of(new Action(text("page.home", locale), "/", true)));
        write(visit, 404, response, locale, pages.render(MESSAGE, locale, model));
    }

    private Map<String, Object> message(Visit visit, String key, Locale locale) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("base", visit.contextPath());
        model.put("title", text(key, locale));
        model.put("body", text(key + ".body", locale));
        return model;
    }

    private static String summary(FormView form) {
        return form.errors().stream().map(ErrorLine::text).collect(Collectors.joining(". "));
    }

    String text(String key, Locale locale) {
        return pages.words().text(key, locale);
    }

    private Map<String, Object> model(Visit visit, Member member) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("base", visit.contextPath());
        model.put("csrf", visit.csrfField());
        model.put("signOut", paths.signOut());
        if (!member.emailAddress().isEmpty()) {
            model.put("who", member.emailAddress());
        }
        return model;
    }

    private Map<String, String> hidden(JourneyId journey, Step step) {
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put(Posted.JOURNEY, journey.value());
        hidden.put(Posted.VERSION, Integer.toString(questions.flow().version()));
        hidden.put(Posted.STEP, step.name());
        return hidden;
    }

    private static void write(Visit visit, int status, HttpServletResponse response, Locale locale, String html)
            throws IOException {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        PageHeaders.write(visit, response);
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Language", locale.toLanguageTag());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
