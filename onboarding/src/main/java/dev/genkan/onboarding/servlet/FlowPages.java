package dev.genkan.onboarding.servlet;

import dev.genkan.gate.servlet.Csrf;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.gate.servlet.ReturnTo;
import dev.genkan.onboarding.Answered;
import dev.genkan.onboarding.Answering;
import dev.genkan.onboarding.Editions;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.Journeys;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Members;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Opening;
import dev.genkan.onboarding.Posted;
import dev.genkan.onboarding.Step;
import dev.genkan.onboarding.Way;
import dev.genkan.onboarding.servlet.StepPage.Contents;
import dev.genkan.onboarding.servlet.StepPage.Situation;
import java.io.IOException;
import java.util.Optional;

/// The pages of one flow: ask one step after the other, take the answers, and lead on, in one 303.
///
/// @param reminding sends the letter to those who finish later
record FlowPages(
        Editions editions,
        Opening opening,
        Answering answering,
        Journeys journeys,
        Members members,
        Reminding reminding,
        FlowPaths paths,
        StepPage page,
        Door door,
        WayOut wayOut,
        ReturnTo returnTo) {

    Onboarding flow() {
        return editions.flow();
    }

    void get(Call call, Member member, Place place) throws IOException {
        if (flow().isDone(member.publicMetadata())) {
            through(call, member, place);
            return;
        }
        Journey journey = opening.open(member, returnTo.namedBy(call.request()), call.locale());
        Situation at = Situation.of(member, journey, editions.of(journey));
        switch (place) {
            case Place.OfStep asked -> {
                boolean here = call.visit().path().equals(paths.of(asked.step().name()));
                if (here && at.way().mayAnswer(asked.step())) {
                    show(200, call, at, asked.step().name(), Contents.NONE);
                } else {
                    showHere(call, at);
                }
            }
            case Place.Saved saved -> showSaved(call, at);
            case Place.Entrance entrance -> showHere(call, at);
            case Place.Check check -> showHere(call, at);
            case Place.Done done -> showHere(call, at);
        }
    }

    /// The page the journey is at, at its own address.
    private void showHere(Call call, Situation at) throws IOException {
        String here = here(at.way());
        if (call.visit().path().equals(paths.of(here))) {
            show(200, call, at, here, Contents.NONE);
        } else {
            call.visit().seeOther(paths.of(here));
        }
    }

    static String here(Way way) {
        return way.open().map(stop -> stop.step().name()).orElse(Step.CHECK);
    }

    /// @param contents of the form; none: what was kept
    private void show(int status, Call call, Situation at, String name, Contents contents) throws IOException {
        Optional<Step> step = at.questions().step(name);
        opening.shown(at.journey(), name, call.locale());
        if (step.isEmpty()) {
            page.sendCheck(status, call, at, contents);
        } else {
            page.send(status, call, at, step.get(), contents.equals(Contents.NONE) ? at.kept(step.get()) : contents);
        }
    }

    private void showSaved(Call call, Situation at) throws IOException {
        page.sendSaved(
                call, at, here(at.way()), reminding.now().plus(flow().draftsKept()), reminding.reminds(at.member()));
    }

    /// Nothing is left to be answered. A token that knows less than the store is renewed on this very response.
    private void through(Call call, Member member, Place place) throws IOException {
        if (door.isOpen(call.visit())) {
            door.renew(call.visit());
        }
        if (door.isOpen(call.visit())) {
            wayOut.tokenSaysNothing(call);
        } else if (place instanceof Place.Done && flow().saysFarewell()) {
            Optional<Journey> last = journeys.findFinished(member.id(), flow().name());
            page.sendDone(call, member, wayOut.next(call, last));
        } else {
            wayOut.leadOn(call, Optional.empty());
        }
    }

    void post(Call call, Place place, Posted raw) throws IOException {
        Posted posted = switch (place) {
            case Place.OfStep asked -> raw.at(asked.step().name());
            case Place.Check check -> raw.at(Step.CHECK);
            case Place.Entrance entrance -> raw;
            case Place.Saved saved -> raw;
            case Place.Done done -> raw;
        };
        if (!door.isOpen(call.visit())) {
            // the same form once more, or a door that closed meanwhile: nothing is taken
            wayOut.leadOn(call, answering.journeyOf(call.user(), posted));
        } else if (!call.visit().csrfValid(posted.first(Csrf.FIELD))) {
            showAgain(403, "csrf_invalid", "error.csrf", call, posted);
        } else {
            answer(call, posted);
        }
    }

    private void answer(Call call, Posted posted) throws IOException {
        switch (answering.answer(call.user(), call.actor(), posted, call.locale())) {
            case Answered.Next next ->
                call.visit().seeOther(paths.of(next.journey().step()));
            case Answered.Back back -> call.visit().seeOther(paths.of(back.to().name()));
            case Answered.Paused paused -> pause(call, paused);
            case Answered.Finished finished -> finish(call, finished.journey(), posted);
            case Answered.Through through -> {
                door.renew(call.visit());
                wayOut.leadOn(call, Optional.empty());
            }
            case Answered.OutOfDate outOfDate ->
                showAgain(409, "form_out_of_date", "onboarding.outOfDate", call, posted);
            case Answered.Again again ->
                send(422, call, again.journey(), again.step(), Contents.of(again.rejected()), true);
            case Answered.TooLarge tooLarge -> sendTooLarge(call, posted, tooLarge);
            case Answered.Failed failed -> sendFailed(call, posted, failed);
        }
    }

    private void pause(Call call, Answered.Paused paused) throws IOException {
        Optional<Member> member = call.member(members);
        if (member.isPresent()) {
            reminding.remind(member.get(), flow(), paths.of(paused.step().name()), call.locale());
        }
        call.visit().seeOther(paths.saved());
    }

    private void finish(Call call, Journey journey, Posted posted) throws IOException {
        if (door.isOpen(call.visit())) {
            door.renew(call.visit());
        }
        if (!door.isOpen(call.visit())) {
            if (flow().saysFarewell()) {
                call.visit().seeOther(paths.done());
            } else {
                wayOut.leadOn(call, Optional.of(journey));
            }
            return;
        }
        Optional<Member> member = call.member(members);
        if (member.isEmpty()) {
            call.visit().seeOther(returnTo.viaSignIn(call.request()));
        } else if (flow().isDone(member.get().publicMetadata())) {
            wayOut.tokenSaysNothing(call);
        } else if (journey.version() < flow().version()) {
            // the earlier version is finished; now for what this one asks besides
            call.visit().seeOther(paths.entrance());
        } else {
            // an old form, of a journey that was finished before the door was opened again
            showAgain(409, "form_out_of_date", "onboarding.outOfDate", call, posted);
        }
    }

    /// The page with what was typed, or the one the journey is at if that may not be answered yet, and a word why
    /// nothing was taken.
    private void showAgain(int status, String code, String why, Call call, Posted posted) throws IOException {
        String said = page.text(why, call.locale());
        if (!call.wantsPage()) {
            new Problem(status, code, "Nothing was taken", said).asJson(call.response());
            return;
        }
        Optional<Member> member = call.member(members);
        if (member.isEmpty()) {
            call.visit().seeOther(returnTo.viaSignIn(call.request()));
            return;
        }
        Journey journey = opening.open(member.get(), "", call.locale());
        Situation at = Situation.of(member.get(), journey, editions.of(journey));
        Optional<Step> typed = at.questions()
                .step(posted.first(Posted.STEP))
                .filter(asked -> at.way().mayAnswer(asked));
        if (typed.isPresent()) {
            show(
                    status,
                    call,
                    at,
                    typed.get().name(),
                    at.typed(typed.get(), posted).saying(said, ""));
        } else {
            String here = here(at.way());
            Contents kept = at.questions().step(here).map(at::kept).orElse(Contents.NONE);
            show(status, call, at, here, kept.saying(said, ""));
        }
    }

    private void sendTooLarge(Call call, Posted posted, Answered.TooLarge tooLarge) throws IOException {
        Situation at = situation(call, tooLarge.journey());
        Contents typed = at.typed(tooLarge.step(), posted);
        boolean wasTyped = !posted.first(Posted.STEP).equals(Step.CHECK);
        Contents contents = page.tooLarge(tooLarge, at, wasTyped ? typed : at.kept(tooLarge.step()), call.locale());
        send(422, call, tooLarge.journey(), tooLarge.step(), contents, true);
    }

    private void sendFailed(Call call, Posted posted, Answered.Failed failed) throws IOException {
        String what = page.text("error.generic", call.locale());
        Situation at = situation(call, failed.journey());
        boolean atCheck = posted.first(Posted.STEP).equals(Step.CHECK);
        if (atCheck && call.wantsPage()) {
            page.sendCheck(500, call, at, Contents.NONE.saying(what, failed.reference()));
            return;
        }
        Contents typed = at.typed(failed.step(), posted).saying(what, failed.reference());
        send(500, call, failed.journey(), failed.step(), typed, false);
    }

    /// A member who is gone meanwhile is shown their page without an address once more; the next one leads to sign-in.
    private Situation situation(Call call, Journey journey) {
        Member member = members.find(call.user()).orElseGet(() -> new Member(call.user(), ""));
        return Situation.of(member, journey, editions.of(journey));
    }

    private void send(int status, Call call, Journey journey, Step step, Contents contents, boolean shown)
            throws IOException {
        Situation at = situation(call, journey);
        if (!call.wantsPage()) {
            page.problem(status, call.locale(), at, step, contents).asJson(call.response());
            return;
        }
        if (shown) {
            opening.shown(journey, step.name(), call.locale());
        }
        page.send(status, call, at, step, contents);
    }
}
