package dev.genkan.server.frontendapi;

import dev.genkan.identity.attempt.Factors;
import dev.genkan.identity.attempt.SignInAttempt;
import dev.genkan.identity.attempt.SignInAttempts;
import dev.genkan.identity.attempt.Verification;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.UserJson;
import dev.genkan.server.wire.Wire;
import dev.genkan.token.SessionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A sign-in, as SDKs read it. Where nobody is told who is known here, every identifier has the same factors.
record SignInJson(Wire wire, SignInAttempts attempts) {

    Map<String, @Nullable Object> of(SignInAttempt attempt) {
        return switch (attempt) {
            case SignInAttempt.NeedsFirstFactor open -> json(open, "needs_first_factor", open.proof(), null);
            case SignInAttempt.NeedsNewPassword open -> json(open, "needs_new_password", open.proof(), null);
            case SignInAttempt.Complete done -> json(done, "complete", done.proof(), done.session());
            case SignInAttempt.Abandoned over -> json(over, "abandoned", new Verification.Unprepared(), null);
        };
    }

    private Map<String, @Nullable Object> json(
            SignInAttempt attempt, String status, Verification proof, @Nullable SessionId session) {
        Optional<User> member = attempts.whose(attempt);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "sign_in_attempt");
        json.put("id", attempt.begun().id().value());
        json.put("status", status);
        json.put("supported_identifiers", List.of("email_address"));
        json.put("identifier", attempt.identifier().value());
        json.put("supported_first_factors", factors(attempt, member));
        json.put("supported_second_factors", null);
        json.put("first_factor_verification", verification(attempt, proof));
        json.put("second_factor_verification", null);
        json.put("user_data", member.map(this::userData).orElse(null));
        json.put("created_session_id", session == null ? null : session.value());
        json.put("abandon_at", attempt.begun().abandonAt().toEpochMilli());
        json.put("client_trust_state", null);
        return json;
    }

    private List<Map<String, Object>> factors(SignInAttempt attempt, Optional<User> member) {
        boolean password =
                member.map(user -> wire.passwords().of(user.id()).isPresent()).orElse(true);
        List<Map<String, Object>> factors = new ArrayList<>();
        Factors taken = attempts.factors();
        if (password && taken.password()) {
            factors.add(Map.of("strategy", "password"));
        }
        if (taken.emailCode()) {
            factors.add(mail("email_code", attempt, member));
        }
        if (offersLinks(wire)) {
            factors.add(mail("email_link", attempt, member));
        }
        // who has no password comes in by choosing one where nothing else opens
        if (taken.password() && (password || !taken.byMail())) {
            factors.add(mail("reset_password_email_code", attempt, member));
        }
        return factors;
    }

    /// Prebuilt components are told of links where the instance says so, or where no code opens.
    static boolean offersLinks(Wire wire) {
        Factors taken = wire.entrance().factors();
        return taken.emailLink()
                && (!taken.emailCode() || wire.instance().settings().is("email_link", false));
    }

    private static Map<String, Object> mail(String strategy, SignInAttempt attempt, Optional<User> member) {
        Map<String, Object> factor = new LinkedHashMap<>();
        factor.put("strategy", strategy);
        factor.put("email_address_id", addressId(attempt, member));
        factor.put("safe_identifier", attempt.identifier().value());
        factor.put("primary", true);
        return factor;
    }

    /// Where it must not be told, a name that means this attempt's address.
    static String addressId(SignInAttempt attempt, Optional<User> member) {
        String key = attempt.identifier().key();
        return member.stream()
                .flatMap(user -> user.addresses().stream())
                .filter(User.Address::verified)
                .filter(address -> address.address().key().equals(key))
                .map(User.Address::id)
                .findFirst()
                .orElseGet(() -> "idn_" + attempt.begun().id().value().substring("sia_".length()));
    }

    private static @Nullable Object verification(SignInAttempt attempt, Verification proof) {
        return switch (proof) {
            case Verification.Unprepared nothing -> null;
            case Verification.ByMail mail ->
                VerificationJson.of(mail, attempt.begun().client());
            case Verification.Shown shown -> VerificationJson.of(shown);
        };
    }

    private Map<String, @Nullable Object> userData(User user) {
        Map<String, @Nullable Object> json =
                new LinkedHashMap<>(UserJson.of(wire).publicData(user));
        json.remove("identifier");
        json.remove("user_id");
        return json;
    }
}
