package dev.genkan.onboarding.servlet;

import dev.genkan.forms.FieldError;
import dev.genkan.forms.Form;
import dev.genkan.forms.Submission;
import dev.genkan.forms.html.Action;
import dev.genkan.forms.html.ControlView;
import dev.genkan.forms.html.ErrorLine;
import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Pages;
import dev.genkan.forms.html.Words;
import dev.genkan.gate.Paths;
import dev.genkan.gate.servlet.Acting;
import dev.genkan.gate.servlet.PageHeaders;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Answered;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Posted;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.Step;
import dev.genkan.onboarding.Way;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The pages of one flow, as they go to the browser.
record StepPage(Pages pages, Paths paths, FlowPaths flowPaths) {

    private static final String FOLDER = "dev/genkan/forms/html/";

    /// What is in the form and what is said about it.
    ///
    /// @param values by posted field
    /// @param failure said above the form; empty if there is nothing to say
    /// @param reference shown with the failure; empty for none
    record Contents(Map<String, List<String>> values, List<FieldError> errors, String failure, String reference) {

        static final Contents NONE = of(Map.of());

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

    /// A journey somewhere on its way, and whose it is.
    record Situation(Member member, Journey journey, Questions questions, Way way) {

        static Situation of(Member member, Journey journey, Questions questions) {
            return new Situation(member, journey, questions, questions.way(journey));
        }

        /// The questions that are to be asked of a step: all of them, where none are named.
        Set<String> asked(Step step) {
            return way.stop(step)
                    .map(Way.Stop::standing)
                    .map(standing -> switch (standing) {
                        case Way.Standing.Open open -> open.questions();
                        case Way.Standing.Answered answered -> Set.<String>of();
                        case Way.Standing.Skipped skipped -> Set.<String>of();
                    })
                    .orElse(Set.of());
        }

        /// What was typed and not sent, or what was kept.
        Contents kept(Step step) {
            Map<String, List<String>> draft = journey.drafts().get(step.name());
            return Contents.of(draft == null ? questions.values(step, journey) : draft);
        }

        Contents typed(Step step, Posted posted) {
            Form<? extends Record> form = questions.form(step);
            return switch (form.read(posted.fields())) {
                case Submission.Accepted<? extends Record> accepted ->
                    Contents.of(questions.values(step, accepted.record()));
                case Submission.Rejected<? extends Record> rejected -> Contents.of(rejected.values());
            };
        }
    }

    private Words words() {
        return pages.words();
    }

    private Stairs stairs(Situation at) {
        return new Stairs(at.questions(), flowPaths, words());
    }

    void send(int status, Call call, Situation at, Step step, Contents contents) throws IOException {
        Locale locale = call.locale();
        Set<String> asked = at.asked(step);
        FormView form = form(at, step, contents, locale, asked);
        Map<String, Object> model = model(call, at.member());
        model.put("form", form);
        model.put("action", flowPaths.of(step.name()));
        model.put("hidden", hidden(at, step.name(), asked.isEmpty() ? null : form));
        // what was answered in an earlier version is no page of this journey
        at.way()
                .before(step.name())
                .filter(before -> at.journey().trail().reached().containsKey(before.name()))
                .ifPresent(before -> model.put("back", true));
        model.put("skippable", step.offered());
        stairs(at).progress(at.journey(), at.way(), step.name(), locale).ifPresent(way -> model.put("progress", way));
        if (!contents.failure().isEmpty()) {
            model.put("failure", contents.failure());
        }
        if (!contents.reference().isEmpty()) {
            model.put("reference", contents.reference());
        }
        write(call, status, "step", model);
    }

    private FormView form(Situation at, Step step, Contents contents, Locale locale, Set<String> asked) {
        return FormView.of(
                at.questions().form(step), contents.values(), said(contents.errors(), locale), words(), locale, asked);
    }

    /// A refusal of the application's may name one of its texts by the key.
    private List<FieldError> said(List<FieldError> errors, Locale locale) {
        return errors.stream()
                .map(error -> error.arguments().get("message") instanceof String key
                        ? new FieldError(
                                error.field(),
                                error.key(),
                                Map.of("message", words().find(key, locale).orElse(key)))
                        : error)
                .toList();
    }

    /// All answers once more.
    void sendCheck(int status, Call call, Situation at, Contents contents) throws IOException {
        Locale locale = call.locale();
        Map<String, Object> model = model(call, at.member());
        model.put(
                "sections",
                at.way().stops().stream()
                        .map(stop -> switch (stop.standing()) {
                            case Way.Standing.Answered answered ->
                                Summary.of(
                                        form(
                                                at,
                                                stop.step(),
                                                Contents.of(at.questions().values(stop.step(), answered.answer())),
                                                locale,
                                                Set.of()),
                                        flowPaths.of(stop.step().name()),
                                        words(),
                                        locale);
                            case Way.Standing.Skipped skipped -> skipped(at, stop.step(), locale);
                            case Way.Standing.Open open -> skipped(at, stop.step(), locale);
                        })
                        .toList());
        model.put("action", flowPaths.of(Step.CHECK));
        model.put("hidden", hidden(at, Step.CHECK, null));
        at.way().before(Step.CHECK).ifPresent(back -> model.put("back", true));
        stairs(at).progress(at.journey(), at.way(), Step.CHECK, locale).ifPresent(way -> model.put("progress", way));
        if (!contents.failure().isEmpty()) {
            model.put("failure", contents.failure());
        }
        if (!contents.reference().isEmpty()) {
            model.put("reference", contents.reference());
        }
        write(call, status, "check", model);
    }

    private Summary skipped(Situation at, Step step, Locale locale) {
        return new Summary(stairs(at).title(step, locale), List.of(), flowPaths.of(step.name()));
    }

    /// @param step the name of the page where the member goes on
    /// @param reminded whether a letter is on its way
    void sendSaved(Call call, Situation at, String step, Instant keptUntil, boolean reminded) throws IOException {
        Locale locale = call.locale();
        Map<String, Object> model = model(call, at.member());
        String until = keptUntil
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(locale));
        stairs(at).progress(at.journey(), at.way(), step, locale).ifPresent(way -> model.put("stairs", way));
        model.put("until", until);
        model.put("reminded", reminded);
        model.put("go", flowPaths.of(step));
        write(call, 200, "saved", model);
    }

    /// @param next where the button leads
    void sendDone(Call call, Member member, String next) throws IOException {
        Map<String, Object> model = model(call, member);
        String flow = flowPaths.flow().name();
        model.put("title", own(flow, "done.title", call.locale()));
        model.put("body", own(flow, "done.body", call.locale()));
        model.put("button", own(flow, "done.button", call.locale()));
        // of an allow-listed origin it is whole already
        model.put("next", next.startsWith("/") ? call.visit().contextPath() + next : next);
        write(call, 200, "done", model);
    }

    /// What the application says for this flow, `welcome.done.title`, or what we say for every one.
    private String own(String flow, String key, Locale locale) {
        return words().find(flow + "." + key, locale).orElseGet(() -> words().text("onboarding." + key, locale));
    }

    /// The form with the answers of which one is to be shortened, which may be on an earlier page.
    Contents tooLarge(Answered.TooLarge tooLarge, Situation at, Contents typed, Locale locale) {
        Step step = tooLarge.largestIn();
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("size", tooLarge.size());
        if (step.equals(tooLarge.step())) {
            return typed.with(new FieldError(tooLarge.field(), "onboarding.tooLarge", arguments));
        }
        FormView other = FormView.empty(at.questions().form(step), words(), locale);
        arguments.put("page", other.title());
        other.allControls()
                .filter(control -> control.name().equals(tooLarge.field()))
                .forEach(control -> arguments.put("label", control.label()));
        return typed.with(new FieldError("", "onboarding.tooLarge.elsewhere", arguments));
    }

    /// The same for a program: what is wrong, and with which field.
    Problem problem(int status, Locale locale, Situation at, Step step, Contents contents) {
        FormView form = form(at, step, contents, locale, Set.of());
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

    private static String summary(FormView form) {
        return form.errors().stream().map(ErrorLine::text).collect(Collectors.joining(". "));
    }

    /// A page for a member whom no form can help.
    void sendFailure(Visit visit, HttpServletResponse response, Locale locale, String reference) throws IOException {
        Map<String, Object> model = message(visit, "page.500", locale);
        model.put("reference", reference);
        write(visit, 500, response, locale, pages.render(FOLDER + "message", locale, model));
    }

    /// A page for an address that leads nowhere.
    void sendMissing(Call call) throws IOException {
        Map<String, Object> model = message(call.visit(), "page.404", call.locale());
        Acting.of(call.request()).ifPresent(acting -> {
            model.put("acting", acting);
            model.put("csrf", call.visit().csrfField());
        });
        model.put("actions", List.of(new Action(text("page.home", call.locale()), "/", true)));
        write(call, 404, "message", model);
    }

    private Map<String, Object> message(Visit visit, String key, Locale locale) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("base", visit.contextPath());
        model.put("title", text(key, locale));
        model.put("body", text(key + ".body", locale));
        return model;
    }

    String text(String key, Locale locale) {
        return words().text(key, locale);
    }

    private Map<String, Object> model(Call call, Member member) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("base", call.visit().contextPath());
        model.put("csrf", call.visit().csrfField());
        if (call.request().getAttribute(OnboardingPages.FAULTS) instanceof String faults) {
            model.put("faults", faults.lines().toList());
        }
        model.put("signOut", paths.signOut());
        Acting.of(call.request()).ifPresent(acting -> model.put("acting", acting));
        if (!member.emailAddress().isEmpty()) {
            model.put("who", member.emailAddress());
        }
        return model;
    }

    /// @param part the form as it is drawn, if it is not the whole; null for the whole
    private static Map<String, String> hidden(Situation at, String step, @Nullable FormView part) {
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put(Posted.JOURNEY, at.journey().id().value());
        hidden.put(Posted.VERSION, Integer.toString(at.journey().version()));
        hidden.put(Posted.STEP, step);
        if (part != null) {
            hidden.put(
                    Posted.ASKED,
                    part.controls().stream().map(ControlView::name).collect(Collectors.joining(",")));
        }
        return hidden;
    }

    private void write(Call call, int status, String template, Map<String, Object> model) throws IOException {
        String html = pages.render(FOLDER + template, call.locale(), model);
        write(call.visit(), status, call.response(), call.locale(), html);
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
