package dev.genkan.testing.browser;

import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.Step;
import dev.genkan.testing.Walked;
import java.util.List;

/// One path of a flow, on its pages.
final class PathOnPages {

    private static final String FAREWELL = "done";
    private static final String GO_ON = "button:not([name])";
    private static final String SKIP = "button[name='_action'][value='skip']";

    private final Visit visit;
    private final Questions questions;
    private final Onboarding flow;

    PathOnPages(Visit visit, Questions questions) {
        this.visit = visit;
        this.questions = questions;
        this.flow = questions.flow();
    }

    /// @throws OffThePath if it does not lead where it should
    void walk(Walked.Path path) {
        visit.open(entrance());
        for (Walked.Stop stop : path.stops()) {
            requireAt(stop.step().name());
            visit.look();
            switch (stop) {
                case Walked.Stop.Answered answered -> answer(answered);
                case Walked.Stop.Skipped skipped -> visit.form().press(SKIP);
            }
            requireTaken();
        }
        if (flow.checksAnswers()) {
            requireAt(Step.CHECK);
            visit.look();
            visit.form().press(GO_ON);
            requireTaken();
        }
        if (flow.saysFarewell()) {
            requireAt(FAREWELL);
            visit.look();
        }
        visit.open(entrance());
        if (isOurs(here())) {
            throw new OffThePath("the end is not reached: " + here() + " is asked still");
        }
    }

    /// The path of the page that is shown.
    String here() {
        return visit.path();
    }

    /// What axe and the browser had to say on the way.
    List<String> found() {
        return visit.found();
    }

    private void answer(Walked.Stop.Answered answered) {
        PageForm form = visit.form();
        questions.values(answered.step(), answered.answer()).forEach(form::fill);
        form.press(GO_ON);
    }

    private void requireAt(String name) {
        boolean hasOnePage = flow.steps().size() == 1 && here().equals(flow.path());
        if (!hasOnePage && !here().equals(entrance() + "/" + name)) {
            throw new OffThePath("leads to " + here() + " and not to " + name);
        }
    }

    private void requireTaken() {
        if (visit.status() >= 400) {
            throw new OffThePath("at " + here() + " the answer was " + visit.status() + ": " + visit.alert());
        }
    }

    private boolean isOurs(String path) {
        return path.equals(flow.path()) || (path + "/").startsWith(entrance() + "/");
    }

    private String entrance() {
        return flow.path() + "/" + flow.name();
    }
}
