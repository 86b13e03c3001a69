package dev.genkan.identity.attempt;

import dev.genkan.identity.attempt.Verification.Status;
import dev.genkan.identity.credential.AttemptId;
import dev.genkan.identity.credential.EmailCodes.Issued;
import java.time.Instant;
import java.util.Optional;

/// How far the proof by mail of an attempt has come.
record MailProof(Collaborators with) {

    /// @param proven whether it was given
    Verification of(AttemptId id, Strategy strategy, boolean proven) {
        Optional<Issued> issued = with.codes().find(id);
        Instant now = with.clock().instant();
        if (issued.isEmpty()) {
            return new Verification.ByMail(strategy, proven ? Status.VERIFIED : Status.EXPIRED, 0, now);
        }
        int tries = with.limits().codeTries() - issued.get().triesLeft();
        return new Verification.ByMail(
                strategy, proven ? Status.VERIFIED : waiting(issued.get(), now), tries, issued.get().expiresAt());
    }

    private static Status waiting(Issued issued, Instant now) {
        if (issued.consumed() || !issued.expiresAt().isAfter(now)) {
            return Status.EXPIRED;
        }
        return issued.triesLeft() == 0 ? Status.FAILED : Status.UNVERIFIED;
    }
}
