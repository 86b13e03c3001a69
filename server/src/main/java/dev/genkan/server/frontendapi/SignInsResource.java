package dev.genkan.server.frontendapi;

import dev.genkan.identity.attempt.SignInAttempt;
import dev.genkan.identity.attempt.SignInAttempts;
import dev.genkan.identity.attempt.Strategy;
import dev.genkan.identity.attempt.Ticket;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.session.Client;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing in, piece by piece.
record SignInsResource(AttemptSteps steps, SignInAttempts attempts, SignInJson json) {

    static SignInsResource of(Wire wire) {
        SignInAttempts attempts = new SignInAttempts(wire.entrance(), wire.signInTokens());
        return new SignInsResource(new AttemptSteps(wire, "sign-in"), attempts, new SignInJson(wire, attempts));
    }

    List<Route<FrontHandler>> routes() {
        String one = "/v1/client/sign_ins/{sign_in_id}";
        return List.of(
                new Route<>("POST", "/v1/client/sign_ins", this::create),
                new Route<>("GET", one, this::read),
                new Route<>("POST", one + "/prepare_first_factor", this::prepare),
                new Route<>("POST", one + "/attempt_first_factor", this::attempt),
                new Route<>("POST", one + "/reset_password", this::resetPassword),
                new Route<>("POST", one + "/prepare_second_factor", this::secondFactor),
                new Route<>("POST", one + "/attempt_second_factor", this::secondFactor));
    }

    /// What the client is in the middle of, or has come in by.
    Optional<Map<String, @Nullable Object>> current(Client client) {
        return attempts.current(client.id()).map(json::of);
    }

    private Reply create(FrontCall call) {
        steps.requireSignedOut(call);
        Optional<String> strategy = call.body().text("strategy");
        if (strategy.filter("ticket"::equals).isPresent() || call.body().text("ticket").isPresent()) {
            Ticket ticket = new Ticket(call.body().required("ticket"));
            steps.accept(attempts.create(ticket, call.shown(), call.browser()), call);
            return latest(call);
        }
        Optional<String> password = call.body().text("password");
        Optional<Strategy> mail =
                strategy.filter(name -> !name.equals("password")).map(SignInsResource::byMail);
        String identifier = call.body().required("identifier");
        String linkTo = steps.linkTo(call);
        steps.accept(attempts.create(identifier, call.shown(), call.browser()), call);
        AttemptId id = open(call).begun().id();
        if (mail.isPresent()) {
            steps.accept(attempts.prepare(id, mail.get(), linkTo, call.shown(), call.browser()), call);
        } else if (password.isPresent()) {
            steps.accept(attempts.password(id, password.get(), call.shown(), call.browser()), call);
        }
        return show(call, id);
    }

    private Reply read(FrontCall call) {
        return show(call, id(call));
    }

    private Reply prepare(FrontCall call) {
        AttemptId id = id(call);
        Strategy strategy = byMail(call.body().required("strategy"));
        requireOwnAddress(call, id);
        steps.accept(attempts.prepare(id, strategy, steps.linkTo(call), call.shown(), call.browser()), call);
        return show(call, id);
    }

    /// A code goes to the address that was typed, and to no other one of the member.
    private void requireOwnAddress(FrontCall call, AttemptId id) {
        Optional<String> asked = call.body().text("email_address_id");
        if (asked.isEmpty()) {
            return;
        }
        SignInAttempt attempt = find(call, id);
        if (!asked.get().equals(SignInJson.addressId(attempt, attempts.whose(attempt)))) {
            throw new Refused(Errors.unfit("email_address_id", "Take it from the supported first factors."));
        }
    }

    private Reply attempt(FrontCall call) {
        AttemptId id = id(call);
        String strategy = call.body().required("strategy");
        steps.accept(
                switch (Strategy.of(strategy).orElseThrow(() -> new Refused(Errors.noSuchStrategy(strategy)))) {
                    case PASSWORD ->
                        attempts.password(id, call.body().required("password"), call.shown(), call.browser());
                    case EMAIL_CODE ->
                        attempts.code(
                                id, Strategy.EMAIL_CODE, call.body().required("code"), call.shown(), call.browser());
                    case RESET_PASSWORD_EMAIL_CODE ->
                        attempts.code(
                                id,
                                Strategy.RESET_PASSWORD_EMAIL_CODE,
                                call.body().required("code"),
                                call.shown(),
                                call.browser());
                    case EMAIL_LINK, TICKET -> throw new Refused(Errors.noSuchStrategy(strategy));
                },
                call);
        return show(call, id);
    }

    /// All other sessions end, whatever the call wishes: somebody who knew the old password may be in one of them.
    private Reply resetPassword(FrontCall call) {
        AttemptId id = id(call);
        call.body().flag("sign_out_of_other_sessions");
        steps.accept(
                attempts.resetPassword(id, call.body().required("password"), call.shown(), call.browser()), call);
        return show(call, id);
    }

    private Reply secondFactor(FrontCall call) {
        find(call, id(call));
        throw new Refused(Errors.noSecondFactor());
    }

    private static Strategy byMail(String strategy) {
        return switch (strategy) {
            case "email_code" -> Strategy.EMAIL_CODE;
            case "email_link" -> Strategy.EMAIL_LINK;
            case "reset_password_email_code" -> Strategy.RESET_PASSWORD_EMAIL_CODE;
            default -> throw new Refused(Errors.noSuchStrategy(strategy));
        };
    }

    private AttemptId id(FrontCall call) {
        return steps.id(call, "sign_in_id");
    }

    private SignInAttempt open(FrontCall call) {
        return attempts.current(call.requireClient().id()).orElseThrow(steps::notFound);
    }

    private SignInAttempt find(FrontCall call, AttemptId id) {
        return call.client().flatMap(client -> attempts.find(id, client.id())).orElseThrow(steps::notFound);
    }

    private Reply show(FrontCall call, AttemptId id) {
        return FrontendApi.enveloped(json.of(find(call, id)));
    }

    private Reply latest(FrontCall call) {
        return FrontendApi.enveloped(json.of(open(call)));
    }
}
