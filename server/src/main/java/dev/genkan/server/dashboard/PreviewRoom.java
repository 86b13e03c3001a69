package dev.genkan.server.dashboard;

import dev.genkan.forms.html.FormView;
import dev.genkan.forms.html.Progress;
import dev.genkan.gate.servlet.PageHeaders;
import dev.genkan.onboarding.Condition;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Every step of every flow as people meet it, in every language: the real page by the real templates, in a frame.
/// There is no journey behind it. Neither scripts nor forms work in it, and no page of a member's can be framed for
/// it.
public final class PreviewRoom implements Room {

    private static final String PAGE = "/onboarding/{flow}/preview/{step}";
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

    private final DashboardDesk desk;
    private final FlowBook flows;
    private final Supplier<List<Locale>> languages;

    public PreviewRoom(DashboardDesk desk, FlowBook flows) {
        this.desk = desk;
        this.flows = flows;
        this.languages = Once.of(flows::languages);
    }

    /// A language to look at it in.
    public record Language(String tag, String name) {}

    /// Asked for when it is first wanted.
    private static final class Once<T> implements Supplier<T> {

        private final Supplier<T> make;
        private volatile Optional<T> made = Optional.empty();

        private Once(Supplier<T> make) {
            this.make = make;
        }

        static <T> Supplier<T> of(Supplier<T> make) {
            return new Once<>(make);
        }

        @Override
        public T get() {
            Optional<T> known = made;
            if (known.isEmpty()) {
                known = Optional.of(make.get());
                made = known;
            }
            return known.get();
        }
    }

    @Override
    public Place place() {
        return Place.ONBOARDING;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.page(PAGE, this::show), Route.page(PAGE + "/frame", this::frame));
    }

    private void show(Call call) throws IOException {
        Optional<Shown> found = asked(call);
        if (found.isEmpty()) {
            desk.nothingHere(call, Place.ONBOARDING);
            return;
        }
        Shown shown = found.get();
        Map<String, Object> model = new HashMap<>();
        model.put("flow", shown.questions().flow());
        model.put("step", FlowStep.of(shown.questions(), shown.step(), title(shown, shown.step(), Locale.ENGLISH)));
        model.put(
                "steps",
                shown.questions().flow().steps().stream()
                        .map(step -> FlowStep.of(shown.questions(), step, title(shown, step, Locale.ENGLISH)))
                        .toList());
        model.put("language", shown.locale().toLanguageTag());
        model.put(
                "languages",
                languages.get().stream()
                        .map(one -> new Language(one.toLanguageTag(), one.getDisplayLanguage(Locale.ENGLISH)))
                        .toList());
        model.put(DashboardDesk.ALLOWED, "frame-src 'self'");
        desk.show(call, 200, Place.ONBOARDING, "preview", model);
    }

    private void frame(Call call) throws IOException {
        Optional<Shown> found = asked(call);
        if (found.isEmpty()) {
            desk.nothingHere(call, Place.ONBOARDING);
            return;
        }
        Shown shown = found.get();
        Map<String, Object> model = new HashMap<>();
        model.put("base", call.visit().contextPath());
        model.put("csrf", "");
        model.put("still", true);
        model.put("action", desk.at() + call.below());
        model.put("hidden", Map.of());
        model.put("form", FormView.empty(shown.questions().form(shown.step()), flows.words(), shown.locale()));
        model.put("skippable", shown.step().offered());
        progress(shown).ifPresent(progress -> model.put("progress", progress));
        byte[] page = desk.desk()
                .pages()
                .render("dev/genkan/forms/html/step", shown.locale(), model)
                .getBytes(StandardCharsets.UTF_8);
        PageHeaders.write(call.response());
        call.response().setHeader("Content-Security-Policy", POLICY);
        call.response().setContentType("text/html;charset=utf-8");
        call.response().setContentLength(page.length);
        call.response().getOutputStream().write(page);
    }

    private record Shown(Questions questions, Step step, Locale locale) {}

    /// In the version that is asked now.
    private Optional<Shown> asked(Call call) {
        String wanted = call.query("language");
        Locale locale = flows.words().spoken(wanted.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(wanted));
        return flows.named(call.variable("flow"))
                .map(Editions::current)
                .flatMap(questions ->
                        questions.step(call.variable("step")).map(step -> new Shown(questions, step, locale)));
    }

    /// All steps, as if all of them were asked; none for a flow of one.
    private Optional<Progress> progress(Shown shown) {
        Onboarding flow = shown.questions().flow();
        List<Progress.Step> stairs = new ArrayList<>();
        Progress.State state = Progress.State.DONE;
        for (Step step : flow.steps()) {
            boolean now = step.equals(shown.step());
            stairs.add(new Progress.Step(
                    stairs.size() + 1,
                    title(shown, step, shown.locale()),
                    now ? Progress.State.NOW : state,
                    desk.at() + "/onboarding/" + flow.name() + "/preview/" + step.name() + "/frame?language="
                            + shown.locale().toLanguageTag(),
                    ""));
            state = now ? Progress.State.TODO : state;
        }
        boolean certain = flow.steps().stream().allMatch(step -> step.when().equals(Condition.ALWAYS));
        return stairs.size() > 1 ? Optional.of(new Progress(stairs, certain)) : Optional.empty();
    }

    private String title(Shown shown, Step step, Locale locale) {
        return FormView.empty(shown.questions().form(step), flows.words(), locale)
                .title();
    }
}
