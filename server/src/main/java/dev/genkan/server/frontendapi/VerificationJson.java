package dev.genkan.server.frontendapi;

import dev.genkan.identity.attempt.Strategy;
import dev.genkan.identity.attempt.Verification;
import dev.genkan.identity.attempt.Verification.Status;
import dev.genkan.identity.session.ClientId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far a proof has come, as SDKs read it.
final class VerificationJson {

    private VerificationJson() {}

    /// @param client by which a link was followed, if it was
    static Map<String, @Nullable Object> of(Verification.ByMail mail, ClientId client) {
        boolean link = mail.strategy() == Strategy.EMAIL_LINK;
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", link ? "verification_email_link" : "verification_otp");
        json.put("status", mail.status().name().toLowerCase(Locale.ROOT));
        json.put("strategy", mail.strategy().wire());
        json.put("attempts", mail.tries() == 0 ? null : mail.tries());
        json.put("expire_at", mail.expireAt().toEpochMilli());
        if (link && mail.status() == Status.VERIFIED) {
            json.put("verified_at_client", client.value());
        }
        return json;
    }

    static Map<String, @Nullable Object> of(Verification.Shown shown) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "verification_" + shown.strategy().wire());
        json.put("status", "verified");
        json.put("strategy", shown.strategy().wire());
        json.put("attempts", null);
        json.put("expire_at", null);
        return json;
    }
}
