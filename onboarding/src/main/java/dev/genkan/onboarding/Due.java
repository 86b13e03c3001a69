package dev.genkan.onboarding;

import dev.genkan.token.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be done after one completion.
///
/// @param version of the flow that was finished
/// @param answers by the name of the step, as the form writes them to metadata
/// @param tries how often it was taken in hand, this time included
public record Due(
        JourneyId journey,
        UserId user,
        String flow,
        int version,
        Map<String, Map<String, @Nullable Object>> answers,
        int tries) {

    // written out, because a compact constructor loses what its parameters say about null
    public Due(
            JourneyId journey,
            UserId user,
            String flow,
            int version,
            Map<String, Map<String, @Nullable Object>> answers,
            int tries) {
        this.journey = journey;
        this.user = user;
        this.flow = flow;
        this.version = version;
        this.answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        this.tries = tries;
    }

    /// Of a journey that is finished in this transaction.
    static Due after(Journey finished, Questions questions, Way way) {
        Map<String, Map<String, @Nullable Object>> answers = new LinkedHashMap<>();
        for (Way.Stop stop : way.stops()) {
            if (stop.standing() instanceof Way.Standing.Answered answered) {
                answers.put(stop.step().name(), questions.toJson(stop.step(), answered.answer()));
            }
        }
        return new Due(finished.id(), finished.user(), finished.flow(), finished.version(), answers, 0);
    }

    /// What was answered stays out of logs.
    @Override
    public String toString() {
        return "Due[" + journey + " of " + user + ", " + flow + " " + version + ", " + tries + "]";
    }
}
