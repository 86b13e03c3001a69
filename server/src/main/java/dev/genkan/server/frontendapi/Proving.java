package dev.genkan.server.frontendapi;

import dev.genkan.identity.account.FreshFactor;
import dev.genkan.identity.account.Proof;
import dev.genkan.identity.session.Session;
import dev.genkan.server.wire.Errors;
import dev.genkan.server.wire.Refused;
import dev.genkan.server.wire.Wire;
import java.time.Duration;
import java.util.Optional;

/// What proofs come to on the wire, and the one question before everything dangerous: whether one is fresh enough.
record Proving(Wire wire, FreshFactor factor) {

    Proving(Wire wire) {
        this(wire, new FreshFactor(wire.entrance()));
    }

    /// @throws Refused 403 with the code that makes components ask for a password or a code, if the last proof of this
    ///     session is too old; with another one if somebody acts in the member's place
    void requireFresh(Session session) {
        requireOwn(session);
        if (!factor.isFresh(session.id())) {
            throw new Refused(
                    Errors.reverificationRequired(wire.entrance().limits().freshFactor()));
        }
    }

    /// @throws Refused 403 if somebody acts in the member's place
    void requireOwn(Session session) {
        if (session.impersonator() != null) {
            throw new Refused(Errors.actedFor());
        }
    }

    /// @param field where a wrong password was typed
    /// @throws Refused for everything but what is proven
    void require(Proof proof, String field) {
        switch (proof) {
            case Proof.Proven proven -> {}
            case Proof.WrongPassword wrong -> throw new Refused(Errors.passwordIncorrect(field));
            case Proof.WrongCode wrong -> throw new Refused(Errors.codeIncorrect(wrong.triesLeft()));
            case Proof.ExpiredCode expired -> throw new Refused(Errors.verificationExpired());
            case Proof.Locked locked ->
                throw new Refused(Errors.userLocked(
                        Optional.of(Duration.between(wire.clock().instant(), locked.until()))));
            case Proof.TooMany tooMany -> throw new Refused(Errors.tooMany(tooMany.retryAfter()));
            case Proof.Nothing nothing -> throw new Refused(Errors.verificationExpired());
        }
    }
}
