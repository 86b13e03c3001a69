package dev.genkan.onboarding.servlet;

import dev.genkan.forms.html.Pages;
import dev.genkan.forms.html.Words;
import dev.genkan.gate.servlet.Callers;
import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.Methods;
import dev.genkan.gate.servlet.OwnPages;
import dev.genkan.gate.servlet.PostedBody;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.gate.servlet.Site;
import dev.genkan.gate.servlet.Visit;
import dev.genkan.onboarding.Answered;
import dev.genkan.onboarding.Answering;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.JourneyState;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Members;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Posted;
import dev.genkan.onboarding.Questions;
import dev.genkan.onboarding.ShownText;
import dev.genkan.onboarding.Step;
import dev.genkan.token.Auth;
import dev.genkan.token.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/// The onboarding pages of a flow: ask one step after the other, take the answers, and lead on, in one 303, to the page
/// first asked for or to where the flow lands. `/onboarding` leads to the first open step; a flow of one step stays
/// there. Whoever is through finds the door closed.
public final class OnboardingPages implements OwnPages {

    private final Onboarding flow;
    private final Questions questions;
    private final Answering answering;
    private final Journeys journeys;
    private final Members members;
    private final Words words;
    private final Door door;
    private final ReturnTo returnTo;
    private final StepPaths paths;
    private final StepPage page;
    private final WayOut wayOut;

    /// @throws IllegalArgumentException if the flow cannot be asked: see [Questions#of]; if its path is another than
    ///     the site's, or if it lands at one of the house's own doors
    public OnboardingPages(
            Site site,
            Onboarding flow,
            Validator validator,
            Journeys journeys,
            Members members,
            Pages pages,
            InstantSource clock) {
        if (!flow.path().equals(site.paths().onboarding())) {
            throw new IllegalArgumentException("The flow \"" + flow.name() + "\" is answered at " + flow.path()
                    + ", but onboarding is at " + site.paths().onboarding() + "; say at(\""
                    + site.paths().onboarding() + "\") before landAt.");
        }
        this.flow = flow;
        this.questions = Questions.of(flow, validator);
        this.answering = new Answering(questions, journeys, members, new ShownText(pages.words()), clock);
        this.journeys = journeys;
        this.members = members;
        this.words = pages.words();
        this.door = new Door(flow, members);
        this.returnTo = ReturnTo.afterOnboarding(site);
        if (returnTo.safe(flow.landAt()).isEmpty()) {
            throw new IllegalArgumentException("The flow \"" + flow.name() + "\" lands at " + flow.landAt()
                    + ", which leads on to where it lands: whoever is inside would be sent round in circles. Say"
                    + " landAt with a page of the application.");
        }
        this.paths = new StepPaths(flow);
        this.page = new StepPage(questions, pages, site.paths(), new Way(questions, paths));
        this.wayOut = new WayOut(flow, door, returnTo, page);
    }

    @Override
    public boolean serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!paths.isOurs(visit.path())) {
            return false;
        }
        receive(visit, request, response);
        return true;
    }

    private void receive(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean posted = request.getMethod().equals("POST");
        if (!posted && !Methods.isRead(request)) {
            Methods.refuse(request, response, "GET, HEAD, POST");
            return;
        }
        Optional<Member> known = member(visit);
        if (known.isEmpty()) {
            toSignIn(visit, request, response);
            return;
        }
        var call =
                new Call(visit, request, response, known.get(), Language.of(request, words), paths.named(visit.path()));
        if (call.step().isEmpty() && !visit.path().equals(flow.path())) {
            missing(call);
        } else if (posted) {
            post(call);
        } else {
            get(call);
        }
    }

    private Optional<Member> member(Visit visit) {
        if (!(visit.auth() instanceof Auth.SignedIn visitor)) {
            return Optional.empty();
        }
        Optional<Member> known = members.find(visitor.userId());
        if (known.isEmpty()) {
            // somebody who is gone must not come back from the sign-in page with the same token
            visit.signedOut();
        }
        Optional<UserId> actor = visitor.claims().actor().map(UserId::new);
        return known.map(member -> actor.map(member::actedForBy).orElse(member));
    }

    private void toSignIn(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Callers.wantsPage(request)) {
            visit.seeOther(returnTo.viaSignIn(request));
        } else {
            new Problem(401, "authentication_invalid", "Not signed in", "Sign in first, then ask again.")
                    .asJson(response);
        }
    }

    private void get(Call call) throws IOException {
        if (door.isThrough(call.visit())) {
            wayOut.leadOn(call, Optional.empty());
            return;
        }
        Journey journey = journeys.open(call.member().id(), flow, returnTo.namedBy(call.request()));
        Step step =
                call.step().filter(asked -> journey.mayAnswer(questions, asked)).orElse(openStep(journey));
        if (call.visit().path().equals(paths.of(step))) {
            send(200, call, journey, step, page.kept(step, journey));
        } else {
            call.visit().seeOther(paths.of(step));
        }
    }

    private void missing(Call call) throws IOException {
        if (call.wantsPage()) {
            page.sendMissing(call.visit(), call.response(), call.locale());
        } else {
            new Problem(404, "resource_not_found", "Not found", "This flow has no such step.").asJson(call.response());
        }
    }

    private void post(Call call) throws IOException {
        switch (PostedBody.of(call.request())) {
            case PostedBody.Refused refused -> refused.problem().answer(call.request(), call.response());
            case PostedBody.Fields fields -> {
                Posted posted = new Posted(fields.form().fields());
                post(call, call.step().map(posted::at).orElse(posted));
            }
        }
    }

    private void post(Call call, Posted posted) throws IOException {
        if (door.isThrough(call.visit())) {
            // the same form once more, or a door that closed meanwhile: nothing is taken
            wayOut.leadOn(call, answering.journeyOf(call.member().id(), posted));
        } else if (!call.visit().csrfValid(posted.first(Csrf.FIELD))) {
            showAgain(403, "csrf_invalid", "error.csrf", call, posted);
        } else {
            answer(call, posted);
        }
    }

    private void answer(Call call, Posted posted) throws IOException {
        switch (answering.answer(call.member(), posted, call.locale())) {
            case Answered.Again again ->
                send(422, call, again.journey(), again.step(), StepPage.Contents.of(again.rejected()));
            case Answered.Next next -> call.visit().seeOther(paths.of(openStep(next.journey())));
            case Answered.Finished finished -> {
                if (door.isThrough(call.visit())) {
                    wayOut.leadOn(call, Optional.of(finished.journey()));
                } else {
                    // an old form, of a journey that was finished before the door was opened again
                    showAgain(409, "form_out_of_date", "onboarding.outOfDate", call, posted);
                }
            }
            case Answered.OutOfDate outOfDate ->
                showAgain(409, "form_out_of_date", "onboarding.outOfDate", call, posted);
            case Answered.TooLarge tooLarge -> {
                StepPage.Contents typed = page.typed(tooLarge.step(), posted);
                send(422, call, tooLarge.journey(), tooLarge.step(), page.tooLarge(tooLarge, typed, call.locale()));
            }
            case Answered.Failed failed -> {
                String what = page.text("error.generic", call.locale());
                StepPage.Contents typed = page.typed(failed.step(), posted).saying(what, failed.reference());
                send(500, call, failed.journey(), failed.step(), typed);
            }
        }
    }

    /// The step with what was typed, or the open one if that may not be answered yet, and a word why nothing was taken.
    private void showAgain(int status, String code, String why, Call call, Posted posted) throws IOException {
        String said = page.text(why, call.locale());
        if (!call.wantsPage()) {
            new Problem(status, code, "Nothing was taken", said).asJson(call.response());
            return;
        }
        Journey journey = journeys.open(call.member().id(), flow, "");
        Optional<Step> typed =
                questions.step(posted.first(Posted.STEP)).filter(asked -> journey.mayAnswer(questions, asked));
        Step step = typed.orElse(openStep(journey));
        StepPage.Contents contents = typed.isPresent() ? page.typed(step, posted) : page.kept(step, journey);
        send(status, call, journey, step, contents.saying(said, ""));
    }

    private void send(int status, Call call, Journey journey, Step step, StepPage.Contents contents)
            throws IOException {
        if (status >= 400 && !call.wantsPage()) {
            page.problem(status, call.locale(), step, contents).asJson(call.response());
            return;
        }
        page.send(status, call.visit(), call.response(), call.locale(), call.member(), journey, step, contents);
    }

    private Step openStep(Journey journey) {
        return switch (journey.state()) {
            case JourneyState.Open open -> questions.at(open);
            // finished between two looks; its form will say so when it comes back
            case JourneyState.Finished finished -> flow.steps().getFirst();
        };
    }
}
