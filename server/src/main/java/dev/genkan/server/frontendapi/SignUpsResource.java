package dev.genkan.server.frontendapi;

import dev.genkan.identity.attempt.SignUpAttempts;
import dev.genkan.identity.attempt.SignUpDetails;
import dev.genkan.identity.attempt.Strategy;
import dev.genkan.identity.attempt.Ticket;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.session.Client;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Fields;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Reply;
import dev.genkan.server.wire.Routes.Route;
import dev.genkan.server.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing up, piece by piece.
record SignUpsResource(AttemptSteps steps, SignUpAttempts attempts) {

    /// What the house does not ask of anybody.
    private static final List<String> UNKNOWN =
            List.of("username", "phone_number", "web3_wallet", "email_address_or_phone_number");

    static SignUpsResource of(Wire wire) {
        return new SignUpsResource(
                new AttemptSteps(wire, "sign-up"), new SignUpAttempts(wire.entrance(), wire.invitations()));
    }

    List<Route<FrontHandler>> routes() {
        return List.of(
                new Route<>("POST", "/v1/client/sign_ups", this::create),
                new Route<>("GET", "/v1/client/sign_ups/{sign_up_id}", this::read),
                new Route<>("PATCH", "/v1/client/sign_ups/{sign_up_id}", this::update),
                new Route<>("POST", "/v1/client/sign_ups/{sign_up_id}/prepare_verification", this::prepare),
                new Route<>("POST", "/v1/client/sign_ups/{sign_up_id}/attempt_verification", this::attempt));
    }

    /// What the client is in the middle of, or has come in by.
    Optional<Map<String, @Nullable Object>> current(Client client) {
        return attempts.current(client.id()).map(attempt -> SignUpJson.of(attempt, attempts.factors()));
    }

    private Reply create(FrontCall call) {
        steps.requireSignedOut(call);
        SignUpDetails said = details(call.body());
        Optional<String> strategy = call.body().text("strategy");
        Optional<String> ticket = call.body().text("ticket");
        if (ticket.isPresent() || strategy.filter("ticket"::equals).isPresent()) {
            Ticket shown = new Ticket(call.body().required("ticket"));
            steps.accept(attempts.create(shown, said, call.shown(), call.browser()), call);
            return latest(call);
        }
        // today's SDKs name what the password is
        Optional<Strategy> mail =
                strategy.filter(name -> !name.equals("password")).map(SignUpsResource::byMail);
        String linkTo = steps.linkTo(call);
        steps.accept(attempts.create(said, call.shown(), call.browser()), call);
        if (mail.isPresent()) {
            AttemptId id = attempts.current(call.requireClient().id())
                    .orElseThrow(steps::notFound)
                    .begun()
                    .id();
            steps.accept(attempts.prepare(id, mail.get(), linkTo, call.shown(), call.browser()), call);
        }
        return latest(call);
    }

    private Reply read(FrontCall call) {
        return show(call, id(call));
    }

    private Reply update(FrontCall call) {
        AttemptId id = id(call);
        steps.accept(attempts.update(id, details(call.body()), call.shown(), call.browser()), call);
        return show(call, id);
    }

    private Reply prepare(FrontCall call) {
        AttemptId id = id(call);
        Strategy strategy = byMail(call.body().text("strategy").orElse("email_code"));
        steps.accept(attempts.prepare(id, strategy, steps.linkTo(call), call.shown(), call.browser()), call);
        return show(call, id);
    }

    private Reply attempt(FrontCall call) {
        AttemptId id = id(call);
        String strategy = call.body().text("strategy").orElse("email_code");
        if (byMail(strategy) != Strategy.EMAIL_CODE) {
            throw new Refused(Errors.noSuchStrategy(strategy));
        }
        String code = call.body().required("code");
        steps.accept(attempts.attempt(id, code, call.shown(), call.browser()), call);
        return show(call, id);
    }

    private static Strategy byMail(String strategy) {
        return switch (strategy) {
            case "email_code" -> Strategy.EMAIL_CODE;
            case "email_link" -> Strategy.EMAIL_LINK;
            default -> throw new Refused(Errors.noSuchStrategy(strategy));
        };
    }

    /// What was left empty was not given.
    private static SignUpDetails details(Fields body) {
        for (String field : UNKNOWN) {
            if (body.text(field).isPresent()) {
                throw new Refused(Errors.unknownField(field));
            }
        }
        SignUpDetails said = SignUpDetails.nothing();
        said = body.text("email_address").map(said::emailAddress).orElse(said);
        said = body.text("password").map(said::password).orElse(said);
        said = body.text("first_name").map(String::strip).map(said::firstName).orElse(said);
        said = body.text("last_name").map(String::strip).map(said::lastName).orElse(said);
        said = body.text("locale").map(said::locale).orElse(said);
        Optional<Map<String, @Nullable Object>> metadata = body.object("unsafe_metadata");
        return metadata.isPresent() ? said.unsafeMetadata(metadata.get()) : said;
    }

    private AttemptId id(FrontCall call) {
        return steps.id(call, "sign_up_id");
    }

    private Reply show(FrontCall call, AttemptId id) {
        return FrontendApi.enveloped(call.client()
                .flatMap(client -> attempts.find(id, client.id()))
                .map(attempt -> SignUpJson.of(attempt, attempts.factors()))
                .orElseThrow(steps::notFound));
    }

    private Reply latest(FrontCall call) {
        return FrontendApi.enveloped(current(call.requireClient()).orElseThrow(steps::notFound));
    }
}
