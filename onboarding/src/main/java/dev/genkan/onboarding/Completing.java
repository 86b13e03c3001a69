package dev.genkan.onboarding;

import dev.genkan.forms.FieldError;
import dev.genkan.forms.Submission;
import dev.genkan.token.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last word of a journey: what is written with it, all in the transaction that is open on the thread.
record Completing(FlowOrder flows, Journeys journeys, Members members, ShownText shown) {

    /// Work of the application's, which may throw anything.
    interface Work {
        void run() throws Exception;
    }

    void complete(
            Questions questions,
            Journey closed,
            Way way,
            Member member,
            UserId actor,
            Locale locale,
            List<Happening> happenings) {
        if (!journeys.finish(closed)) {
            throw new IllegalStateException(closed.id() + " was written by somebody else although it was taken");
        }
        Instant now = ((JourneyState.Finished) closed.state()).at();
        journeys.keep(new Receipt(
                closed.id(),
                member.id(),
                closed.flow(),
                closed.version(),
                shown.locale(locale),
                shown.hash(questions, shownSteps(closed, way), locale),
                now,
                actor));
        write(questions, closed, way, member, happenings);
        for (Completion completion : questions.flow().completions()) {
            run("the completion", member.id(), () -> completion.completed(member, way.answers()));
        }
        if (!questions.flow().afterwards().isEmpty()) {
            journeys.owe(Due.after(closed, questions, way));
        }
    }

    Member member(UserId user) {
        return members.find(user).orElseThrow(() -> new IllegalStateException("there is no user " + user));
    }

    private static List<Step> shownSteps(Journey journey, Way way) {
        return way.stops().stream()
                .map(Way.Stop::step)
                .filter(step -> journey.trail().answered().containsKey(step.name()))
                .toList();
    }

    // Whether everything is answered by this is told from the member as they were found, so that one write will do, and
    // asked again afterwards: somebody else may have finished another flow of theirs meanwhile.
    private void write(Questions questions, Journey journey, Way way, Member member, List<Happening> happenings) {
        Written written = Written.of(questions, way);
        Map<String, @Nullable Object> patch = new LinkedHashMap<>(written.toPublic());
        patch.put(Onboarding.VERSIONS, Map.of(journey.flow(), (long) journey.version()));
        boolean only = questions.flow().isAlone();
        boolean presumed = only || isThrough(merged(member.publicMetadata(), patch));
        if (presumed) {
            patch.put(Onboarding.COMPLETE, true);
        }
        Map<String, @Nullable Object> after = members.mergeMetadata(member, patch, written.toPrivate(), happenings);
        if (!only && isThrough(after) != presumed) {
            Object flag = presumed ? member.publicMetadata().get(Onboarding.COMPLETE) : Boolean.TRUE;
            Map<String, @Nullable Object> flagged = new LinkedHashMap<>();
            flagged.put(Onboarding.COMPLETE, flag);
            members.mergeMetadata(member.id(), flagged, Map.of());
        }
    }

    private boolean isThrough(Map<String, @Nullable Object> publicMetadata) {
        return flows.firstOpen(publicMetadata).isEmpty();
    }

    /// As far as flows look at it: the versions side by side, everything else replaced.
    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> known, Map<String, @Nullable Object> patch) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(known);
        merged.putAll(patch);
        if (known.get(Onboarding.VERSIONS) instanceof Map<?, ?> before
                && patch.get(Onboarding.VERSIONS) instanceof Map<?, ?> now) {
            Map<Object, @Nullable Object> versions = new LinkedHashMap<>(before);
            versions.putAll(now);
            merged.put(Onboarding.VERSIONS, versions);
        }
        return merged;
    }

    static void run(String what, UserId user, Work work) {
        try {
            work.run();
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " of " + user + " was interrupted", stopped);
        } catch (Exception checked) {
            throw new IllegalStateException(what + " of " + user + " failed", checked);
        }
    }

    /// Which answer to shorten. Empty where shortening every answer to nothing would not help: then the member is not
    /// the one who can.
    Optional<Answered> tooLarge(
            Posted posted, Questions questions, Journey journey, Step step, Members.TooLarge tooLarge, Instant now) {
        Journey whole = questions.step(posted.first(Posted.STEP)).isPresent()
                        && Answering.read(questions, journey, step, posted)
                                instanceof Submission.Accepted<? extends Record> accepted
                ? with(journey, step, questions.toJson(step, accepted.record()))
                : journey;
        LargestAnswer largest = LargestAnswer.of(whole, questions);
        int all = LargestAnswer.bytes(whole.answers());
        return largest.size() == 0 || all * 4L / 3 < tooLarge.excess()
                ? Optional.empty()
                : Optional.of(new Answered.TooLarge(journey, step, largest.step(), largest.field(), largest.size()));
    }

    private static Journey with(Journey journey, Step step, Map<String, @Nullable Object> json) {
        var more = new LinkedHashMap<>(journey.answers());
        more.put(step.name(), json);
        return journey.with(more);
    }

    /// The page of the question that the application has something against.
    ///
    /// @param shown the page that was sent
    static Answered again(Questions questions, Journey journey, Step step, Step shown, Posted posted, Refusal refusal) {
        Map<String, List<String>> values =
                step.equals(shown) && !posted.first(Posted.STEP).equals(Step.CHECK)
                        ? Drafts.of(questions.form(step), posted)
                        : questions.values(step, journey);
        FieldError error = new FieldError(
                refusal.question(), "validation.message", Map.of("message", refusal.said(), "refusal", true));
        return new Answered.Again(journey, step, new Submission.Rejected<>(values, List.of(error)));
    }
}
