package dev.genkan.server.frontendapi;

import dev.genkan.identity.account.Proof;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.session.Session;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.SessionJson;
import dev.genkan.server.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Proving once more who one is, before something dangerous. There is one factor to prove, whatever level is asked for,
/// and nothing is kept of an attempt but what the proof itself leaves: how old the session's last one is.
public record ReverificationResource(Wire wire) {

    private static final String HERE = "/v1/client/sessions/{session_id}/verify";
    private static final List<String> LEVELS = List.of("first_factor", "second_factor", "multi_factor");

    public List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("POST", HERE, this::start),
                new Route<>("POST", HERE + "/prepare_first_factor", this::prepare),
                new Route<>("POST", HERE + "/attempt_first_factor", this::attempt));
    }

    private Reply start(FrontCall call) {
        Session session = session(call);
        if (!LEVELS.contains(call.body().required("level"))) {
            throw new Refused(Errors.unfit("level", "It is one of " + String.join(", ", LEVELS) + "."));
        }
        return told(session, "needs_first_factor", null);
    }

    private Reply prepare(FrontCall call) {
        Session session = session(call);
        requireOffered(call.body().required("strategy"), List.of("email_code"));
        String id = primary(session).id();
        if (call.body()
                .text("email_address_id")
                .filter(named -> !named.equals(id))
                .isPresent()) {
            throw new Refused(Errors.unfit("email_address_id", "Codes go to the primary address."));
        }
        return switch (new Proving(wire).factor().send(session.id(), call.browser())) {
            case Answer.Sent sent -> told(session, "needs_first_factor", codeSent());
            case Answer.TooSoon early -> told(session, "needs_first_factor", codeSent());
            case Answer.TooMany tooMany -> throw new Refused(Errors.tooMany(tooMany.retryAfter()));
            case Answer.NoAttempt gone -> throw new Refused(Errors.signedOut());
        };
    }

    private Reply attempt(FrontCall call) {
        Session session = session(call);
        String strategy = call.body().required("strategy");
        requireOffered(strategy, List.of("password", "email_code"));
        Proving proving = new Proving(wire);
        boolean byPassword = strategy.equals("password");
        if (byPassword && !hasPassword(session)) {
            throw new Refused(Errors.notOffered("strategy", "There is no password; use email_code."));
        }
        Proof proof = byPassword
                ? proving.factor().password(session.id(), call.body().required("password"))
                : proving.factor().code(session.id(), call.body().required("code"));
        proving.require(proof, byPassword ? "password" : "code");
        Map<String, @Nullable Object> verified = verification(strategy, "verified");
        return told(session, "complete", verified);
    }

    /// The session is the browser's own: a proof in one browser helps no other.
    private Session session(FrontCall call) {
        Session session = call.sessionNamed(call.variable("session_id"));
        new Proving(wire).requireOwn(session);
        return session;
    }

    /// One that proves something here.
    private boolean hasPassword(Session session) {
        return wire.entrance().factors().password()
                && wire.passwords().of(session.userId()).isPresent();
    }

    private static void requireOffered(String strategy, List<String> offered) {
        if (!offered.contains(strategy)) {
            throw new Refused(Errors.notOffered("strategy", "It is one of " + String.join(", ", offered) + "."));
        }
    }

    private Reply told(Session before, String status, @Nullable Map<String, @Nullable Object> first) {
        Session session = wire.sessions().find(before.id()).orElse(before);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "session_reverification");
        json.put("level", "first_factor");
        json.put("status", status);
        json.put("supported_first_factors", factors(session));
        json.put("supported_second_factors", null);
        json.put("first_factor_verification", first);
        json.put("second_factor_verification", null);
        Map<String, @Nullable Object> common = SessionJson.common(session);
        common.put(
                "factor_verification_age",
                SessionJson.factorAges(session, wire.clock().millis()));
        json.put("session", common);
        return FrontendApi.enveloped(json);
    }

    private List<Map<String, @Nullable Object>> factors(Session session) {
        List<Map<String, @Nullable Object>> factors = new ArrayList<>();
        if (hasPassword(session)) {
            factors.add(Map.of("strategy", "password"));
        }
        User.Address address = primary(session);
        Map<String, @Nullable Object> code = new LinkedHashMap<>();
        code.put("strategy", "email_code");
        code.put("safe_identifier", address.address().value());
        code.put("email_address_id", address.id());
        code.put("primary", true);
        factors.add(code);
        return factors;
    }

    private User.Address primary(Session session) {
        Optional<User> user = wire.users().find(session.userId());
        return user.stream()
                .flatMap(found -> found.addresses().stream())
                .filter(User.Address::primary)
                .findFirst()
                .orElseThrow(() -> new Refused(Errors.signedOut()));
    }

    private Map<String, @Nullable Object> codeSent() {
        return verification("email_code", "unverified");
    }

    private Map<String, @Nullable Object> verification(String strategy, String status) {
        Duration lives = wire.entrance().limits().codeLifetime();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", strategy.equals("password") ? "verification_password" : "verification_otp");
        json.put("status", status);
        json.put("strategy", strategy);
        json.put("attempts", null);
        json.put("expire_at", wire.clock().instant().plus(lives).toEpochMilli());
        return json;
    }
}
