package dev.genkan.onboarding.servlet;

import dev.genkan.forms.FieldError;
import dev.genkan.gate.servlet.Problem;
import dev.genkan.onboarding.Answered;
import dev.genkan.onboarding.Journey;
import dev.genkan.onboarding.Member;
import dev.genkan.onboarding.Onboarding;
import dev.genkan.onboarding.Replies.Reply;
import dev.genkan.onboarding.Step;
import dev.genkan.onboarding.servlet.StepPage.Contents;
import dev.genkan.onboarding.servlet.StepPage.Situation;
import dev.genkan.token.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One flow for programs: what its pages do, with the same rules and the same effects, answered by how it stands then.
record FlowApi(FlowPages pages) {

    private Onboarding flow() {
        return pages.flow();
    }

    private StateJson json(Call call) {
        return new StateJson(flow(), pages.paths(), pages.page().pages().words(), call.locale());
    }

    /// How it stands.
    ///
    /// @param wanted the name of a step to show, if it may be; empty for the one that is open
    Reply state(Call call, Member member, String wanted) {
        return new Reply(200, Json.write(present(call, member, wanted)));
    }

    private Map<String, @Nullable Object> present(Call call, Member member, String wanted) {
        if (!flow().audience().includes(member.publicMetadata())) {
            return json(call).of("not_asked", "", flow().version(), landing(call, Optional.empty()));
        }
        if (flow().isDone(member.publicMetadata())) {
            return finished(call);
        }
        Journey journey = pages.opening().open(member, pages.returnTo().namedBy(call.request()), call.locale());
        return open(call, member, journey, wanted);
    }

    private Map<String, @Nullable Object> finished(Call call) {
        Optional<Journey> last = pages.journeys().findFinished(call.user(), flow().name());
        String id = last.map(journey -> journey.id().value()).orElse("");
        return json(call).of("finished", id, flow().version(), landing(call, last));
    }

    /// @param wanted the name of the step to show; where it is no step that may be seen, the one that is open
    private Map<String, @Nullable Object> open(Call call, Member member, Journey journey, String wanted) {
        Situation at = Situation.of(member, journey, pages.editions().of(journey));
        String shown = at.questions()
                .step(wanted)
                .filter(step -> at.way().mayAnswer(step))
                .map(Step::name)
                .orElseGet(() -> FlowPages.here(at.way()));
        pages.opening().shown(journey, shown, call.locale());
        return json(call).open(at, shown, landing(call, Optional.of(journey)));
    }

    private String landing(Call call, Optional<Journey> journey) {
        String target = pages.wayOut().landing(journey);
        // of an allow-listed origin it is whole already
        return target.startsWith("/") ? call.visit().contextPath() + target : target;
    }

    Reply take(Call call, ApiBody.Read sent) {
        return switch (pages.answering().answer(call.user(), call.actor(), sent.posted(), call.locale())) {
            case Answered.Next next -> open(call, next.journey(), "");
            case Answered.Back back -> open(call, back.journey(), back.to().name());
            case Answered.Paused paused -> paused(call, paused, sent.remind());
            case Answered.Finished finished -> afterwards(call, finished.journey());
            case Answered.Through through -> ask(call, 200);
            case Answered.OutOfDate outOfDate -> ask(call, 409);
            case Answered.Again again -> refused(call, again.journey(), again.step(), Contents.of(again.rejected()));
            case Answered.TooLarge large -> tooLarge(call, large);
            case Answered.Failed failed -> failed(call, failed);
        };
    }

    private Reply open(Call call, Journey journey, String shown) {
        return new Reply(200, Json.write(open(call, whoeverItIs(call), journey, shown)));
    }

    /// No text of a state names the member.
    private static Member whoeverItIs(Call call) {
        return new Member(call.user(), "");
    }

    private Reply paused(Call call, Answered.Paused paused, boolean remind) {
        if (remind) {
            String path = pages.paths().of(paused.step().name());
            pages.members()
                    .find(call.user())
                    .ifPresent(member -> pages.reminding().remind(member, flow(), path, call.locale()));
        }
        return open(call, paused.journey(), paused.step().name());
    }

    /// A journey may be finished and its flow not: it went through an earlier version, or somebody opened the door
    /// again since.
    private Reply afterwards(Call call, Journey finished) {
        Optional<Member> member = pages.members().find(call.user());
        boolean through = member.isEmpty() || flow().isDone(member.get().publicMetadata());
        if (through) {
            Map<String, @Nullable Object> state = json(call)
                    .of("finished", finished.id().value(), finished.version(), landing(call, Optional.of(finished)));
            return new Reply(200, Json.write(state));
        }
        return ask(call, finished.version() < flow().version() ? 200 : 409);
    }

    /// How it stands now; beside a word that nothing was taken, if that is so.
    private Reply ask(Call call, int status) {
        Map<String, @Nullable Object> state = pages.members()
                .find(call.user())
                .map(member -> present(call, member, ""))
                .orElse(Map.of());
        return status == 200 ? new Reply(200, Json.write(state)) : outOfDate(call, state);
    }

    private Reply outOfDate(Call call, Map<String, @Nullable Object> state) {
        String said = pages.page().text("onboarding.outOfDate", call.locale());
        return reply(new Problem(409, "form_out_of_date", "Nothing was taken", said, Map.of("state", state)));
    }

    private Reply refused(Call call, Journey journey, Step step, Contents contents) {
        Situation at = Situation.of(whoeverItIs(call), journey, pages.editions().of(journey));
        return reply(with(pages.page().problem(422, call.locale(), at, step, contents), "step", step.name()));
    }

    private Reply tooLarge(Call call, Answered.TooLarge large) {
        FieldError error = new FieldError(large.field(), "onboarding.tooLarge", Map.of("size", large.size()));
        return refused(call, large.journey(), large.largestIn(), Contents.NONE.with(error));
    }

    private Reply failed(Call call, Answered.Failed failed) {
        String said = pages.page().text("error.generic", call.locale());
        return reply(new Problem(
                500, "internal_error", "Something went wrong", said, Map.of("reference", failed.reference())));
    }

    /// Whether the store says that nothing is left to be answered.
    boolean isDone(Call call) {
        return pages.members()
                .find(call.user())
                .filter(member -> flow().isDone(member.publicMetadata()))
                .isPresent();
    }

    /// The store says that the flow is finished, and a token minted just now does not.
    Reply tokenSaysNothing(Call call) {
        String said = pages.page().text("error.generic", call.locale());
        return reply(new Problem(
                500,
                "internal_error",
                "Something went wrong",
                said,
                Map.of("reference", pages.wayOut().blame(call))));
    }

    private static Problem with(Problem problem, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(problem.meta());
        more.put(name, value);
        return new Problem(problem.status(), problem.code(), problem.title(), problem.sentence(), more);
    }

    private static Reply reply(Problem problem) {
        return new Reply(problem.status(), problem.envelope());
    }
}
