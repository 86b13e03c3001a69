package dev.genkan.server.frontendapi;

import dev.genkan.gate.ReturnAddress;
import dev.genkan.identity.attempt.Answer;
import dev.genkan.identity.attempt.AttemptMoved;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.session.Client;
import dev.genkan.identity.user.User;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Wire;
import dev.genkan.server.wire.WireError;
import dev.genkan.server.wire.WireIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What sign-ups and sign-ins have in common on the wire.
///
/// @param what as it is called in errors: `sign-up` or `sign-in`
record AttemptSteps(Wire wire, String what) {

    /// A browser has one session: who is signed in begins nothing.
    void requireSignedOut(FrontCall call) {
        Optional<Client> client = call.client();
        if (client.isPresent() && !wire.sessions().live(client.get().id()).isEmpty()) {
            throw new Refused(Errors.sessionExists());
        }
    }

    /// The id in the path.
    ///
    /// @throws Refused 404 if it is none
    AttemptId id(FrontCall call, String variable) {
        return WireIds.attempt(call.variable(variable)).orElseThrow(this::notFound);
    }

    Refused notFound() {
        return new Refused(Errors.notFound(what));
    }

    /// Where the link in a mail is to lead: an address that the instance allows. Empty if none was given.
    ///
    /// @throws Refused 422 for any other
    String linkTo(FrontCall call) {
        safe(call, "action_complete_redirect_url");
        return safe(call, "redirect_url");
    }

    private String safe(FrontCall call, String field) {
        Optional<String> asked = call.body().text(field);
        return asked.isEmpty()
                ? ""
                : ReturnAddress.safe(asked.get(), wire.place().publicUrl(), wire.origins())
                        .map(safe -> safe.startsWith("/") ? wire.place().publicUrl() + safe : safe)
                        .orElseThrow(() -> new Refused(
                                Errors.unfit(field, "It has to lead to an origin that the instance allows.")));
    }

    /// Takes over what came of a step: what the browser is known by from now on.
    ///
    /// @return whether somebody came in
    /// @throws Refused for whatever is not right
    boolean accept(AttemptMoved moved, FrontCall call) {
        return switch (moved) {
            case Answer.Standing standing -> {
                call.knownBy(standing.client());
                yield false;
            }
            case Answer.SignedIn in -> {
                call.knownBy(in.client());
                if (!in.device().isNone()) {
                    call.deviceKnownBy(in.device().value());
                }
                yield true;
            }
            case Answer.Rejected rejected -> throw new Refused(errors(rejected));
            case Answer.WrongCode wrong -> throw new Refused(Errors.codeIncorrect(wrong.triesLeft()));
            case Answer.ExpiredCode expired -> throw new Refused(Errors.verificationExpired());
            case Answer.WrongPassword wrong -> throw new Refused(Errors.passwordIncorrect("password"));
            case Answer.CompromisedPassword known -> throw new Refused(Errors.passwordCompromised("password"));
            case Answer.Locked locked -> throw new Refused(locked(locked.until()));
            case Answer.LockedOut locked -> throw new Refused(locked(locked.until()));
            case Answer.Banned banned -> throw new Refused(Errors.userBanned());
            case Answer.Busy busy -> throw new Refused(Errors.busy());
            case Answer.TooMany tooMany -> throw new Refused(Errors.tooMany(tooMany.retryAfter()));
            case Answer.NoAttempt none -> throw notFound();
        };
    }

    private static List<WireError> errors(Answer.Rejected rejected) {
        return rejected.problems().stream().map(Errors::of).toList();
    }

    private WireError locked(Instant until) {
        return Errors.userLocked(
                until.equals(User.FOR_GOOD)
                        ? Optional.empty()
                        : Optional.of(Duration.between(wire.clock().instant(), until)));
    }
}
