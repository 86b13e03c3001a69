package dev.genkan.onboarding;

import dev.genkan.token.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that onboarding has of one member, as JSON values: their journeys with answers and drafts, their
/// receipts, and what is still to be done about their answers. What they finished stands in their metadata.
public final class OnboardingExport {

    private OnboardingExport() {}

    public static Map<String, @Nullable Object> of(Journeys journeys, Dues dues, UserId user) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "onboarding_export");
        json.put("user_id", user.value());
        json.put(
                "journeys",
                journeys.journeys(user).stream().map(OnboardingExport::journey).toList());
        json.put(
                "receipts",
                journeys.receipts(user).stream().map(OnboardingExport::receipt).toList());
        json.put("afterwards", dues.of(user).stream().map(OnboardingExport::due).toList());
        return json;
    }

    private static Map<String, @Nullable Object> journey(Journey journey) {
        Map<String, @Nullable Object> json = head(journey.id(), journey.flow(), journey.version());
        switch (journey.state()) {
            case JourneyState.Open open -> {
                json.put("status", "open");
                json.put("step", open.step());
            }
            case JourneyState.Finished over -> {
                json.put("status", "finished");
                json.put("finished_at", over.at().toEpochMilli());
            }
        }
        json.put("started_at", journey.startedAt().toEpochMilli());
        Map<String, @Nullable Object> reached = new LinkedHashMap<>();
        journey.trail().reached().forEach((step, at) -> reached.put(step, at.toEpochMilli()));
        json.put("reached", reached);
        json.put("skipped", List.copyOf(journey.trail().skipped()));
        json.put("return_to", journey.returnTo());
        json.put("answers", journey.answers());
        json.put("drafts", journey.drafts());
        return json;
    }

    /// One receipt, as every list of them has it.
    public static Map<String, @Nullable Object> receipt(Receipt receipt) {
        Map<String, @Nullable Object> json = head(receipt.journey(), receipt.flow(), receipt.version());
        json.put("user_id", receipt.user().value());
        json.put("locale", receipt.locale().toLanguageTag());
        json.put("text_sha256", receipt.textHash());
        json.put("completed_at", receipt.completedAt().toEpochMilli());
        json.put("actor", receipt.actor().value());
        return json;
    }

    private static Map<String, @Nullable Object> due(Due due) {
        Map<String, @Nullable Object> json = head(due.journey(), due.flow(), due.version());
        json.put("tries", (long) due.tries());
        json.put("answers", due.answers());
        return json;
    }

    private static Map<String, @Nullable Object> head(JourneyId journey, String flow, int version) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("journey", journey.value());
        json.put("flow", flow);
        json.put("version", (long) version);
        return json;
    }
}
