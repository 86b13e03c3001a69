package dev.genkan.server.frontendapi;

import dev.genkan.identity.attempt.Factors;
import dev.genkan.identity.attempt.Newcomer;
import dev.genkan.identity.attempt.SignUpAttempt;
import dev.genkan.identity.attempt.Verification;
import dev.genkan.token.SessionId;
import dev.genkan.token.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sign-up, as SDKs read it.
public final class SignUpJson {

    private static final List<String> OPTIONAL = List.of("first_name", "last_name");

    private SignUpJson() {}

    /// @param taken what the instance takes as proof
    public static Map<String, @Nullable Object> of(SignUpAttempt attempt, Factors taken) {
        return switch (attempt) {
            case SignUpAttempt.MissingRequirements open ->
                json(
                        taken,
                        open,
                        "missing_requirements",
                        open.missing(),
                        open.unproven() ? List.of("email_address") : List.of(),
                        open.mailbox(),
                        null,
                        null);
            case SignUpAttempt.Complete done ->
                json(taken, done, "complete", List.of(), List.of(), done.mailbox(), done.session(), done.user());
            case SignUpAttempt.Abandoned over ->
                json(taken, over, "abandoned", List.of(), List.of(), new Verification.Unprepared(), null, null);
        };
    }

    private static Map<String, @Nullable Object> json(
            Factors taken,
            SignUpAttempt attempt,
            String status,
            List<String> missing,
            List<String> unverified,
            Verification mailbox,
            @Nullable SessionId session,
            @Nullable UserId user) {
        Newcomer newcomer = attempt.newcomer();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "sign_up_attempt");
        json.put("id", attempt.begun().id().value());
        json.put("status", status);
        json.put("required_fields", taken.password() ? List.of("email_address", "password") : List.of("email_address"));
        json.put("optional_fields", OPTIONAL);
        json.put("missing_fields", missing);
        json.put("unverified_fields", unverified);
        json.put("verifications", verifications(taken, attempt, mailbox));
        json.put("username", null);
        json.put("email_address", orNull(newcomer.emailAddress()));
        json.put("phone_number", null);
        json.put("web3_wallet", null);
        json.put("has_password", newcomer.hasPassword());
        json.put("password_enabled", newcomer.hasPassword());
        json.put("first_name", orNull(newcomer.firstName()));
        json.put("last_name", orNull(newcomer.lastName()));
        json.put("unsafe_metadata", newcomer.unsafeMetadata().values());
        json.put("public_metadata", newcomer.publicMetadata().values());
        json.put("custom_action", false);
        json.put("external_id", orNull(newcomer.externalId()));
        json.put("created_session_id", session == null ? null : session.value());
        json.put("created_user_id", user == null ? null : user.value());
        json.put("abandon_at", attempt.begun().abandonAt().toEpochMilli());
        json.put("legal_accepted_at", null);
        json.put("locale", orNull(newcomer.locale()));
        return json;
    }

    private static Map<String, @Nullable Object> verifications(
            Factors taken, SignUpAttempt attempt, Verification mailbox) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "email_address", attempt.newcomer().emailAddress().isEmpty() ? null : mailbox(taken, attempt, mailbox));
        json.put("phone_number", null);
        json.put("web3_wallet", null);
        json.put("external_account", null);
        return json;
    }

    private static Map<String, @Nullable Object> mailbox(Factors taken, SignUpAttempt attempt, Verification mailbox) {
        Map<String, @Nullable Object> json = switch (mailbox) {
            case Verification.Unprepared nothing -> unprepared(attempt);
            case Verification.ByMail mail ->
                VerificationJson.of(mail, attempt.begun().client());
            case Verification.Shown shown -> VerificationJson.of(shown);
        };
        json.put("next_action", nextAction(mailbox));
        json.put(
                "supported_strategies",
                taken.emailLink() ? List.of("email_code", "email_link") : List.of("email_code"));
        return json;
    }

    /// Without a strategy: SDKs take one for the news that a code is on its way, and never ask for it.
    private static Map<String, @Nullable Object> unprepared(SignUpAttempt attempt) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "verification_otp");
        json.put("status", "unverified");
        json.put("strategy", null);
        json.put("attempts", null);
        json.put("expire_at", attempt.begun().abandonAt().toEpochMilli());
        return json;
    }

    private static String nextAction(Verification mailbox) {
        return switch (mailbox) {
            case Verification.Unprepared nothing -> "needs_prepare";
            case Verification.Shown shown -> "";
            case Verification.ByMail mail ->
                switch (mail.status()) {
                    case UNVERIFIED -> "needs_attempt";
                    case VERIFIED -> "";
                    case FAILED, EXPIRED -> "needs_prepare";
                };
        };
    }

    private static @Nullable Object orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
